import fc from 'fast-check';
import { anyFair, someTopics } from '../../test/match-fairs.js';
import { wordsOf } from '../../test/match-words.js';
import { buildMatchIndex } from './match-index.js';
import { defaultModel } from './match-model.js';
import type { Intent, MatchProfile } from './match-types.js';

// The score once more, straight from its definition, with sets and maps and no index. Worths and word weights are whole
// numbers in the index, hence the tolerance.
const TOLERANCE = 2e-3;
const { base, weights: w } = defaultModel;
const answer: Record<string, string> = {
  buy: 'sell',
  sell: 'buy',
  invest: 'raise',
  raise: 'invest',
  research: 'research',
};
const bands = ['under-10k', '10k-100k', '100k-1m', 'over-1m'];

const parentOf = (id: string): string | null => someTopics.find((topic) => topic.id === id)?.parentId ?? null;
const areNear = (a: string, b: string): boolean =>
  a !== b && (parentOf(a) === b || parentOf(b) === a || (parentOf(a) !== null && parentOf(a) === parentOf(b)));

class BruteForce {
  private readonly vectors = new Map<string, Map<string, number>>();

  constructor(private readonly all: readonly MatchProfile[]) {}

  score(a: MatchProfile, b: MatchProfile): number {
    const one = 1 / (1 + Math.exp(-this.logOdds(a, b)));
    const other = 1 / (1 + Math.exp(-this.logOdds(b, a)));
    return (2 * one * other) / (one + other);
  }

  private logOdds(a: MatchProfile, b: MatchProfile): number {
    const needs = this.cover(a, b);
    const sought = this.cover(b, a);
    const words = Math.sqrt(this.cosine(a, b)) + 0.5 * Math.sqrt(this.cosine(b, a));
    return (
      base +
      w.needs * needs.exact +
      w.sought * sought.exact +
      w.related * (needs.near + 0.5 * sought.near) +
      w.words * words +
      this.circumstances(a, b) +
      this.terms(a, b) +
      this.records(a, b)
    );
  }

  private idf(count: number): number {
    return Math.log(1 + this.all.length / (1 + count));
  }

  private cover(seeker: MatchProfile, offerer: MatchProfile): { exact: number; near: number } {
    let [total, exact, near] = [0, 0, 0];
    for (const need of seeker.needs) {
      const worth = this.idf(this.all.filter((one) => one.offers.includes(need)).length);
      total += worth;
      if (offerer.offers.includes(need)) exact += worth;
      else if (offerer.offers.some((offer) => areNear(need, offer))) near += worth / 2;
    }
    if (exact + near === 0) return { exact: 0, near: 0 };
    const damped = Math.sqrt((exact + near) / total);
    return { exact: (damped * exact) / (exact + near), near: (damped * near) / (exact + near) };
  }

  private cosine(seeker: MatchProfile, offerer: MatchProfile): number {
    const one = this.vector(seeker.needText);
    const other = this.vector(offerer.offerText);
    let sum = 0;
    for (const [key, weight] of one) sum += weight * (other.get(key) ?? 0);
    return sum;
  }

  private vector(text: string): Map<string, number> {
    const known = this.vectors.get(text) ?? this.newVector(text);
    this.vectors.set(text, known);
    return known;
  }

  private newVector(text: string): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { key } of wordsOf(text)) counts.set(key, (counts.get(key) ?? 0) + 1);
    const raw = [...counts].flatMap(([key, count]): [string, number][] => {
      const isPair = key.includes(' ');
      const writers = this.all.filter((one) =>
        wordsOf(`${one.needText}\n${one.offerText}`).some((word) => word.key === key),
      ).length;
      return isPair && writers < 2 ? [] : [[key, (1 + Math.log(count)) * this.idf(writers) * (isPair ? 0.5 : 1)]];
    });
    const length = Math.sqrt(raw.reduce((sum, [, weight]) => sum + weight * weight, 0));
    return new Map(raw.map(([key, weight]) => [key, weight / length]));
  }

  private circumstances(a: MatchProfile, b: MatchProfile): number {
    const speaks = (one: MatchProfile): string[] => one.languages.map((tag) => tag.slice(0, 2));
    const both = a.languages.length > 0 && b.languages.length > 0;
    const share = speaks(a).some((language) => speaks(b).includes(language));
    const isSought = <T>(sought: readonly T[], has: T | null): number =>
      sought.length === 0 || has === null ? 0 : sought.includes(has) ? 1 : -1;
    return (
      (both ? (share ? w.language : -w['no-language']) : 0) +
      (a.country !== null && a.country.toUpperCase() === b.country?.toUpperCase() ? w['same-country'] : 0) +
      (a.attendance !== 'virtual' && b.attendance !== 'virtual' ? w['same-place'] : 0) +
      w.size * isSought(a.seeksSizes, b.companySize) +
      w.stage * isSought(a.seeksStages, b.stage)
    );
  }

  private terms(a: MatchProfile, b: MatchProfile): number {
    let sum = 0;
    if (a.intents.length > 0 && b.intents.length > 0) {
      const met = a.intents.filter((intent) => b.intents.includes(answer[intent] as Intent)).length;
      sum += w.intent * (met > 0 ? met / a.intents.length : -1);
    }
    if (a.dealSizes.length > 0 && b.dealSizes.length > 0) {
      const gap = Math.min(
        ...a.dealSizes.flatMap((x) => b.dealSizes.map((y) => Math.abs(bands.indexOf(x) - bands.indexOf(y)))),
      );
      sum += w['deal-size'] * (gap === 0 ? 1 : gap === 1 ? -0.5 : -1);
    }
    if (a.exclusivity !== null && b.exclusivity !== null && a.exclusivity !== b.exclusivity) sum -= w.exclusivity;
    const held = a.requires.filter((key) => b.certificates.includes(key)).length;
    if (a.requires.length > 0) {
      sum -= w['certificates-missing'] * (1 - held / a.requires.length);
      sum += (w.certificates * held) / a.requires.length;
    } else sum += (w.certificates * 0.5 * b.certificates.length) / (b.certificates.length + 2);
    return sum;
  }

  private records(a: MatchProfile, b: MatchProfile): number {
    const mean = (part: (one: MatchProfile) => number, of: (one: MatchProfile) => number, start: number): number =>
      this.all.reduce((sum, one) => sum + part(one), start) / this.all.reduce((sum, one) => sum + of(one), 10);
    const answered = ({ record }: MatchProfile): number => Math.min(record.yesGiven + record.noGiven, record.shown);
    const due = ({ record }: MatchProfile): number => record.held + record.missed;
    const yes = mean(
      ({ record }) => record.yesGiven,
      ({ record }) => record.yesGiven + record.noGiven,
      5,
    );
    const shown = mean(({ record }) => record.held, due, 9);
    const answers = mean(answered, ({ record }) => record.shown, 5);
    const beyond = (part: number, of: number, usual: number): number =>
      of > 0 ? (part + 5 * usual) / (of + 5) - usual : 0;
    const habit = (said: number, refused: number): number =>
      Math.log((said + 3 * yes) / (refused + 3 * (1 - yes))) - Math.log(yes / (1 - yes));
    return (
      w['show-up'] * beyond(b.record.held, due(b), shown) +
      w.answers * beyond(answered(b), b.record.shown, answers) -
      w.thinness * (1 - b.completeness) +
      w.selectivity * habit(a.record.yesGiven, a.record.noGiven) +
      w.popularity * habit(b.record.yesGot, b.record.noGot)
    );
  }
}

it('every score of the index is that of the definition', () => {
  fc.assert(
    fc.property(anyFair, ({ profiles }) => {
      const index = buildMatchIndex(profiles, someTopics);
      const definition = new BruteForce(profiles);
      for (const a of profiles) {
        for (const b of profiles) {
          const told = index.explain(a, b.id, []);
          const isSecret = b.requiresStrictly && b.requires.some((key) => !a.certificates.includes(key));
          if (told === null || isSecret) continue;
          expect(Math.abs(told.score - definition.score(a, b))).toBeLessThan(TOLERANCE);
        }
      }
    }),
  );
});
