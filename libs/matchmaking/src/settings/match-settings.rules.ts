import type { MatchSettings } from '@parvis/contracts';
import { defaultModel, type MatchModel } from '@parvis/engine';

/** Weights as the fit of a fair left them, without the organiser's multipliers. */
export type FittedWeights = Pick<MatchModel, 'base' | 'weights'>;

/** The model that counts: weights as learnt or as given by hand, times the organiser's multipliers. */
export function modelOf({ pillars, learns }: MatchSettings, fitted: FittedWeights | null): MatchModel {
  const { base, weights } = (learns && fitted) || defaultModel;
  // A term that was added to the engine after the fit has its given weight.
  return { base, weights: { ...defaultModel.weights, ...weights }, pillars };
}
