import type { CompiledProblem } from './compiled-problem.js';
import { mostPairs } from './most-pairs.js';
import type { Schedule } from './schedule.js';
import { mostSlots, type OpenCap } from './slot-capacity.js';

/**
 * What could take place when if only the fixed meetings did: columns are the open meetings that have such a slot. Counts
 * from above how many meetings sets of slots can hold.
 */
export class OpenSlots {
  /** Meeting of each column, and column of each meeting (-1: none). */
  readonly meetings: Int32Array;
  readonly columnOf: Int32Array;
  /** Bit words of the slots of each meeting. */
  readonly wordCount: number;
  readonly input: CompiledProblem;
  private readonly words: Int32Array;

  constructor(private readonly schedule: Schedule) {
    this.input = schedule.input;
    const { meetingCount, slotCount } = schedule.input;
    this.wordCount = (slotCount + 31) >> 5;
    this.words = new Int32Array(meetingCount * this.wordCount);
    this.columnOf = new Int32Array(meetingCount).fill(-1);
    const meetings: number[] = [];
    for (let m = 0; m < meetingCount; m++) {
      for (let s = 0; s < slotCount; s++) {
        if (!schedule.canPut(m, s)) continue;
        const at = m * this.wordCount + (s >> 5);
        this.words[at] = (this.words[at] as number) | (1 << (s & 31));
        if (this.columnOf[m] === -1) this.columnOf[m] = meetings.push(m) - 1;
      }
    }
    this.meetings = Int32Array.from(meetings);
  }

  /** The slots of a column as bit words. */
  slotsOf(column: number): Int32Array {
    const from = (this.meetings[column] as number) * this.wordCount;
    return this.words.subarray(from, from + this.wordCount);
  }

  /** The same as positions. */
  listOf(words: Int32Array): number[] {
    return Array.from({ length: this.input.slotCount }, (_, s) => s).filter((s) => has(words, s));
  }

  wordsOf(slots: readonly number[]): Int32Array {
    const words = new Int32Array(this.wordCount);
    for (const s of slots) words[s >> 5] = (words[s >> 5] as number) | (1 << (s & 31));
    return words;
  }

  /** Whether a column has no slot but these. */
  isWithin(column: number, words: Int32Array): boolean {
    return this.slotsOf(column).every((word, w) => (word & ~(words[w] as number)) === 0);
  }

  columnsOf(person: number): Int32Array {
    const columns = (this.input.meetingsOf[person] as Int32Array).map((m) => this.columnOf[m] as number);
    return columns.filter((column) => column >= 0);
  }

  membersOf(meeting: number): Int32Array {
    return this.input.members.subarray(this.input.memberStart[meeting], this.input.memberStart[meeting + 1]);
  }

  columnsNeeding(resource: number): Int32Array {
    const columns = Int32Array.from(this.meetings.keys());
    return columns.filter((c) => this.schedule.resourceOf(this.meetings[c] as number) === resource);
  }

  /** How many of these meetings the person can have at most, by slots and caps. */
  capacityOf(person: number, columns: Int32Array): number {
    return this.capacityWithin(person, this.unionOf(columns));
  }

  /** How many meetings the person can have at most within these slots. */
  capacityWithin(person: number, slots: Int32Array): number {
    const { input } = this.schedule;
    const open: number[] = [];
    for (let s = 0; s < input.slotCount; s++) {
      if (has(slots, s) && this.schedule.isFree(person, s)) open.push(s);
    }
    return mostSlots(open.length, this.capsWithin(person, open));
  }

  private capsWithin(person: number, open: readonly number[]): OpenCap[] {
    const { caps, slotCount } = this.schedule.input;
    if (!caps) return [];
    const placesOf = new Map<number, number[]>();
    for (const [place, slot] of open.entries()) {
      const cell = person * slotCount + slot;
      for (const cap of caps.ids.subarray(caps.starts[cell], caps.starts[cell + 1])) {
        placesOf.set(cap, [...(placesOf.get(cap) ?? []), place]);
      }
    }
    return [...placesOf].map(([cap, places]) => {
      const held = (caps.slots[cap] as Int32Array).filter((slot) => this.schedule.meetingAt(person, slot) >= 0).length;
      return { places, left: Math.max(0, (caps.max[cap] as number) - held) };
    });
  }

  /** How many meetings the person can have besides the fixed ones, by availability and caps. */
  roomOf(person: number): number {
    return this.capacityWithin(person, new Int32Array(this.wordCount).fill(-1));
  }

  /** 1 for each slot in which the person can have a meeting. */
  openSeatsOf(person: number): Uint8Array {
    return Uint8Array.from({ length: this.input.slotCount }, (_, s) => (this.schedule.isFree(person, s) ? 1 : 0));
  }

  /** How many meetings, each of at least its two sides, the tables or a booth can hold in each slot. */
  seatsBySlot(resource: number): Int32Array {
    const { slotCount, people } = this.input;
    const isThere = new Uint8Array(people.length * slotCount);
    for (const column of this.columnsNeeding(resource)) {
      const meeting = this.meetings[column] as number;
      const a = this.schedule.member(meeting, 0) * slotCount;
      const b = this.schedule.member(meeting, 1) * slotCount;
      const words = this.slotsOf(column);
      for (let s = 0; s < slotCount; s++) {
        if (!has(words, s)) continue;
        isThere[a + s] = 1;
        isThere[b + s] = 1;
      }
    }
    return Int32Array.from({ length: slotCount }, (_, s) => {
      let count = 0;
      for (let person = 0; person < people.length; person++) count += isThere[person * slotCount + s] as number;
      return Math.min(this.schedule.seatsLeftAt(resource, s), count >> 1);
    });
  }

  /** The same, more exactly and at a price: no more than can be paired off in the slot. */
  pairsBySlot(resource: number): Int32Array {
    const { slotCount, people } = this.input;
    const pairs: [number, number][][] = Array.from({ length: slotCount }, () => []);
    for (const column of this.columnsNeeding(resource)) {
      const meeting = this.meetings[column] as number;
      const pair: [number, number] = [this.schedule.member(meeting, 0), this.schedule.member(meeting, 1)];
      for (const s of this.listOf(this.slotsOf(column))) pairs[s]?.push(pair);
    }
    return Int32Array.from(pairs, (own, s) => mostPairs(people.length, own, this.schedule.seatsLeftAt(resource, s)));
  }

  private unionOf(columns: Int32Array): Int32Array {
    const union = new Int32Array(this.wordCount);
    for (const column of columns) {
      const from = (this.meetings[column] as number) * this.wordCount;
      for (let w = 0; w < this.wordCount; w++) union[w] = (union[w] as number) | (this.words[from + w] as number);
    }
    return union;
  }
}

function has(words: Int32Array, slot: number): boolean {
  return (((words[slot >> 5] as number) >> (slot & 31)) & 1) === 1;
}
