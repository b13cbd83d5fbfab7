import { Evictions } from './evictions.js';
import type { Placement } from './placement.js';
import type { Prices } from './prices.js';
import type { Schedule } from './schedule.js';

const DEPTH = 6;
const BRANCHES = 3;
/** Elementary steps that one attempt may cost. */
const ATTEMPT_WORK = 60_000;
const EPSILON = 1e-9;

/**
 * Grants wishes at the price of others where the sum is worth it: the meetings in the way are dropped, then the people
 * who lost one are given another slot for it or their next best wish, in turn at the price of others (an ejection
 * chain). Anything that does not gain is undone.
 */
export class Ejection {
  private limit = 0;
  private readonly evictions: Evictions;
  /** Open meetings of each person, the most promising first; made when first asked for. */
  private readonly ranked: (Int32Array | undefined)[] = [];

  constructor(
    private readonly schedule: Schedule,
    private readonly placement: Placement,
    private readonly prices: Prices,
  ) {
    this.evictions = new Evictions(schedule, prices.reduced);
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
    return false;
  }

  /** Leaves the schedule with the meeting in it and a higher value, or unchanged. */
  private insert(meeting: number, depth: number): boolean {
    const { schedule } = this;
    if (schedule.isPlaced(meeting)) return false;
    if (this.placement.place(meeting)) return true;
    if (depth === 0 || schedule.work > this.limit) return false;
    const before = schedule.placedValue;
    for (const { slot, evicted } of this.evictions.best(meeting, BRANCHES)) {
      if (schedule.work > this.limit) return false;
      const mark = schedule.mark();
      for (const other of evicted) schedule.take(other);
      if (schedule.canPut(meeting, slot)) {
        schedule.put(meeting, slot);
        for (const other of evicted) this.placement.place(other);
        for (const other of evicted) {
          for (let i = 0; i < schedule.sizeOf(other); i++) this.compensate(schedule.member(other, i), meeting, depth);
        }
        if (schedule.placedValue > before + EPSILON) return true;
      }
      schedule.rollback(mark);
    }
    return false;
  }

  /** Gives somebody who lost a meeting their most promising other wishes. */
  private compensate(person: number, because: number, depth: number): void {
    const { schedule } = this;
    let tried = 0;
    for (const meeting of this.rankedOf(person)) {
      schedule.work++;
      if (tried === BRANCHES || schedule.work > this.limit || !schedule.hasQuotaLeft(person)) return;
      if (schedule.isPlaced(meeting) || meeting === because) continue;
      tried++;
      this.insert(meeting, depth - 1);
    }
  }

  private rankedOf(person: number): Int32Array {
    const { reduced } = this.prices;
    const known = this.ranked[person];
    if (known) return known;
    const ranked = (this.schedule.input.meetingsOf[person] as Int32Array)
      .slice()
      .sort((a, b) => (reduced[b] as number) - (reduced[a] as number) || a - b);
    this.ranked[person] = ranked;
    return ranked;
  }
}
