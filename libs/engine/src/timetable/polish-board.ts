import { BusyPatterns } from './busy-patterns.js';
import { breaksIn, idleIn } from './busy-words.js';
import type { BoardInput } from './polish-input.js';
import { PolishOrder } from './polish-order.js';
import { PolishPlaces } from './polish-places.js';

/** Parts of the cost: a break, an idle slot of it (so that a long gap is seen to shrink), a break beyond the limit. */
const BREAK = 10;
const IDLE_SLOT = 1;
const EXCESS = 80;

/**
 * A complete timetable whose meetings are moved by Kempe components: all meetings of two slots that hang together by
 * their people change places. That never double books anybody, keeps everybody's number of meetings and alters the busy
 * pattern only of those who are busy in one of the two slots.
 */
export class PolishBoard {
  readonly slotCount: number;
  readonly meetingCount: number;
  readonly slotOf: Int32Array;
  /** Breaks of all people. */
  breaks = 0;
  /** Elementary steps done so far: a clock that runs the same on every machine. */
  work = 0;
  /** Whether the last trial failed for want of places. */
  isFull = false;
  private readonly patterns: BusyPatterns;
  private readonly places: PolishPlaces;
  private readonly order: PolishOrder;
  private readonly at: Int32Array;
  private readonly stamps: Int32Array;
  private stamp = 0;
  /** The trial: its meetings, its two slots, and those whose pattern would change. */
  private readonly chain: Int32Array;
  private chainLength = 0;
  private readonly ends: Int32Array;
  private endCount = 0;
  private from = 0;
  private to = 0;
  private inReturn = -1;
  /** The last move carried out: its meeting, where that was, and what went the opposite way. */
  private readonly last = { meeting: -1, from: -1, inReturn: -1 };
  private deltaBreaks = 0;
  /** Meetings moved since {@link keep}, and where they were. */
  private readonly moved: Int32Array;
  private movedCount = 0;
  private readonly keptSlot: Int32Array;

  constructor(readonly input: BoardInput) {
    const { people, starts, members } = input;
    this.slotCount = input.days.length;
    this.meetingCount = input.slotOf.length;
    this.slotOf = input.slotOf.slice();
    this.patterns = new BusyPatterns(input);
    this.places = new PolishPlaces(input);
    this.order = new PolishOrder(input);
    this.at = new Int32Array(people * this.slotCount).fill(-1);
    this.stamps = new Int32Array(this.meetingCount);
    this.chain = new Int32Array(this.meetingCount);
    this.moved = new Int32Array(this.meetingCount);
    this.keptSlot = new Int32Array(this.meetingCount).fill(-1);
    this.ends = new Int32Array(people);
    for (let m = 0; m < this.meetingCount; m++) {
      const slot = this.slotOf[m] as number;
      for (let k = starts[m] as number; k < (starts[m + 1] as number); k++)
        this.patterns.toggle(members[k] as number, slot);
      this.occupy(m, slot, m, 1);
    }
    this.patterns.count();
    for (let person = 0; person < people; person++) this.breaks += this.breaksOf(person);
  }

  /** The meeting of a person in a slot, or -1. */
  meetingAt(person: number, slot: number): number {
    return this.at[person * this.slotCount + slot] as number;
  }

  /** Whether somebody in the meeting has a break. */
  hasBreak(meeting: number): boolean {
    const { starts, members } = this.input;
    for (let k = starts[meeting] as number; k < (starts[meeting + 1] as number); k++)
      if (this.breaksOf(members[k] as number) > 0) return true;
    return false;
  }

  private breaksOf(person: number): number {
    return breaksIn(this.patterns.loadOf(person));
  }

  /**
   * What it would cost to move a meeting to another slot with all that hangs on it; null if a constraint forbids it.
   * {@link apply} does it, until the next trial. Where places are short ({@link isFull}), another meeting of the other
   * slot can make room by going the opposite way.
   */
  trial(meeting: number, to: number, inReturn = -1): number | null {
    const from = this.slotOf[meeting] as number;
    this.from = from;
    this.to = to;
    this.inReturn = inReturn;
    this.isFull = false;
    if (from === to || !this.collect(meeting, inReturn)) return null;
    this.isFull = !this.places.suffice(this.chain, this.chainLength, this.slotOf, from, to);
    if (this.isFull || !(this.order.isFree || this.orderHolds())) return null;
    return this.judge();
  }

  /** Carries out the last trial, which must not have been null. */
  apply(): void {
    const { chain, chainLength, from, to, slotOf, keptSlot } = this;
    for (let i = 0; i < this.endCount; i++) this.patterns.flip(this.ends[i] as number, from, to);
    for (let i = 0; i < chainLength; i++) this.occupy(chain[i] as number, slotOf[chain[i] as number] as number, -1, -1);
    for (let i = 0; i < chainLength; i++) {
      const meeting = chain[i] as number;
      const slot = slotOf[meeting] as number;
      if ((keptSlot[meeting] as number) < 0) {
        keptSlot[meeting] = slot;
        this.moved[this.movedCount++] = meeting;
      }
      const target = slot === from ? to : from;
      slotOf[meeting] = target;
      this.occupy(meeting, target, meeting, 1);
    }
    this.breaks += this.deltaBreaks;
    this.last.meeting = chain[0] as number;
    this.last.from = from;
    this.last.inReturn = this.inReturn;
  }

  /** Takes back the last move carried out: the same component changes places again. */
  revert(): void {
    const { meeting, from, inReturn } = this.last;
    if (this.trial(meeting, from, inReturn) === null) throw new Error('A move could not be taken back');
    this.apply();
  }

  /** Who would have more breaks after the last trial. */
  losers(): number[] {
    const { from, to, ends, patterns } = this;
    const found: number[] = [];
    for (let i = 0; i < this.endCount; i++) {
      const person = ends[i] as number;
      if (breaksIn(patterns.loadAfter(person, from, to)) > this.breaksOf(person)) found.push(person);
    }
    return found;
  }

  /** Remembers where everything is, for {@link keptSlots}. */
  keep(): void {
    for (let i = 0; i < this.movedCount; i++) this.keptSlot[this.moved[i] as number] = -1;
    this.movedCount = 0;
  }

  /** The slots of all meetings as they were at the last {@link keep}. */
  keptSlots(): Int32Array {
    return this.slotOf.map((slot, meeting) => {
      const kept = this.keptSlot[meeting] as number;
      return kept < 0 ? slot : kept;
    });
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

  private orderHolds(): boolean {
    const slotAfter = (meeting: number): number => {
      const slot = this.slotOf[meeting] as number;
      if (this.stamps[meeting] !== this.stamp) return slot;
      return slot === this.from ? this.to : this.from;
    };
    for (let i = 0; i < this.chainLength; i++) {
      const meeting = this.chain[i] as number;
      if (!this.order.holds(meeting, slotAfter(meeting), slotAfter)) return false;
    }
    return true;
  }

  /** Change of cost among those whose busy pattern changes; null if a cap is broken. */
  private judge(): number | null {
    const { from, to, ends, patterns } = this;
    let delta = 0;
    let deltaBreaks = 0;
    for (let i = 0; i < this.endCount; i++) {
      const person = ends[i] as number;
      const then = patterns.loadAfter(person, from, to);
      if (then < 0) return null;
      const now = patterns.loadOf(person);
      deltaBreaks += breaksIn(then) - breaksIn(now);
      delta += this.costOf(then) - this.costOf(now);
    }
    this.deltaBreaks = deltaBreaks;
    return delta;
  }

  private costOf(load: number): number {
    const breaks = breaksIn(load);
    const beyond = breaks - this.input.maxBreaksPerPerson;
    return BREAK * breaks + IDLE_SLOT * idleIn(load) + (beyond > 0 ? EXCESS * beyond : 0);
  }

  private occupy(meeting: number, slot: number, occupant: number, places: 1 | -1): void {
    const { starts, members } = this.input;
    for (let k = starts[meeting] as number; k < (starts[meeting + 1] as number); k++)
      this.at[(members[k] as number) * this.slotCount + slot] = occupant;
    this.places.seat(meeting, slot, places);
  }
}
