import { wishPhase } from './wish-phase.js';

const fair = {
  status: 'open',
  wishesCloseAt: '2026-11-20T12:00:00Z',
  publishedAt: null,
  endsOn: '2026-11-24',
  timeZone: 'America/New_York',
} as const;
const at = (instant: string) => Date.parse(instant);

describe('wishes', () => {
  it('are taken until the deadline, then not until the timetable is published', () => {
    expect(wishPhase(fair, at('2026-11-20T12:00:00Z'))).toBe('open');
    expect(wishPhase(fair, at('2026-11-20T12:00:01Z'))).toBe('closed');
  });

  it('are taken again with a timetable on the agendas, also before the deadline', () => {
    const published = { ...fair, publishedAt: '2026-11-19T08:00:00Z' };
    expect(wishPhase(published, at('2026-11-19T09:00:00Z'))).toBe('late');
    expect(wishPhase(published, at('2026-11-22T09:00:00Z'))).toBe('late');
  });

  it("end with the fair's last day on the fair's clock", () => {
    const published = { ...fair, publishedAt: '2026-11-21T08:00:00Z' };
    expect(wishPhase(published, at('2026-11-25T04:59:00Z'))).toBe('late');
    expect(wishPhase(published, at('2026-11-25T05:00:00Z'))).toBe('ended');
  });

  it('are not taken while the fair is shut', () => {
    expect(wishPhase({ ...fair, status: 'draft' }, at('2026-11-19T09:00:00Z'))).toBe('not-open');
  });
});
