import type { Schedule } from './schedule.js';

/** A way to make room for a meeting. */
export interface Eviction {
  slot: number;
  evicted: readonly number[];
  loss: number;
}

/** Finds what has to go so that a meeting can take place. */
export class Evictions {
  constructor(
    private readonly schedule: Schedule,
    private readonly reduced: Float64Array,
  ) {}

  /** The least harmful ways, by what is lost beyond what the people concerned can regain. */
  best(meeting: number, count: number): Eviction[] {
    const found: Eviction[] = [];
    const leastOfPerson = new Map<number, number>();
    for (let slot = 0; slot < this.schedule.input.slotCount; slot++) {
      this.schedule.work++;
      if (!this.schedule.isAllowed(meeting, slot)) continue;
      const evicted = this.inTheWay(meeting, slot, leastOfPerson);
      if (evicted === null) continue;
      let loss = 0;
      for (const other of evicted) loss += this.reduced[other] as number;
      found.push({ slot, evicted, loss });
    }
    return found.sort((x, y) => x.loss - y.loss || x.slot - y.slot).slice(0, count);
  }

  private inTheWay(meeting: number, slot: number, leastOfPerson: Map<number, number>): number[] | null {
    const { schedule } = this;
    const evicted: number[] = [];
    /** Adds one; false if there is none or it is fixed. */
    const add = (other: number): boolean => {
      if (other < 0 || !schedule.isMovable(other)) return false;
      if (!evicted.includes(other)) evicted.push(other);
      return true;
    };
    const size = schedule.sizeOf(meeting);
    for (let i = 0; i < size; i++) {
      const other = schedule.meetingAt(schedule.member(meeting, i), slot);
      if (other >= 0 && !add(other)) return null;
    }
    for (let i = 0; i < size; i++) {
      const person = schedule.member(meeting, i);
      if (schedule.hasQuotaLeft(person) || evicted.some((other) => this.involves(other, person))) continue;
      if (!leastOfPerson.has(person)) leastOfPerson.set(person, this.leastOf(person));
      if (!add(leastOfPerson.get(person) as number)) return null;
    }
    if (!this.addCaps(meeting, slot, evicted, add) || !this.addOrder(meeting, slot, add)) return null;
    const resource = schedule.resourceOf(meeting);
    if (resource < 0 || schedule.seatsLeftAt(resource, slot) > 0) return evicted;
    if (evicted.some((other) => schedule.slotOfMeeting(other) === slot && schedule.resourceOf(other) === resource)) {
      return evicted;
    }
    return add(this.leastAt(resource, slot)) ? evicted : null;
  }

  private addCaps(meeting: number, slot: number, evicted: readonly number[], add: (other: number) => boolean): boolean {
    const { schedule } = this;
    const { caps, slotCount } = schedule.input;
    if (!caps) return true;
    for (let i = 0; i < schedule.sizeOf(meeting); i++) {
      const person = schedule.member(meeting, i);
      const cell = person * slotCount + slot;
      for (let j = caps.starts[cell] as number; j < (caps.starts[cell + 1] as number); j++) {
        const cap = caps.ids[j] as number;
        const slots = caps.slots[cap] as Int32Array;
        const held = [...slots].flatMap((s) => Math.max(schedule.meetingAt(person, s), -1));
        const remaining = held.filter((other) => other >= 0 && !evicted.includes(other));
        schedule.work += slots.length;
        for (let excess = remaining.length + 1 - (caps.max[cap] as number); excess > 0; excess--) {
          if (!add(this.least(remaining.filter((other) => !evicted.includes(other))))) return false;
        }
      }
    }
    return true;
  }

  private addOrder(meeting: number, slot: number, add: (other: number) => boolean): boolean {
    const { schedule } = this;
    const { order } = schedule.input;
    if (!order) return true;
    for (const other of order.earlier.get(meeting) ?? []) {
      if (schedule.slotOfMeeting(other) >= slot && !add(other)) return false;
    }
    for (const other of order.later.get(meeting) ?? []) {
      if (schedule.isPlaced(other) && schedule.slotOfMeeting(other) <= slot && !add(other)) return false;
    }
    return true;
  }

  private leastOf(person: number): number {
    const { schedule } = this;
    let least = -1;
    for (let slot = 0; slot < schedule.input.slotCount; slot++) {
      least = this.lesser(schedule.meetingAt(person, slot), least);
    }
    schedule.work += schedule.input.slotCount;
    return least;
  }

  private leastAt(resource: number, slot: number): number {
    const { schedule } = this;
    let least = -1;
    for (const meeting of schedule.meetingsIn(slot)) {
      if (schedule.resourceOf(meeting) === resource) least = this.lesser(meeting, least);
    }
    schedule.work += schedule.meetingsIn(slot).length >> 2;
    return least;
  }

  private least(meetings: readonly number[]): number {
    return meetings.reduce((least, meeting) => this.lesser(meeting, least), -1);
  }

  /** The movable one of the two with less worth, ties to the lower number. */
  private lesser(meeting: number, least: number): number {
    if (meeting < 0 || !this.schedule.isMovable(meeting)) return least;
    if (least < 0) return meeting;
    const gap = (this.reduced[meeting] as number) - (this.reduced[least] as number);
    return gap < 0 || (gap === 0 && meeting < least) ? meeting : least;
  }

  private involves(meeting: number, person: number): boolean {
    for (let i = 0; i < this.schedule.sizeOf(meeting); i++) {
      if (this.schedule.member(meeting, i) === person) return true;
    }
    return false;
  }
}
