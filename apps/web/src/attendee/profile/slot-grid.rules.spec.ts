import type { Slot } from '@parvis/contracts';
import { busyIntervals, busySlots, slotGrid } from './slot-grid.rules.js';

const slot = (index: number, startsAt: string, minutes = 30): Slot => ({
  index,
  startsAt,
  endsAt: new Date(Date.parse(startsAt) + minutes * 60_000).toISOString(),
});

/** Two days in Paris, 10:00, 10:35, 11:10 (30 minutes, 5 of break) and 14:00 after lunch. */
const slots = ['2026-11-23', '2026-11-24'].flatMap((day, at) =>
  ['09:00', '09:35', '10:10', '13:00'].map((clock, row) => slot(at * 4 + row, `${day}T${clock}:00.000Z`)),
);

describe('the grid of slots', () => {
  it("has a column for each day and a row for each time on the fair's clock", () => {
    const grid = slotGrid(slots, 'Europe/Paris');
    expect(grid.rows.map(({ clock }) => clock)).toEqual(['10:00', '10:35', '11:10', '14:00']);
    expect(grid.days.map(({ day, cells }) => [day, cells.map((cell) => cell?.index)])).toEqual([
      ['2026-11-23', [0, 1, 2, 3]],
      ['2026-11-24', [4, 5, 6, 7]],
    ]);
  });

  it('puts the same clock time into the same row before and after the change to winter time', () => {
    const over = [slot(0, '2026-10-24T08:00:00.000Z'), slot(1, '2026-10-25T09:00:00.000Z')];
    const grid = slotGrid(over, 'Europe/Paris');
    expect(grid.rows).toHaveLength(1);
    expect(grid.days.map(({ cells }) => cells[0]?.index)).toEqual([0, 1]);
  });

  it('puts the same clock time into the same row before and after the change to summer time', () => {
    const over = [slot(0, '2026-03-28T09:00:00.000Z'), slot(1, '2026-03-29T08:00:00.000Z')];
    expect(slotGrid(over, 'Europe/Paris').rows.map(({ clock }) => clock)).toEqual(['10:00']);
  });

  it('gives each pass of a repeated hour its own row', () => {
    const twice = [slot(0, '2026-10-25T00:30:00.000Z'), slot(1, '2026-10-25T01:30:00.000Z')];
    const grid = slotGrid(twice, 'Europe/Paris');
    expect(grid.rows.map(({ clock }) => clock)).toEqual(['02:30', '02:30']);
    expect(grid.days[0]?.cells.map((cell) => cell?.index)).toEqual([0, 1]);
  });

  it('leaves a gap where a day has no such slot, and follows quarter-hour zones', () => {
    const grid = slotGrid([...slots.slice(0, 2), ...slots.slice(4)], 'Asia/Kathmandu');
    expect(grid.rows.map(({ clock }) => clock)).toEqual(['14:45', '15:20', '15:55', '18:45']);
    expect(grid.days[0]?.cells.map((cell) => cell?.index ?? null)).toEqual([0, 1, null, null]);
  });
});

describe('busy times', () => {
  it('become slots, also when they touch one only in part', () => {
    const busy = [{ startsAt: '2026-11-23T09:50:00.000Z', endsAt: '2026-11-23T10:15:00.000Z' }];
    expect([...busySlots(slots, busy)]).toEqual([1, 2]);
  });

  it('do not touch a slot that begins when they end', () => {
    const busy = [{ startsAt: '2026-11-23T08:00:00.000Z', endsAt: '2026-11-23T09:00:00.000Z' }];
    expect(busySlots(slots, busy).size).toBe(0);
  });

  it('join neighbouring slots over the break, but not over lunch or night', () => {
    expect(busyIntervals(slots, new Set([0, 1, 3, 4]), [])).toEqual([
      { startsAt: '2026-11-23T09:00:00.000Z', endsAt: '2026-11-23T10:05:00.000Z' },
      { startsAt: '2026-11-23T13:00:00.000Z', endsAt: '2026-11-23T13:30:00.000Z' },
      { startsAt: '2026-11-24T09:00:00.000Z', endsAt: '2026-11-24T09:30:00.000Z' },
    ]);
  });

  it('do not join slots with a free one between them', () => {
    expect(busyIntervals(slots, new Set([0, 2]), [])).toHaveLength(2);
  });

  it('come back as the same slots for every choice', () => {
    for (let choice = 0; choice < 2 ** slots.length; choice++) {
      const chosen = new Set(slots.map(({ index }) => index).filter((index) => choice & (1 << index)));
      expect(busySlots(slots, busyIntervals(slots, chosen, []))).toEqual(chosen);
    }
  });

  it('outside the hours of the fair are kept', () => {
    const evening = { startsAt: '2026-11-23T19:00:00.000Z', endsAt: '2026-11-23T21:00:00.000Z' };
    const first = { startsAt: '2026-11-23T09:00:00.000Z', endsAt: '2026-11-23T09:30:00.000Z' };
    expect(busyIntervals(slots, new Set([4]), [evening, first])).toEqual([
      evening,
      { startsAt: '2026-11-24T09:00:00.000Z', endsAt: '2026-11-24T09:30:00.000Z' },
    ]);
  });
});
