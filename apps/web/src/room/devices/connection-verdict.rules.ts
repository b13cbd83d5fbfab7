import type { LineVerdict, NetworkFinding } from '@parvis/contracts';

/** What was measured on the best way that is open; null where nothing came. Rates in bit/s, loss 0 to 1. */
export type Measured = Pick<
  NetworkFinding,
  'roundTripMs' | 'upLoss' | 'downLoss' | 'jitterMs' | 'upBitrate' | 'downBitrate'
>;

/** What a 720p picture, a small picture and a voice need each way. Delay by ITU-T G.114, loss by what Opus and VP8 hide. */
const needs = {
  hd: { bitrate: 1_200_000, loss: 0.03, roundTripMs: 300 },
  video: { bitrate: 250_000, loss: 0.1, roundTripMs: 800 },
  voice: { bitrate: 24_000, loss: 0.35, roundTripMs: 3_000 },
} as const;

/** What the line is good for. Without a rate (no picture came back) it is good for voices at best. */
export function verdictOf(measured: Measured | null): LineVerdict {
  if (measured === null) return 'none';
  const loss = Math.max(measured.upLoss ?? 0, measured.downLoss ?? 0);
  const roundTripMs = measured.roundTripMs ?? 0;
  const bitrate = Math.min(measured.upBitrate ?? 0, measured.downBitrate ?? 0);
  for (const verdict of ['hd', 'video'] as const) {
    const need = needs[verdict];
    if (bitrate >= need.bitrate && loss <= need.loss && roundTripMs <= need.roundTripMs) return verdict;
  }
  return loss <= needs.voice.loss && roundTripMs <= needs.voice.roundTripMs ? 'voice' : 'none';
}

/** What to try first to have a better line; null when there is nothing to better. */
export type Remedy = 'firewall' | 'udp' | 'loss' | 'delay' | 'bandwidth';

export function remedyOf(finding: Pick<NetworkFinding, 'route' | 'udp' | 'verdict'> & Measured): Remedy | null {
  if (finding.route === null) return 'firewall';
  if (finding.verdict === 'hd') return null;
  if (Math.max(finding.upLoss ?? 0, finding.downLoss ?? 0) > needs.hd.loss) return 'loss';
  if (finding.udp === 'blocked') return 'udp';
  return (finding.roundTripMs ?? 0) > needs.hd.roundTripMs ? 'delay' : 'bandwidth';
}
