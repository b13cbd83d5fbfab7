import type { MatchSettings } from '@parvis/contracts';
import { defaultModel, type MatchModel, neutralPillars } from '@parvis/engine';

/** How a fair is matched until its organiser says otherwise. */
export const defaultSettings: MatchSettings = {
  pillars: { ...neutralPillars },
  reach: 0.5,
  explorePlaces: 1,
  perCompany: 2,
  learns: true,
};

/** Weights as the fit of a fair left them, without the organiser's multipliers. */
export type FittedWeights = Pick<MatchModel, 'base' | 'weights'>;

/** The model that counts: weights as learnt or as given by hand, times the organiser's multipliers. */
export function modelOf({ pillars, learns }: MatchSettings, fitted: FittedWeights | null): MatchModel {
  const { base, weights } = (learns && fitted) || defaultModel;
  // A term that was added to the engine after the fit has its given weight.
  return { base, weights: { ...defaultModel.weights, ...weights }, pillars };
}
