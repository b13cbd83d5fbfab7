import { catalogues, fill } from './catalogue.js';
import type { FairLetterParts } from './fair-mail.js';
import type { Letter } from './letter.rules.js';

/** That a delegation asks somebody for something, or is to be led by the reader. `by`: the lead who asks; '': the organiser. */
export function delegationLetter({
  locale,
  name,
  link,
  site,
  fair,
  act,
  delegation,
  by,
}: FairLetterParts & { act: 'invited' | 'lead'; delegation: string; by: string }): Letter {
  const words = catalogues[locale].delegation;
  const { subject, body, button } = words[act];
  const values = { fair: fair.name, delegation, by: by === '' ? words.organiser : by };
  return {
    locale,
    subject: fill(subject, values),
    name,
    before: [fill(body, values)],
    button,
    link,
    after: words.after,
    site,
  };
}
