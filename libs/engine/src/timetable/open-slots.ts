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
  private readonly words: Int32Array;

  constructor(private readonly schedule: Schedule) {
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

  columnsNeeding(resource: number): Int32Array {
    const columns = new Int32Array(this.meetings.length);
    let count = 0;
    for (const [column, meeting] of this.meetings.entries()) {
      if (this.schedule.resourceOf(meeting) === resource) columns[count++] = column;
    }
    return columns.slice(0, count);
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

  /** How many of these meetings, each of at least two people, the tables or seats can hold within the slots (null: all). */
  seatsWithin(resource: number, columns: Int32Array, slots: Int32Array | null): number {
    const { slotCount, personCount, memberStart, members } = this.schedule.input;
    const seen = new Int32Array(personCount);
    let total = 0;
    for (let s = 0; s < slotCount; s++) {
      if (slots && !has(slots, s)) continue;
      let people = 0;
      for (const column of columns) {
        if (!has(this.slotsOf(column), s)) continue;
        const meeting = this.meetings[column] as number;
        const end = memberStart[meeting + 1] as number;
        for (let i = memberStart[meeting] as number; i < end; i++) {
          const person = members[i] as number;
          if (seen[person] === s + 1 || person >= this.schedule.input.people.length) continue;
          seen[person] = s + 1;
          people++;
        }
      }
      total += Math.min(this.schedule.seatsLeftAt(resource, s), people >> 1);
    }
    return total;
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
