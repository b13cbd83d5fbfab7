import type { NetworkFinding, RouteFinding } from '@parvis/contracts';
import type { CheckMeans } from './connection-means.js';
import { ConnectionProbe, hasRelay, type Route, testBitrate } from './connection-probe.js';
import { openTestMedia, type TestMedia } from './connection-test-media.js';
import { type Measured, verdictOf } from './connection-verdict.rules.js';

export type CheckStep = Route | 'rates';

const routes: readonly Route[] = ['udp', 'tcp', 'relay'];

/**
 * Tries each way to the media node by itself, and on the best one that is open sends a picture there and back: over the same ports,
 * encryption and routes as a call. Takes 5 to 20 s. Rejects when the check cannot be made, or `means.ended` fires.
 */
export async function checkConnection(means: CheckMeans, onStep: (step: CheckStep) => void): Promise<NetworkFinding> {
  const media = openTestMedia();
  const found: Record<Route, RouteFinding> = { udp: 'untried', tcp: 'untried', relay: 'untried' };
  let best: { route: Route; measured: Measured } | null = null;
  try {
    for (const route of routes) {
      if (route === 'relay' && !hasRelay(means.iceServers)) continue;
      onStep(route);
      const measured = await tryRoute(means, route, media, best === null ? () => onStep('rates') : null);
      found[route] = measured === null ? 'blocked' : 'open';
      if (best === null && measured !== null && measured !== 'open') best = { route, measured };
    }
  } finally {
    media.close();
  }
  const nothing = {
    roundTripMs: null,
    upLoss: null,
    downLoss: null,
    jitterMs: null,
    upBitrate: null,
    downBitrate: null,
  };
  return {
    ...found,
    route: best?.route ?? null,
    ...(best?.measured ?? nothing),
    testBitrate,
    verdict: verdictOf(best?.measured ?? null),
  };
}

/** Null when nothing comes back this way. Rates are read where `onRates` is given. */
async function tryRoute(
  means: CheckMeans,
  route: Route,
  { tone, picture }: TestMedia,
  onRates: (() => void) | null,
): Promise<Measured | 'open' | null> {
  const probe = await ConnectionProbe.start(means, route);
  try {
    if (!(await probe.isOpen(tone))) return null;
    if (onRates === null) return 'open';
    onRates();
    return await probe.measure(picture);
  } finally {
    probe.close();
  }
}
