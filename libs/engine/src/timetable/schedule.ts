import type { CompiledProblem } from './compiled-problem.js';

const FREE = -1;

/**
 * A timetable under construction. Every change goes through `put` and `take`, which keep the books and a journal, so
 * that a trial can be undone exactly. Meetings numbered from `meetingCount` on are fixed and never move.
 */
export class Schedule {
  /** Slot of each open meeting, -1 while it has none. */
  readonly slotOf: Int32Array;
  /** Meetings of each person, fixed ones included. */
  readonly counts: Int32Array;
  readonly tablesLeft: Int32Array;
  /** Value of the open meetings that are placed; exact to rounding, for comparisons only. */
  placedValue = 0;
  /** Elementary steps done so far: a clock that runs the same on every machine. */
  work = 0;
  private readonly occupied: Int32Array;
  private journal: number[] = [];

  constructor(readonly input: CompiledProblem) {
    const { people, slotCount, meetingCount, fixed, problem } = input;
    this.slotOf = new Int32Array(meetingCount).fill(FREE);
    this.counts = new Int32Array(people.length);
    this.tablesLeft = new Int32Array(slotCount).fill(problem.tables);
    this.occupied = new Int32Array(people.length * slotCount).fill(FREE);
    for (const [index, { a, b, slot, atTable }] of fixed.entries()) {
      this.occupied[a * slotCount + slot] = meetingCount + index;
      this.occupied[b * slotCount + slot] = meetingCount + index;
      this.counts[a] = this.countOf(a) + 1;
      this.counts[b] = this.countOf(b) + 1;
      if (atTable) this.tablesLeft[slot] = this.tablesLeftAt(slot) - 1;
    }
  }

  /** The meeting of a person in a slot, or -1. */
  meetingAt(person: number, slot: number): number {
    return this.occupied[person * this.input.slotCount + slot] as number;
  }

  isAvailable(person: number, slot: number): boolean {
    return this.input.available[person * this.input.slotCount + slot] === 1;
  }

  /** Available and without a meeting. */
  isFree(person: number, slot: number): boolean {
    return this.isAvailable(person, slot) && this.meetingAt(person, slot) === FREE;
  }

  isMovable(meeting: number): boolean {
    return meeting < this.input.meetingCount;
  }

  isPlaced(meeting: number): boolean {
    return this.slotOf[meeting] !== FREE;
  }

  slotOfMeeting(meeting: number): number {
    return this.slotOf[meeting] as number;
  }

  firstOf(meeting: number): number {
    return this.input.first[meeting] as number;
  }

  secondOf(meeting: number): number {
    return this.input.second[meeting] as number;
  }

  partner(meeting: number, person: number): number {
    return this.firstOf(meeting) === person ? this.secondOf(meeting) : this.firstOf(meeting);
  }

  valueOf(meeting: number): number {
    return this.input.values[meeting] as number;
  }

  /** 1 if the meeting takes up a table, else 0. */
  tableNeed(meeting: number): number {
    return this.input.atTable[meeting] as number;
  }

  tablesLeftAt(slot: number): number {
    return this.tablesLeft[slot] as number;
  }

  countOf(person: number): number {
    return this.counts[person] as number;
  }

  hasQuotaLeft(person: number): boolean {
    return this.countOf(person) < (this.input.quota[person] as number);
  }

  put(meeting: number, slot: number): void {
    this.book(meeting, slot, meeting, 1);
    this.slotOf[meeting] = slot;
    this.journal.push(meeting, FREE);
  }

  take(meeting: number): void {
    const slot = this.slotOfMeeting(meeting);
    this.book(meeting, slot, FREE, -1);
    this.slotOf[meeting] = FREE;
    this.journal.push(meeting, slot);
  }

  /** A point to return to with {@link rollback}. */
  mark(): number {
    return this.journal.length;
  }

  /** Undoes all since the mark, newest first. */
  rollback(mark: number): void {
    while (this.journal.length > mark) {
      const slot = this.journal.pop() as number;
      const meeting = this.journal.pop() as number;
      if (slot === FREE) {
        this.book(meeting, this.slotOfMeeting(meeting), FREE, -1);
        this.slotOf[meeting] = FREE;
      } else {
        this.book(meeting, slot, meeting, 1);
        this.slotOf[meeting] = slot;
      }
    }
  }

  /** Forgets the journal: what has been done stays. */
  commit(): void {
    this.journal = [];
  }

  private book(meeting: number, slot: number, occupant: number, sign: 1 | -1): void {
    const a = this.firstOf(meeting);
    const b = this.secondOf(meeting);
    this.occupied[a * this.input.slotCount + slot] = occupant;
    this.occupied[b * this.input.slotCount + slot] = occupant;
    this.counts[a] = this.countOf(a) + sign;
    this.counts[b] = this.countOf(b) + sign;
    this.tablesLeft[slot] = this.tablesLeftAt(slot) - sign * this.tableNeed(meeting);
    this.placedValue += sign * this.valueOf(meeting);
  }
}
