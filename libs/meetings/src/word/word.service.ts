import { Injectable } from '@nestjs/common';
import { askAgainMinutes, type ErrorCode, type LateMinutes } from '@parvis/contracts';
import {
  audience,
  DomainError,
  notAllowed,
  Outbox,
  type RateLimit,
  RateLimiter,
  RealtimePublisher,
} from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import { AgendaService } from '../agenda/agenda.service.js';
import { otherSideOf } from '../cancellation/no-show.rules.js';
import { lateRefusal, whereRefusal } from './word.rules.js';

/** Of one person, about one meeting. */
const lateLimit: RateLimit = { name: 'meeting-late', points: 6, seconds: 600 };

/** What the sides of a meeting tell each other about its beginning. */
@Injectable()
export class WordService {
  constructor(
    private readonly agendas: AgendaService,
    private readonly participants: ParticipantReader,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly realtime: RealtimePublisher,
    private readonly limiter: RateLimiter,
  ) {}

  /**
   * Said again with the same figure it tells nobody anything.
   * @throws NOT_FOUND, NOT_ALLOWED for guests, MEETING_NOT_STARTED, MEETING_OVER, MEETING_CANCELLED, TOO_MANY_REQUESTS
   */
  async late(fairId: string, meetingId: string, userId: string, minutes: LateMinutes): Promise<void> {
    const { own, meeting, others } = await this.party(fairId, meetingId, userId);
    refuse(lateRefusal(meeting, Date.now()));
    await this.limiter.consume(lateLimit, `${meetingId}:${own.id}`);
    const isNews = await this.dataSource.transaction(async (manager) => {
      const isSet = await this.note(
        manager,
        `late_minutes = $3, late_for = lower(during)`,
        `(late_minutes, late_for) is distinct from ($3::smallint, lower(during))`,
        [meetingId, own.id, minutes],
      );
      if (isSet) await this.record(manager, { fairId, meetingId, byId: own.id, lateMinutes: minutes }, others, meeting);
      return isSet;
    });
    if (isNews) await this.show(fairId, [own.id, ...others]);
  }

  /** @throws as above, MEETING_ATTENDED when somebody of the other side has come, ASKED_JUST_NOW */
  async where(fairId: string, meetingId: string, userId: string): Promise<void> {
    const { own, meeting, others } = await this.party(fairId, meetingId, userId);
    const absent = meeting.attendees.filter(({ participantId }) => others.includes(participantId));
    refuse(whereRefusal(meeting, absent, Date.now()));
    await this.dataSource.transaction(async (manager) => {
      const isSet = await this.note(
        manager,
        `asked_where_at = now()`,
        `(asked_where_at is null or asked_where_at < now() - make_interval(mins => $3))`,
        [meetingId, own.id, askAgainMinutes],
      );
      if (!isSet) throw new DomainError('ASKED_JUST_NOW', 'conflict', `Ask again after ${askAgainMinutes} minutes`);
      await this.record(manager, { fairId, meetingId, byId: own.id, lateMinutes: null }, others, meeting);
    });
  }

  private async party(fairId: string, meetingId: string, userId: string) {
    const { participant: own, meeting } = await this.agendas.own(fairId, userId, meetingId);
    const parties = meeting.attendees.filter(({ part }) => part === 'party');
    if (!parties.some(({ participantId }) => participantId === own.id))
      throw notAllowed('Only the parties of a meeting tell each other');
    const faces = await this.participants.faces(
      fairId,
      parties.map(({ participantId }) => participantId),
    );
    const sided = parties.map(({ participantId }) => ({
      participantId,
      companyId: faces.get(participantId)?.companyId ?? null,
    }));
    const others = otherSideOf(sided, { participantId: own.id, companyId: own.companyId });
    return { own, meeting, others: others.map(({ participantId }) => participantId) };
  }

  private async note(manager: EntityManager, set: string, where: string, values: unknown[]): Promise<boolean> {
    const [, count]: [unknown, number] = await manager.query(
      `update meetings.attendee set ${set}
       where meeting_id = $1 and participant_id = $2 and part = 'party' and status = 'scheduled' and ${where}`,
      values,
    );
    return count > 0;
  }

  private async record(
    manager: EntityManager,
    word: { fairId: string; meetingId: string; byId: string; lateMinutes: LateMinutes | null },
    toIds: string[],
    { endsAt }: { endsAt: string },
  ): Promise<void> {
    if (toIds.length > 0) await this.outbox.record(manager, 'meeting.word.v1', { ...word, toIds, endsAt });
  }

  /** Open pages show it at once; the notification comes by the event. */
  private async show(fairId: string, participantIds: readonly string[]): Promise<void> {
    const users = await this.participants.userIds(participantIds);
    this.realtime.publish([...users.values()].map(audience.user), 'agenda.changed', { fairId });
  }
}

function refuse(code: ErrorCode | null): void {
  if (code) throw new DomainError(code, 'conflict');
}
