import { Injectable } from '@nestjs/common';
import type { BodyOf, counterRequest, declineRequest, handOverRequest, MeetingRequestPage } from '@parvis/contracts';
import { notAllowed, notFound } from '@parvis/platform';
import type { ParticipantIdentity } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import type { Acting } from '../delegation/acting.js';
import { ActingRecorder } from '../delegation/acting-recorder.js';
import { FreeTimes } from './free-times.js';
import { isLateMove } from './late-move.rules.js';
import { isSecondRequest, notYourTurn, requestPending, timeTaken } from './request.errors.js';
import { RequestRepository, type RequestRow } from './request.repository.js';
import { deadlineOf } from './request-deadline.rules.js';
import { RequestKeeper } from './request-keeper.js';
import { type News, RequestNews } from './request-news.js';
import { otherSide, RequestParts, sideOf, stillPending } from './request-parts.js';
import { RequestWriter } from './request-writer.js';

/** Answers that book nothing. */
@Injectable()
export class RequestTurnService {
  constructor(
    private readonly parts: RequestParts,
    private readonly keeper: RequestKeeper,
    private readonly requests: RequestRepository,
    private readonly writer: RequestWriter,
    private readonly news: RequestNews,
    private readonly times: FreeTimes,
    private readonly actings: ActingRecorder,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws REQUEST_OVER, TIME_TAKEN */
  async counter(
    fairId: string,
    userId: string,
    requestId: string,
    body: BodyOf<typeof counterRequest>,
    acting: Acting | null = null,
  ): Promise<MeetingRequestPage> {
    const { own, row: seen } = await this.parts.principal(fairId, userId, requestId);
    const times = await this.parts.slots(fairId, body.times);
    const movedMeetingId = seen.kind === 'move' ? seen.meetingId : null;
    const question = { fairId, ownId: own.id, otherId: partnerOf(seen, own.id), companionIds: [], movedMeetingId };
    const left = await this.times.left(question, times);
    if (left.left.length < times.length) throw timeTaken(left);
    const { hoursToAnswer } = await this.keeper.rules(fairId);
    return this.change(own, requestId, async (manager, row) => {
      const side = sideOf(row, own.id);
      const deadline = deadlineOf(Date.now(), hoursToAnswer, times, answerBy(row));
      await this.writer.propose(manager, row.id, otherSide(side), times, deadline);
      await this.writer.note(manager, row.id, { act: 'countered', byId: own.id, note: body.note, times, acting });
      await this.actings.record(manager, acting, { requestId, act: 'countered', withId: partnerOf(row, own.id) });
      return [{ act: 'countered', byId: own.id, tell: [partnerOf(row, own.id)], message: body.note }];
    });
  }

  /** @throws REQUEST_OVER, NOT_A_COLLEAGUE, NOT_ALLOWED where a meeting is to be moved, REQUEST_PENDING */
  async handOver(
    fairId: string,
    userId: string,
    requestId: string,
    { colleagueId, note }: BodyOf<typeof handOverRequest>,
  ): Promise<MeetingRequestPage> {
    const { own, row: seen } = await this.parts.principal(fairId, userId, requestId);
    if (seen.kind === 'move') throw notAllowed('Hand the meeting over instead');
    const colleague = await this.parts.colleague(own, colleagueId);
    const { hoursToAnswer } = await this.keeper.rules(fairId);
    try {
      return await this.change(own, requestId, async (manager, row) => {
        const side = sideOf(row, own.id);
        // Whoever has to answer now has the whole time for it.
        const deadline = row.turn === side ? deadlineOf(Date.now(), hoursToAnswer, row.times) : null;
        await this.writer.handOver(manager, row.id, side, own.id, colleague.id, deadline);
        await this.writer.note(manager, row.id, { act: 'handed-over', byId: own.id, toId: colleague.id, side, note });
        return [
          { act: 'taken-over', byId: own.id, tell: [colleague.id], message: note },
          { act: 'handed-over', byId: own.id, tell: [partnerOf(row, own.id)] },
        ];
      });
    } catch (error) {
      if (!isSecondRequest(error)) throw error;
      throw requestPending(await this.keeper.pendingOf(null, colleague.id, partnerOf(seen, own.id)));
    }
  }

  /** @throws REQUEST_OVER, REQUEST_NOT_YOUR_TURN */
  async decline(
    fairId: string,
    userId: string,
    requestId: string,
    { reason, note }: BodyOf<typeof declineRequest>,
    acting: Acting | null = null,
  ): Promise<MeetingRequestPage> {
    const { own } = await this.parts.principal(fairId, userId, requestId);
    return this.change(own, requestId, async (manager, row) => {
      const side = sideOf(row, own.id);
      if (row.turn !== side) throw notYourTurn();
      await this.writer.end(manager, row.id, { status: 'declined', reason, note });
      await this.writer.note(manager, row.id, { act: 'declined', byId: own.id, note, acting });
      await this.actings.record(manager, acting, { requestId, act: 'declined', withId: partnerOf(row, own.id) });
      return [{ act: 'declined', byId: own.id, tell: [partnerOf(row, own.id)], message: note }];
    });
  }

  /** By whoever has asked, or waits. @throws REQUEST_OVER, REQUEST_NOT_YOUR_TURN */
  async withdraw(
    fairId: string,
    userId: string,
    requestId: string,
    acting: Acting | null = null,
  ): Promise<MeetingRequestPage> {
    const { own } = await this.parts.principal(fairId, userId, requestId);
    return this.change(own, requestId, async (manager, row) => {
      const side = sideOf(row, own.id);
      if (side === 'to' && row.turn === 'to') throw notYourTurn();
      await this.writer.end(manager, row.id, { status: 'withdrawn' });
      await this.writer.note(manager, row.id, { act: 'withdrawn', byId: own.id, acting });
      await this.actings.record(manager, acting, { requestId, act: 'withdrawn', withId: partnerOf(row, own.id) });
      return [{ act: 'withdrawn', byId: own.id, tell: [partnerOf(row, own.id)] }];
    });
  }

  /** Does something to a request that waits, held, and tells of it as it is then. */
  private async change(
    own: ParticipantIdentity,
    requestId: string,
    work: (manager: EntityManager, row: RequestRow) => Promise<News[]>,
  ): Promise<MeetingRequestPage> {
    const changed = await this.dataSource.transaction(async (manager) => {
      const row = stillPending(await this.requests.lock(manager, requestId));
      // Handed to a colleague meanwhile.
      if (row.fromId !== own.id && row.toId !== own.id) throw notYourTurn();
      const news = await work(manager, row);
      const after = await this.requests.lock(manager, requestId);
      if (!after) throw notFound('request');
      for (const each of news) await this.news.record(manager, after, each);
      return after;
    });
    const everybody = changed.people.map(({ id }) => id);
    await this.news.changed(own.fairId, everybody, changed.kind === 'move');
    return this.keeper.page(own.fairId, own.id, requestId);
  }
}

/** A meeting that is to be moved is not waited for, unless one waits in it. */
const answerBy = ({ kind, meetingTime, createdAt }: RequestRow): string | null =>
  kind === 'move' && meetingTime && !isLateMove(createdAt, meetingTime.startsAt) ? meetingTime.startsAt : null;

const partnerOf = ({ fromId, toId }: RequestRow, ownId: string) => (ownId === fromId ? toId : fromId);
