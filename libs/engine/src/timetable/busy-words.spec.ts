import fc from 'fast-check';
import { countBreaks } from './breaks.js';
import { BusyPatterns } from './busy-patterns.js';
import { breaksIn, countBits, idleIn, layOutWords, loadOfWord } from './busy-words.js';
import type { BoardCap } from './polish-input.js';

type State = 'busy' | 'idle' | 'away';

const daysOf = (lengths: readonly number[]): Int32Array =>
  Int32Array.from(lengths.flatMap((length, day) => Array<number>(length).fill(day)));

/** Days, and for each slot whether the person is busy, idle or away; long quiet stretches are frequent. */
const patternIn = (days: Int32Array) =>
  fc.record({
    days: fc.constant(days),
    states: fc.oneof(...([1, 4, 20] as const).map((weight) => statesIn(days.length, weight))),
    caps: fc.array(capIn(days.length), { maxLength: 2 }),
  });

const statesIn = (length: number, quiet: number) =>
  fc.array(
    fc.oneof(
      { weight: 1, arbitrary: fc.constant<State>('busy') },
      { weight: quiet, arbitrary: fc.constant<State>('idle') },
      { weight: quiet, arbitrary: fc.constant<State>('away') },
    ),
    { minLength: length, maxLength: length },
  );

const capIn = (slots: number): fc.Arbitrary<BoardCap> =>
  fc.record({
    slots: fc.uniqueArray(fc.nat(slots - 1), { minLength: 1, maxLength: 6 }),
    max: fc.integer({ min: 0, max: 6 }),
    isRest: fc.boolean(),
  });

const shortDays = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 7 });
const longDays = fc.array(fc.constantFrom(1, 12, 31, 32, 40, 62, 63, 96), { minLength: 1, maxLength: 3 });
const anyPattern = fc
  .oneof(shortDays, longDays, fc.constant([40]))
  .map(daysOf)
  .chain(patternIn);

function patternsOf(days: Int32Array, states: readonly State[], caps: readonly BoardCap[]): BusyPatterns {
  const available = Uint8Array.from(states, (state) => (state === 'away' ? 0 : 1));
  const patterns = new BusyPatterns({ days, people: 1, available, caps: [caps] });
  for (const [slot, state] of states.entries()) if (state === 'busy') patterns.toggle(0, slot);
  patterns.count();
  return patterns;
}

/** Breaks and idle slots, slot by slot. */
function expected(days: Int32Array, states: readonly State[], caps: readonly BoardCap[]) {
  const isBusy = (slot: number): boolean => states[slot] === 'busy';
  const rests = caps.filter(({ slots, max, isRest }) => isRest && slots.filter(isBusy).length === max);
  const isIdle = (slot: number): boolean => states[slot] === 'idle' && !rests.some(({ slots }) => slots.includes(slot));
  const busy = [...states.keys()].filter(isBusy);
  const isBetween = (slot: number): boolean =>
    busy.some((other) => other < slot && days[other] === days[slot]) &&
    busy.some((other) => other > slot && days[other] === days[slot]);
  return {
    breaks: countBreaks(days, isBusy, isIdle),
    idle: [...states.keys()].filter((slot) => isIdle(slot) && isBetween(slot)).length,
  };
}

const read = (load: number) => ({ breaks: breaksIn(load), idle: idleIn(load) });

describe('busy patterns', () => {
  it('count the same breaks and idle slots as slot by slot, on short days and on days of several words', () => {
    fc.assert(
      fc.property(anyPattern, ({ days, states, caps }) => {
        expect(read(patternsOf(days, states, caps).loadOf(0))).toEqual(expected(days, states, caps));
      }),
      { numRuns: 2_000 },
    );
  });

  it('foresee what two changed slots do, and do it', () => {
    fc.assert(
      fc.property(anyPattern, fc.nat(), fc.nat(), ({ days, states, caps }, one, two) => {
        // Whoever is away has no meetings: only the others' slots change.
        const here = [...states.keys()].filter((slot) => states[slot] !== 'away');
        const from = here[one % here.length];
        const to = here[two % here.length];
        fc.pre(from !== undefined && to !== undefined && from !== to);
        const patterns = patternsOf(days, states, caps);
        const then = states.map((state, slot) => {
          if (slot !== from && slot !== to) return state;
          return state === 'busy' ? 'idle' : 'busy';
        });
        const load = patterns.loadAfter(0, from!, to!);
        const isBroken = caps.some(({ slots, max }) => slots.filter((slot) => then[slot] === 'busy').length > max);
        expect(load === -1).toBe(isBroken);
        if (isBroken) return;
        expect(read(load)).toEqual(expected(days, then, caps));
        patterns.flip(0, from!, to!);
        expect(patterns.loadOf(0)).toBe(load);
        patterns.count();
        expect(patterns.loadOf(0)).toBe(load);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('busy words', () => {
  it('count idle slots between the first and the last meeting of each day', () => {
    const day = [0b1111111];
    expect(read(loadOfWord(0b1000010, 0b1111111, day))).toEqual({ breaks: 1, idle: 4 });
    expect(read(loadOfWord(0b1000010, 0b1110011, day))).toEqual({ breaks: 1, idle: 2 });
    expect(read(loadOfWord(0b1000010, 0b1000011, day))).toEqual({ breaks: 0, idle: 0 });
    expect(read(loadOfWord(0b1001001, 0b1111111, [0b1111, 0b1110000]))).toEqual({ breaks: 1, idle: 2 });
  });

  it('tear only days apart that are longer than a word', () => {
    const { words, wordOf, longDays } = layOutWords(daysOf([20, 20, 40, 5]));
    expect(words.map((days) => days.map(countBits))).toEqual([[20], [20], [31], [9], [5]]);
    expect(longDays).toEqual([[2, 4]]);
    expect(new Set(wordOf.subarray(0, 20))).toEqual(new Set([0]));
  });

  it('count bits', () => {
    expect([0, 1, 0b1011, 2 ** 31 - 1, -1].map(countBits)).toEqual([0, 1, 3, 31, 32]);
  });
});
