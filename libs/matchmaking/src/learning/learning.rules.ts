import type { Example, ModelFit } from '@parvis/engine';
import type { FitRecord } from './model.repository.js';

/** The engine learns from no fewer. */
export const answersNeeded = 200;
/** So many more answers than at the last fit are worth a new one. */
const growth = 1.25;

/** @param atLast answers at the last fit; null before the first */
export const isFitDue = (answers: number, atLast: number | null): boolean =>
  answers >= answersNeeded && (atLast === null || answers >= atLast * growth);

/** What of a fit is kept. */
export function toFitRecord(
  fit: Pick<ModelFit, 'kept' | 'reason' | 'model' | 'logLoss'>,
  examples: readonly Example[],
): Omit<FitRecord, 'at'> {
  const { kept, reason, model, logLoss } = fit;
  const isFitted = kept !== 'prior';
  return {
    status: isFitted ? 'fitted' : reason === 'no-better-than-the-prior' ? 'prior-better' : 'too-few',
    fitted: isFitted ? { base: model.base, weights: model.weights } : null,
    answers: examples.length,
    positives: examples.filter(({ said }) => said).length,
    lossPrior: logLoss?.prior ?? null,
    // Where nothing was kept, the best that was tried.
    lossFitted: logLoss && (isFitted ? logLoss[kept] : Math.min(logLoss.calibrated, logLoss.fitted)),
  };
}
