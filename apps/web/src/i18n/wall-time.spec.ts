import { instantOf, wallTimeOf } from './wall-time.js';

describe('wall times', () => {
  it.each([
    ['2026-11-22T09:30', 'Europe/Paris', '2026-11-22T08:30:00.000Z'],
    ['2026-07-01T09:30', 'Europe/Paris', '2026-07-01T07:30:00.000Z'],
    ['2026-07-01T09:30', 'Asia/Kathmandu', '2026-07-01T03:45:00.000Z'],
    ['2026-01-01T00:10', 'Pacific/Auckland', '2025-12-31T11:10:00.000Z'],
  ])('reads %s in %s as %s and back', (wall, zone, instant) => {
    expect(instantOf(wall, zone)).toBe(instant);
    expect(wallTimeOf(instant, zone)).toBe(wall);
  });

  it('takes the first pass of an hour that comes twice', () => {
    expect(instantOf('2026-10-25T02:30', 'Europe/Paris')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('moves an hour that summer time skips forward', () => {
    const instant = instantOf('2026-03-29T02:30', 'Europe/Paris');
    expect(instant && wallTimeOf(instant, 'Europe/Paris')).toBe('2026-03-29T03:30');
  });

  it('refuses what is not a date', () => {
    expect(instantOf('', 'Europe/Paris')).toBeNull();
  });
});
