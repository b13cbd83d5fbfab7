import type { EventPayload, InterpreterBooking, Locale } from '@parvis/contracts';
import { catalogues, fill } from './catalogue.js';
import { instantInWords, timeInWords } from './fair-dates.rules.js';
import type { Letter } from './letter.rules.js';

export interface InterpreterLetterParts {
  locale: Locale;
  news: EventPayload<'interpreter.agenda.v1'>;
  fair: { name: string; timeZone: string };
  site: string;
}

/** Lines in one mail; more are on the page. */
const mostLines = 30;

/** The mail that tells an interpreter what has changed in what she or he is booked for, on the fair's clock. */
export function interpreterLetter({ locale, news, fair, site }: InterpreterLetterParts): Letter {
  const words = catalogues[locale].interpreter;
  const about = (booking: InterpreterBooking) => ({
    when: `${instantInWords(locale, booking.startsAt, fair.timeZone)}–${timeInWords(locale, booking.endsAt, fair.timeZone)}`,
    languages: languagesInWords(locale, booking.pair),
    place: fill(words[booking.place], { number: String(booking.tableNumber ?? '') }),
  });
  const lines = (['added', 'moved', 'gone'] as const).flatMap((kind) =>
    news[kind].map((booking) => fill(words[kind], about(booking))),
  );
  const values = { fair: fair.name, zone: fair.timeZone };
  const left = lines.length - mostLines;
  return {
    locale,
    subject: fill(words.subject, values),
    name: news.name,
    before: [
      fill(news.link === null ? words.removed : words.intro, values),
      ...lines.slice(0, mostLines),
      ...(left > 0 ? [fill(words.more, { count: String(left) })] : []),
    ],
    button: news.link === null ? words.removedButton : words.button,
    link: news.link ?? site,
    after: news.link === null ? [] : words.after,
    site,
  };
}

/** Two languages, such as "de-fr", by their names. */
function languagesInWords(locale: Locale, pair: string): string {
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  return pair
    .split('-')
    .map((code) => names.of(code) ?? code)
    .join('–');
}
