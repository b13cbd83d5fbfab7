import { Injectable } from '@nestjs/common';
import type { BodyOf, MeetingRequestPage, sendMove, sendRequest } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { DomainError, notFound } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import type { EntityManager } from 'typeorm';
import type { Acting } from '../delegation/acting.js';
import { FreeTimes } from './free-times.js';
import { MovableMeetings } from './movable-meetings.js';
import { isSecondRequest, requestBarred, requestPending, timeTaken } from './request.errors.js';
import { RequestBars } from './request-bars.js';
import { deadlineOf } from './request-deadline.rules.js';
import { RequestKeeper } from './request-keeper.js';
import { RequestParts } from './request-parts.js';
import type { NewRequest } from './request-writer.js';

/** Sends proposals. Nothing is held for them. */
@Injectable()
export class SendRequestService {
  constructor(
    private readonly parts: RequestParts,
    private readonly keeper: RequestKeeper,
    private readonly bars: RequestBars,
    private readonly times: FreeTimes,
    private readonly meetings: MovableMeetings,
    private readonly participants: ParticipantReader,
    private readonly fairs: FairReader,
  ) {}

  /** @param acting a lead who sends it for this account. @throws CONSENT_MISSING, REQUEST_NOT_POSSIBLE, COLLEAGUE_ASKED, TIME_TAKEN, NOT_A_COLLEAGUE, REQUEST_PENDING */
  async send(
    fairId: string,
    userId: string,
    body: BodyOf<typeof sendRequest>,
    acting: Acting | null = null,
  ): Promise<MeetingRequestPage> {
    const own = await this.parts.own(fairId, userId);
    return this.once(fairId, own, body, () => this.ask(fairId, own, body, acting));
  }

  private async ask(
    fairId: string,
    own: ParticipantIdentity,
    body: BodyOf<typeof sendRequest>,
    acting: Acting | null,
  ): Promise<MeetingRequestPage> {
    const other = await this.participants.find(fairId, body.toId);
    if (!other) throw notFound('person');
    const [fair, rules] = await Promise.all([this.fairs.get(fairId), this.keeper.rules(fairId)]);
    const bar = await this.bars.of(fair, rules, own, other);
    if (bar) throw requestBarred(bar);
    const times = await this.parts.slots(fairId, body.times);
    const companionIds = await this.parts.companions(own, body.companionIds);
    const question = { fairId, ownId: own.id, otherId: other.id, companionIds, movedMeetingId: null };
    const left = await this.times.left(question, times);
    if (left.left.length < times.length) {
      if (left.left.length + left.suggested.length === 0) throw requestBarred(this.bars.noFreeTime());
      throw timeTaken(left);
    }
    if (!body.besideColleague) await this.refuseBesideColleague(own, other);
    const request: NewRequest = {
      fairId,
      kind: 'meet',
      fromId: own.id,
      toId: other.id,
      clientKey: body.clientKey,
      meetingId: null,
      reason: body.reason,
      message: body.message,
      times,
      companionIds,
      deadline: deadlineOf(Date.now(), rules.hoursToAnswer, times),
    };
    return this.add(request, (manager) => this.keeper.refuseAboveQuota(manager, own.id, rules), acting);
  }

  /** @param acting as for `send`. @throws CONSENT_MISSING, NOT_FOUND, NOT_ALLOWED, MEETING_CANCELLED, MEETING_BEGUN, MEETING_OVER, MEETING_ATTENDED, TIME_TAKEN, REQUEST_PENDING */
  async move(
    fairId: string,
    userId: string,
    meetingId: string,
    body: BodyOf<typeof sendMove>,
    acting: Acting | null = null,
  ): Promise<MeetingRequestPage> {
    const own = await this.parts.own(fairId, userId);
    return this.once(fairId, own, body, () => this.askToMove(fairId, own, meetingId, body, acting));
  }

  private async askToMove(
    fairId: string,
    own: ParticipantIdentity,
    meetingId: string,
    body: BodyOf<typeof sendMove>,
    acting: Acting | null,
  ): Promise<MeetingRequestPage> {
    const { otherId, answerBy } = await this.meetings.otherSide(fairId, meetingId, own);
    const times = await this.parts.slots(fairId, body.times);
    const question = { fairId, ownId: own.id, otherId, companionIds: [], movedMeetingId: meetingId };
    const left = await this.times.left(question, times);
    if (left.left.length < times.length) throw timeTaken(left);
    const rules = await this.keeper.rules(fairId);
    const deadline = deadlineOf(Date.now(), rules.hoursToAnswer, times, answerBy);
    const request: NewRequest = {
      fairId,
      kind: 'move',
      fromId: own.id,
      toId: otherId,
      clientKey: body.clientKey,
      meetingId,
      reason: null,
      message: body.message,
      times,
      companionIds: [],
      deadline,
    };
    return this.add(request, undefined, acting);
  }

  private async add(
    request: NewRequest,
    check: (manager: EntityManager) => Promise<void> = async () => undefined,
    acting: Acting | null = null,
  ): Promise<MeetingRequestPage> {
    const { fairId, fromId, toId } = request;
    try {
      const id = await this.keeper.add(request, check, acting);
      return await this.keeper.page(fairId, fromId, id);
    } catch (error) {
      if (!isSecondRequest(error)) throw error;
      throw requestPending(await this.keeper.pendingOf(request.meetingId, fromId, toId));
    }
  }

  /** What a browser sends twice, at whatever moment, is sent once: the second one may be refused for what the first one has just done. */
  private async once(
    fairId: string,
    own: ParticipantIdentity,
    { clientKey }: { clientKey: string },
    send: () => Promise<MeetingRequestPage>,
  ): Promise<MeetingRequestPage> {
    const known = await this.keeper.sentBefore(own.id, clientKey);
    if (known !== null) return this.keeper.page(fairId, own.id, known);
    try {
      return await send();
    } catch (error) {
      const same = await this.keeper.sentBefore(own.id, clientKey);
      if (same === null) throw error;
      return this.keeper.page(fairId, own.id, same);
    }
  }

  private async refuseBesideColleague(own: ParticipantIdentity, other: ParticipantIdentity): Promise<void> {
    const warnings = await this.bars.warnings(own, other);
    const [first] = warnings;
    if (!first) return;
    throw new DomainError('COLLEAGUE_ASKED', 'conflict', 'The two companies talk already', {
      details: { colleague: first.own.name, colleagueId: first.own.id, warnings },
    });
  }
}
