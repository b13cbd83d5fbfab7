import { breaksInWord, closedGaps, idleInWord, layOutWords, type WordLayout } from './busy-words.js';

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
  /** Limits of each person, by slot positions; `isRest` where the slot that a full one leaves free is no break. */
  caps: readonly (readonly BoardCap[])[];
  /** Pairs of meetings, the first of which must be over before the second begins. */
  precedences: readonly (readonly [number, number])[];
  /** Breaks of one person beyond this many weigh heavily. */
  maxBreaksPerPerson: number;
  slotOf: Int32Array;
}

export interface BoardCap {
  slots: readonly number[];
  max: number;
  isRest: boolean;
}

/** Parts of the cost: a break, an idle slot of it (so that a long gap is seen to shrink), a break beyond the limit. */
const BREAK = 10;
const IDLE_SLOT = 1;
const EXCESS = 80;

const NO_CAPS: readonly BoardCap[] = [];

/**
 * A complete timetable whose meetings are moved by Kempe components: all meetings of two slots that hang together by
 * their people change places. That never double books anybody, keeps everybody's number of meetings and alters the busy
 * pattern only of those who are busy in one of the two slots. Null from {@link of} where a day has too many slots.
 */
export class PolishBoard {
  readonly slotCount: number;
  readonly meetingCount: number;
  readonly slotOf: Int32Array;
  /** What the search lowers; {@link breaks} is what counts in the end. */
  cost = 0;
  /** Breaks of all, with those beyond the limit counted heavily. */
  breaks = 0;
  /** Elementary steps done so far: a clock that runs the same on every machine. */
  work = 0;
  /** Whether the last trial failed for want of places. */
  isFull = false;
  private readonly wordCount: number;
  /** `busy[person * words + word]` and, in the same order, what the pattern costs. */
  private readonly busy: Int32Array;
  private readonly available: Int32Array;
  private readonly closed: readonly (readonly number[])[];
  private readonly wordBreaks: Int32Array;
  private readonly wordCost: Int32Array;
  private readonly personBreaks: Int32Array;
  private readonly at: Int32Array;
  private readonly seatsLeft: Int32Array;
  private readonly before: readonly (readonly number[])[];
  private readonly after: readonly (readonly number[])[];
  private readonly stamps: Int32Array;
  private stamp = 0;
  private readonly balance: Int32Array;
  /** The trial: its meetings, its two slots, and those whose pattern would change. */
  private readonly chain: Int32Array;
  private chainLength = 0;
  private readonly ends: Int32Array;
  private endCount = 0;
  private from = 0;
  private to = 0;
  private deltaBreaks = 0;
  private delta = 0;

  /** A board, or null if a day has more slots than it can hold. */
  static of(input: BoardInput): PolishBoard | null {
    const layout = layOutWords(input.days);
    return layout && new PolishBoard(input, layout);
  }

  private constructor(
    readonly input: BoardInput,
    private readonly layout: WordLayout,
  ) {
    const { people, days } = input;
    const slots = days.length;
    const meetings = input.slotOf.length;
    this.slotCount = slots;
    this.meetingCount = meetings;
    this.slotOf = input.slotOf.slice();
    this.wordCount = layout.words.length;
    this.busy = new Int32Array(people * this.wordCount);
    this.available = new Int32Array(people * this.wordCount);
    this.wordBreaks = new Int32Array(people * this.wordCount);
    this.wordCost = new Int32Array(people * this.wordCount);
    this.personBreaks = new Int32Array(people);
    this.at = new Int32Array(people * slots).fill(-1);
    this.seatsLeft = input.seats.slice();
    this.before = listsOf(meetings, input.precedences, 1, 0);
    this.after = listsOf(meetings, input.precedences, 0, 1);
    this.stamps = new Int32Array(meetings);
    this.chain = new Int32Array(meetings);
    this.ends = new Int32Array(people);
    this.balance = new Int32Array(slots > 0 ? input.seats.length / slots : 0);
    for (let p = 0; p < people; p++)
      for (let s = 0; s < slots; s++)
        if (input.available[p * slots + s] === 1)
          this.available[this.cell(p, s)] = this.availableAt(p, s) | this.bit(s);
    this.closed = Array.from(this.available, (mask, cell) =>
      closedGaps(mask, layout.words[cell % this.wordCount] as WordLayout['words'][number]),
    );
    this.seat();
  }

  /** The meeting of a person in a slot, or -1. */
  meetingAt(person: number, slot: number): number {
    return this.at[person * this.slotCount + slot] as number;
  }

  breaksOf(person: number): number {
    return this.personBreaks[person] as number;
  }

  /**
   * What it would cost to move a meeting to another slot with all that hangs on it; null if a constraint forbids it.
   * {@link apply} does it, until the next trial. Where places are short ({@link isFull}), another meeting of the other
   * slot can make room by going the opposite way.
   */
  trial(meeting: number, to: number, inReturn = -1): number | null {
    this.from = this.slotOf[meeting] as number;
    this.to = to;
    this.isFull = false;
    if (this.from === to || !this.collect(meeting, inReturn)) return null;
    this.isFull = !this.seatsHold();
    if (this.isFull || (this.input.precedences.length > 0 && !this.orderHolds())) return null;
    return this.judge();
  }

  /** Carries out the last trial, which must not have been null. */
  apply(): void {
    const { chain, chainLength, from, to, slotOf } = this;
    for (let i = 0; i < this.endCount; i++) this.flip(this.ends[i] as number);
    for (let i = 0; i < chainLength; i++) this.occupy(chain[i] as number, slotOf[chain[i] as number] as number, -1, 1);
    for (let i = 0; i < chainLength; i++) {
      const meeting = chain[i] as number;
      const target = slotOf[meeting] === from ? to : from;
      slotOf[meeting] = target;
      this.occupy(meeting, target, meeting, -1);
    }
    this.cost += this.delta;
    this.breaks += this.deltaBreaks;
  }

  /** Goes back to slots that this board had before. */
  restore(slots: Int32Array): void {
    for (let m = 0; m < this.meetingCount; m++) this.occupy(m, this.slotOf[m] as number, -1, 1);
    this.slotOf.set(slots);
    this.seat();
  }

  /** Whether a person's pattern would have fewer breaks if a meeting of theirs moved alone. */
  wouldEase(person: number, from: number, to: number): boolean {
    return this.breaksAfter(person, from, to) < (this.personBreaks[person] as number);
  }

  /** The component of the meeting (of both, if there are two) in the two slots; false if somebody on it cannot. */
  private collect(meeting: number, inReturn: number): boolean {
    const { starts, members, allowed } = this.input;
    const { chain, stamps, slotOf, at, slotCount, from, to, ends } = this;
    const stamp = ++this.stamp;
    let length = 1;
    let endCount = 0;
    chain[0] = meeting;
    stamps[meeting] = stamp;
    if (inReturn >= 0) {
      chain[length++] = inReturn;
      stamps[inReturn] = stamp;
    }
    for (let i = 0; i < length; i++) {
      const current = chain[i] as number;
      const target = slotOf[current] === from ? to : from;
      if (allowed[current * slotCount + target] === 0) {
        this.work += length;
        return false;
      }
      for (let k = starts[current] as number; k < (starts[current + 1] as number); k++) {
        const person = members[k] as number;
        const other = at[person * slotCount + target] as number;
        if (other < 0) ends[endCount++] = person;
        else if (stamps[other] !== stamp) {
          stamps[other] = stamp;
          chain[length++] = other;
        }
      }
    }
    this.work += length;
    this.chainLength = length;
    this.endCount = endCount;
    return true;
  }

  private seatsHold(): boolean {
    const { chain, chainLength, slotOf, balance, slotCount, seatsLeft, from, to } = this;
    const { placeOf } = this.input;
    for (let i = 0; i < chainLength; i++) {
      const place = placeOf[chain[i] as number] as number;
      if (place >= 0) balance[place] = (balance[place] as number) + (slotOf[chain[i] as number] === from ? 1 : -1);
    }
    let fits = true;
    for (let i = 0; i < chainLength; i++) {
      const place = placeOf[chain[i] as number] as number;
      if (place < 0) continue;
      const moved = balance[place] as number;
      if (moved > (seatsLeft[place * slotCount + to] as number)) fits = false;
      if (-moved > (seatsLeft[place * slotCount + from] as number)) fits = false;
      balance[place] = 0;
    }
    return fits;
  }

  private orderHolds(): boolean {
    for (let i = 0; i < this.chainLength; i++) {
      const meeting = this.chain[i] as number;
      const target = this.slotAfter(meeting);
      for (const other of this.before[meeting] as readonly number[]) if (this.slotAfter(other) >= target) return false;
      for (const other of this.after[meeting] as readonly number[]) if (this.slotAfter(other) <= target) return false;
    }
    return true;
  }

  private slotAfter(meeting: number): number {
    const slot = this.slotOf[meeting] as number;
    if (this.stamps[meeting] !== this.stamp) return slot;
    return slot === this.from ? this.to : this.from;
  }

  /** Change of cost among those whose busy pattern changes; null if a cap is broken. */
  private judge(): number | null {
    const { from, to, ends } = this;
    let delta = 0;
    let deltaBreaks = 0;
    for (let i = 0; i < this.endCount; i++) {
      const person = ends[i] as number;
      if (!this.capsHold(person)) return null;
      const now = this.personBreaks[person] as number;
      const then = this.breaksAfter(person, from, to);
      deltaBreaks += then - now;
      delta += this.idleAfter(person) + BREAK * (then - now) + this.excess(then) - this.excess(now);
    }
    this.delta = delta;
    this.deltaBreaks = deltaBreaks;
    return delta;
  }

  private excess(breaks: number): number {
    const beyond = breaks - this.input.maxBreaksPerPerson;
    return beyond > 0 ? EXCESS * beyond : 0;
  }

  private breaksAfter(person: number, from: number, to: number): number {
    const x = this.cell(person, from);
    const y = this.cell(person, to);
    const now = this.personBreaks[person] as number;
    if ((this.input.caps[person] as readonly BoardCap[]).some((cap) => cap.isRest))
      return this.slowBreaks(person, from, to);
    if (x === y) return now - (this.wordBreaks[x] as number) + this.breaksIn(x, this.toggled(x, from) ^ this.bit(to));
    return (
      now -
      (this.wordBreaks[x] as number) -
      (this.wordBreaks[y] as number) +
      this.breaksIn(x, this.toggled(x, from)) +
      this.breaksIn(y, this.toggled(y, to))
    );
  }

  private idleAfter(person: number): number {
    const x = this.cell(person, this.from);
    const y = this.cell(person, this.to);
    if (x === y) return this.idleIn(x, this.toggled(x, this.from) ^ this.bit(this.to)) - (this.wordCost[x] as number);
    return (
      this.idleIn(x, this.toggled(x, this.from)) +
      this.idleIn(y, this.toggled(y, this.to)) -
      (this.wordCost[x] as number) -
      (this.wordCost[y] as number)
    );
  }

  private breaksIn(cell: number, busy: number): number {
    const word = this.layout.words[cell % this.wordCount] as WordLayout['words'][number];
    return breaksInWord(busy, word, this.closed[cell] as readonly number[]);
  }

  private idleIn(cell: number, busy: number): number {
    const word = this.layout.words[cell % this.wordCount] as WordLayout['words'][number];
    return IDLE_SLOT * idleInWord(busy, word, this.available[cell] as number);
  }

  private toggled(cell: number, slot: number): number {
    return (this.busy[cell] as number) ^ this.bit(slot);
  }

  /** Breaks of somebody with lunch or rest windows; `from` and `to` change, unless they are the same. */
  private slowBreaks(person: number, from: number, to: number): number {
    const { days, available, caps } = this.input;
    const isBusy = (slot: number): boolean =>
      this.meetingAt(person, slot) >= 0 !== (from !== to && (slot === from || slot === to));
    const rests = new Set<number>();
    for (const { slots, max, isRest } of caps[person] as readonly BoardCap[])
      if (isRest && slots.filter(isBusy).length === max) for (const slot of slots) rests.add(slot);
    let breaks = 0;
    let day = -1;
    let idle = false;
    for (let slot = 0; slot < this.slotCount; slot++) {
      if (isBusy(slot)) {
        if (idle && day === days[slot]) breaks++;
        day = days[slot] as number;
        idle = false;
      } else if (available[person * this.slotCount + slot] === 1 && !rests.has(slot)) {
        idle = true;
      }
    }
    return breaks;
  }

  private capsHold(person: number): boolean {
    const caps = (this.input.caps[person] ?? NO_CAPS) as readonly BoardCap[];
    for (const { slots, max } of caps) {
      let busy = 0;
      for (const slot of slots) {
        const isBusy = this.meetingAt(person, slot) >= 0;
        if (isBusy !== (slot === this.from || slot === this.to)) busy++;
      }
      if (busy > max) return false;
    }
    return true;
  }

  /** Lets a person's pattern change by the trial. */
  private flip(person: number): void {
    const { from, to } = this;
    const x = this.cell(person, from);
    const y = this.cell(person, to);
    this.personBreaks[person] = this.breaksAfter(person, from, to);
    this.busy[x] = this.toggled(x, from);
    this.busy[y] = this.toggled(y, to);
    this.settle(x);
    if (y !== x) this.settle(y);
  }

  private settle(cell: number): void {
    const busy = this.busy[cell] as number;
    this.wordBreaks[cell] = this.breaksIn(cell, busy);
    this.wordCost[cell] = this.idleIn(cell, busy);
  }

  /** Enters all meetings and counts anew. */
  private seat(): void {
    const { starts, members } = this.input;
    this.busy.fill(0);
    for (let m = 0; m < this.meetingCount; m++) {
      const slot = this.slotOf[m] as number;
      for (let k = starts[m] as number; k < (starts[m + 1] as number); k++) {
        const cell = this.cell(members[k] as number, slot);
        this.busy[cell] = (this.busy[cell] as number) | this.bit(slot);
      }
      this.occupy(m, slot, m, -1);
    }
    this.recount();
  }

  private recount(): void {
    this.cost = 0;
    this.breaks = 0;
    for (let cell = 0; cell < this.busy.length; cell++) {
      this.settle(cell);
      this.cost += this.wordCost[cell] as number;
    }
    for (let person = 0; person < this.personBreaks.length; person++) {
      const breaks = this.slowBreaks(person, 0, 0);
      this.personBreaks[person] = breaks;
      this.breaks += breaks;
      this.cost += BREAK * breaks + this.excess(breaks);
    }
  }

  private cell(person: number, slot: number): number {
    return person * this.wordCount + (this.layout.wordOf[slot] as number);
  }

  private bit(slot: number): number {
    return this.layout.bitOf[slot] as number;
  }

  private availableAt(person: number, slot: number): number {
    return this.available[this.cell(person, slot)] as number;
  }

  private occupy(meeting: number, slot: number, occupant: number, seats: 1 | -1): void {
    const { starts, members, placeOf } = this.input;
    for (let k = starts[meeting] as number; k < (starts[meeting + 1] as number); k++)
      this.at[(members[k] as number) * this.slotCount + slot] = occupant;
    const place = placeOf[meeting] as number;
    if (place < 0) return;
    const seat = place * this.slotCount + slot;
    this.seatsLeft[seat] = (this.seatsLeft[seat] as number) + seats;
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
