import type { ClientStats } from '@parvis/contracts';
import type { LinkCounters } from './link-counters.js';

const share = (part: number, all: number): number | null => (all > 0 ? Math.min(Math.max(part / all, 0), 1) : null);
/** Counters fall when a stream ends; that is no negative traffic. */
const growth = (before: number, after: number): number => Math.max(after - before, 0);

/** What happened on a link between two looks at its counters, as the server wants to hear it. Null when they are too close. */
export function statsBetween(before: LinkCounters, after: LinkCounters): ClientStats | null {
  const ms = Math.round(after.at - before.at);
  if (ms < 500 || ms > 120_000) return null;
  const rate = (bytes: number) => Math.min((bytes * 8_000) / ms, 1e9);
  const downPackets = growth(before.down.packets, after.down.packets);
  const downLost = growth(before.down.lost, after.down.lost);
  const upPackets = growth(before.up.packets, after.up.packets);
  return {
    ms,
    route: after.route,
    roundTripMs: after.roundTripMs,
    up: {
      bitrate: rate(growth(before.up.bytes, after.up.bytes)),
      loss: share(growth(before.up.lost, after.up.lost), upPackets) ?? after.up.fractionLost,
      limitedBy: after.up.limitedBy,
    },
    down: {
      bitrate: rate(growth(before.down.bytes, after.down.bytes)),
      loss: share(downLost, downPackets + downLost),
      jitterMs: after.down.jitterMs,
      freezes: growth(before.down.freezes, after.down.freezes),
      frozenMs: growth(before.down.frozenMs, after.down.frozenMs),
      concealed: share(
        growth(before.down.concealed, after.down.concealed),
        growth(before.down.samples, after.down.samples),
      ),
    },
  };
}
