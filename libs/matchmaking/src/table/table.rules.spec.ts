import type { PlannedRow } from '../timetable/plan.repository.js';
import { closedTables, withSeats } from './table.rules.js';

const slots = [{ index: 0 }, { index: 1 }];
const limits = (closed: [number, number][]) => ({
  closed: closed.map(([slot, table]) => ({ slot, table })),
  seats: new Map<number, number>(),
});
const fixed = (slot: number, table: number | null) => ({
  id: `fixed ${slot} ${table}`,
  aId: 'a',
  bId: 'b',
  slot,
  table,
});
const sits = (...args: Parameters<typeof closedTables>) =>
  closedTables(...args).fixed.map(({ slot, table }) => [slot, table]);

describe('closedTables', () => {
  it('keeps a table from being used while it is closed, and its stand-ins have nothing else to do', () => {
    const { fixed: sitting, people } = closedTables(limits([[0, 2]]), [], slots, 2);
    expect(sitting).toMatchObject([{ slot: 0, table: 2, place: 'table' }]);
    expect(people.map(({ unavailableSlots }) => unavailableSlots)).toEqual([[1], [1]]);
    expect(new Set(people.map(({ id }) => id)).size).toBe(2);
  });

  it('gives way to what is fixed, with a table or without', () => {
    const closed = limits([
      [0, 1],
      [0, 2],
      [1, 1],
      [1, 2],
    ]);
    expect(sits(closed, [fixed(0, 1), fixed(1, null)], slots, 2)).toEqual([
      [0, 2],
      [1, 1],
    ]);
  });
});

describe('withSeats', () => {
  const row = (aId: string, tableNumber: number, otherIds: string[] = []): PlannedRow => ({
    aId,
    bId: `${aId} too`,
    otherIds,
    startsAt: '2026-11-24T10:00:00Z',
    endsAt: '2026-11-24T10:30:00Z',
    place: 'table',
    tableNumber,
    boothCompanyId: null,
    hasVideo: false,
    value: 1,
  });
  const at = (meetings: PlannedRow[], seats: [number, number][], stays = '', open = true) =>
    withSeats(
      meetings,
      { closed: [], seats: new Map(seats) },
      3,
      ({ aId }) => aId === stays,
      () => open,
    ).map(({ tableNumber }) => tableNumber);

  it('takes three to a table with three seats, free or not', () => {
    expect(at([row('a', 1, ['x'])], [[1, 2]])).toEqual([2]);
    expect(at([row('a', 1, ['x']), row('b', 2)], [[1, 2]])).toEqual([2, 1]);
    expect(
      at(
        [row('a', 1, ['x']), row('b', 3)],
        [
          [1, 2],
          [2, 2],
        ],
      ),
    ).toEqual([3, 1]);
  });

  it('leaves where they are those that stay, and whom no table fits', () => {
    expect(at([row('a', 1, ['x']), row('b', 2)], [[1, 2]], 'b')).toEqual([3, 2]);
    expect(at([row('a', 1, ['x']), row('b', 2)], [[1, 2]], 'a')).toEqual([1, 2]);
    expect(at([row('a', 1, ['x'])], [[1, 2]], '', false)).toEqual([1]);
  });
});
