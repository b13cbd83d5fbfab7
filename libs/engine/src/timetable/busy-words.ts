/** Slots that one word holds: the sign bit stays unused. */
const WORD_BITS = 31;

/** One person's day, or several short ones, in the bits of a word. */
export interface DayWord {
  /** First slot of each day in it, as bits, and all bits of each day. */
  firsts: number;
  days: readonly number[];
}

/** Where each slot lies in the words. A day is never torn apart; null if one has more slots than a word has bits. */
export interface WordLayout {
  words: readonly DayWord[];
  wordOf: Int32Array;
  /** `1 << position` of each slot. */
  bitOf: Int32Array;
}

/** Lays the slots (days ascending) out in words. */
export function layOutWords(days: Int32Array): WordLayout | null {
  const wordOf = new Int32Array(days.length);
  const bitOf = new Int32Array(days.length);
  const words: { firsts: number; days: number[] }[] = [];
  let used = WORD_BITS;
  for (let start = 0; start < days.length; ) {
    let end = start;
    while (end < days.length && days[end] === days[start]) end++;
    if (end - start > WORD_BITS) return null;
    if (used + end - start > WORD_BITS) {
      words.push({ firsts: 0, days: [] });
      used = 0;
    }
    let mask = 0;
    for (let slot = start; slot < end; slot++) {
      wordOf[slot] = words.length - 1;
      bitOf[slot] = 1 << used++;
      mask |= bitOf[slot] as number;
    }
    const word = words[words.length - 1] as { firsts: number; days: number[] };
    word.firsts |= bitOf[start] as number;
    word.days.push(mask);
    start = end;
  }
  return { words, wordOf, bitOf };
}

/**
 * Breaks of a busy pattern: runs of meetings beyond the first of each day, less the gaps in which the person is
 * unavailable throughout. Of such a gap `closed` has the two slots around it.
 */
export function breaksInWord(busy: number, { firsts, days }: DayWord, closed: readonly number[]): number {
  if (busy === 0) return 0;
  let breaks = countBits(busy & (~(busy << 1) | firsts));
  if (days.length === 1) breaks--;
  else for (const day of days) if ((busy & day) !== 0) breaks--;
  for (const around of closed) if ((busy & around) === around) breaks--;
  return breaks;
}

/** Slots between the first and the last meeting of each day at which the person is available and idle. */
export function idleInWord(busy: number, { days }: DayWord, available: number): number {
  let idle = 0;
  for (const day of days) {
    const own = busy & day;
    if (own === 0) continue;
    const last = 31 - Math.clz32(own);
    const span = ((1 << last) - 1) & ~((own & -own) - 1);
    idle += countBits(span & available & ~own);
  }
  return idle;
}

/** Of each maximal run of unavailable slots within a day the slots on both sides, for {@link breaksInWord}. */
export function closedGaps(available: number, { days }: DayWord): number[] {
  const closed: number[] = [];
  for (const day of days) {
    for (let bit = day & -day; (bit & day) !== 0; bit <<= 1) {
      if ((available & bit) === 0 || (available & (bit << 1) & day) !== 0) continue;
      let end = bit << 1;
      while ((end & day) !== 0 && (available & end) === 0) end <<= 1;
      if ((end & day) !== 0) closed.push(bit | end);
    }
  }
  return closed;
}

/** How many bits are set. */
export function countBits(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
