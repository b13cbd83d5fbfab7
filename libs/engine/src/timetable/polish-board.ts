import { isRestWindow } from './breaks.js';

/** What a board is made of: meetings that all have a slot, in flat lists. */
export interface BoardInput {
  /** Day of each slot, in the order of time. */
  days: Int32Array;
  people: number;
  /** Members of meeting m: `members[starts[m]] .. members[starts[m + 1] - 1]`. */
  starts: Int32Array;
  members: Int32Array;
  /** `allowed[m * slots + s]` is 1 where meeting m may be held; a fixed meeting has its slot only. */
  allowed: Uint8Array;
  /** The place that a meeting takes up (-1 none) and how many of each there are in a slot: `seats[place * slots + s]`. */
  placeOf: Int32Array;
  seats: Int32Array;
  /** `available[p * slots + s]`: where idle time would be felt. */
  available: Uint8Array;
  caps: readonly (readonly { slots: readonly number[]; max: number }[])[];
  /** Pairs of meetings, the first of which must be over before the second begins. */
  precedences: readonly (readonly [number, number])[];
  /** Breaks of one person beyond this many weigh heavily. */
  maxBreaksPerPerson: number;
  slotOf: Int32Array;
}

/** A person's break beyond the limit costs this much more than one within. */
const EXCESS_COST = 8;

/**
 * A complete timetable whose meetings are moved by Kempe components: all meetings of two slots that hang together by
 * their people change places. That never double books anybody, keeps everybody's number of meetings and alters the busy
 * pattern only of those who are busy in one of the two slots.
 */
export class PolishBoard {
  readonly slotCount: number;
  readonly meetingCount: number;
  readonly slotOf: Int32Array;
  /** Cost of each person: breaks, and the extra for those beyond the limit. */
  readonly costs: Int32Array;
  cost = 0;
  /** Elementary steps done so far. */
  work = 0;
  private readonly at: Int32Array;
  private readonly seatsLeft: Int32Array;
  private readonly before: readonly (readonly number[])[];
  private readonly after: readonly (readonly number[])[];
  private readonly restWindows: readonly (readonly { slots: readonly number[]; max: number }[])[];
  private readonly stamps: Int32Array;
  private readonly personStamps: Int32Array;
  private stamp = 0;
  private readonly chain: Int32Array;
  private readonly touched: Int32Array;
  private readonly changed: Int32Array;
  private readonly changedCost: Int32Array;
  private readonly balance: Int32Array;

  constructor(readonly input: BoardInput) {
    const slots = input.days.length;
    const meetings = input.slotOf.length;
    this.slotCount = slots;
    this.meetingCount = meetings;
    this.slotOf = input.slotOf.slice();
    this.costs = new Int32Array(input.people);
    this.at = new Int32Array(input.people * slots).fill(-1);
    this.seatsLeft = input.seats.slice();
    this.before = listsOf(meetings, input.precedences, 1, 0);
    this.after = listsOf(meetings, input.precedences, 0, 1);
    this.restWindows = input.caps.map((caps) => caps.filter(isRestWindow));
    this.stamps = new Int32Array(meetings);
    this.personStamps = new Int32Array(input.people);
    this.chain = new Int32Array(meetings);
    this.touched = new Int32Array(input.people);
    this.changed = new Int32Array(input.people);
    this.changedCost = new Int32Array(input.people);
    this.balance = new Int32Array(slots > 0 ? input.seats.length / slots : 0);
    for (let m = 0; m < meetings; m++) this.enter(m, this.slotOf[m] as number);
    for (let p = 0; p < input.people; p++) {
      this.costs[p] = this.costOf(p);
      this.cost += this.costs[p] as number;
    }
  }

  /** Whether a person has a meeting in a slot. */
  isBusy(person: number, slot: number): boolean {
    return (this.at[person * this.slotCount + slot] as number) >= 0;
  }

  meetingAt(person: number, slot: number): number {
    return this.at[person * this.slotCount + slot] as number;
  }

  /**
   * Moves a meeting to another slot, with all that hangs on it, if every constraint holds and the change of cost is at
   * most `accept`. Returns that change, or null with nothing moved.
   */
  move(meeting: number, to: number, accept: number): number | null {
    const from = this.slotOf[meeting] as number;
    if (from === to) return null;
    const length = this.collect(meeting, from, to);
    if (length === 0 || !this.seatsAndOrderHold(length, from, to)) return null;
    const people = this.swapPeople(length, from, to);
    const delta = this.judge(people, from, to);
    if (delta === null || delta > accept) {
      for (let i = 0; i < people; i++) this.swapPerson(this.touched[i] as number, from, to);
      return null;
    }
    this.settle(length, from, to, delta);
    return delta;
  }

  /** The whole timetable, to come back to. */
  snapshot(): Int32Array {
    return this.slotOf.slice();
  }

  restore(slots: Int32Array): void {
    for (let m = 0; m < this.meetingCount; m++) this.leave(m, this.slotOf[m] as number);
    this.slotOf.set(slots);
    for (let m = 0; m < this.meetingCount; m++) this.enter(m, this.slotOf[m] as number);
    this.cost = 0;
    for (let p = 0; p < this.costs.length; p++) {
      this.costs[p] = this.costOf(p);
      this.cost += this.costs[p] as number;
    }
  }

  /** The component of the meeting in the two slots; 0 if somebody on it cannot. */
  private collect(meeting: number, from: number, to: number): number {
    const { starts, members, allowed } = this.input;
    const { chain, stamps, slotOf, at, slotCount } = this;
    const stamp = ++this.stamp;
    let length = 1;
    chain[0] = meeting;
    stamps[meeting] = stamp;
    for (let i = 0; i < length; i++) {
      const current = chain[i] as number;
      const target = slotOf[current] === from ? to : from;
      if (allowed[current * slotCount + target] === 0) {
        this.work += length;
        return 0;
      }
      for (let k = starts[current] as number; k < (starts[current + 1] as number); k++) {
        const other = at[(members[k] as number) * slotCount + target] as number;
        if (other < 0 || stamps[other] === stamp) continue;
        stamps[other] = stamp;
        chain[length++] = other;
      }
    }
    this.work += length;
    return length;
  }

  private seatsAndOrderHold(length: number, from: number, to: number): boolean {
    const { chain, slotOf, balance, slotCount, seatsLeft } = this;
    const { placeOf } = this.input;
    let fits = true;
    for (let i = 0; i < length; i++) {
      const place = placeOf[chain[i] as number] as number;
      if (place >= 0) balance[place] = (balance[place] as number) + (slotOf[chain[i] as number] === from ? 1 : -1);
    }
    for (let i = 0; i < length; i++) {
      const place = placeOf[chain[i] as number] as number;
      if (place < 0) continue;
      const moved = balance[place] as number;
      if (moved > (seatsLeft[place * slotCount + to] as number)) fits = false;
      if (-moved > (seatsLeft[place * slotCount + from] as number)) fits = false;
      balance[place] = 0;
    }
    return fits && (this.input.precedences.length === 0 || this.orderHolds(length, from, to));
  }

  private orderHolds(length: number, from: number, to: number): boolean {
    for (let i = 0; i < length; i++) {
      const meeting = this.chain[i] as number;
      const target = this.slotOf[meeting] === from ? to : from;
      for (const other of this.before[meeting] as readonly number[])
        if (this.slotAfter(other, from, to) >= target) return false;
      for (const other of this.after[meeting] as readonly number[])
        if (this.slotAfter(other, from, to) <= target) return false;
    }
    return true;
  }

  private slotAfter(meeting: number, from: number, to: number): number {
    const slot = this.slotOf[meeting] as number;
    if (this.stamps[meeting] !== this.stamp) return slot;
    return slot === from ? to : from;
  }

  private swapPeople(length: number, from: number, to: number): number {
    const { starts, members } = this.input;
    let people = 0;
    for (let i = 0; i < length; i++) {
      const meeting = this.chain[i] as number;
      for (let k = starts[meeting] as number; k < (starts[meeting + 1] as number); k++) {
        const person = members[k] as number;
        if (this.personStamps[person] === this.stamp) continue;
        this.personStamps[person] = this.stamp;
        this.touched[people++] = person;
        this.swapPerson(person, from, to);
      }
    }
    return people;
  }

  private swapPerson(person: number, from: number, to: number): void {
    const { at, slotCount } = this;
    const x = person * slotCount + from;
    const y = person * slotCount + to;
    const held = at[x] as number;
    at[x] = at[y] as number;
    at[y] = held;
  }

  /** Change of cost among those whose busy pattern changes; null if a cap is broken. */
  private judge(people: number, from: number, to: number): number | null {
    let delta = 0;
    for (let i = 0; i < people; i++) {
      const person = this.touched[i] as number;
      this.changed[i] = 0;
      if (this.isBusy(person, from) && this.isBusy(person, to)) continue;
      if (!this.capsHold(person)) return null;
      const cost = this.costOf(person);
      this.changed[i] = 1;
      this.changedCost[i] = cost;
      delta += cost - (this.costs[person] as number);
    }
    this.changedPeople = people;
    return delta;
  }

  private changedPeople = 0;

  private settle(length: number, from: number, to: number, delta: number): void {
    const { chain, slotOf, seatsLeft, slotCount } = this;
    for (let i = 0; i < length; i++) {
      const meeting = chain[i] as number;
      const place = this.input.placeOf[meeting] as number;
      const source = slotOf[meeting] as number;
      const target = source === from ? to : from;
      slotOf[meeting] = target;
      if (place < 0) continue;
      seatsLeft[place * slotCount + source] = (seatsLeft[place * slotCount + source] as number) + 1;
      seatsLeft[place * slotCount + target] = (seatsLeft[place * slotCount + target] as number) - 1;
    }
    for (let i = 0; i < this.changedPeople; i++)
      if (this.changed[i] === 1) this.costs[this.touched[i] as number] = this.changedCost[i] as number;
    this.cost += delta;
  }

  private capsHold(person: number): boolean {
    const caps = this.input.caps[person] as readonly { slots: readonly number[]; max: number }[];
    for (const { slots, max } of caps) if (this.busyIn(person, slots) > max) return false;
    return true;
  }

  private busyIn(person: number, slots: readonly number[]): number {
    let busy = 0;
    for (const slot of slots) if (this.isBusy(person, slot)) busy++;
    return busy;
  }

  /** As `countBreaks` has it, with the price of those beyond the limit; written out, for this is the inner loop. */
  private costOf(person: number): number {
    const { at, slotCount } = this;
    const { days, available } = this.input;
    const offset = person * slotCount;
    const rests = this.restWindows[person] as readonly { slots: readonly number[]; max: number }[];
    let breaks = 0;
    let day = -1;
    let idle = false;
    for (let slot = 0; slot < slotCount; slot++) {
      if ((at[offset + slot] as number) >= 0) {
        if (idle && day === days[slot]) breaks++;
        day = days[slot] as number;
        idle = false;
      } else if (!idle && available[offset + slot] === 1) {
        idle = rests.length === 0 || !this.isRest(person, slot, rests);
      }
    }
    const limit = this.input.maxBreaksPerPerson;
    return breaks > limit ? breaks + EXCESS_COST * (breaks - limit) : breaks;
  }

  private isRest(person: number, slot: number, windows: readonly { slots: readonly number[]; max: number }[]): boolean {
    return windows.some(({ slots, max }) => slots.includes(slot) && this.busyIn(person, slots) === max);
  }

  private enter(meeting: number, slot: number): void {
    this.book(meeting, slot, meeting, -1);
  }

  private leave(meeting: number, slot: number): void {
    this.book(meeting, slot, -1, 1);
  }

  private book(meeting: number, slot: number, occupant: number, seats: 1 | -1): void {
    const { starts, members, placeOf } = this.input;
    for (let k = starts[meeting] as number; k < (starts[meeting + 1] as number); k++)
      this.at[(members[k] as number) * this.slotCount + slot] = occupant;
    const place = placeOf[meeting] as number;
    if (place >= 0) {
      const seat = place * this.slotCount + slot;
      this.seatsLeft[seat] = (this.seatsLeft[seat] as number) + seats;
    }
  }
}

function listsOf(
  count: number,
  pairs: readonly (readonly [number, number])[],
  key: 0 | 1,
  value: 0 | 1,
): readonly (readonly number[])[] {
  const lists: number[][] = Array.from({ length: count }, () => []);
  for (const pair of pairs) lists[pair[key]]?.push(pair[value]);
  return lists;
}
