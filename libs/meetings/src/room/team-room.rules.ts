import { createHash } from 'node:crypto';

/**
 * The id of one side's back room before a meeting: a version 5 UUID (RFC 9562) with the meeting as its namespace, so that no table is
 * needed and nobody can guess it into another meeting's.
 *
 * @param sideId the side's company, or the person who has none
 */
export function teamRoomId(meetingId: string, sideId: string): string {
  const namespace = Buffer.from(meetingId.replaceAll('-', ''), 'hex');
  const bytes = createHash('sha1').update(namespace).update(sideId).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

interface Sides {
  id: string;
  attendees: readonly { participantId: string; part: 'party' | 'guest' }[];
}

/**
 * The back rooms of a meeting as one of its people sees them: the own side's, and the one of whoever was brought together with it. `other` is null where
 * both belong to one company, and so share theirs.
 *
 * @param companyOf null for somebody without a company
 */
export function sidesOf(
  { id, attendees }: Sides,
  participantId: string,
  companyOf: (participantId: string) => string | null,
): { own: string; other: string | null } {
  const roomOf = (person: string) => teamRoomId(id, companyOf(person) ?? person);
  const own = roomOf(participantId);
  const others = attendees.filter(({ part }) => part === 'party').map((attendee) => roomOf(attendee.participantId));
  return { own, other: others.find((room) => room !== own) ?? null };
}
