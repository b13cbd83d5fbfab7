import { defaultModel, type Example } from '@parvis/engine';
import { isFitDue, toFitRecord } from './learning.rules.js';

describe('isFitDue', () => {
  it('waits for enough answers, and then for a quarter more', () => {
    expect(isFitDue(199, null)).toBe(false);
    expect(isFitDue(200, null)).toBe(true);
    expect(isFitDue(249, 200)).toBe(false);
    expect(isFitDue(250, 200)).toBe(true);
  });
});

describe('toFitRecord', () => {
  const example = (said: boolean): Example => ({ viewerId: 'a', features: [], said, propensity: 1 });
  const examples = [example(true), example(false), example(true)];
  const logLoss = { prior: 0.7, calibrated: 0.6, fitted: 0.5 };

  it('keeps weights only where they beat those given by hand', () => {
    const fitted = toFitRecord({ kept: 'calibrated', reason: null, model: defaultModel, logLoss }, examples);
    expect(fitted).toMatchObject({ status: 'fitted', answers: 3, positives: 2, lossPrior: 0.7, lossFitted: 0.6 });
    expect(fitted.fitted).toEqual({ base: defaultModel.base, weights: defaultModel.weights });
    const prior = { kept: 'prior', reason: 'no-better-than-the-prior', model: defaultModel, logLoss } as const;
    expect(toFitRecord(prior, examples)).toMatchObject({ status: 'prior-better', fitted: null, lossFitted: 0.5 });
  });

  it('says when there were too few answers', () => {
    const few = { kept: 'prior', reason: 'too-few-of-one-kind', model: defaultModel, logLoss: null } as const;
    expect(toFitRecord(few, examples)).toMatchObject({
      status: 'too-few',
      fitted: null,
      lossPrior: null,
      lossFitted: null,
    });
  });
});
