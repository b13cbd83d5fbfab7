export const firstDelayMs = 100;
export const lastDelayMs = 1_000;

/** How long to wait before the given attempt (from 0): 100 ms doubled up to 1 s, spread by half so that clients do not come at once. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(firstDelayMs * 2 ** Math.min(attempt, 10), lastDelayMs);
  return full * (0.5 + random() / 2);
}
