import type { EventPayload } from '@parvis/contracts';
import { catalogues, fill } from './catalogue.js';
import { daysInWords } from './fair-dates.rules.js';
import type { FairLetterParts } from './fair-mail.js';
import type { Letter } from './letter.rules.js';

type Told = EventPayload<'partnership.news.v1'>;
type News = Omit<Told, 'act'> & { act: Exclude<Told['act'], 'file-added'> };

/** What is new in a partnership, for one of its people. */
export function partnershipLetter({ locale, name, link, site, news }: FairLetterParts & { news: News }): Letter {
  const { button, after, ...letters } = catalogues[locale].partnership;
  const { subject, body } = letters[news.act];
  const values = {
    with: news.withName,
    title: news.title,
    day: news.dueOn === null ? '' : daysInWords(locale, news.dueOn, news.dueOn),
  };
  return { locale, subject: fill(subject, values), name, before: [fill(body, values)], button, link, after, site };
}
