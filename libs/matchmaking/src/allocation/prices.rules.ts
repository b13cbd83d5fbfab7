import type { CongestionPrices } from '@parvis/engine';

/**
 * Prices at another position of the slider, out of those at its end. They are on a log scale, so weakening them by a factor
 * moves lists steadily from the best match to the balance; null where the slider stands at the best match.
 *
 * @param full prices of strength 1
 * @param reach 0..1
 */
export function pricesAt(full: CongestionPrices, reach: number): CongestionPrices | null {
  if (reach <= 0) return null;
  if (reach === full.strength) return full;
  return {
    beta: full.beta,
    strength: reach,
    of: new Map([...full.of].map(([id, price]) => [id, price * (reach / full.strength)])),
  };
}
