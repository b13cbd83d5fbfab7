import type { CompiledProblem } from './compiled-problem.js';

const FREE = -1;

/**
 * A timetable under construction. All numbers are those of the {@link CompiledProblem}: people, slots by position,
 * meetings (from `meetingCount` on they are fixed and never move).
 *
 * Every change goes through {@link put} and {@link take}, which keep the books and a journal, so that a trial can be
 * undone exactly:
 *
 *     const mark = schedule.mark();
 *     schedule.take(meeting);
 *     if (schedule.canPut(meeting, slot)) schedule.put(meeting, slot);
 *     else schedule.rollback(mark);
 *     schedule.commit();          // now and then, forgets the journal
 *
 * `canPut` knows every constraint: common slots, double bookings of anyone in it, quotas, caps, precedences, tables and
 * booth seats. `put` checks nothing.
 */
export class Schedule {
  /** Slot of each meeting, -1 while it has none. */
  readonly slotOf: Int32Array;
  /** Meetings of each person, fixed ones included. */
  readonly counts: Int32Array;
  /** Value of the meetings that are placed with the worth of minimums reached, fixed ones included. */
  placedValue = 0;
  /** Elementary steps done so far: a clock that runs the same on every machine. */
  work = 0;
  /** `seatsLeft[resource * slotCount + slot]` */
  private readonly seatsLeft: Int32Array;
  private readonly capLeft: Int32Array;
  private readonly occupied: Int32Array;
  private readonly inSlot: number[][];
  private readonly placeInSlot: Int32Array;
  private journal: number[] = [];

  constructor(readonly input: CompiledProblem) {
    const { personCount, slotCount, meetingCount, fixed, fixedSlot, resources, caps } = input;
    this.slotOf = new Int32Array(meetingCount + fixed.length).fill(FREE);
    this.placeInSlot = new Int32Array(meetingCount + fixed.length);
    this.counts = new Int32Array(personCount);
    this.occupied = new Int32Array(personCount * slotCount).fill(FREE);
    this.seatsLeft = new Int32Array(resources.seats.length * slotCount);
    for (const [r, seats] of resources.seats.entries()) this.seatsLeft.fill(seats, r * slotCount, (r + 1) * slotCount);
    this.capLeft = caps ? caps.max.slice() : new Int32Array();
    this.inSlot = Array.from({ length: slotCount }, () => []);
    for (const [index, slot] of fixedSlot.entries()) this.add(meetingCount + index, slot);
  }

  /** The meeting of a person in a slot, or -1. */
  meetingAt(person: number, slot: number): number {
    return this.occupied[person * this.input.slotCount + slot] as number;
  }

  isAvailable(person: number, slot: number): boolean {
    return this.input.available[person * this.input.slotCount + slot] === 1;
  }

  /** Available and without a meeting. Says nothing of caps. */
  isFree(person: number, slot: number): boolean {
    return this.isAvailable(person, slot) && this.meetingAt(person, slot) === FREE;
  }

  isMovable(meeting: number): boolean {
    return meeting < this.input.meetingCount;
  }

  isPlaced(meeting: number): boolean {
    return this.slotOf[meeting] !== FREE;
  }

  /** The meeting's slot, -1 if it has none. */
  slotOfMeeting(meeting: number): number {
    return this.slotOf[meeting] as number;
  }

  /** A common slot of this open meeting; false for fixed ones. */
  isAllowed(meeting: number, slot: number): boolean {
    return this.input.allowed[meeting * this.input.slotCount + slot] === 1;
  }

  /** How many are in the meeting. */
  sizeOf(meeting: number): number {
    return (this.input.memberStart[meeting + 1] as number) - (this.input.memberStart[meeting] as number);
  }

  /** The i-th of the meeting's people; 0 and 1 are the two sides. */
  member(meeting: number, i: number): number {
    return this.input.members[(this.input.memberStart[meeting] as number) + i] as number;
  }

  /** All meetings in a slot, in no meaningful (but always the same) order. Changes with the next put or take. */
  meetingsIn(slot: number): readonly number[] {
    return this.inSlot[slot] as number[];
  }

  /** The meeting's own value, without the worth of minimums. */
  valueOf(meeting: number): number {
    return this.input.values[meeting] as number;
  }

  /** -1 nothing, 0 a table, else a seat of that booth. */
  resourceOf(meeting: number): number {
    return this.input.resource[meeting] as number;
  }

  seatsLeftAt(resource: number, slot: number): number {
    return this.seatsLeft[resource * this.input.slotCount + slot] as number;
  }

  /** Whether the meeting's place is free in the slot; true if it needs none. */
  hasPlace(meeting: number, slot: number): boolean {
    const resource = this.resourceOf(meeting);
    return resource < 0 || this.seatsLeftAt(resource, slot) > 0;
  }

  countOf(person: number): number {
    return this.counts[person] as number;
  }

  hasQuotaLeft(person: number): boolean {
    return this.countOf(person) < (this.input.quota[person] as number);
  }

  /** Whether everyone in the meeting may have one more. */
  hasQuotaFor(meeting: number): boolean {
    const end = this.input.memberStart[meeting + 1] as number;
    for (let i = this.input.memberStart[meeting] as number; i < end; i++) {
      if (!this.hasQuotaLeft(this.input.members[i] as number)) return false;
    }
    return true;
  }

  /** Whether nobody in the meeting has another one in this slot. */
  areAllFree(meeting: number, slot: number): boolean {
    const end = this.input.memberStart[meeting + 1] as number;
    for (let i = this.input.memberStart[meeting] as number; i < end; i++) {
      if (this.meetingAt(this.input.members[i] as number, slot) !== FREE) return false;
    }
    return true;
  }

  /** Whether an additional meeting of this person in this slot would exceed one of their caps; that cap, or -1. */
  capReached(person: number, slot: number): number {
    const { caps, slotCount } = this.input;
    if (!caps) return FREE;
    const cell = person * slotCount + slot;
    const end = caps.starts[cell + 1] as number;
    for (let i = caps.starts[cell] as number; i < end; i++) {
      const cap = caps.ids[i] as number;
      if ((this.capLeft[cap] as number) <= 0) return cap;
    }
    return FREE;
  }

  /** Whether a cap of somebody in the meeting forbids it in this slot. */
  isCapped(meeting: number, slot: number): boolean {
    if (!this.input.caps) return false;
    for (let i = 0; i < this.sizeOf(meeting); i++) if (this.capReached(this.member(meeting, i), slot) >= 0) return true;
    return false;
  }

  /** A placed meeting that would come too late or too early if this one were in the slot, or -1. */
  outOfOrder(meeting: number, slot: number): number {
    const { order } = this.input;
    if (!order) return FREE;
    for (const other of order.earlier.get(meeting) ?? []) if (this.slotOfMeeting(other) >= slot) return other;
    for (const other of order.later.get(meeting) ?? []) {
      if (this.isPlaced(other) && this.slotOfMeeting(other) <= slot) return other;
    }
    return FREE;
  }

  /** Whether an open meeting without a slot can take place in this one as things are. */
  canPut(meeting: number, slot: number): boolean {
    this.work++;
    return (
      this.isAllowed(meeting, slot) &&
      this.areAllFree(meeting, slot) &&
      this.hasPlace(meeting, slot) &&
      this.hasQuotaFor(meeting) &&
      !this.isCapped(meeting, slot) &&
      this.outOfOrder(meeting, slot) === FREE
    );
  }

  put(meeting: number, slot: number): void {
    this.journal.push(meeting, FREE, this.placedValue);
    this.add(meeting, slot);
  }

  take(meeting: number): void {
    this.journal.push(meeting, this.slotOfMeeting(meeting), this.placedValue);
    this.remove(meeting);
  }

  /** A point to return to with {@link rollback}. Marks taken before a {@link commit} are void. */
  mark(): number {
    return this.journal.length;
  }

  /** Undoes all since the mark, newest first. */
  rollback(mark: number): void {
    while (this.journal.length > mark) {
      const value = this.journal.pop() as number;
      const slot = this.journal.pop() as number;
      const meeting = this.journal.pop() as number;
      if (slot === FREE) this.remove(meeting);
      else this.add(meeting, slot);
      this.placedValue = value;
    }
  }

  /** Forgets the journal: what has been done stays. */
  commit(): void {
    if (this.journal.length > 0) this.journal = [];
  }

  private add(meeting: number, slot: number): void {
    this.slotOf[meeting] = slot;
    const list = this.inSlot[slot] as number[];
    this.placeInSlot[meeting] = list.push(meeting) - 1;
    this.book(meeting, slot, meeting, 1);
  }

  private remove(meeting: number): void {
    const slot = this.slotOfMeeting(meeting);
    this.slotOf[meeting] = FREE;
    const list = this.inSlot[slot] as number[];
    const place = this.placeInSlot[meeting] as number;
    const last = list.pop() as number;
    if (last !== meeting) {
      list[place] = last;
      this.placeInSlot[last] = place;
    }
    this.book(meeting, slot, FREE, -1);
  }

  private book(meeting: number, slot: number, occupant: number, sign: 1 | -1): void {
    const { slotCount, memberStart, members, minimum, minimumWorth, caps, values, resource } = this.input;
    const end = memberStart[meeting + 1] as number;
    let value = values[meeting] as number;
    for (let i = memberStart[meeting] as number; i < end; i++) {
      const person = members[i] as number;
      const cell = person * slotCount + slot;
      const count = this.counts[person] as number;
      this.occupied[cell] = occupant;
      this.counts[person] = count + sign;
      if ((sign > 0 ? count : count - 1) < (minimum[person] as number)) value += minimumWorth;
      if (!caps) continue;
      const capsEnd = caps.starts[cell + 1] as number;
      for (let j = caps.starts[cell] as number; j < capsEnd; j++) {
        const cap = caps.ids[j] as number;
        this.capLeft[cap] = (this.capLeft[cap] as number) - sign;
      }
    }
    const need = resource[meeting] as number;
    if (need >= 0) this.seatsLeft[need * slotCount + slot] = this.seatsLeftAt(need, slot) - sign;
    this.placedValue += sign * value;
  }
}
