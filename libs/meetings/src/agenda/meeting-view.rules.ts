import type { AgendaMeeting, Cancellation, MeetingRow, ParticipantCard, PersonFace } from '@parvis/contracts';
import { imageUrl } from '@parvis/platform';
import { takesPartIn } from '../takes-part/takes-part.rules.js';
import type {
  CancellationRecord,
  MeetingRecord,
  OwnMeetingRecord,
  PendingMoveRecord,
  SubstitutionRecord,
  TableRecord,
} from './meeting.repository.js';

/** Who cancelled, or was missed, as seen by one of the meeting's people. */
export function cancellationFor(record: CancellationRecord | null, readerId: string): Cancellation | null {
  if (!record) return null;
  const { cause, byId, through, reason, at } = record;
  const by = byId === null ? 'organiser' : byId === readerId ? 'you' : 'other';
  return { cause, by, byId, through, reason, at };
}

type AttendanceOf = (participantId: string) => ParticipantCard['attendance'] | undefined;
type PhoneOf = (participantId: string) => string | null;
type BoothNameOf = (companyId: string | null) => string | null;

/** A meeting as one of its people sees it. */
export function agendaView(
  meeting: OwnMeetingRecord,
  readerId: string,
  faces: ReadonlyMap<string, PersonFace>,
  boothNameOf: BoothNameOf,
  phoneOf: PhoneOf,
  attendanceOf: AttendanceOf,
): AgendaMeeting {
  return {
    id: meeting.id,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    place: meeting.place,
    tableNumber: meeting.tableNumber,
    table: tableFor(meeting.table),
    boothCompanyName: boothNameOf(meeting.boothCompanyId),
    hasVideo: meeting.hasVideo,
    status: meeting.status,
    cancellation: cancellationFor(meeting.cancellation, readerId),
    attendees: meeting.attendees.flatMap(({ participantId, part, takesPart, lateMinutes, hasJoined }) => {
      const face = faces.get(participantId);
      const way = takesPartIn(meeting, { takesPart, attendance: attendanceOf(participantId) });
      return face
        ? [{ ...face, part, takesPart: way, phone: phoneOf(participantId), lateMinutes, hasCome: hasJoined }]
        : [];
    }),
    products: meeting.products,
    feedback: meeting.feedback,
    wasHeld: meeting.wasHeld,
    isAsRegistered: meeting.wasMoved && meeting.attendees.every(({ takesPart }) => takesPart === null),
    pendingMove: moveFor(meeting.pendingMove, readerId),
    substitutions: meeting.substitutions.map((each) => substitutionFor(each, faces, readerId)),
  };
}

function tableFor(table: TableRecord | null): AgendaMeeting['table'] {
  if (!table) return null;
  const { planId, ...rest } = table;
  return { ...rest, planUrl: imageUrl(planId) };
}

function moveFor(move: PendingMoveRecord | null, readerId: string): AgendaMeeting['pendingMove'] {
  if (!move) return null;
  const { holderId, ...rest } = move;
  return { ...rest, isMyTurn: holderId === readerId };
}

/** What colleagues have written to each other is not for the other side. */
function substitutionFor(
  { goneId, cameId, note, at }: SubstitutionRecord,
  faces: ReadonlyMap<string, PersonFace>,
  readerId: string,
): AgendaMeeting['substitutions'][number] {
  const nameOf = (id: string) => {
    const face = faces.get(id);
    return face ? `${face.firstName} ${face.lastName}` : '';
  };
  const company = faces.get(cameId)?.companyId ?? null;
  const isOwnSide = company !== null && faces.get(readerId)?.companyId === company;
  return { gone: nameOf(goneId), came: nameOf(cameId), cameId, note: isOwnSide ? note : '', at };
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
