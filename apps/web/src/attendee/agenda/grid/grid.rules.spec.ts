import type { AgendaMeeting, StageSession } from '@parvis/contracts';
import fc from 'fast-check';
import { axisOf, gridDays, inLanes, nextStop, spanOf, stretch } from './grid.rules.js';

const zone = 'Europe/Brussels';
const time = (from: string, to: string, day = '2026-11-23') => ({
  startsAt: new Date(`${day}T${from}:00+01:00`).toISOString(),
  endsAt: new Date(`${day}T${to}:00+01:00`).toISOString(),
});
const slots = ['09:00', '09:30', '10:00', '10:30'].map((from, index) => ({
  index,
  ...time(from, `${from.slice(0, 2)}:${from.endsWith('00') ? '30' : '59'}`),
}));
const meeting = (from: string, to: string, change = {}) =>
  ({ id: from, status: 'scheduled', ...time(from, to), ...change }) as AgendaMeeting;
const session = (from: string, to: string, change = {}) =>
  ({ id: from, state: 'planned', ...time(from, to), ...change }) as StageSession;
const content = { slots, meetings: [], sessions: [], busy: [], inCalendar: [] };
const before = { zone, now: Date.parse('2026-11-22T00:00:00Z') };

describe('the grid of an agenda', () => {
  it('says what each slot is: free, not free by word or by calendar; a slot with a meeting is none', () => {
    const [day] = gridDays(
      {
        ...content,
        meetings: [meeting('09:00', '09:30')],
        busy: [time('09:30', '09:45')],
        inCalendar: [time('09:50', '10:10')],
      },
      before,
    );
    expect(day?.slots.map(({ index, state }) => [index, state])).toEqual([
      [1, 'calendar'],
      [2, 'calendar'],
      [3, 'free'],
    ]);
    const [other] = gridDays({ ...content, busy: [time('09:30', '09:45')] }, before);
    expect(other?.slots.map(({ state }) => state)).toEqual(['free', 'busy', 'free', 'free']);
  });

  it('counts a session as time taken only where its owner says so, and it takes place', () => {
    const sessions = [
      session('09:00', '09:30', { onAgenda: 'shown' }),
      session('09:30', '10:00', { onAgenda: 'busy' }),
      session('10:00', '10:30', { onAgenda: 'busy', state: 'cancelled' }),
    ];
    const [day] = gridDays({ ...content, sessions }, before);
    expect(day?.slots.map(({ state }) => state)).toEqual(['free', 'session', 'free', 'free']);
  });

  it('offers a time again when its meeting is cancelled, and none that has begun', () => {
    const cancelled = meeting('10:00', '10:30', { status: 'cancelled' });
    const now = Date.parse(time('09:30', '10:00').startsAt);
    const [day] = gridDays({ ...content, meetings: [cancelled] }, { zone, now });
    expect(day?.slots.map(({ index }) => index)).toEqual([2, 3]);
    expect(day?.meetings).toEqual([]);
  });

  it('has the days of sessions outside the fair too, without those that are cancelled', () => {
    const eve = session('18:00', '19:00', time('18:00', '19:00', '2026-11-22'));
    const days = gridDays({ ...content, sessions: [eve, session('12:00', '13:00', { state: 'cancelled' })] }, before);
    expect(days.map(({ day, sessions }) => [day, sessions.length])).toEqual([
      ['2026-11-22', 1],
      ['2026-11-23', 0],
    ]);
    expect(axisOf(days, slots, zone)).toEqual({ from: 9 * 60, to: 19 * 60 });
  });

  it('gives things at the same time a lane each, and the whole width to what stands alone', () => {
    const lanes = inLanes(
      [meeting('09:00', '10:00'), meeting('09:30', '10:30'), meeting('10:00', '11:00'), meeting('11:00', '12:00')],
      zone,
    );
    expect(lanes.map(({ item, lane, lanes }) => [item.id, lane, lanes])).toEqual([
      ['09:00', 0, 2],
      ['09:30', 1, 2],
      ['10:00', 0, 2],
      ['11:00', 0, 1],
    ]);
  });

  it('never lays two things over each other', () => {
    const some = fc.array(
      fc.record({ start: fc.integer({ min: 0, max: 600 }), length: fc.integer({ min: 5, max: 120 }) }),
    );
    fc.assert(
      fc.property(some, (list) => {
        const at = (minutes: number) => new Date(Date.parse('2026-11-23T06:00:00Z') + minutes * 60_000).toISOString();
        const placed = inLanes(
          list.map(({ start, length }) => ({ startsAt: at(start), endsAt: at(start + length) })),
          zone,
        );
        for (const [index, one] of placed.entries())
          for (const other of placed.slice(index + 1))
            if (one.from < other.to && other.from < one.to) {
              expect(one.lane).not.toBe(other.lane);
              expect(one.lanes).toBe(other.lanes);
            }
        for (const { lane, lanes } of placed) expect(lane).toBeLessThan(lanes);
      }),
    );
  });

  it.each(['Europe/Brussels', 'America/Montreal', 'Africa/Casablanca', 'Asia/Kathmandu', 'Australia/Sydney'])(
    'keeps what lasts half an hour half an hour long on every day in %s',
    (city) => {
      const days = fc.integer({ min: Date.parse('2026-01-01') / 60_000, max: Date.parse('2027-12-31') / 60_000 });
      fc.assert(
        fc.property(days, (at) => {
          const startsAt = new Date(at * 60_000).toISOString();
          const { from, to } = spanOf({ startsAt, endsAt: new Date((at + 30) * 60_000).toISOString() }, city);
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBe(Math.min(from + 30, 1440));
        }),
      );
    },
  );
});

describe('a stretch of slots', () => {
  it('takes those that are like the first, in either direction, and names the meetings it runs over', () => {
    const [day] = gridDays(
      { ...content, meetings: [meeting('09:30', '10:00')], busy: [time('10:00', '10:30')] },
      before,
    );
    const [first, busy, last] = day?.slots ?? [];
    if (!day || !first || !busy || !last) throw new Error('three slots are left');
    const over = stretch(day, last, first);
    expect(over.slots.map(({ index }) => index)).toEqual([0, 3]);
    expect(over.meetings.map(({ id }) => id)).toEqual(['09:30']);
    expect(stretch(day, busy, last)).toMatchObject({ slots: [{ index: 2 }], meetings: [] });
  });
});

describe('the arrow keys', () => {
  const stops = [
    { column: 0, from: 540 },
    { column: 0, from: 600 },
    { column: 3, from: 590 },
    { column: 3, from: 720 },
  ];
  it.each([
    [0, 'ArrowDown', 1],
    [0, 'ArrowUp', null],
    [1, 'ArrowRight', 2],
    [3, 'ArrowLeft', 1],
    [0, 'ArrowLeft', null],
    [2, 'End', 3],
    [3, 'Home', 2],
    [0, 'Enter', null],
  ])('lead from %i by %s to %s', (current, key, expected) => {
    expect(nextStop(stops, current, key)).toBe(expected);
  });
});
