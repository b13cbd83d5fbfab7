import { deadlineOf, nextStep, remindersDue } from './request-deadline.rules.js';

const hour = 3_600_000;
const at = (hours: number) => ({ startsAt: new Date(hours * hour).toISOString() });

describe('the deadline of a request', () => {
  it('is so many hours away, but no later than the last time it offers or the meeting that would move', () => {
    expect(deadlineOf(0, 48, [at(60), at(100)]).expiresAt).toBe(48 * hour);
    expect(deadlineOf(0, 48, [at(20), at(30)]).expiresAt).toBe(30 * hour);
    expect(deadlineOf(0, 48, [at(60)], at(10).startsAt).expiresAt).toBe(10 * hour);
  });

  it('is reminded of at a half and at five sixths of the time, and then it ends', () => {
    const deadline = deadlineOf(0, 48, [at(60)]);
    expect([0, 1, 2].map((sent) => nextStep(deadline, sent) / hour)).toEqual([24, 40, 48]);
    expect([23, 24, 39, 40, 47].map((now) => remindersDue(deadline, now * hour))).toEqual([0, 1, 1, 2, 2]);
  });
});
