import fc from 'fast-check';
import { randomFrom } from '../allocation/testing/graphs.js';
import { defaultModel, type MatchModel, type Term, terms } from '../matching/match-model.js';
import { fitModel } from './fit-model.js';
import type { Example } from './learning-types.js';

/** Answers of `viewers` people who answer as `truth` says. */
function answersFrom(truth: MatchModel, viewers: number, each: number, seed: number): Example[] {
  const random = randomFrom(seed);
  return Array.from({ length: viewers * each }, (_, i) => {
    const features = terms.map(() => (random() < 0.4 ? random() * 2 - 0.5 : 0));
    const odds = terms.reduce((sum, term, k) => sum + truth.weights[term] * features[k]!, truth.base);
    return { viewerId: `v${i % viewers}`, features, said: random() < 1 / (1 + Math.exp(-odds)), propensity: 1 };
  });
}

const withWeights = (base: number, weights: Partial<Record<Term, number>>): MatchModel => ({
  ...defaultModel,
  base,
  weights: { ...defaultModel.weights, ...weights },
});

const distance = (a: MatchModel, b: MatchModel) =>
  Math.hypot(...terms.map((term) => a.weights[term] - b.weights[term]));

const planted = withWeights(-1.5, { needs: 1, words: 0, size: 2, 'show-up': 0.2, intent: 2 });

describe('fitModel', () => {
  it('keeps the prior while there are too few answers, or too few of one kind', () => {
    expect(fitModel(defaultModel, answersFrom(planted, 20, 9, 1))).toMatchObject({
      kept: 'prior',
      model: defaultModel,
      reason: 'too-few-answers',
      examples: 180,
      logLoss: null,
    });
    const onlyNo = answersFrom(planted, 50, 10, 1).map((example) => ({ ...example, said: false }));
    expect(fitModel(defaultModel, onlyNo)).toMatchObject({ kept: 'prior', reason: 'too-few-of-one-kind' });
  });

  it('recovers planted weights from many answers', () => {
    const fit = fitModel(defaultModel, answersFrom(planted, 200, 50, 2));
    expect(fit).toMatchObject({ kept: 'fitted', reason: null, converged: true });
    for (const term of terms) expect(Math.abs(fit.model.weights[term] - planted.weights[term])).toBeLessThan(0.4);
    expect(Math.abs(fit.model.base - planted.base)).toBeLessThan(0.2);
    expect(fit.logLoss!.fitted).toBeLessThan(fit.logLoss!.prior);
    expect(fit.auc!.fitted).toBeGreaterThan(fit.auc!.prior);
  });

  it('comes nearer to the truth with more answers, and stays nearer to the prior with fewer or a stronger pull', () => {
    const few = fitModel(defaultModel, answersFrom(planted, 60, 10, 3));
    const many = fitModel(defaultModel, answersFrom(planted, 60, 80, 3));
    expect(distance(many.model, planted)).toBeLessThan(distance(few.model, planted));
    expect(distance(few.model, defaultModel)).toBeLessThan(distance(many.model, defaultModel));
    const pulled = fitModel(defaultModel, answersFrom(planted, 60, 80, 3), { strength: 1_000 });
    expect(distance(pulled.model, defaultModel)).toBeLessThan(distance(many.model, defaultModel));
  });

  it('keeps the prior where the answers say nothing that it does not know', () => {
    expect(fitModel(defaultModel, answersFrom(defaultModel, 60, 10, 4))).toMatchObject({
      kept: 'prior',
      reason: 'no-better-than-the-prior',
      model: defaultModel,
    });
  });

  it('learns from few answers how reserved a fair is', () => {
    const reserved = withWeights(-6, {});
    const { model, kept } = fitModel(defaultModel, answersFrom(reserved, 60, 10, 5));
    expect(kept).not.toBe('prior');
    expect(Math.abs(model.base + 6)).toBeLessThan(1);
  });

  it('leaves the pillars to the organiser, and a pillar that is off as the prior has it', () => {
    const prior: MatchModel = { ...defaultModel, pillars: { ...defaultModel.pillars, project: 0 } };
    const { model, kept } = fitModel(prior, answersFrom(planted, 60, 30, 6));
    expect(kept).toBe('fitted');
    expect(model.pillars).toEqual(prior.pillars);
    expect(model.weights.needs).toBe(prior.weights.needs);
  });

  it('counts rarely shown pairs for more, up to a limit', () => {
    const random = randomFrom(8);
    const shown = answersFrom(planted, 100, 20, 8).map((example): Example => {
      // Those who would say yes are shown rarely; weighting has to make up for it.
      return { ...example, propensity: example.said ? 0.25 : 1 };
    });
    const logged = shown.filter(({ propensity }) => random() < propensity);
    const plain = fitModel(
      defaultModel,
      logged.map((example) => ({ ...example, propensity: 1 })),
    );
    const weighted = fitModel(defaultModel, logged);
    expect(Math.abs(weighted.model.base - planted.base)).toBeLessThan(Math.abs(plain.model.base - planted.base));
    const clipped = fitModel(defaultModel, logged, { maxWeight: 1 });
    expect(clipped.model).toEqual(plain.model);
  });

  it('never gives a term another sign, and gives the same bytes again, whatever people answer', () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (seed, contrary) => {
        const examples = answersFrom(planted, 40, 8, seed).map((example) => ({
          ...example,
          said: contrary ? !example.said : example.said,
        }));
        const fit = fitModel(defaultModel, examples, { strength: 0.5 });
        for (const term of terms) expect(fit.model.weights[term]).toBeGreaterThanOrEqual(0);
        expect(JSON.stringify(fitModel(defaultModel, examples, { strength: 0.5 }))).toBe(JSON.stringify(fit));
      }),
      { numRuns: 8 },
    );
  });

  it('refuses answers that do not fit the terms', () => {
    const examples = answersFrom(planted, 40, 8, 1);
    expect(() => fitModel(defaultModel, [...examples, { ...examples[0]!, features: [1] }])).toThrow(RangeError);
    expect(() => fitModel(defaultModel, [...examples, { ...examples[0]!, propensity: 2 }])).toThrow(RangeError);
  });
});
