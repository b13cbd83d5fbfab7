import type { TimetableRun } from '@parvis/contracts';

/** Waiting or running: it can be cancelled and will change by itself. */
export const isActive = ({ status }: TimetableRun) => status === 'queued' || status === 'running';

/** Share of the upper bound that the run reaches, 0 to 1; null where there was nothing to reach. */
export const qualityOf = ({ value, bound }: Pick<TimetableRun, 'value' | 'bound'>) =>
  bound > 0 ? Math.min(1, value / bound) : null;

/**
 * How many wishes of the run's average value fit between its value and the bound, rounded up: so many more could be granted
 * at most. 0 is a proof that the timetable is the best possible.
 */
export function gapInWishes({ value, bound, meetings }: Pick<TimetableRun, 'value' | 'bound' | 'meetings'>): number {
  // The bound is the optimum of a linear programme, exact to about a millionth.
  const gap = bound - value;
  if (gap <= Math.max(1, bound) * 1e-6) return 0;
  return Math.ceil(gap / (meetings > 0 ? value / meetings : 1) - 1e-6);
}
