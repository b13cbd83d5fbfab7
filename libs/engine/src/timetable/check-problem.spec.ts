import { EngineInputError } from '../engine.errors.js';
import { planTimetable } from './plan-timetable.js';
import { inOrder, person, problemOf, slotsOf, wish } from './testing/small-problems.js';
import type { FixedMeeting, Slot, TimetableProblem } from './timetable-types.js';

describe('contradictory input of a timetable', () => {
  const people = [person('a'), person('b'), person('c')];
  const ab = { aId: 'a', bId: 'b' };
  const bc = { aId: 'b', bId: 'c' };
  const ac = { aId: 'a', bId: 'c' };
  const fixed = (overrides: Partial<FixedMeeting>): FixedMeeting => ({
    id: 'f',
    aId: 'a',
    bId: 'b',
    slot: 0,
    table: null,
    ...overrides,
  });
  const [first, second] = slotsOf(2) as [Slot, Slot];
  const cases: [string, Partial<TimetableProblem>, Record<string, unknown>][] = [
    ['NO_SLOTS', { slots: [] }, {}],
    ['DUPLICATE_SLOT', { slots: [first, { ...second, index: first.index }] }, { slot: 0 }],
    ['BAD_SLOT_TIMES', { slots: [{ ...first, endsAt: first.startsAt }] }, { slot: 0 }],
    ['BAD_SLOT_TIMES', { slots: [{ ...first, startsAt: 'tomorrow' }] }, { slot: 0 }],
    ['OVERLAPPING_SLOTS', { slots: [{ ...first, endsAt: second.endsAt }, second] }, { slot: 0, otherSlot: 10 }],
    ['DUPLICATE_PERSON', { people: [...people, person('b')] }, { personId: 'b' }],
    ['BAD_QUOTA', { people: [person('a', { maxMeetings: -1 })] }, { personId: 'a' }],
    ['BAD_TABLES', { tables: 1.5 }, { tables: 1.5 }],
    ['BAD_SEED', { seed: Number.NaN }, {}],
    ['WISH_WITH_ONESELF', { wishes: [wish('a', 'a')] }, { personId: 'a' }],
    ['BAD_WISH_VALUE', { wishes: [wish('a', 'b', 0)] }, { aId: 'a', bId: 'b' }],
    ['BAD_WISH_VALUE', { wishes: [wish('a', 'b', Number.POSITIVE_INFINITY)] }, { aId: 'a', bId: 'b' }],
    ['FIXED_DUPLICATE_ID', { fixed: [fixed({}), fixed({ slot: 10 })] }, { fixedId: 'f' }],
    ['FIXED_WITH_ONESELF', { fixed: [fixed({ bId: 'a' })] }, { fixedId: 'f' }],
    ['FIXED_UNKNOWN_PERSON', { fixed: [fixed({ bId: 'ghost' })] }, { personId: 'ghost' }],
    ['FIXED_UNKNOWN_SLOT', { fixed: [fixed({ slot: 5 })] }, { slot: 5 }],
    ['FIXED_UNKNOWN_TABLE', { tables: 1, fixed: [fixed({ table: 2 })] }, { table: 2, tables: 1 }],
    ['FIXED_DOUBLE_BOOKING', { fixed: [fixed({}), fixed({ id: 'g', bId: 'c' })] }, { personId: 'a', slot: 0 }],
    [
      'FIXED_TABLE_TAKEN_TWICE',
      {
        people: [...people, person('d')],
        tables: 2,
        fixed: [fixed({ table: 1 }), fixed({ id: 'g', aId: 'c', bId: 'd', table: 1 })],
      },
      { table: 1, slot: 0 },
    ],
    ['BAD_QUOTA', { people: [person('a', { minMeetings: 1.5 })] }, { personId: 'a' }],
    ['MIN_ABOVE_MAX', { people: [person('a', { minMeetings: 3, maxMeetings: 2 })] }, { personId: 'a', minMeetings: 3 }],
    ['BAD_CAP', { people: [person('a', { caps: [{ slots: [0], max: -1 }] })] }, { personId: 'a', max: -1 }],
    ['BAD_MINIMUM_WORTH', { minimumWorth: -1 }, { minimumWorth: -1 }],
    ['BAD_BOOTH', { booths: [{ companyId: 'x', seats: 0.5 }] }, { companyId: 'x' }],
    [
      'DUPLICATE_BOOTH',
      {
        booths: [
          { companyId: 'x', seats: 1 },
          { companyId: 'x', seats: 2 },
        ],
      },
      { companyId: 'x' },
    ],
    ['WISH_WITH_ONESELF', { wishes: [{ ...wish('a', 'b'), withIds: ['b'] }] }, { personId: 'b' }],
    ['VETO_WITH_ONESELF', { vetoes: [{ aId: 'a', bId: 'a' }] }, { personId: 'a' }],
    ['PRECEDENCE_WITH_ONESELF', { precedences: [inOrder(ab, { aId: 'c', bId: 'c' })] }, { personId: 'c' }],
    [
      'PRECEDENCE_CYCLE',
      {
        precedences: [inOrder(ab, bc), inOrder({ aId: 'c', bId: 'b' }, ac), inOrder(ac, ab)],
      },
      { pairs: 'a + b -> b + c -> a + c -> a + b', length: 3 },
    ],
    ['FIXED_WITH_ONESELF', { fixed: [fixed({ withIds: ['a'] })] }, { fixedId: 'f', personId: 'a' }],
    ['FIXED_UNKNOWN_PERSON', { fixed: [fixed({ withIds: ['ghost'] })] }, { personId: 'ghost' }],
    ['FIXED_VETO', { fixed: [fixed({ withIds: ['c'] })], vetoes: [bc] }, { fixedId: 'f' }],
    ['FIXED_TABLE_ELSEWHERE', { tables: 1, fixed: [fixed({ place: 'video', table: 1 })] }, { table: 1 }],
    ['FIXED_WITHOUT_BOOTH', { fixed: [fixed({ place: 'booth' })] }, { fixedId: 'f' }],
    [
      'FIXED_TOO_MANY_AT_BOOTH',
      {
        people: [person('a', { companyId: 'x' }), ...people.slice(1), person('d', { companyId: 'x' })],
        booths: [{ companyId: 'x', seats: 1 }],
        fixed: [fixed({ place: 'booth' }), fixed({ id: 'g', aId: 'd', bId: 'c', place: 'booth' })],
      },
      { companyId: 'x', slot: 0, meetings: 2, seats: 1 },
    ],
    [
      'FIXED_AGAINST_PRECEDENCE',
      { fixed: [fixed({ slot: 10 }), fixed({ id: 'g', aId: 'c' })], precedences: [inOrder(ab, bc)] },
      { fixedId: 'f', otherFixedId: 'g' },
    ],
    [
      'FIXED_TOO_MANY_AT_TABLES',
      { people: people.map((one) => ({ ...one, attendance: 'on_site' })), fixed: [fixed({})] },
      { slot: 0, meetings: 1, tables: 0 },
    ],
  ];

  it.each(cases)('%s is refused by name', async (code, overrides, details) => {
    const failure = await planTimetable(problemOf({ people, ...overrides })).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EngineInputError);
    expect(failure).toMatchObject({ code, details });
  });
});
