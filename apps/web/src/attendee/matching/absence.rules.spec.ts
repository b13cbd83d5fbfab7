import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AbsenceCode, locales } from '@parvis/contracts';
import { isWorthAsking, wayOn } from './absence.rules.js';

const catalogue = (locale: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../i18n/${locale}/attendee.json`), 'utf8')).absence;

describe('the answer to "why do I not see them?"', () => {
  it.each(locales)('has words for every code in %s', (locale) => {
    expect(Object.keys(catalogue(locale).code).sort()).toEqual([...AbsenceCode.options].sort());
  });

  it('leads to a page that has a label, where something can be done', () => {
    const ways = AbsenceCode.options.flatMap((code) => wayOn({ code }) ?? []);
    expect(ways.length).toBeGreaterThan(3);
    for (const { label } of ways) expect(catalogue('en').links).toHaveProperty(label);
    expect(wayOn({ code: 'not-proposed' })).toBeNull();
  });

  it('offers a wish only where one could still help', () => {
    expect(isWorthAsking({ code: 'in-demand' })).toBe(true);
    for (const code of ['oneself', 'colleague', 'answered', 'in-list', 'you-said-no', 'not-proposed'] as const) {
      expect(isWorthAsking({ code })).toBe(false);
    }
  });
});
