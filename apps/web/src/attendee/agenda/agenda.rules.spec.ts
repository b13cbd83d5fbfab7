import type { AgendaMeeting } from '@parvis/contracts';
import {
  canAskWhere,
  canCancel,
  canJoin,
  canProposeLate,
  canReportNoShow,
  canSayLate,
  clashes,
  counterpartsOf,
  nextMeeting,
  phaseOf,
  roomOpensAt,
} from './agenda.rules.js';

const meeting = (startsAt: string, endsAt: string, change = {}) => ({
  startsAt,
  endsAt,
  hasVideo: true,
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

  it('cannot be joined without video or when it is cancelled', () => {
    expect(canJoin({ ...noon, hasVideo: false }, at('12:10:00'))).toBe(false);
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

  it('can be cancelled until it begins', () => {
    expect(['11:59:59', '12:00:00'].map((clock) => canCancel(noon, at(clock)))).toEqual([true, false]);
    expect(canCancel({ ...noon, status: 'cancelled' }, at('11:00:00'))).toBe(false);
  });

  it('can be reported as missed from three minutes after the start to the end, unless both were there', () => {
    const meeting = { ...noon, wasHeld: false };
    expect(
      ['12:02:59', '12:03:00', '12:29:59', '12:30:00'].map((clock) => canReportNoShow(meeting, at(clock))),
    ).toEqual([false, true, true, true]);
    expect(canReportNoShow(meeting, at('12:30:00') + 24 * 3_600_000)).toBe(false);
    expect(canReportNoShow({ ...meeting, wasHeld: true }, at('12:10:00'))).toBe(false);
  });

  it('sees what else one has during a meeting, next to it nothing', () => {
    const time = (from: string, to: string) => ({ startsAt: `2026-11-22T${from}:00Z`, endsAt: `2026-11-22T${to}:00Z` });
    const isClashing = (change: object, ...times: ReturnType<typeof time>[]) =>
      clashes({ ...noon, ...change }, times, at('11:00:00'));
    expect(isClashing({}, time('11:00', '12:00'), time('12:30', '13:00'))).toBe(false);
    expect(isClashing({}, time('12:20', '13:00'))).toBe(true);
    expect(isClashing({ status: 'cancelled' }, time('12:20', '13:00'))).toBe(false);
    expect(clashes(noon, [time('12:20', '13:00')], at('12:30:00'))).toBe(false);
  });

  it('offers another time to whoever has waited three minutes for a side that does not come', () => {
    const person = { part: 'party' as const, companyId: null, hasCome: false };
    const own = { ...person, id: 'own', hasCome: true };
    const waited = {
      ...noon,
      wasHeld: false,
      place: 'video' as const,
      pendingMove: null,
      attendees: [own, { ...person, id: 'other' }] as AgendaMeeting['attendees'],
    };
    const clocks = ['12:02:59', '12:03:00', '12:29:59', '12:30:00'];
    expect(clocks.map((clock) => canProposeLate(waited, 'own', at(clock)))).toEqual([false, true, true, false]);
    // Who has come late has not waited yet.
    expect(clocks.map((clock) => canProposeLate(waited, 'own', at(clock), at('12:26:30')))).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(canProposeLate(waited, 'other', at('12:10:00'))).toBe(false);
    const both = waited.attendees.map((each) => ({ ...each, hasCome: true }));
    const none = waited.attendees.map((each) => ({ ...each, hasCome: false }));
    expect(canProposeLate({ ...waited, attendees: both }, 'own', at('12:10:00'))).toBe(false);
    expect(canProposeLate({ ...waited, attendees: none }, 'own', at('12:10:00'))).toBe(false);
    expect(canProposeLate({ ...waited, attendees: none, place: 'table' }, 'own', at('12:10:00'))).toBe(true);
  });

  it('lets one say that one is late from an hour before, and ask where the other side is once it has begun', () => {
    const meeting = { ...noon, wasHeld: false };
    const clocks = ['10:59:59', '11:00:00', '11:59:59', '12:00:00', '12:29:59', '12:30:00'];
    expect(clocks.map((clock) => canSayLate(meeting, at(clock)))).toEqual([false, true, true, true, true, false]);
    expect(clocks.map((clock) => canAskWhere(meeting, at(clock)))).toEqual([false, false, false, true, true, false]);
    for (const can of [canSayLate, canAskWhere]) {
      expect(can({ ...meeting, wasHeld: true }, at('12:10:00'))).toBe(false);
      expect(can({ ...meeting, status: 'cancelled' }, at('12:10:00'))).toBe(false);
    }
  });

  it('has on the other side whom the timetable brought, not colleagues and guests', () => {
    const person = (id: string, companyId: string | null, part: 'party' | 'guest') => ({ id, companyId, part });
    const attendees = [
      person('me', 'own', 'party'),
      person('colleague', 'own', 'party'),
      person('guest', 'own', 'guest'),
      person('they', 'other', 'party'),
    ] as AgendaMeeting['attendees'];
    expect(counterpartsOf({ attendees }, 'me').map(({ id }) => id)).toEqual(['they']);
    expect(counterpartsOf({ attendees }, 'guest').map(({ id }) => id)).toEqual(['they']);
  });
});
