import { wishPhaseAt } from './wish-phase.rules.js';

const times = { wishesCloseAt: '2026-11-20T12:00:00.000Z', endsOn: '2026-11-23', timeZone: 'Europe/Brussels' };
const at = (instant: string, isPublished = false) => wishPhaseAt(times, isPublished, Date.parse(instant));

describe('wishPhaseAt', () => {
  it('is open up to the deadline and closed after it', () => {
    expect(at('2026-11-20T12:00:00.000Z')).toBe('open');
    expect(at('2026-11-20T12:00:00.001Z')).toBe('closed');
  });
  it('opens again with the timetable, before the deadline too', () => {
    expect(at('2026-11-21T09:00:00.000Z', true)).toBe('late');
    expect(at('2026-11-19T09:00:00.000Z', true)).toBe('late');
  });
  it("ends with the last day on the fair's clock", () => {
    expect(at('2026-11-23T22:59:59.000Z', true)).toBe('late');
    expect(at('2026-11-23T23:00:00.000Z', true)).toBe('over');
  });
});
