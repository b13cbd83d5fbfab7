import { Injectable } from '@nestjs/common';
import type {
  BodyOf,
  ChatReport,
  ChatReportView,
  decideChatReport,
  ModerationEntry,
  Page,
  ReportReason,
} from '@parvis/contracts';
import {
  DomainError,
  type FairCaller,
  notAllowed,
  notFound,
  Outbox,
  pageFrom,
  type RateLimit,
  RateLimiter,
  timePlaceOf,
  timePositionOf,
} from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import { ChatRepository } from './chat.repository.js';
import { ConversationAccess } from './conversation-access.js';
import { HiddenNews } from './hidden-news.js';
import { MessageViews } from './message-views.js';
import { ModerationRepository, type NewAct, type ReportRow } from './moderation.repository.js';
import { SuspensionRepository } from './suspension.repository.js';

const reportLimit: RateLimit = { name: 'chat-reports', points: 20, seconds: 3_600 };

type Paging = { cursor?: string; limit: number };

/** What is shown to the organiser of chats, and what he or she can do. Nothing is read that nobody has reported. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly moderation: ModerationRepository,
    private readonly suspensions: SuspensionRepository,
    private readonly access: ConversationAccess,
    private readonly chat: ChatRepository,
    private readonly views: MessageViews,
    private readonly hidden: HiddenNews,
    private readonly participants: ParticipantReader,
    private readonly limiter: RateLimiter,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  async report(
    at: { fairId: string; conversationId: string; messageId: string },
    userId: string,
    why: { reason: ReportReason; note: string },
  ): Promise<void> {
    const { self } = await this.access.require(at.fairId, at.conversationId, userId);
    const message = await this.chat.find(at.conversationId, at.messageId);
    if (!message || message.isDeleted) throw notFound('message');
    if (message.senderId === self.id) throw new DomainError('CONFLICT', 'conflict', 'This is your own message');
    // Reports are for the organiser, whom one has to take elsewhere.
    const people = await this.participants.userIds([self.id, message.senderId]);
    if (people.size < 2) throw notAllowed('Organisers without a profile neither report nor are reported');
    await this.limiter.consume(reportLimit, self.id);
    await this.dataSource.transaction(async (manager) => {
      const isNew = await this.moderation.report(manager, at.fairId, message.id, self.id, why);
      if (isNew)
        await this.outbox.record(manager, 'decision.awaited.v1', { fairId: at.fairId, what: 'chat-report', by: '' });
    });
  }

  async list(
    fairId: string,
    { state, cursor, limit }: Paging & { state: 'open' | 'decided' },
  ): Promise<Page<ChatReport>> {
    const isOpen = state === 'open';
    const [rows, total] = await Promise.all([
      this.moderation.page(fairId, isOpen, timePositionOf(cursor), limit),
      this.moderation.count(fairId, isOpen),
    ]);
    return pageFrom(rows, limit, total, timePlaceOf, await this.reportsOf(fairId, rows));
  }

  async read(fairId: string, reportId: string, caller: FairCaller): Promise<ChatReportView> {
    const row = await this.find(fairId, reportId);
    const around = await this.moderation.around(row);
    const [viewOf, messageOf] = await Promise.all([this.reportsOf(fairId, [row]), this.views.of(around)]);
    await this.log(this.dataSource.manager, row, caller, { fairId, act: 'read', note: '', hours: null });
    return { ...viewOf(row), messageId: row.messageId, context: around.map(messageOf) };
  }

  async decide(
    fairId: string,
    reportId: string,
    { act, note, hours }: BodyOf<typeof decideChatReport>,
    caller: FairCaller,
  ): Promise<ChatReport> {
    const row = await this.find(fairId, reportId);
    const userId = (await this.participants.userIds([row.senderId])).get(row.senderId);
    await this.dataSource.transaction(async (manager) => {
      await this.moderation.decide(manager, row.messageId, act);
      await this.log(manager, row, caller, { fairId, act, note, hours: act === 'suspended' ? hours : null });
      if (act === 'dismissed') return;
      await this.chat.hide(manager, row.messageId);
      if (act === 'suspended') await this.suspensions.add(manager, row.senderId, hours);
      if (act !== 'hidden' && userId !== undefined)
        await this.outbox.record(manager, 'chat.moderated.v1', { fairId, userId, act, note });
    });
    if (act !== 'dismissed') await this.hidden.tell(fairId, row);
    const decided = await this.find(fairId, reportId);
    return (await this.reportsOf(fairId, [decided]))(decided);
  }

  async lift(fairId: string, participantId: string, caller: FairCaller): Promise<void> {
    const person = await this.participants.find(fairId, participantId);
    if (!person) throw notFound('person');
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.suspensions.lift(manager, participantId))) throw notFound('suspension');
      const by = { id: caller.userId, name: caller.name };
      await this.moderation.log(manager, {
        fairId,
        participantId,
        reportId: null,
        act: 'lifted',
        by,
        note: '',
        hours: null,
      });
      await this.outbox.record(manager, 'chat.moderated.v1', {
        fairId,
        userId: person.userId,
        act: 'lifted',
        note: '',
      });
    });
  }

  async acts(fairId: string, { cursor, limit }: Paging): Promise<Page<ModerationEntry>> {
    const [rows, total] = await Promise.all([
      this.moderation.acts(fairId, timePositionOf(cursor), limit),
      this.moderation.countActs(fairId),
    ]);
    const personIn = await this.views.people(
      fairId,
      rows.map((row) => row.participantId),
    );
    return pageFrom(
      rows,
      limit,
      total,
      ({ place }) => timePlaceOf({ at: place }),
      ({ place: _, participantId, ...row }) => ({ ...row, person: personIn(participantId) }),
    );
  }

  private async find(fairId: string, reportId: string): Promise<ReportRow> {
    const row = await this.moderation.find(fairId, reportId);
    if (!row) throw notFound('report');
    return row;
  }

  private log(
    manager: EntityManager,
    { id: reportId, senderId: participantId }: ReportRow,
    caller: FairCaller,
    act: Pick<NewAct, 'fairId' | 'act' | 'note' | 'hours'>,
  ): Promise<void> {
    return this.moderation.log(manager, {
      ...act,
      participantId,
      reportId,
      by: { id: caller.userId, name: caller.name },
    });
  }

  private async reportsOf(fairId: string, rows: readonly ReportRow[]): Promise<(row: ReportRow) => ChatReport> {
    const [personIn, suspended] = await Promise.all([
      this.views.people(
        fairId,
        rows.flatMap(({ senderId, reporterId }) => [senderId, reporterId]),
      ),
      this.suspensions.among(rows.map(({ senderId }) => senderId)),
    ]);
    return ({ id, kind, reason, note, text, createdAt, decision, decidedAt, otherReports, senderId, reporterId }) => ({
      id,
      kind,
      reason,
      note,
      text,
      createdAt,
      decision,
      decidedAt,
      otherReports,
      sender: personIn(senderId),
      reporter: personIn(reporterId),
      isSuspended: suspended.has(senderId),
    });
  }
}
