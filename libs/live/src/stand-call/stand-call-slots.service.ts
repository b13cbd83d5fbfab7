import { Injectable } from '@nestjs/common';
import { DutyReader } from '@parvis/booths';
import type { OfferedSlot, StandCall } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { MeetingBooker } from '@parvis/meetings';
import { DomainError, type FairCaller, notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { CallTaskRepository } from './call-task.repository.js';
import { callOver } from './stand-call.errors.js';
import { type CallRow, StandCallRepository } from './stand-call.repository.js';
import { type SlotOffer, slotOffers } from './stand-call.rules.js';
import { StandCallService } from './stand-call.service.js';
import { StandCallNews } from './stand-call-news.js';

const offered = 6;

/** What a missed call turns into: times at which both are free, and a meeting once one is taken. */
@Injectable()
export class StandCallSlots {
  constructor(
    private readonly service: StandCallService,
    private readonly calls: StandCallRepository,
    private readonly tasks: CallTaskRepository,
    private readonly duty: DutyReader,
    private readonly fairs: FairReader,
    private readonly booker: MeetingBooker,
    private readonly participants: ParticipantReader,
    private readonly news: StandCallNews,
    private readonly dataSource: DataSource,
  ) {}

  async list(fairId: string, callId: string, caller: FairCaller): Promise<OfferedSlot[]> {
    const call = await this.missed(fairId, callId, caller);
    const offers = await this.offers(call);
    const faces = await this.participants.faces(fairId, [...new Set(offers.map(({ withId }) => withId))]);
    return offers.flatMap(({ withId, startsAt, endsAt }) => {
      const face = faces.get(withId);
      return face ? [{ startsAt, endsAt, with: face }] : [];
    });
  }

  /** @throws SLOT_TAKEN where somebody else was faster. */
  async book(
    fairId: string,
    callId: string,
    { startsAt, withId }: { startsAt: string; withId: string },
    caller: FairCaller,
  ): Promise<StandCall> {
    const call = await this.missed(fairId, callId, caller);
    const at = Date.parse(startsAt);
    const slot = (await this.offers(call)).find((each) => Date.parse(each.startsAt) === at && each.withId === withId);
    if (!slot) throw slotTaken();
    await this.dataSource.transaction(async (manager) => {
      const meetingId = await this.booker.book(manager, { fairId, aId: call.callerId, bId: withId, ...slot });
      if (meetingId === null) throw slotTaken();
      if (!(await this.calls.setMeeting(manager, callId, meetingId))) throw callOver();
      await this.tasks.booked(manager, callId, withId, slot.startsAt);
    });
    await this.news.tell(call, [call.callerId]);
    await this.news.agendaChanged(fairId, [call.callerId, withId]);
    return this.service.viewOf(fairId, callId);
  }

  private async missed(fairId: string, callId: string, caller: FairCaller): Promise<CallRow> {
    const { call, own } = await this.service.part(fairId, callId, caller);
    if (call.callerId !== own.id || call.kind !== 'visit') throw notFound('call');
    if (call.state !== 'missed' || call.meetingId !== null) throw callOver();
    return call;
  }

  /** Whoever has a meeting with the caller ahead is not offered a second one. */
  private async offers({ fairId, boothId, callerId }: CallRow): Promise<SlotOffer[]> {
    const staff = [...(await this.participants.staffOf(fairId, boothId)).keys()];
    const meeting = await this.booker.alreadyMeeting(callerId, staff);
    const team = staff.filter((id) => !meeting.has(id));
    const [slots, people, taken, shifts] = await Promise.all([
      this.fairs.slots(fairId),
      this.participants.planningPeople(fairId, [callerId, ...team]),
      this.booker.takenTimes([callerId, ...team]),
      this.duty.shiftsOf(boothId),
    ]);
    const own = new Map(people.map(({ id, busy }) => [id, busy]));
    const takenBy = (id: string) => [...(taken.get(id) ?? []), ...(own.get(id) ?? [])];
    const members = team.map((id) => ({
      id,
      taken: takenBy(id),
      shifts: shifts.filter(({ participantId }) => participantId === id),
    }));
    return slotOffers(slots, { taken: takenBy(callerId) }, members, Date.now(), offered);
  }
}

const slotTaken = () => new DomainError('SLOT_TAKEN', 'conflict', 'One of the two is no longer free then');
