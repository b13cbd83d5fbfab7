import { BusyCaps } from './busy-caps.js';
import { layOutWords, loadBetweenWords, loadOfWord, type WordLayout } from './busy-words.js';
import type { BoardInput } from './polish-input.js';

/**
 * When everybody is busy, in words of bits, and what that means in breaks and idle slots (a *load*, see `breaksIn`). A
 * person's load after two slots have changed costs a look at one or two words; at all of their words where limits or days
 * longer than a word play a part.
 */
export class BusyPatterns {
  private readonly layout: WordLayout;
  private readonly wordCount: number;
  /** `busy[person * words + word]`, in the same order where idle time counts, and the load of the word. */
  private readonly busy: Int32Array;
  private readonly available: Int32Array;
  private readonly wordLoads: Int32Array;
  private readonly loads: Int32Array;
  private readonly caps: readonly (BusyCaps | null)[];
  /** People whose words cannot be looked at one by one. */
  private readonly isWhole: Uint8Array;
  private readonly busyNow: Int32Array;
  private readonly availableNow: Int32Array;

  constructor({ days, people, available, caps }: Pick<BoardInput, 'days' | 'people' | 'available' | 'caps'>) {
    this.layout = layOutWords(days);
    const { words, wordOf, bitOf, longDays } = this.layout;
    this.wordCount = words.length;
    this.busy = new Int32Array(people * words.length);
    this.available = new Int32Array(people * words.length);
    this.wordLoads = new Int32Array(people * words.length);
    this.loads = new Int32Array(people);
    this.busyNow = new Int32Array(words.length);
    this.availableNow = new Int32Array(words.length);
    for (let person = 0; person < people; person++) {
      for (let slot = 0; slot < days.length; slot++) {
        if (available[person * days.length + slot] !== 1) continue;
        const cell = person * words.length + (wordOf[slot] as number);
        this.available[cell] = (this.available[cell] as number) | (bitOf[slot] as number);
      }
    }
    this.caps = caps.map((list) => (list.length === 0 ? null : new BusyCaps(list, this.layout)));
    this.isWhole = Uint8Array.from(this.caps, (own) => (own !== null || longDays.length > 0 ? 1 : 0));
  }

  loadOf(person: number): number {
    return this.loads[person] as number;
  }

  /** The load of a person if two slots changed between busy and free; -1 if one of their limits forbids it. */
  loadAfter(person: number, from: number, to: number): number {
    if (this.isWhole[person] === 1) return this.wholeLoad(person, from, to);
    const { busy, available, wordLoads, wordCount } = this;
    const { words, wordOf, bitOf } = this.layout;
    const x = wordOf[from] as number;
    const y = wordOf[to] as number;
    const first = person * wordCount;
    const cell = first + x;
    const load = (this.loads[person] as number) - (wordLoads[cell] as number);
    let pattern = (busy[cell] as number) ^ (bitOf[from] as number);
    if (x === y) {
      pattern ^= bitOf[to] as number;
      return load + loadOfWord(pattern, available[cell] as number, words[x] as readonly number[]);
    }
    const other = first + y;
    return (
      load -
      (wordLoads[other] as number) +
      loadOfWord(pattern, available[cell] as number, words[x] as readonly number[]) +
      loadOfWord(
        (busy[other] as number) ^ (bitOf[to] as number),
        available[other] as number,
        words[y] as readonly number[],
      )
    );
  }

  /** Changes two slots of a person between busy and free. */
  flip(person: number, from: number, to: number): void {
    const load = this.loadAfter(person, from, to);
    this.toggle(person, from);
    this.toggle(person, to);
    this.settle(person, from);
    this.settle(person, to);
    this.loads[person] = load;
  }

  /** Changes a slot without counting; {@link count} afterwards. */
  toggle(person: number, slot: number): void {
    const cell = person * this.wordCount + (this.layout.wordOf[slot] as number);
    this.busy[cell] = (this.busy[cell] as number) ^ (this.layout.bitOf[slot] as number);
  }

  /** Counts everybody's load anew. */
  count(): void {
    const { words } = this.layout;
    for (let person = 0; person < this.loads.length; person++) {
      let load = 0;
      for (let word = 0; word < words.length; word++) load += this.settleWord(person, word);
      this.loads[person] = this.isWhole[person] === 1 ? this.wholeLoad(person, 0, 0) : load;
    }
  }

  private settle(person: number, slot: number): void {
    this.settleWord(person, this.layout.wordOf[slot] as number);
  }

  private settleWord(person: number, word: number): number {
    const cell = person * this.wordCount + word;
    const load = loadOfWord(this.busy[cell] as number, this.available[cell] as number, this.layout.words[word] ?? []);
    this.wordLoads[cell] = load;
    return load;
  }

  private wholeLoad(person: number, from: number, to: number): number {
    const { busyNow, availableNow, wordCount } = this;
    const { words, wordOf, bitOf, longDays } = this.layout;
    for (let word = 0; word < wordCount; word++) {
      busyNow[word] = this.busy[person * wordCount + word] as number;
      availableNow[word] = this.available[person * wordCount + word] as number;
    }
    for (const slot of [from, to]) {
      const word = wordOf[slot] as number;
      busyNow[word] = (busyNow[word] as number) ^ (bitOf[slot] as number);
    }
    const caps = this.caps[person];
    if (caps) {
      if (from !== to && !caps.hold(busyNow)) return -1;
      if (caps.hasRests) caps.spare(busyNow, availableNow);
    }
    let load = 0;
    for (let word = 0; word < wordCount; word++)
      load += loadOfWord(busyNow[word] as number, availableNow[word] as number, words[word] as readonly number[]);
    for (const [first, end] of longDays) load += loadBetweenWords(busyNow, availableNow, first, end);
    return load;
  }
}
