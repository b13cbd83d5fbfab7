import { Kempe } from './kempe.js';
import type { Schedule } from './schedule.js';

/** Elementary steps that freeing a table may cost: where it takes more, trading finds better. */
const FREEING_WORK = 1_000;

/** Finds a slot for a meeting, moving others to other slots where that helps; never drops one. */
export class Placement {
  /** How many people could meet in each slot: scarce slots are used first, so that the others stay open. */
  private readonly popularity: Int32Array;
  private readonly kempe: Kempe;

  constructor(private readonly schedule: Schedule) {
    const { people, slotCount, available } = schedule.input;
    this.kempe = new Kempe(schedule);
    this.popularity = new Int32Array(slotCount);
    for (let p = 0; p < people.length; p++) {
      for (let s = 0; s < slotCount; s++) {
        this.popularity[s] = (this.popularity[s] as number) + (available[p * slotCount + s] as number);
      }
    }
  }

  /** Places an open meeting if it can be done without dropping another one. */
  place(meeting: number): boolean {
    if (!this.schedule.hasQuotaFor(meeting)) return false;
    return (
      this.placeDirectly(meeting) ||
      this.placeByChains(meeting, 1, 1) ||
      this.placeByChains(meeting, 2, this.schedule.sizeOf(meeting)) ||
      this.placeByFreeingPlace(meeting)
    );
  }

  /** Places a meeting where everybody and everything is free. */
  placeDirectly(meeting: number): boolean {
    const { schedule } = this;
    if (!schedule.hasQuotaFor(meeting)) return false;
    let best = -1;
    for (let slot = 0; slot < schedule.input.slotCount; slot++) {
      if (schedule.canPut(meeting, slot) && (best < 0 || this.isBetterSlot(meeting, slot, best))) best = slot;
    }
    if (best < 0) return false;
    schedule.put(meeting, best);
    return true;
  }

  private isBetterSlot(meeting: number, slot: number, best: number): boolean {
    const { schedule } = this;
    const resource = schedule.resourceOf(meeting);
    if (resource >= 0) {
      const more = schedule.seatsLeftAt(resource, slot) - schedule.seatsLeftAt(resource, best);
      if (more !== 0) return more > 0;
    }
    return (this.popularity[slot] as number) < (this.popularity[best] as number);
  }

  /** In a slot in which some, at least `least` and at most `most`, of the meeting's people are busy: makes them free. */
  private placeByChains(meeting: number, least: number, most: number): boolean {
    const { schedule, kempe } = this;
    for (let slot = 0; slot < schedule.input.slotCount; slot++) {
      schedule.work++;
      if (!schedule.isAllowed(meeting, slot)) continue;
      const busy = this.busyIn(meeting, slot);
      if (busy.length < least || busy.length > most) continue;
      const mark = schedule.mark();
      kempe.keepFree(meeting);
      if (this.vacateAll(busy, meeting, slot)) {
        schedule.put(meeting, slot);
        return true;
      }
      schedule.rollback(mark);
    }
    return false;
  }

  private busyIn(meeting: number, slot: number): number[] {
    const { schedule } = this;
    const busy: number[] = [];
    for (let i = 0; i < schedule.sizeOf(meeting); i++) {
      const person = schedule.member(meeting, i);
      if (schedule.meetingAt(person, slot) >= 0) busy.push(person);
    }
    return busy;
  }

  /** Leaves the slot so that the meeting can be put there, or says no and leaves changes to roll back. */
  private vacateAll(busy: readonly number[], meeting: number, slot: number): boolean {
    const { schedule } = this;
    for (const [i, person] of busy.entries()) {
      const isLast = i === busy.length - 1;
      const isFree = schedule.meetingAt(person, slot) < 0;
      if (isFree ? isLast && !schedule.canPut(meeting, slot) : !this.vacate(person, slot, isLast ? meeting : -1)) {
        return false;
      }
    }
    return true;
  }

  /** Makes somebody free in a slot by a swap with any slot where they are free, so that `meeting`, if any, fits there. */
  private vacate(person: number, slot: number, meeting: number): boolean {
    const { schedule } = this;
    const inTheWay = schedule.meetingAt(person, slot);
    if (!schedule.isMovable(inTheWay)) return false;
    for (let to = 0; to < schedule.input.slotCount; to++) {
      schedule.work++;
      if (to === slot || !schedule.isFree(person, to)) continue;
      const mark = schedule.mark();
      if (!this.kempe.swap(inTheWay, to)) continue;
      if (meeting < 0 || schedule.canPut(meeting, slot)) return true;
      schedule.rollback(mark);
    }
    return false;
  }

  /** All are free in a slot but its tables or seats are taken: another meeting there moves to where one is left. */
  private placeByFreeingPlace(meeting: number): boolean {
    const { schedule, kempe } = this;
    const resource = schedule.resourceOf(meeting);
    if (resource < 0 || !this.hasSeatSomewhere(resource)) return false;
    const limit = schedule.work + FREEING_WORK;
    for (let slot = 0; slot < schedule.input.slotCount; slot++) {
      if (!schedule.isAllowed(meeting, slot) || schedule.hasPlace(meeting, slot)) continue;
      if (!schedule.areAllFree(meeting, slot) || schedule.isCapped(meeting, slot)) continue;
      if (schedule.outOfOrder(meeting, slot) >= 0) continue;
      kempe.keepFree(meeting);
      for (const other of [...schedule.meetingsIn(slot)]) {
        if (schedule.work > limit) return false;
        if (schedule.resourceOf(other) !== resource || !schedule.isMovable(other)) continue;
        const mark = schedule.mark();
        if (this.moveElsewhere(other, resource, slot) && this.putIfPossible(meeting, slot)) return true;
        schedule.rollback(mark);
      }
    }
    return false;
  }

  private hasSeatSomewhere(resource: number): boolean {
    const { schedule } = this;
    for (let slot = 0; slot < schedule.input.slotCount; slot++) {
      if (schedule.seatsLeftAt(resource, slot) > 0) return true;
    }
    return false;
  }

  private moveElsewhere(meeting: number, resource: number, slot: number): boolean {
    const { schedule } = this;
    for (let to = 0; to < schedule.input.slotCount; to++) {
      schedule.work++;
      if (to === slot || schedule.seatsLeftAt(resource, to) === 0 || !schedule.isAllowed(meeting, to)) continue;
      const mark = schedule.mark();
      if (!this.kempe.swap(meeting, to)) continue;
      if (schedule.seatsLeftAt(resource, slot) > 0) return true;
      schedule.rollback(mark);
    }
    return false;
  }

  private putIfPossible(meeting: number, slot: number): boolean {
    if (!this.schedule.canPut(meeting, slot)) return false;
    this.schedule.put(meeting, slot);
    return true;
  }
}
