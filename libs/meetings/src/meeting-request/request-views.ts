import { Injectable } from '@nestjs/common';
import type {
  Interval,
  MeetingRequest,
  MeetingRequestPage,
  OnBehalf,
  PersonFace,
  RequestSide,
  RequestTime,
} from '@parvis/contracts';
import { RequestActKind } from '@parvis/contracts';
import { notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { FreeTimes } from './free-times.js';
import { isFree, type OptionPerson } from './option-times.rules.js';
import { type ActingRow, type RequestActRow, RequestRepository, type RequestRow } from './request.repository.js';

/** Requests as one of their people sees them. */
@Injectable()
export class RequestViews {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly times: FreeTimes,
    private readonly requests: RequestRepository,
  ) {}

  /** In the order of the rows; one look at everybody's agenda, however many they are. */
  async many(fairId: string, readerId: string, rows: readonly RequestRow[]): Promise<MeetingRequest[]> {
    const ids = [...new Set(rows.flatMap(({ people }) => people.map(({ id }) => id)))];
    const leads = rows.flatMap(({ acting }) => acting?.leadId ?? []);
    const [faces, diaries] = await Promise.all([
      this.participants.faces(fairId, [...new Set([...ids, ...leads])]),
      this.times.diaries(fairId, ids),
    ]);
    return rows.map((row) => view(row, readerId, faces, diaries));
  }

  async page(fairId: string, readerId: string, requestId: string): Promise<MeetingRequestPage> {
    const row = await this.requests.findFor(fairId, requestId, readerId);
    if (!row) throw notFound('request');
    const [[request], acts] = await Promise.all([this.many(fairId, readerId, [row]), this.requests.acts(requestId)]);
    if (!request) throw notFound('request');
    const ids = acts.flatMap(({ byId, toId, acting }) =>
      [byId, toId, acting?.leadId ?? null].filter((id) => id !== null),
    );
    const faces = await this.participants.faces(fairId, [...new Set(ids)]);
    return { ...request, acts: acts.map((act) => actView(act, request.side, faces)) };
  }
}

function view(
  row: RequestRow,
  readerId: string,
  faces: ReadonlyMap<string, PersonFace>,
  diaries: ReadonlyMap<string, OptionPerson>,
): MeetingRequest {
  const own = row.people.find(({ id }) => id === readerId);
  if (!own) throw notFound('request');
  const { side, part } = own;
  const isPending = row.status === 'pending';
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    meetingId: row.meetingId,
    meetingTime: row.meetingTime,
    side,
    part,
    people: row.people.flatMap(({ id, ...rest }) => {
      const face = faces.get(id);
      return face ? [{ ...face, ...rest }] : [];
    }),
    reason: row.reason,
    message: row.message,
    onBehalf: onBehalf(row.acting, faces),
    turn: row.turn,
    isMyTurn: isPending && part === 'principal' && row.turn === side,
    round: row.round,
    times: isPending ? row.times.map((time) => timeView(time, row, side, diaries)) : row.times.map(settled),
    decline: row.declineReason === null ? null : { reason: row.declineReason, note: row.declineNote },
    expiresAt: row.expiresAt,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** Of what is over nobody has to choose any more. */
const settled = (time: Interval): RequestTime => ({
  ...time,
  state: Date.parse(time.startsAt) <= Date.now() ? 'past' : 'free',
  clashIds: [],
});

function timeView(
  time: Interval,
  { fromId, toId, people, kind, meetingTime }: RequestRow,
  side: RequestSide,
  diaries: ReadonlyMap<string, OptionPerson>,
): RequestTime {
  const [ownId, otherId] = side === 'from' ? [fromId, toId] : [toId, fromId];
  // A meeting that is to be moved takes nobody's time from its own next one.
  const moved = kind === 'move' && meetingTime ? Date.parse(meetingTime.startsAt) : null;
  const isTaken = (id: string) => {
    const diary = diaries.get(id);
    if (!diary) return true;
    const meetings = diary.meetings.filter(({ startsAt }) => Date.parse(startsAt) !== moved);
    return !isFree({ ...diary, meetings }, time);
  };
  const state =
    Date.parse(time.startsAt) <= Date.now()
      ? 'past'
      : isTaken(ownId)
        ? 'taken-own'
        : isTaken(otherId)
          ? 'taken-other'
          : 'free';
  const companions = people.filter(({ part }) => part === 'companion').map(({ id }) => id);
  return { ...time, state, clashIds: companions.filter(isTaken) };
}

function actView(row: RequestActRow, side: RequestSide, faces: ReadonlyMap<string, PersonFace>) {
  const faceOf = (id: string | null) => (id === null ? null : (faces.get(id) ?? null));
  return {
    act: RequestActKind.parse(row.act),
    at: row.at,
    by: faceOf(row.byId),
    to: faceOf(row.toId),
    note: row.side !== null && row.side !== side ? '' : row.note,
    times: row.times,
    onBehalf: onBehalf(row.acting, faces),
  };
}

function onBehalf(acting: ActingRow | null, faces: ReadonlyMap<string, PersonFace>): OnBehalf | null {
  if (acting === null) return null;
  const lead = acting.leadId === null ? undefined : faces.get(acting.leadId);
  const { delegation, personId } = acting;
  return { leadName: lead ? `${lead.firstName} ${lead.lastName}` : '', delegation, personId };
}
