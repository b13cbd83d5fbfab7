import { noRules } from '../planning/planning-rules.repository.js';
import type { PlannedRow } from '../timetable/plan.repository.js';
import { openSlots, type RepairParts, repairs, restOfSlot } from './repair.rules.js';

const slot = (index: number, hour: number) => ({
  index,
  startsAt: `2026-11-24T${hour}:00:00Z`,
  endsAt: `2026-11-24T${hour}:30:00Z`,
});
const slots = [slot(0, 10), slot(1, 11), slot(2, 12)];
const at = (time: string) => Date.parse(`2026-11-24T${time}Z`);
const person = (id: string, companyId: string | null = null) => ({
  id,
  companyId,
  kind: 'visitor' as const,
  attendance: 'on_site' as const,
  languages: [],
  busy: [],
});
const pair = (aId: string, bId: string, score = 0.5) => ({
  aId,
  bId,
  aLevel: 'want' as const,
  bLevel: 'want' as const,
  aBeside: false,
  bBeside: false,
  score,
});
const meeting = (aId: string, bId: string, hour: number, tableNumber: number): PlannedRow => ({
  ...slot(0, hour),
  aId,
  bId,
  otherIds: [],
  place: 'table',
  tableNumber,
  boothCompanyId: null,
  hasVideo: false,
  value: 3,
});
const parts = (changes: Partial<RepairParts>): RepairParts => ({
  fair: { mode: 'on_site', tables: 2, timeZone: 'UTC', slotMinutes: 30, breakMinutes: 0 },
  slots,
  open: slots,
  people: ['a', 'b', 'c', 'd'].map((id) => person(id)),
  waiting: [],
  cancelled: new Set(),
  planning: { rules: noRules, limits: new Map(), pairRules: [], precedences: [] },
  current: [],
  places: [],
  closedTables: [],
  focusIds: ['a'],
  freedPlaceAt: null,
  ...changes,
});
const pairsOf = (rows: readonly PlannedRow[]) =>
  rows.map(({ aId, bId, startsAt }) => `${aId}${bId} ${startsAt.slice(11, 13)}`);

describe('repairs', () => {
  it('gives the free time to the best pair that waits, where both are free', () => {
    const waiting = [pair('a', 'b', 0.1), pair('a', 'c', 0.9)];
    const current = [meeting('c', 'd', 10, 1)];
    expect(pairsOf(repairs(parts({ waiting, current, open: [slot(0, 10)] })))).toEqual(['ab 10']);
    expect(pairsOf(repairs(parts({ waiting, current: [], open: [slot(0, 10)] })))).toEqual(['ac 10']);
  });

  it('takes a table that is free, and none that strangers sit at', () => {
    const taken = (tables: number[]) => [
      { startsAt: slots[0]!.startsAt, boothCompanyId: null, count: tables.length, tables },
    ];
    const waiting = [pair('a', 'b')];
    const open = [slot(0, 10)];
    expect(repairs(parts({ waiting, open, places: taken([1]) }))).toMatchObject([{ place: 'table', tableNumber: 2 }]);
    expect(repairs(parts({ waiting, open, places: taken([1, 2]) }))).toEqual([]);
  });

  it('takes no table that is closed then', () => {
    const waiting = [pair('a', 'b')];
    const closed = (...tables: number[]) => tables.map((table) => ({ slot: 0, table }));
    const open = [slot(0, 10)];
    expect(repairs(parts({ waiting, open, closedTables: closed(1) }))).toMatchObject([{ tableNumber: 2 }]);
    expect(repairs(parts({ waiting, open, closedTables: closed(1, 2) }))).toEqual([]);
    // A meeting stays at a table that has closed since; the table counts once.
    const places = [{ startsAt: slots[0]!.startsAt, boothCompanyId: null, count: 1, tables: [1] }];
    expect(repairs(parts({ waiting, open, places, closedTables: closed(1) }))).toMatchObject([{ tableNumber: 2 }]);
  });

  it('gives a freed table to anybody who waits for one', () => {
    const waiting = [pair('c', 'd')];
    expect(repairs(parts({ waiting }))).toEqual([]);
    expect(pairsOf(repairs(parts({ waiting, freedPlaceAt: slots[1]!.startsAt })))).toEqual(['cd 11']);
  });

  it('brings nobody together who cancelled, said no, or whose colleague meets the same person', () => {
    expect(repairs(parts({ waiting: [pair('a', 'b')], cancelled: new Set(['a b']) }))).toEqual([]);
    expect(repairs(parts({ waiting: [{ ...pair('a', 'b'), bLevel: 'no' }] }))).toEqual([]);
    const people = [person('a', 'x'), person('b'), person('c', 'x')];
    const current = [meeting('b', 'c', 10, 1)];
    expect(repairs(parts({ people, current, waiting: [pair('a', 'b')] }))).toEqual([]);
  });

  it('keeps limits', () => {
    const limit = { participantId: 'b', min: null, max: null, ownMax: 1 };
    const planning = { ...parts({}).planning, limits: new Map([['b', limit]]) };
    const current = [meeting('b', 'c', 10, 1)];
    expect(repairs(parts({ planning, current, waiting: [pair('a', 'b')] }))).toEqual([]);
  });
});

describe('the time that is left', () => {
  it('leaves out slots that have begun', () => {
    expect(openSlots(slots, at('11:00:00')).map((each) => each.index)).toEqual([2]);
  });

  it('offers the rest of a slot from the next minute, if ten are left', () => {
    expect(restOfSlot(slots, at('10:05:10'))).toEqual({ ...slots[0], startsAt: '2026-11-24T10:06:00.000Z' });
    expect(restOfSlot(slots, at('10:20:00'))).toMatchObject({ startsAt: '2026-11-24T10:20:00.000Z' });
    expect(restOfSlot(slots, at('10:20:01'))).toBeNull();
    expect(restOfSlot(slots, at('10:45:00'))).toBeNull();
  });
});
