import type { AgendaMeeting, Cancellation, MeetingRow, PersonFace } from '@parvis/contracts';
import type { CancellationRecord, MeetingRecord, OwnMeetingRecord } from './meeting.repository.js';

/** Who cancelled, or was missed, as seen by one of the meeting's people. */
export function cancellationFor(record: CancellationRecord | null, readerId: string): Cancellation | null {
  if (!record) return null;
  const { cause, byId, reason, at } = record;
  const by = byId === null ? 'organiser' : byId === readerId ? 'you' : 'other';
  return { cause, by, byId, reason, at };
}

type PhoneOf = (participantId: string) => string | null;
type BoothNameOf = (companyId: string | null) => string | null;

/** A meeting as one of its people sees it. */
export function agendaView(
  meeting: OwnMeetingRecord,
  readerId: string,
  faces: ReadonlyMap<string, PersonFace>,
  boothNameOf: BoothNameOf,
  phoneOf: PhoneOf,
): AgendaMeeting {
  return {
    id: meeting.id,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    place: meeting.place,
    tableNumber: meeting.tableNumber,
    boothCompanyName: boothNameOf(meeting.boothCompanyId),
    hasVideo: meeting.hasVideo,
    status: meeting.status,
    cancellation: cancellationFor(meeting.cancellation, readerId),
    attendees: meeting.attendees.flatMap(({ participantId, part }) => {
      const face = faces.get(participantId);
      return face ? [{ ...face, part, phone: phoneOf(participantId) }] : [];
    }),
    products: meeting.products,
    feedback: meeting.feedback,
    wasHeld: meeting.wasHeld,
  };
}

/** A meeting in the organiser's list. */
export function rowView(
  meeting: MeetingRecord,
  lines: ReadonlyMap<string, MeetingRow['people'][number]>,
  boothNameOf: BoothNameOf,
): MeetingRow {
  return {
    id: meeting.id,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    place: meeting.place,
    tableNumber: meeting.tableNumber,
    boothCompanyName: boothNameOf(meeting.boothCompanyId),
    hasVideo: meeting.hasVideo,
    status: meeting.status,
    cause: meeting.cancellation?.cause ?? null,
    people: meeting.attendees.map(({ participantId: id }) => lines.get(id) ?? { id, name: '', companyName: '' }),
    wasHeld: meeting.wasHeld,
  };
}
