import { softplus } from './fit-logistic.js';

/** Negative log-likelihood of one answer, in nats. */
export function logLossOf(logOdds: number, said: boolean): number {
  return softplus(said ? -logOdds : logOdds);
}

/** Area under the ROC curve: how often a yes is ranked above a no, ties by half; .5 where either is missing. */
export function aucOf(scores: ArrayLike<number>, said: readonly boolean[]): number {
  const order = Array.from(said, (_, i) => i).sort((a, b) => (scores[a] as number) - (scores[b] as number));
  let ranks = 0;
  let positives = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && scores[order[to] as number] === scores[order[from] as number]) to++;
    for (let i = from; i < to; i++) {
      if (!said[order[i] as number]) continue;
      positives++;
      ranks += (from + to + 1) / 2;
    }
    from = to;
  }
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return 0.5;
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
}
