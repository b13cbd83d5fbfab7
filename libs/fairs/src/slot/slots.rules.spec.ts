import { type SlotSettings, slotsOf } from './slots.rules.js';

const settings: SlotSettings = {
  startsOn: '2026-11-24',
  endsOn: '2026-11-24',
  timeZone: 'Europe/Brussels',
  dayStartsAt: '09:00',
  dayEndsAt: '12:00',
  lunchStartsAt: null,
  lunchEndsAt: null,
  slotMinutes: 30,
  breakMinutes: 0,
};

const starts = (changes: Partial<SlotSettings>) =>
  slotsOf({ ...settings, ...changes }).map((slot) => slot.startsAt.slice(11, 16));

describe('slotsOf', () => {
  it('fills the day and gives UTC instants', () => {
    expect(starts({})).toEqual(['08:00', '08:30', '09:00', '09:30', '10:00', '10:30']);
  });

  it('leaves the break between slots but not a slot that would end late', () => {
    expect(starts({ breakMinutes: 10 })).toEqual(['08:00', '08:40', '09:20', '10:00']);
  });

  it('moves a slot that would touch lunch behind it', () => {
    expect(starts({ dayEndsAt: '14:00', lunchStartsAt: '10:15', lunchEndsAt: '13:00' })).toEqual([
      '08:00',
      '08:30',
      '12:00',
      '12:30',
    ]);
  });

  it('numbers slots over all days', () => {
    const slots = slotsOf({ ...settings, endsOn: '2026-11-25' });
    expect(slots.map((slot) => slot.index)).toEqual([...Array(12).keys()]);
    expect(slots[6]?.startsAt).toBe('2026-11-25T08:00:00Z');
  });

  it('has an hour less on the day when summer time begins', () => {
    const spring = { startsOn: '2027-03-28', endsOn: '2027-03-28', dayStartsAt: '00:00', dayEndsAt: '06:00' };
    expect(starts(spring)).toHaveLength(10);
  });

  it('has an hour more on the day when summer time ends', () => {
    const autumn = { startsOn: '2026-10-25', endsOn: '2026-10-25', dayStartsAt: '00:00', dayEndsAt: '06:00' };
    expect(starts(autumn)).toHaveLength(14);
  });

  it('is empty when no slot fits', () => {
    expect(starts({ dayEndsAt: '09:20' })).toEqual([]);
  });
});
