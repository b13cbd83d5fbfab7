import type { InterpreterBooking } from '@parvis/contracts';
import { newsFor } from './interpreter-news.rules.js';

const now = Date.parse('2027-03-01T09:00:00Z');
const at = (meetingId: string, hour: number, more: Partial<InterpreterBooking> = {}): InterpreterBooking => ({
  meetingId,
  startsAt: `2027-03-01T${String(hour).padStart(2, '0')}:00:00Z`,
  endsAt: `2027-03-01T${String(hour).padStart(2, '0')}:30:00Z`,
  pair: 'en-fr',
  place: 'video',
  tableNumber: null,
  ...more,
});

it('tells what is new, what is elsewhere or at another time, and what is gone', () => {
  const [stays, later, table] = [at('stays', 10), at('later', 12), at('table', 13, { place: 'table', tableNumber: 4 })];
  expect(
    newsFor([stays, at('later', 11), at('table', 13), at('gone', 14)], [stays, later, table, at('new', 15)], now),
  ).toEqual({
    added: [at('new', 15)],
    moved: [later, table],
    gone: [at('gone', 14)],
  });
});

it('says nothing where nothing has changed, or only what was over', () => {
  expect(newsFor([at('a', 10)], [at('a', 10)], now)).toBeNull();
  expect(newsFor([at('past', 8), at('a', 10)], [at('a', 10)], now)).toBeNull();
  expect(newsFor([], [], now)).toBeNull();
});

it('takes the same instant written otherwise for the same', () => {
  expect(newsFor([at('a', 10, { startsAt: '2027-03-01T10:00:00.000Z' })], [at('a', 10)], now)).toBeNull();
});
