import type { TimetableRun } from '@parvis/contracts';

/** Waiting or running: it can be cancelled and will change by itself. */
export const isActive = ({ status }: TimetableRun) => status === 'queued' || status === 'running';

/** Share of the upper bound that the run reaches, 0 to 1; null where there was nothing to reach. */
export const qualityOf = ({ value, bound }: TimetableRun) => (bound > 0 ? Math.min(1, value / bound) : null);
