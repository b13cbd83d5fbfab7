import { type ReliabilityFigure, reliabilityPrior } from '@parvis/contracts';

/** How many cases were kept, of how many. */
export interface Tally {
  kept: number;
  due: number;
}

/** What a fair is taken for before it has cases enough: nine of ten come, half of the requests are answered. */
const START = { attendance: { kept: 9, due: 10 }, answers: { kept: 5, due: 10 } } as const;
/** With fewer cases in the whole fair, its mean would tell one person about another. */
const leastForMean = 50;

export type Half = keyof typeof START;

/** The share at which a fair's people keep what they owe, 0..1 exclusive. */
export function meanOf(half: Half, fair: Tally): number {
  const start = START[half];
  return fair.due < leastForMean ? start.kept / start.due : (start.kept + fair.kept) / (start.due + fair.due);
}

/**
 * A person's share, drawn towards the fair's mean by a Beta prior worth `reliabilityPrior` cases: (kept + k m) / (due + k), the mean of
 * the posterior (Gelman et al., Bayesian Data Analysis, 3rd ed., 2.4). The engine's own record of people is shrunk in the same way.
 */
export function figureOf(half: Half, own: Tally, fair: Tally): ReliabilityFigure {
  const mean = meanOf(half, fair);
  const share = (own.kept + reliabilityPrior * mean) / (own.due + reliabilityPrior);
  return { ...own, percent: own.due === 0 ? null : Math.round(share * 100), meanPercent: Math.round(mean * 100) };
}
