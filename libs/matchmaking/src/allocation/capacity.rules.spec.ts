import { capacityOf } from './capacity.rules.js';

const slots = [9, 10, 11, 12].map((hour, index) => ({
  index,
  startsAt: `2026-11-22T${String(hour).padStart(2, '0')}:00:00Z`,
  endsAt: `2026-11-22T${String(hour).padStart(2, '0')}:30:00Z`,
}));
const before = Date.parse('2026-11-20T00:00:00Z');

describe('capacityOf', () => {
  it('is the free slots, less what is taken', () => {
    const busy = [{ startsAt: '2026-11-22T10:15:00Z', endsAt: '2026-11-22T11:00:00Z' }];
    expect(capacityOf(slots, busy, null, 1, before)).toEqual({ total: 3, remaining: 2 });
  });
  it('ends at the maximum', () => {
    expect(capacityOf(slots, [], 2, 1, before)).toEqual({ total: 2, remaining: 1 });
  });
  it('is nothing for those who have more than they can take', () => {
    expect(capacityOf(slots, [], 1, 5, before)).toEqual({ total: 1, remaining: 0 });
  });
  it('leaves out slots that have begun', () => {
    expect(capacityOf(slots, [], null, 1, Date.parse('2026-11-22T11:10:00Z'))).toEqual({ total: 4, remaining: 1 });
  });
});
