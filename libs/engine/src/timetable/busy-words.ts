/** Slots that one word holds: the sign bit stays unused. */
const WORD_BITS = 31;
/** Breaks of a load stand above these bits, idle slots in them. */
const IDLE_BITS = 16;

/** Where each slot lies in the words. A day that fits into a word is never torn apart; a longer one begins a word and goes on in the next. */
export interface WordLayout {
  /** All bits of each day, or part of a long day, in each word. */
  words: readonly (readonly number[])[];
  wordOf: Int32Array;
  /** `1 << position` of each slot. */
  bitOf: Int32Array;
  /** Of each day that is longer than a word its first word and the one after its last. */
  longDays: readonly (readonly [number, number])[];
}

/** Lays the slots (days ascending) out in words. */
export function layOutWords(days: Int32Array): WordLayout {
  const wordOf = new Int32Array(days.length);
  const bitOf = new Int32Array(days.length);
  const words: number[][] = [];
  const longDays: [number, number][] = [];
  let used = WORD_BITS;
  for (let start = 0, end = 0; start < days.length; start = end) {
    while (end < days.length && days[end] === days[start]) end++;
    const isLong = end - start > WORD_BITS;
    if (isLong) used = WORD_BITS;
    const first = words.length;
    for (let from = start; from < end; ) {
      if (used + Math.min(WORD_BITS, end - from) > WORD_BITS) {
        words.push([]);
        used = 0;
      }
      const to = Math.min(end, from + WORD_BITS - used);
      let mask = 0;
      for (let slot = from; slot < to; slot++) {
        wordOf[slot] = words.length - 1;
        bitOf[slot] = 1 << used++;
        mask |= bitOf[slot] as number;
      }
      words[words.length - 1]?.push(mask);
      from = to;
    }
    if (!isLong) continue;
    longDays.push([first, words.length]);
    used = WORD_BITS;
  }
  return { words, wordOf, bitOf, longDays };
}

/**
 * Breaks and idle slots of a busy pattern, packed: `breaksIn` and `idleIn` read them. Idle are the slots between the first and the
 * last meeting of a day at which the person is available; a break is a gap between two meetings with an idle slot.
 */
export function loadOfWord(busy: number, available: number, days: readonly number[]): number {
  let load = 0;
  for (let i = 0; i < days.length; i++) {
    const own = busy & (days[i] as number);
    if (own === 0) continue;
    const span = ((1 << (31 - Math.clz32(own))) - 1) & -(own & -own);
    const idle = span & available & ~own;
    if (idle === 0) continue;
    // A meeting ends a break if the slot before it is idle, or if only slots away lie between (the sum carries over them).
    const away = span & ~available & ~own;
    const after = idle << 1;
    const ends = own & (after | ((after & away) + away)) & ~away;
    load += (countBits(ends) << IDLE_BITS) + countBits(idle);
  }
  return load;
}

/** What the gaps between the words of a long day add to the load: `busy` and `available` of its words from `first` to before `end`. */
export function loadBetweenWords(busy: Int32Array, available: Int32Array, first: number, end: number): number {
  let load = 0;
  let idle = 0;
  let hasBegun = false;
  for (let word = first; word < end; word++) {
    const own = busy[word] as number;
    const free = available[word] as number;
    if (own === 0) {
      idle += countBits(free);
      continue;
    }
    if (hasBegun) {
      idle += countBits(free & ((own & -own) - 1));
      if (idle > 0) load += (1 << IDLE_BITS) + idle;
    }
    hasBegun = true;
    idle = countBits(free >>> (32 - Math.clz32(own)));
  }
  return load;
}

export function breaksIn(load: number): number {
  return load >> IDLE_BITS;
}

export function idleIn(load: number): number {
  return load & ((1 << IDLE_BITS) - 1);
}

/** How many bits are set. */
export function countBits(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
