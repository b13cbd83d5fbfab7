import type { Pair, Precedence, Slot, TimetablePerson, TimetableProblem, TimetableWish } from '../timetable-types.js';

export const slotsOf = (count: number): Slot[] =>
  Array.from({ length: count }, (_, n) => ({
    index: n * 10,
    startsAt: new Date(Date.UTC(2026, 2, 28, 8, n * 30)).toISOString(),
    endsAt: new Date(Date.UTC(2026, 2, 28, 8, n * 30 + 25)).toISOString(),
  }));

export const person = (id: string, overrides: Partial<TimetablePerson> = {}): TimetablePerson => ({
  id,
  companyId: null,
  attendance: 'virtual',
  unavailableSlots: [],
  ...overrides,
});

export const wish = (aId: string, bId: string, value = 1, mutual = true): TimetableWish => ({
  aId,
  bId,
  value,
  mutual,
});

export const problemOf = (overrides: Partial<TimetableProblem>): TimetableProblem => ({
  slots: slotsOf(3),
  people: [],
  wishes: [],
  fixed: [],
  tables: 0,
  seed: 1,
  ...overrides,
});

export const inOrder = (first: Pair, then: Pair): Precedence => ({ first, then });
