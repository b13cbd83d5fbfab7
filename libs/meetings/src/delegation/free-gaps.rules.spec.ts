import { freeGaps, isClash } from './free-gaps.rules.js';

const at = (time: string, day = '24') => `2026-11-${day}T${time}:00Z`;
const span = (from: string, to: string, day?: string) => ({ startsAt: at(from, day), endsAt: at(to, day) });
const slots = [
  span('09:00', '09:20'),
  span('09:30', '09:50'),
  span('10:00', '10:20'),
  span('10:30', '10:50'),
  span('09:00', '09:20', '25'),
];
const nothing = { meetings: [], busy: [] };
const now = Date.parse(at('08:00'));

describe('freeGaps', () => {
  it('puts the slots of the first day that follow each other together', () => {
    expect(freeGaps(slots, nothing, 'UTC', now)).toEqual({ freeOn: '2026-11-24', free: [span('09:00', '10:50')] });
  });

  it('leaves out what is taken, and what is over', () => {
    const diary = { meetings: [span('10:00', '10:20')], busy: [] };
    expect(freeGaps(slots, diary, 'UTC', Date.parse(at('09:10'))).free).toEqual([
      span('09:30', '09:50'),
      span('10:30', '10:50'),
    ]);
  });

  it('does not bridge a break in which something is', () => {
    const diary = { meetings: [], busy: [span('09:22', '09:28')] };
    expect(freeGaps(slots, diary, 'UTC', now).free).toEqual([span('09:00', '09:20'), span('09:30', '10:50')]);
  });

  it('knows no day once the fair is over', () => {
    expect(freeGaps(slots, nothing, 'UTC', Date.parse(at('12:00', '26')))).toEqual({ freeOn: null, free: [] });
  });
});

describe('isClash', () => {
  it('is what overlaps, not what follows', () => {
    expect(isClash(span('09:00', '09:20'), [span('09:10', '11:00')])).toBe(true);
    expect(isClash(span('09:00', '09:20'), [span('09:20', '11:00')])).toBe(false);
  });
});
