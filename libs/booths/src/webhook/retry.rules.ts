const firstMs = 20_000;
/** The last of them comes about 23 hours after the first. */
export const mostAttempts = 13;

/**
 * How long to wait after an attempt that came to nothing: 20 s, then twice as long each time, a tenth more or less so that those who
 * failed together do not come back together. Null: it was the last.
 * @param attempt 1 for the first
 * @param chance from 0 to 1
 */
export function retryDelayMs(attempt: number, chance: number): number | null {
  if (attempt >= mostAttempts) return null;
  return Math.round(firstMs * 2 ** (attempt - 1) * (0.9 + 0.2 * chance));
}
