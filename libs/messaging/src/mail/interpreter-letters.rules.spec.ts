import type { InterpreterBooking } from '@parvis/contracts';
import { interpreterLetter } from './interpreter-letters.rules.js';
import { layOut } from './letter.rules.js';

const booking = (day: number, more: Partial<InterpreterBooking> = {}): InterpreterBooking => ({
  meetingId: '7f0c2f0e-5b0c-4f0e-9a51-0d6a3f3b2c11',
  startsAt: `2027-03-${day}T09:00:00Z`,
  endsAt: `2027-03-${day}T09:30:00Z`,
  pair: 'en-fr',
  place: 'video',
  tableNumber: null,
  ...more,
});
const parts = (news: { added?: InterpreterBooking[]; moved?: InterpreterBooking[]; gone?: InterpreterBooking[] }) => ({
  news: {
    fairId: '7f0c2f0e-5b0c-4f0e-9a51-0d6a3f3b2c12',
    email: 'vera@interpreters.example',
    name: 'Vera Vogt',
    link: 'https://fairs.example/interpreting/abc',
    added: [],
    moved: [],
    gone: [],
    ...news,
  },
  fair: { name: 'Brussels Days', timeZone: 'Europe/Brussels' },
  site: 'https://fairs.example',
});

it('tells each change on the clock of the fair, and leads to the page', () => {
  const news = { added: [booking(10)], moved: [booking(11, { place: 'table', tableNumber: 12 })], gone: [booking(12)] };
  const { subject, text } = layOut(interpreterLetter({ locale: 'en', ...parts(news) }));
  expect(subject).toBe('Brussels Days: what you interpret');
  expect(text).toContain('Hello Vera Vogt,');
  expect(text).toContain('Europe/Brussels');
  expect(text).toContain('Booked: 10 March 2027 at 10:00–10:30, English–French, by video.');
  expect(text).toContain('Changed, now: 11 March 2027 at 10:00–10:30, English–French, at table 12.');
  expect(text).toContain('No longer booked: 12 March 2027 at 10:00–10:30, English–French.');
  expect(text).toContain('https://fairs.example/interpreting/abc');
});

it('speaks French', () => {
  const { text } = layOut(interpreterLetter({ locale: 'fr', ...parts({ added: [booking(10)] }) }));
  expect(text).toMatch(/Réservé\s: 10 mars 2027 à 10:00–10:30, anglais–français, par vidéo\./);
});

it('names thirty changes and says how many more there are', () => {
  const many = Array.from({ length: 45 }, () => booking(10));
  const { text } = layOut(interpreterLetter({ locale: 'en', ...parts({ added: many }) }));
  expect(text.match(/^Booked: /gm)).toHaveLength(30);
  expect(text).toContain('And 15 more');
});

it('leads nowhere secret when the organiser has removed the reader', () => {
  const { news, ...rest } = parts({ gone: [booking(10)] });
  const { text } = layOut(interpreterLetter({ locale: 'en', news: { ...news, link: null }, ...rest }));
  expect(text).toContain('does not count on you any more');
  expect(text).not.toContain('/interpreting/');
});
