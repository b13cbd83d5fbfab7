import { Injectable } from '@nestjs/common';
import { BoothReader, VisitReader } from '@parvis/booths';
import { type OwnCalls, type RoomTicket, type StandCall, standCallRingSeconds } from '@parvis/contracts';
import { type FairCaller, invalid, notAllowed, notFound, RoomTickets } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import { BlockRepository } from '../block/block.repository.js';
import { callElsewhere, callOver, callTaken, isSecondTalk, visitorNotSeen } from './stand-call.errors.js';
import { type CallRow, StandCallRepository } from './stand-call.repository.js';
import { StandCallDesk } from './stand-call-desk.js';
import { StandCallNews } from './stand-call-news.js';
import { longestWaitSeconds, StandCallTurns } from './stand-call-turns.js';
import { StandCallTurnsRepository } from './stand-call-turns.repository.js';

/** Visitors call stands, stands call visitors, and whoever is first talks. */
@Injectable()
export class StandCallService {
  constructor(
    private readonly calls: StandCallRepository,
    private readonly turns: StandCallTurns,
    private readonly open: StandCallTurnsRepository,
    private readonly desk: StandCallDesk,
    private readonly news: StandCallNews,
    private readonly booths: BoothReader,
    private readonly visits: VisitReader,
    private readonly blocks: BlockRepository,
    private readonly participants: ParticipantReader,
    private readonly tickets: RoomTickets,
  ) {}

  async own(fairId: string, caller: FairCaller): Promise<OwnCalls> {
    return this.desk.own(fairId, (await this.me(fairId, caller)).id);
  }

  /** Rings whoever is there and free; waits while all are in talks; is missed at once when nobody is there. */
  async call(fairId: string, boothId: string, message: string, caller: FairCaller): Promise<StandCall> {
    const own = await this.me(fairId, caller);
    if (!(await this.booths.isShown(fairId, boothId))) throw notFound('booth');
    if (own.companyId === boothId) throw invalid('boothId', 'oneself');
    const callId = await this.turns.take({ fairId, boothId }, async (manager, staffIds) => {
      const call = {
        fairId,
        boothId,
        kind: 'visit',
        callerId: own.id,
        takenById: null,
        state: 'queued',
        message,
      } as const;
      const id = await this.calls.start(manager, call, longestWaitSeconds);
      if (id === null) throw callElsewhere();
      const started = (await this.open.open(manager, boothId)).find((each) => each.id === id);
      if (started && staffIds.length === 0) await this.turns.hangUp(manager, started);
      return id;
    });
    await this.news.tell({ fairId, boothId }, [own.id]);
    return this.viewOf(fairId, callId);
  }

  /** Only somebody who looks at the booth and is seen there can be rung. Whoever has blocked the other is not there. */
  async invite(fairId: string, boothId: string, visitorId: string, caller: FairCaller): Promise<StandCall> {
    const own = await this.staff(fairId, boothId, caller);
    await this.assertSeen(boothId, visitorId, own.id);
    const callId = await this.turns.take({ fairId, boothId }, async (manager) => {
      const open = await this.open.open(manager, boothId);
      if (open.some(({ takenById }) => takenById === own.id)) throw callElsewhere();
      const call = {
        fairId,
        boothId,
        kind: 'invitation',
        callerId: visitorId,
        takenById: own.id,
        state: 'ringing',
        message: '',
      } as const;
      const id = await this.calls.start(manager, call, standCallRingSeconds);
      if (id === null) throw callElsewhere();
      await this.calls.ring(manager, id, [visitorId]);
      return id;
    });
    await this.news.tell({ fairId, boothId }, [visitorId]);
    return this.viewOf(fairId, callId);
  }

  /** @throws NOT_FOUND, CALL_TAKEN, CALL_OVER or CALL_ELSEWHERE */
  async accept(fairId: string, callId: string, caller: FairCaller): Promise<StandCall> {
    const own = await this.me(fairId, caller);
    const call = await this.calls.find(fairId, callId);
    if (!call || !(await this.calls.isRung(callId, own.id))) throw notFound('call');
    const answered = await this.answer(call, own.id);
    if (!answered) throw await this.tooLate(fairId, callId);
    // Whoever could have answered others is in a talk now.
    await this.turns.take(call, async () => undefined);
    await this.news.tell(call, [call.callerId, ...(answered.takenById ? [answered.takenById] : [])]);
    return this.desk.view(answered);
  }

  async decline(fairId: string, callId: string, caller: FairCaller): Promise<void> {
    const own = await this.me(fairId, caller);
    const call = await this.calls.find(fairId, callId);
    if (!call || !(await this.calls.isRung(callId, own.id))) throw notFound('call');
    await this.calls.decline(callId, own.id);
    await this.turns.take(call, async () => undefined);
    await this.news.tellOnly(fairId, [own.id, call.callerId]);
  }

  /** For the caller and for whoever talks with him or her. */
  async leave(fairId: string, callId: string, caller: FairCaller): Promise<StandCall> {
    const { call } = await this.part(fairId, callId, caller);
    const wasTalking = await this.turns.take(call, async (manager) => {
      const open = (await this.open.open(manager, call.boothId)).find(({ id }) => id === callId);
      if (open) await this.turns.hangUp(manager, open);
      return open?.state === 'talking';
    });
    if (wasTalking) await this.turns.closeRoom(callId);
    await this.news.tell(call, [call.callerId, ...(call.takenById ? [call.takenById] : [])]);
    return this.viewOf(fairId, callId);
  }

  async dismiss(fairId: string, callId: string, caller: FairCaller): Promise<void> {
    const { call, own } = await this.part(fairId, callId, caller);
    await this.calls.dismiss(callId, own.id);
    await this.news.tellOnly(fairId, [call.callerId]);
  }

  async leaveMessage(fairId: string, callId: string, message: string, caller: FairCaller): Promise<StandCall> {
    const { call, own } = await this.part(fairId, callId, caller);
    if (call.callerId !== own.id || call.kind !== 'visit') throw notFound('call');
    await this.calls.setMessage(callId, message);
    await this.news.tell(call, [own.id]);
    return this.viewOf(fairId, callId);
  }

  async ticket(fairId: string, callId: string, caller: FairCaller): Promise<RoomTicket> {
    const { call, own } = await this.part(fairId, callId, caller);
    if (call.state !== 'talking') throw callOver();
    return this.tickets.issue({
      roomId: call.id,
      fairId,
      kind: 'call',
      knocks: false,
      participantId: own.id,
      displayName: `${own.firstName} ${own.lastName}`.trim() || '–',
      companyName: own.companyName || null,
      role: 'member',
      grants: ['speak', 'share', 'observe'],
      endsAt: null,
    });
  }

  /** The caller, who has to belong to the stand. */
  async staff(fairId: string, boothId: string, caller: FairCaller): Promise<ParticipantIdentity> {
    const own = await this.me(fairId, caller);
    if (!(await this.booths.exists(fairId, boothId))) throw notFound('booth');
    if (own.kind !== 'exhibitor' || own.companyId !== boothId) throw notAllowed('Only for the own staff of a booth');
    return own;
  }

  /** @throws VISITOR_NOT_SEEN also where the visitor has blocked the member of the team, who does not learn of it. */
  async assertSeen(boothId: string, visitorId: string, staffId: string): Promise<void> {
    const [isSeen, blocked] = await Promise.all([
      this.visits.isSeenAt(boothId, visitorId),
      this.blocks.blockedAmong(visitorId, [staffId]),
    ]);
    if (!isSeen || blocked.size > 0) throw visitorNotSeen();
  }

  async me(fairId: string, caller: FairCaller): Promise<ParticipantIdentity> {
    const own = await this.participants.byUser(fairId, caller.userId);
    if (!own) throw notFound('profile');
    return own;
  }

  /** The call, and the caller as one of its two people. */
  async part(fairId: string, callId: string, caller: FairCaller): Promise<{ call: CallRow; own: ParticipantIdentity }> {
    const own = await this.me(fairId, caller);
    const call = await this.calls.find(fairId, callId);
    if (!call || (call.callerId !== own.id && call.takenById !== own.id)) throw notFound('call');
    return { call, own };
  }

  async viewOf(fairId: string, callId: string): Promise<StandCall> {
    const call = await this.calls.find(fairId, callId);
    if (!call) throw notFound('call');
    return this.desk.view(call);
  }

  private async answer(call: CallRow, ownId: string): Promise<CallRow | null> {
    try {
      return await this.calls.answer(call.id, ownId);
    } catch (error) {
      if (isSecondTalk(error)) throw callElsewhere();
      throw error;
    }
  }

  private async tooLate(fairId: string, callId: string) {
    const call = await this.calls.find(fairId, callId);
    if (call?.state !== 'talking' || call.takenById === null) return callOver();
    const by = (await this.participants.lines([call.takenById])).get(call.takenById);
    return callTaken(by?.name ?? '');
  }
}
