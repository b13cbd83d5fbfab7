import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '@parvis/contracts';
import { isNamedTerm, termCodes } from './term-names.js';

const root = join(__dirname, '../../../../..');

/** The terms as the matcher declares them; the web app may not import the matcher. */
function declaredTerms(): string[] {
  const source = readFileSync(join(root, 'libs/engine/src/matching/match-model.ts'), 'utf8');
  const list = /export const terms = \[([^\]]+)\]/.exec(source)?.[1] ?? '';
  return [...list.matchAll(/'([a-z-]+)'/g)].map(([, term]) => term ?? '');
}

describe('terms of the score', () => {
  it('are known as the matcher has them', () => {
    expect(declaredTerms().length).toBeGreaterThan(10);
    expect([...termCodes].sort()).toEqual(declaredTerms().sort());
  });

  it.each(locales)('have a name in %s', (locale) => {
    const catalogue = JSON.parse(readFileSync(join(root, `apps/web/src/i18n/${locale}/attendee.json`), 'utf8'));
    expect(Object.keys(catalogue.numbers.term).sort()).toEqual([...termCodes].sort());
    expect(Object.keys(catalogue.absence.short).sort()).toEqual([...termCodes].sort());
  });

  it('keep their code where the app is older than the server', () => {
    expect(isNamedTerm('needs')).toBe(true);
    expect(isNamedTerm('shoe-size')).toBe(false);
  });
});
