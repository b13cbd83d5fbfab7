import { slotsADay } from './slots-a-day.js';

const day = {
  dayStartsAt: '09:00',
  dayEndsAt: '12:00',
  lunchStartsAt: null,
  lunchEndsAt: null,
  slotMinutes: 20,
  breakMinutes: 5,
} as const;

describe('slotsADay', () => {
  it('fills the day with slots and breaks', () => {
    expect(slotsADay(day)).toEqual(['09:00', '09:25', '09:50', '10:15', '10:40', '11:05', '11:30']);
  });

  it('needs no break after the last slot', () => {
    expect(slotsADay({ ...day, dayEndsAt: '09:45' })).toEqual(['09:00', '09:25']);
  });

  it('moves a slot that would touch lunch behind it', () => {
    expect(slotsADay({ ...day, lunchStartsAt: '09:40', lunchEndsAt: '11:00' })).toEqual(['09:00', '11:00', '11:25']);
  });

  it('is empty when nothing fits or the times are not given', () => {
    expect(slotsADay({ ...day, dayEndsAt: '09:10' })).toEqual([]);
    expect(slotsADay({ ...day, dayStartsAt: '' })).toEqual([]);
  });
});
