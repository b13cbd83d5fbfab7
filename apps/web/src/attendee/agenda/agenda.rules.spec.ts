import { canJoin, nextMeeting, phaseOf, roomOpensAt } from './agenda.rules.js';

const meeting = (startsAt: string, endsAt: string, change = {}) => ({
  startsAt,
  endsAt,
  place: 'video' as const,
  status: 'scheduled' as const,
  ...change,
});
const at = (clock: string) => Date.parse(`2026-11-22T${clock}Z`);
const noon = meeting('2026-11-22T12:00:00Z', '2026-11-22T12:30:00Z');

describe('a meeting in the agenda', () => {
  it('is ahead, running, over', () => {
    expect(['11:59:59', '12:00:00', '12:29:59', '12:30:00'].map((clock) => phaseOf(noon, at(clock)))).toEqual([
      'ahead',
      'running',
      'running',
      'over',
    ]);
  });

  it('can be joined from 15 minutes before to an hour after', () => {
    expect(roomOpensAt(noon)).toBe('2026-11-22T11:45:00.000Z');
    expect(['11:44:59', '11:45:00', '13:29:59', '13:30:00'].map((clock) => canJoin(noon, at(clock)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('cannot be joined at a table or when it is cancelled', () => {
    expect(canJoin({ ...noon, place: 'table' }, at('12:10:00'))).toBe(false);
    expect(canJoin({ ...noon, status: 'cancelled' }, at('12:10:00'))).toBe(false);
  });

  it('is next when it runs or comes first, whatever the order of the list', () => {
    const later = meeting('2026-11-22T15:00:00Z', '2026-11-22T15:30:00Z');
    const past = meeting('2026-11-22T09:00:00Z', '2026-11-22T09:30:00Z');
    const cancelled = meeting('2026-11-22T11:00:00Z', '2026-11-22T11:30:00Z', { status: 'cancelled' });
    expect(nextMeeting([later, noon, past, cancelled], at('10:00:00'))).toBe(noon);
    expect(nextMeeting([later, noon, past], at('12:29:00'))).toBe(noon);
    expect(nextMeeting([later, noon, past], at('12:30:00'))).toBe(later);
    expect(nextMeeting([past], at('12:00:00'))).toBeUndefined();
  });
});
