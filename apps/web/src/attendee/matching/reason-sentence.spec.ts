import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales, type MatchReason } from '@parvis/contracts';
import { type ReasonNames, reasonCodes, reasonParts } from './reason-sentence.js';

const root = join(__dirname, '../../../../..');
const catalogue = (locale: string) =>
  JSON.parse(readFileSync(join(root, `apps/web/src/i18n/${locale}/attendee.json`), 'utf8')).reason as Record<
    string,
    Record<string, Record<string, string>>
  >;

/** The codes as the matcher declares them; the web app may not import the matcher. */
function declaredCodes(): string[] {
  const source = readFileSync(join(root, 'libs/engine/src/matching/match-types.ts'), 'utf8');
  const union = /export type ReasonCode =([^;]+);/.exec(source)?.[1] ?? '';
  return [...union.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code ?? '');
}

const names: ReasonNames = {
  topic: (id) => ({ t1: 'Énergie' })[id],
  product: (name) => name.fr,
  language: (code) => code.toUpperCase(),
  intent: (intent) => `to ${intent}`,
  dealSize: (size) => `size ${size}`,
};

describe('reasons of a match', () => {
  it('are known for every code of the matcher', () => {
    expect(declaredCodes().length).toBeGreaterThan(5);
    expect([...reasonCodes].sort()).toEqual(declaredCodes().sort());
  });

  describe.each(locales)('in %s', (locale) => {
    it.each(['forYou', 'forThem'])('have a sentence for each code, %s', (voice) => {
      for (const form of ['named', 'plain']) {
        expect(Object.keys(catalogue(locale)[voice]?.[form] ?? {}).sort()).toEqual([...reasonCodes].sort());
      }
    });

    it('leave no gap where a reason names nothing', () => {
      for (const voice of ['forYou', 'forThem']) {
        for (const text of Object.values(catalogue(locale)[voice]?.plain ?? {})) expect(text).not.toContain('{{');
      }
    });
  });

  it('name topics, words and languages in this order, without topics that are gone', () => {
    const reason = { code: 'related-topic', weight: 1, topicIds: ['gone', 't1'], words: ['glass'], languages: ['fr'] };
    expect(reasonParts(reason, names)).toEqual({
      code: 'related-topic',
      named: ['Énergie', 'glass', 'FR'],
      product: '',
    });
  });

  it('name intents, sizes of deals and certificates', () => {
    const named = (reason: Partial<MatchReason>) =>
      reasonParts({ code: 'intents-fit', weight: 1, ...reason }, names)?.named;
    expect(named({ intents: ['buy', 'raise'] })).toEqual(['to buy', 'to raise']);
    expect(named({ dealSizes: ['over-1m'] })).toEqual(['size over-1m']);
    expect(named({ certificates: ['iso9001', 'cegmp', 'halal'] })).toEqual(['ISO 9001', 'cegmp', 'halal']);
  });

  it('name nothing when all topics are gone', () => {
    const reason = { code: 'they-offer-what-you-seek', weight: 1, topicIds: ['gone'] };
    expect(reasonParts(reason, names)?.named).toEqual([]);
  });

  it('are left out when a newer server sends a code without a sentence', () => {
    expect(reasonParts({ code: 'same-shoe-size', weight: 1 }, names)).toBeNull();
  });
});
