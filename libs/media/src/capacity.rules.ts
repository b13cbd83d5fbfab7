/**
 * What a worker can carry, in packets it sends a second. A core forwards about 60,000 (1,000 video streams of 67 packets/s);
 * 70 % of that is given away, so that there is room for retransmissions, key frames and the unforeseen.
 */
export const capacityRules = {
  packetsPerCore: 60_000,
  share: 0.7,
  /** How long a placement counts with what it is expected to cost, until it can be measured. */
  rampMs: 20_000,
} as const;

/**
 * Packets a second of one stream to one client: Opus frames of 20 ms; pictures by layer, for 150, 500 and 1,500 kbit/s; a screen. A
 * paused one still costs a look at each packet.
 */
export const packetsPerStream = { audio: 50, layers: [35, 67, 170], screen: 120, pausedShare: 0.03 } as const;

/** What one stream should make. `layer` is null for the best there is. */
export function predictedPackets(stream: {
  kind: 'audio' | 'video';
  isScreen: boolean;
  isFlowing: boolean;
  layer: number | null;
}): number {
  const { audio, layers, screen, pausedShare } = packetsPerStream;
  const picture = stream.isScreen ? screen : (layers[stream.layer ?? 2] ?? layers[2]);
  const full = stream.kind === 'audio' ? audio : picture;
  return stream.isFlowing ? full : full * pausedShare;
}

export interface Reservation {
  packets: number;
  until: number;
}

export interface WorkerLoad {
  /** Packets a second that the open streams should make. */
  predicted: number;
  /** The same from the processor time used, null while not measured. */
  measured: number | null;
  reservations: readonly Reservation[];
}

/** Packets a second that count for a worker: what it does or should do, whichever is more, and what has been promised. */
export function costOf({ predicted, measured, reservations }: WorkerLoad, now: number): number {
  const promised = reservations.reduce((sum, { packets, until }) => (until > now ? sum + packets : sum), 0);
  return Math.max(predicted, measured ?? 0) + promised;
}

/** Packets a second for the share of a core that was used between two looks; times in ms. */
export function measuredPackets(cpuMs: number, elapsedMs: number, packetsPerCore: number): number {
  return elapsedMs <= 0 ? 0 : (Math.max(0, cpuMs) / elapsedMs) * packetsPerCore;
}

/**
 * The better of two drawn at random: nearly as even as always taking the best, and many who choose at once do not all choose the
 * same one (Mitzenmacher, The power of two choices, 2001). `random` answers 0 to 1. Null when there is none.
 */
export function betterOfTwo<T>(all: readonly T[], cost: (one: T) => number, random: () => number): T | null {
  const pick = (from: readonly T[]) => from[Math.min(from.length - 1, Math.floor(random() * from.length))] ?? null;
  const first = pick(all);
  const second = pick(all.filter((one) => one !== first));
  if (first === null || second === null) return first;
  return cost(second) < cost(first) ? second : first;
}
