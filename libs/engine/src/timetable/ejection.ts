import type { Prices } from './dual-bound.js';
import type { Placement } from './placement.js';
import type { Schedule } from './schedule.js';

const DEPTH = 6;
const BRANCHES = 3;
/** Elementary steps that one attempt may cost. */
const ATTEMPT_WORK = 60_000;
const EPSILON = 1e-9;

interface Eviction {
  slot: number;
  evicted: readonly number[];
  loss: number;
}

/**
 * Grants wishes at the price of others where the sum is worth it: the meetings in the way are dropped, then the people
 * who lost one are given another slot for it or their next best wish, in turn at the price of others (an ejection
 * chain). Anything that does not gain is undone.
 */
export class Ejection {
  private limit = 0;

  constructor(
    private readonly schedule: Schedule,
    private readonly placement: Placement,
    private readonly prices: Prices,
  ) {}

  /** Worth of a meeting beyond what its people and its table cost others. */
  reducedValue(meeting: number): number {
    const { schedule, prices } = this;
    return (
      schedule.valueOf(meeting) -
      this.priceOf(schedule.firstOf(meeting)) -
      this.priceOf(schedule.secondOf(meeting)) -
      schedule.tableNeed(meeting) * prices.table
    );
  }

  /** Tries to raise the total value with this meeting in it; true if it did. */
  improve(meeting: number): boolean {
    const { schedule } = this;
    this.limit = schedule.work + ATTEMPT_WORK;
    const mark = schedule.mark();
    const before = schedule.placedValue;
    if (this.insert(meeting, DEPTH) && schedule.placedValue > before + EPSILON * (1 + before)) {
      schedule.commit();
      return true;
    }
    schedule.rollback(mark);
    schedule.placedValue = before;
    return false;
  }

  /** Leaves the schedule with the meeting in it and a higher value, or unchanged. */
  private insert(meeting: number, depth: number): boolean {
    const { schedule } = this;
    if (schedule.isPlaced(meeting)) return false;
    if (this.placement.place(meeting)) return true;
    if (depth === 0 || schedule.work > this.limit) return false;
    const before = schedule.placedValue;
    for (const { slot, evicted } of this.evictions(meeting)) {
      if (schedule.work > this.limit) return false;
      const mark = schedule.mark();
      for (const other of evicted) schedule.take(other);
      schedule.put(meeting, slot);
      for (const other of evicted) this.placement.place(other);
      for (const other of evicted) {
        this.compensate(schedule.firstOf(other), meeting, depth);
        this.compensate(schedule.secondOf(other), meeting, depth);
      }
      if (schedule.placedValue > before + EPSILON) return true;
      schedule.rollback(mark);
      schedule.placedValue = before;
    }
    return false;
  }

  /** Gives somebody who lost a meeting their most promising other wish. */
  private compensate(person: number, because: number, depth: number): void {
    const { schedule } = this;
    if (!schedule.hasQuotaLeft(person)) return;
    const wishes: { meeting: number; promise: number }[] = [];
    for (const meeting of schedule.input.meetingsOf[person] ?? []) {
      schedule.work++;
      if (schedule.isPlaced(meeting) || meeting === because) continue;
      wishes.push({ meeting, promise: this.reducedValue(meeting) });
    }
    wishes.sort((a, b) => b.promise - a.promise || a.meeting - b.meeting);
    for (const { meeting } of wishes.slice(0, BRANCHES)) {
      if (schedule.work > this.limit || !schedule.hasQuotaLeft(person)) return;
      this.insert(meeting, depth - 1);
    }
  }

  /** The least harmful ways to make room for a meeting, by what is lost beyond what its people can regain. */
  private evictions(meeting: number): Eviction[] {
    const { schedule } = this;
    const a = schedule.firstOf(meeting);
    const b = schedule.secondOf(meeting);
    const found: Eviction[] = [];
    for (let slot = 0; slot < schedule.input.slotCount; slot++) {
      schedule.work++;
      if (!schedule.isAvailable(a, slot) || !schedule.isAvailable(b, slot)) continue;
      const evicted = this.blockersAt(meeting, slot, a, b);
      if (evicted === null) continue;
      let loss = 0;
      for (const other of evicted) loss += this.reducedValue(other);
      found.push({ slot, evicted, loss });
    }
    return found.sort((x, y) => x.loss - y.loss || x.slot - y.slot).slice(0, BRANCHES);
  }

  private blockersAt(meeting: number, slot: number, a: number, b: number): number[] | null {
    const { schedule } = this;
    const evicted: number[] = [];
    for (const person of [a, b]) {
      const other = schedule.meetingAt(person, slot);
      if (other < 0) continue;
      if (!schedule.isMovable(other)) return null;
      evicted.push(other);
    }
    for (const person of [a, b]) {
      if (schedule.hasQuotaLeft(person) || evicted.some((other) => this.involves(other, person))) continue;
      const least = this.leastOf(person);
      if (least < 0) return null;
      evicted.push(least);
    }
    let tables = schedule.tablesLeftAt(slot);
    for (const other of evicted) if (schedule.slotOfMeeting(other) === slot) tables += schedule.tableNeed(other);
    if (tables < schedule.tableNeed(meeting)) {
      const least = this.leastAtTable(slot, evicted);
      if (least < 0) return null;
      evicted.push(least);
    }
    return evicted;
  }

  private leastOf(person: number): number {
    const { schedule } = this;
    let least = -1;
    for (const meeting of schedule.input.meetingsOf[person] ?? []) {
      schedule.work++;
      if (!schedule.isPlaced(meeting)) continue;
      if (least < 0 || this.reducedValue(meeting) < this.reducedValue(least)) least = meeting;
    }
    return least;
  }

  private leastAtTable(slot: number, except: readonly number[]): number {
    const { schedule } = this;
    let least = -1;
    for (let person = 0; person < schedule.input.people.length; person++) {
      schedule.work++;
      const meeting = schedule.meetingAt(person, slot);
      if (meeting < 0 || !schedule.isMovable(meeting) || schedule.tableNeed(meeting) === 0) continue;
      if (except.includes(meeting)) continue;
      if (least < 0 || this.reducedValue(meeting) < this.reducedValue(least)) least = meeting;
    }
    return least;
  }

  private involves(meeting: number, person: number): boolean {
    return this.schedule.firstOf(meeting) === person || this.schedule.secondOf(meeting) === person;
  }

  private priceOf(person: number): number {
    return this.prices.person[person] as number;
  }
}
