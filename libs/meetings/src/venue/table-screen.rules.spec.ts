import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { TableKeys } from './table-keys.js';
import { meetingAtTable, onScreen } from './table-screen.rules.js';

const at = (time: string) => Date.parse(`2026-11-24T${time}:00Z`);
const meeting = (startsAt: string, endsAt: string) => ({
  startsAt: `2026-11-24T${startsAt}:00Z`,
  endsAt: `2026-11-24T${endsAt}:00Z`,
});

describe('what the screen of a table shows', () => {
  const [first, second, third] = [meeting('10:00', '10:30'), meeting('10:30', '11:00'), meeting('12:00', '12:30')];
  const day = [first, second, third];

  it.each([
    ['09:49', null],
    ['09:50', first],
    // The next ones are about to begin, and the ones before still sit there.
    ['10:29', first],
    ['10:30', second],
    ['11:09', second],
    ['11:10', null],
    ['11:50', third],
  ])('at %s is the meeting that has the table', (time, expected) => {
    expect(meetingAtTable(day, at(time))).toBe(expected);
  });

  it('leaves out what is over, and what is more than fits', () => {
    expect(onScreen(day, at('10:29'), 4)).toEqual([first, second, third]);
    expect(onScreen(day, at('10:30'), 4)).toEqual([second, third]);
    expect(onScreen(day, at('11:20'), 4)).toEqual([third]);
    expect(onScreen(day, at('09:00'), 2)).toEqual([first, second]);
  });
});

describe('keys of tables', () => {
  const keys = new TableKeys('a secret of more than thirty-two signs');
  const tables = fc.record({ fairId: fc.uuid(), number: fc.integer({ min: 1, max: 999_999 }) });

  it('say which table they are of, and open it in one edition', () => {
    fc.assert(
      fc.property(tables, fc.nat({ max: 1000 }), (table, edition) => {
        const key = keys.keyOf(table, edition);
        expect(key).toMatch(/^[A-Za-z0-9_-]{48}$/);
        expect(keys.tableOf(key)).toEqual(table);
        expect([keys.opens(key, edition), keys.opens(key, edition + 1)]).toEqual([true, false]);
      }),
    );
  });

  it('open nothing when a sign of them is another one', () => {
    fc.assert(
      fc.property(tables, fc.nat({ max: 47 }), (table, index) => {
        const key = keys.keyOf(table, 0);
        const other = `${key.slice(0, index)}${key[index] === 'A' ? 'B' : 'A'}${key.slice(index + 1)}`;
        expect(keys.opens(other, 0)).toBe(false);
      }),
    );
  });

  it('are others with another secret', () => {
    const table = { fairId: randomUUID(), number: 7 };
    expect(new TableKeys('another secret of thirty-two signs').opens(keys.keyOf(table, 0), 0)).toBe(false);
  });

  it('give each meeting at each table a code of its own, however it is typed', () => {
    const [table, meetingId] = [{ fairId: randomUUID(), number: 7 }, randomUUID()];
    const code = keys.checkInCode(table, meetingId);
    expect(code).toMatch(/^\d{6}$/);
    expect(keys.isCheckInCode(table, meetingId, `${code.slice(0, 3)} ${code.slice(3)}`)).toBe(true);
    expect(keys.isCheckInCode(table, meetingId, code.slice(1))).toBe(false);
    expect(keys.checkInCode({ ...table, number: 8 }, meetingId)).not.toBe(code);
  });

  it('stand for the table among people as a UUID', () => {
    const seat = keys.seatOf({ fairId: randomUUID(), number: 7 });
    expect(seat).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
