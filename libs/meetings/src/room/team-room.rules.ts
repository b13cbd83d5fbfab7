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
