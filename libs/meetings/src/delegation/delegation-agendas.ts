import { Injectable } from '@nestjs/common';
import {
  type AnswerOf,
  type DelegationAgenda,
  type listDelegationAgendas,
  mostDelegationMeetings,
  type PersonFace,
  type QueryOf,
} from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { AgendaSessions } from '../agenda-session/agenda-sessions.js';
import { FreeTimes } from '../meeting-request/free-times.js';
import { AheadRepository } from './ahead.repository.js';
import { DelegationGate, hasGranted } from './delegation-gate.js';
import { freeGaps, isClash } from './free-gaps.rules.js';
import { MemberRepository, type MemberRow } from './member.repository.js';

/** What members have ahead of them, as they let the leads see it. */
@Injectable()
export class DelegationAgendas {
  constructor(
    private readonly gate: DelegationGate,
    private readonly members: MemberRepository,
    private readonly ahead: AheadRepository,
    private readonly sessions: AgendaSessions,
    private readonly times: FreeTimes,
    private readonly participants: ParticipantReader,
    private readonly fairs: FairReader,
  ) {}

  async list(
    fairId: string,
    userId: string,
    delegationId: string,
    { cursor, limit }: QueryOf<typeof listDelegationAgendas>,
  ): Promise<AnswerOf<typeof listDelegationAgendas>> {
    await this.gate.lead(fairId, userId, delegationId);
    const [rows, total] = await Promise.all([
      this.members.list(delegationId, 'agenda', timePositionOf(cursor), limit),
      this.members.count(delegationId, 'agenda'),
    ]);
    const page = pageFrom(rows, limit, total, timePlaceOf, (row) => row);
    return { ...page, items: await this.views(fairId, page.items) };
  }

  private async views(fairId: string, rows: readonly MemberRow[]): Promise<DelegationAgenda[]> {
    const ids = rows.map(({ personId }) => personId);
    const [fair, diaries, ahead, busy] = await Promise.all([
      this.fairs.get(fairId),
      this.times.diaries(fairId, ids),
      this.ahead.of(ids),
      this.sessions.busyTimes(ids),
    ]);
    const met = [...ahead.values()]
      .flat()
      .flatMap(({ attendees }) => attendees.map(({ participantId }) => participantId));
    const faces = await this.participants.faces(fairId, [...new Set([...ids, ...met])]);
    const slots = this.fairs.slotsFor(fair);
    const now = Date.now();
    return rows.flatMap((row) => {
      const person = faces.get(row.personId);
      const diary = diaries.get(row.personId);
      if (!person || !diary) return [];
      const meetings = ahead.get(row.personId) ?? [];
      return [
        {
          person,
          meetings: meetings.slice(0, mostDelegationMeetings).map((meeting) => ({
            id: meeting.id,
            startsAt: meeting.startsAt,
            endsAt: meeting.endsAt,
            place: meeting.place,
            tableNumber: meeting.tableNumber,
            with: othersOf(meeting.attendees, person, faces),
            isClash: isClash(meeting, diary.busy),
          })),
          more: Math.max(0, meetings.length - mostDelegationMeetings),
          sessions: (busy.get(row.personId) ?? [])
            .slice(0, mostDelegationMeetings)
            .map(({ title, startsAt, endsAt }) => ({ title, startsAt, endsAt })),
          ...freeGaps(slots, diary, fair.timeZone, now),
          canBook: hasGranted(row, 'booking'),
        },
      ];
    });
  }
}

/** Whom somebody meets; the own colleagues are not news. */
function othersOf(
  attendees: readonly { participantId: string }[],
  { id, companyId }: PersonFace,
  faces: ReadonlyMap<string, PersonFace>,
): PersonFace[] {
  const others = attendees.flatMap(({ participantId }) =>
    participantId === id ? [] : (faces.get(participantId) ?? []),
  );
  const foreign = others.filter((each) => companyId === null || each.companyId !== companyId);
  return foreign.length > 0 ? foreign : others;
}
