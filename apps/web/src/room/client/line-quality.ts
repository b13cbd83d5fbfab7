import type { ClientStats } from '@parvis/contracts';

/** What holds a line back most. `relay` alone is no fault, only an explanation. */
export type LineCause = 'bandwidth' | 'loss' | 'delay' | 'cpu' | 'relay';

export interface LineReport {
  /** 3 good, 2 fair, 1 poor, 0 nothing gets through; null while not known. */
  quality: 0 | 1 | 2 | 3 | null;
  cause: LineCause | null;
  route: 'udp' | 'tcp' | 'relay' | null;
  roundTripMs: number | null;
}

/** A fault at one of these values or above is worth so many bars. */
const steps = {
  // Opus with FEC hides 5 % well and 15 % badly; pictures suffer from 3 % on.
  loss: [0.03, 0.1, 0.35],
  // ITU-T G.114: up to 150 ms one way nobody notices, above 400 ms people talk at once.
  delay: [300, 800, 3_000],
} as const;

const barsFor = (value: number | null, [fair, poor, none]: readonly [number, number, number]): 0 | 1 | 2 | 3 => {
  if (value === null || value < fair) return 3;
  return value < poor ? 2 : value < none ? 1 : 0;
};

/** Bars and their reason from what was measured in the last interval. `isVideoLeftOut`: the line carries voices only. */
export function lineQuality(stats: ClientStats, isVideoLeftOut: boolean): LineReport {
  const { route, roundTripMs, up, down } = stats;
  const found: [LineCause, 0 | 1 | 2 | 3][] = [
    ['loss', barsFor(Math.max(up.loss ?? 0, down.loss ?? 0), steps.loss)],
    ['delay', barsFor(roundTripMs, steps.delay)],
    ['bandwidth', isVideoLeftOut ? 1 : up.limitedBy === 'bandwidth' ? 2 : 3],
    ['cpu', up.limitedBy === 'cpu' ? 2 : 3],
  ];
  const [cause, quality] = found.reduce((worst, next) => (next[1] < worst[1] ? next : worst));
  return { quality, cause: quality === 3 ? (route === 'relay' ? 'relay' : null) : cause, route, roundTripMs };
}
