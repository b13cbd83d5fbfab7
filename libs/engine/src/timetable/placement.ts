import type { Schedule } from './schedule.js';

const NOBODY = -1;

/** Finds a slot for a meeting, moving others to other slots where that helps; never drops one. */
export class Placement {
  /** How many people could meet in each slot: scarce slots are used first, so that the others stay open. */
  private readonly popularity: Int32Array;

  constructor(private readonly schedule: Schedule) {
    const { people, slotCount, available } = schedule.input;
    this.popularity = new Int32Array(slotCount);
    for (let p = 0; p < people.length; p++) {
      for (let s = 0; s < slotCount; s++) {
        this.popularity[s] = (this.popularity[s] as number) + (available[p * slotCount + s] as number);
      }
    }
  }

  /** Places an open meeting if it can be done without dropping another one. */
  place(meeting: number): boolean {
    const { schedule } = this;
    if (!schedule.hasQuotaLeft(schedule.firstOf(meeting)) || !schedule.hasQuotaLeft(schedule.secondOf(meeting))) {
      return false;
    }
    return (
      this.placeDirectly(meeting) ||
      this.placeByChain(meeting) ||
      this.placeByTwoChains(meeting) ||
      this.placeByFreeingTable(meeting)
    );
  }

  /** Places a meeting where both are free and a table is, if needed. */
  placeDirectly(meeting: number): boolean {
    const { schedule } = this;
    const a = schedule.firstOf(meeting);
    const b = schedule.secondOf(meeting);
    if (!schedule.hasQuotaLeft(a) || !schedule.hasQuotaLeft(b)) return false;
    const need = schedule.tableNeed(meeting);
    let best = -1;
    for (let slot = 0; slot < schedule.input.slotCount; slot++) {
      schedule.work++;
      if (!schedule.isFree(a, slot) || !schedule.isFree(b, slot) || schedule.tablesLeftAt(slot) < need) continue;
      if (best < 0 || this.isBetterSlot(slot, best, need)) best = slot;
    }
    if (best < 0) return false;
    schedule.put(meeting, best);
    return true;
  }

  private isBetterSlot(slot: number, best: number, need: number): boolean {
    if (need > 0 && this.schedule.tablesLeftAt(slot) !== this.schedule.tablesLeftAt(best)) {
      return this.schedule.tablesLeftAt(slot) > this.schedule.tablesLeftAt(best);
    }
    return (this.popularity[slot] as number) < (this.popularity[best] as number);
  }

  /** One is free in a slot, the other is not but can be made free. */
  private placeByChain(meeting: number): boolean {
    const { schedule } = this;
    const need = schedule.tableNeed(meeting);
    const a = schedule.firstOf(meeting);
    const b = schedule.secondOf(meeting);
    for (let slot = 0; slot < schedule.input.slotCount; slot++) {
      const aFree = schedule.isFree(a, slot);
      if (aFree === schedule.isFree(b, slot)) continue;
      const busy = aFree ? b : a;
      if (!schedule.isAvailable(busy, slot)) continue;
      if (this.vacate(busy, slot, aFree ? a : b, need)) {
        schedule.put(meeting, slot);
        return true;
      }
    }
    return false;
  }

  /** Both are busy in a slot and both can be made free. */
  private placeByTwoChains(meeting: number): boolean {
    const { schedule } = this;
    const need = schedule.tableNeed(meeting);
    const a = schedule.firstOf(meeting);
    const b = schedule.secondOf(meeting);
    for (let slot = 0; slot < schedule.input.slotCount; slot++) {
      if (!schedule.isAvailable(a, slot) || !schedule.isAvailable(b, slot)) continue;
      if (schedule.isFree(a, slot) || schedule.isFree(b, slot)) continue;
      const mark = schedule.mark();
      if (!this.vacate(a, slot, NOBODY, 0)) continue;
      if (schedule.isFree(b, slot) ? schedule.tablesLeftAt(slot) >= need : this.vacate(b, slot, a, need)) {
        schedule.put(meeting, slot);
        return true;
      }
      schedule.rollback(mark);
    }
    return false;
  }

  /** Both are free in a slot but its tables are taken: another meeting there moves to a slot with a table left. */
  private placeByFreeingTable(meeting: number): boolean {
    const { schedule } = this;
    if (schedule.tableNeed(meeting) === 0) return false;
    const a = schedule.firstOf(meeting);
    const b = schedule.secondOf(meeting);
    for (let slot = 0; slot < schedule.input.slotCount; slot++) {
      if (!schedule.isFree(a, slot) || !schedule.isFree(b, slot)) continue;
      for (let person = 0; person < schedule.input.people.length; person++) {
        schedule.work++;
        const other = schedule.meetingAt(person, slot);
        if (other < 0 || !schedule.isMovable(other) || schedule.firstOf(other) !== person) continue;
        if (schedule.tableNeed(other) === 0) continue;
        for (let to = 0; to < schedule.input.slotCount; to++) {
          schedule.work++;
          if (schedule.tablesLeftAt(to) === 0 || !schedule.isFree(person, to)) continue;
          if (!schedule.isFree(schedule.secondOf(other), to)) continue;
          schedule.take(other);
          schedule.put(other, to);
          schedule.put(meeting, slot);
          return true;
        }
      }
    }
    return false;
  }

  /** Makes somebody free in a slot by a Kempe chain into any slot where they are free; `keep` stays free in `slot`. */
  private vacate(person: number, slot: number, keep: number, need: number): boolean {
    const { schedule } = this;
    for (let to = 0; to < schedule.input.slotCount; to++) {
      schedule.work++;
      if (to !== slot && schedule.isFree(person, to) && this.swapChain(person, slot, to, keep, need)) return true;
    }
    return false;
  }

  /**
   * Exchanges the two slots along the alternating chain that begins with a person who is busy in `from` and free in
   * `to` (Kempe). Applied only if everyone on it is available, nothing on it is fixed, and the tables suffice with
   * `need` more in `from`.
   */
  private swapChain(person: number, from: number, to: number, keep: number, need: number): boolean {
    const { schedule } = this;
    const chain: number[] = [];
    let leaving = 0;
    let meeting = schedule.meetingAt(person, from);
    let current = person;
    let target = to;
    while (meeting >= 0) {
      schedule.work++;
      if (!schedule.isMovable(meeting)) return false;
      current = schedule.partner(meeting, current);
      if (current === keep || !schedule.isAvailable(current, target)) return false;
      chain.push(meeting);
      leaving += target === to ? schedule.tableNeed(meeting) : -schedule.tableNeed(meeting);
      meeting = schedule.meetingAt(current, target);
      target = target === to ? from : to;
    }
    if (schedule.tablesLeftAt(from) + leaving < need || schedule.tablesLeftAt(to) - leaving < 0) return false;
    for (const moved of chain) schedule.take(moved);
    for (const [i, moved] of chain.entries()) schedule.put(moved, i % 2 === 0 ? to : from);
    return true;
  }
}
