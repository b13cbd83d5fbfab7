import { Injectable } from '@nestjs/common';
import type { MeetingRequestPage, RequestRules } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Acting } from '../delegation/acting.js';
import { ActingRecorder } from '../delegation/acting-recorder.js';
import { requestBarred } from './request.errors.js';
import { RequestRepository } from './request.repository.js';
import { RequestNews } from './request-news.js';
import { RequestSettings } from './request-settings.js';
import { RequestViews } from './request-views.js';
import { type NewRequest, RequestWriter } from './request-writer.js';

/** Puts new requests down, with their first act and its news, in one transaction. */
@Injectable()
export class RequestKeeper {
  constructor(
    private readonly requests: RequestRepository,
    private readonly writer: RequestWriter,
    private readonly news: RequestNews,
    private readonly views: RequestViews,
    private readonly settings: RequestSettings,
    private readonly actings: ActingRecorder,
    private readonly dataSource: DataSource,
  ) {}

  sentBefore(createdBy: string, clientKey: string): Promise<string | null> {
    return this.requests.sentBefore(createdBy, clientKey);
  }

  rules(fairId: string): Promise<RequestRules> {
    return this.settings.rules(fairId);
  }

  page(fairId: string, readerId: string, requestId: string): Promise<MeetingRequestPage> {
    return this.views.page(fairId, readerId, requestId);
  }

  pendingOf(meetingId: string | null, oneId: string, otherId: string): Promise<string | null> {
    return meetingId === null ? this.requests.pendingBetween(oneId, otherId) : this.requests.pendingMove(meetingId);
  }

  /** Requests of one person are counted one after the other. @throws REQUEST_NOT_POSSIBLE with `quota` */
  async refuseAboveQuota(manager: EntityManager, fromId: string, { mostPending }: RequestRules): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`request:${fromId}`]);
    if ((await this.requests.countPending(fromId, manager)) >= mostPending)
      throw requestBarred({ code: 'quota', note: '', opensAt: null, requestId: null, meetingId: null });
  }

  /** Id of the request. @param check what has to hold in the same transaction. */
  async add(
    request: NewRequest,
    check: (manager: EntityManager) => Promise<void>,
    acting: Acting | null = null,
  ): Promise<string> {
    const { fairId, fromId, toId, message, times } = request;
    const id = await this.dataSource.transaction(async (manager) => {
      await check(manager);
      const added = await this.writer.add(manager, request);
      await this.writer.note(manager, added, { act: 'sent', byId: fromId, times, acting });
      const row = await this.requests.lock(manager, added);
      if (row) await this.news.record(manager, row, { act: 'sent', byId: fromId, tell: [toId], message });
      const act = request.kind === 'move' ? 'move-sent' : 'sent';
      await this.actings.record(manager, acting, { requestId: added, act, withId: toId });
      return added;
    });
    await this.news.changed(fairId, [fromId, toId, ...request.companionIds], request.kind === 'move');
    return id;
  }
}
