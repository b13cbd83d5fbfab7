import fc from 'fast-check';
import { countBreaks } from './breaks.js';
import { breaksInWord, closedGaps, countBits, type DayWord, idleInWord, layOutWords } from './busy-words.js';

const anyDays = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 7 })
  .map((lengths) => Int32Array.from(lengths.flatMap((length, day) => Array<number>(length).fill(day))));

/** Days, and for each slot whether the person is busy, idle or away. */
const anyPattern = anyDays.chain((days) =>
  fc.record({
    days: fc.constant(days),
    states: fc.array(fc.constantFrom('busy' as const, 'idle' as const, 'away' as const), {
      minLength: days.length,
      maxLength: days.length,
    }),
  }),
);

describe('busy words', () => {
  it('count the same breaks as slot by slot', () => {
    fc.assert(
      fc.property(anyPattern, ({ days, states }) => {
        const { words, wordOf, bitOf } = layOutWords(days)!;
        const bitsOf = (word: number, isIn: (state: string) => boolean): number =>
          states.reduce((bits, state, slot) => (wordOf[slot] === word && isIn(state) ? bits | bitOf[slot]! : bits), 0);
        const breaks = words.map((word, w) => {
          const available = bitsOf(w, (state) => state !== 'away');
          return breaksInWord(
            bitsOf(w, (state) => state === 'busy'),
            word,
            closedGaps(available, word),
          );
        });
        expect(breaks.reduce((sum, one) => sum + one, 0)).toBe(
          countBreaks(
            days,
            (slot) => states[slot] === 'busy',
            (slot) => states[slot] === 'idle',
          ),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('count idle slots between the first and the last meeting of each day', () => {
    const day: DayWord = { firsts: 0b1, days: [0b1111111] };
    expect(idleInWord(0b1000010, day, 0b1111111)).toBe(4);
    expect(idleInWord(0b1000010, day, 0b1110011)).toBe(2);
    expect(idleInWord(0b0001000, day, 0b1111111)).toBe(0);
    expect(idleInWord(0b1001001, { firsts: 0b10001, days: [0b1111, 0b1110000] }, 0b1111111)).toBe(2);
  });

  it('never tear a day apart, and decline one that is too long', () => {
    const { words, wordOf } = layOutWords(Int32Array.from({ length: 40 }, (_, slot) => (slot < 20 ? 0 : 1)))!;
    expect(words).toHaveLength(2);
    expect(new Set(wordOf.subarray(0, 20))).toEqual(new Set([0]));
    expect(layOutWords(new Int32Array(32))).toBeNull();
  });

  it('count bits', () => {
    expect([0, 1, 0b1011, 2 ** 31 - 1, -1].map(countBits)).toEqual([0, 1, 3, 31, 32]);
  });
});
