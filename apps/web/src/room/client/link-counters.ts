import type { ClientStats } from '@parvis/contracts';
import type { PairCount } from './path-proof.js';

/** One received stream, counted from its beginning. */
export interface StreamCount {
  trackId: string;
  kind: 'audio' | 'video';
  packets: number;
  frames: number;
  width: number | null;
  height: number | null;
  audioEnergy: number;
}

/** Sums over a link, counted from its beginning; gauges as they are now. Bytes, seconds and packets as in the W3C statistics. */
export interface LinkCounters {
  /** In ms. */
  at: number;
  /** All that has come, feedback for what is sent included. */
  packetsIn: number;
  /** Of these, what has come back over the way up. */
  feedbackIn: number;
  pairs: PairCount[];
  streams: StreamCount[];
  down: {
    bytes: number;
    packets: number;
    lost: number;
    jitterMs: number | null;
    freezes: number;
    frozenMs: number;
    samples: number;
    concealed: number;
  };
  up: {
    bytes: number;
    packets: number;
    lost: number;
    /** What the receiver said last of the last packets. */
    fractionLost: number | null;
    /** When the receiver has reported last, by the browser's clock, in ms; null: not yet. */
    reportedAt: number | null;
    limitedBy: ClientStats['up']['limitedBy'];
    available: number | null;
  };
  route: ClientStats['route'];
  roundTripMs: number | null;
}

type Entry = Record<string, unknown> & { id: string; type: string };

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const known = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const entriesOf = (report: RTCStatsReport | null): Entry[] => (report === null ? [] : [...report.values()]);
const sumOf = (entries: readonly Entry[], field: string) =>
  entries.reduce((sum, entry) => sum + number(entry[field]), 0);
const largest = (values: (number | null)[]): number | null =>
  values.reduce((most, value) => (value === null ? most : Math.max(most ?? 0, value)), null);

/** Reads the browser's statistics of both transports; either may be missing. */
export function countLink(at: number, recv: RTCStatsReport | null, send: RTCStatsReport | null): LinkCounters {
  const [received, sent] = [entriesOf(recv), entriesOf(send)];
  const inbound = received.filter(({ type }) => type === 'inbound-rtp');
  const outbound = sent.filter(({ type }) => type === 'outbound-rtp');
  const remote = sent.filter(({ type }) => type === 'remote-inbound-rtp');
  const [down, up] = [pairOf(received), pairOf(sent)];
  const feedbackIn = packetsIn(sent, []);
  return {
    at,
    packetsIn: packetsIn(received, inbound) + feedbackIn,
    feedbackIn,
    pairs: [...pairCounts('send', sent), ...pairCounts('recv', received)],
    streams: inbound.map(streamOf),
    down: {
      bytes: sumOf(inbound, 'bytesReceived'),
      packets: sumOf(inbound, 'packetsReceived'),
      lost: sumOf(inbound, 'packetsLost'),
      jitterMs: largest(inbound.map(({ jitter }) => (typeof jitter === 'number' ? jitter * 1_000 : null))),
      freezes: sumOf(inbound, 'freezeCount'),
      frozenMs: sumOf(inbound, 'totalFreezesDuration') * 1_000,
      samples: sumOf(inbound, 'totalSamplesReceived'),
      // What a pause of the sender leaves out was no loss.
      concealed: sumOf(inbound, 'concealedSamples') - sumOf(inbound, 'silentConcealedSamples'),
    },
    up: {
      bytes: sumOf(outbound, 'bytesSent'),
      packets: sumOf(outbound, 'packetsSent'),
      lost: sumOf(remote, 'packetsLost'),
      fractionLost: largest(remote.map(({ fractionLost }) => known(fractionLost))),
      reportedAt: largest(remote.map(({ timestamp }) => known(timestamp))),
      limitedBy: limitOf(outbound),
      available: known(up?.availableOutgoingBitrate),
    },
    route: routeOf([...sent, ...received], up ?? down),
    roundTripMs: roundTripOf(up ?? down),
  };
}

const packetsIn = (entries: readonly Entry[], inbound: readonly Entry[]): number => {
  const transports = entries.filter(
    ({ type, packetsReceived }) => type === 'transport' && packetsReceived !== undefined,
  );
  return sumOf(transports.length > 0 ? transports : inbound, 'packetsReceived');
};

const pairCounts = (transport: PairCount['transport'], entries: readonly Entry[]): PairCount[] =>
  entries
    .filter(({ type }) => type === 'candidate-pair')
    .map(({ id, responsesReceived }) => ({ transport, id, answers: number(responsesReceived) }));

const streamOf = (entry: Entry): StreamCount => ({
  trackId: String(entry.trackIdentifier ?? ''),
  kind: entry.kind === 'audio' ? 'audio' : 'video',
  packets: number(entry.packetsReceived),
  frames: number(entry.framesDecoded),
  width: known(entry.frameWidth),
  height: known(entry.frameHeight),
  audioEnergy: number(entry.totalAudioEnergy),
});

/** The candidate pair in use. */
function pairOf(entries: readonly Entry[]): Entry | undefined {
  const selected = entries.find(({ type }) => type === 'transport')?.selectedCandidatePairId;
  const pairs = entries.filter(({ type }) => type === 'candidate-pair');
  return (
    pairs.find(({ id }) => id === selected) ?? pairs.find(({ nominated, state }) => nominated && state === 'succeeded')
  );
}

/** How the media travels: by a relay, or over TCP or UDP to the node itself. */
export function routeOf(entries: readonly Entry[], pair: Entry | undefined): LinkCounters['route'] {
  const local = entries.find(({ id }) => pair !== undefined && id === pair.localCandidateId);
  if (local === undefined) return null;
  if (local.candidateType === 'relay') return 'relay';
  return local.protocol === 'tcp' ? 'tcp' : 'udp';
}

const roundTripOf = (pair: Entry | undefined): number | null => {
  const seconds = known(pair?.currentRoundTripTime);
  return seconds === null ? null : seconds * 1_000;
};

function limitOf(outbound: readonly Entry[]): LinkCounters['up']['limitedBy'] {
  const reasons = outbound.filter(({ active }) => active !== false).map((entry) => entry.qualityLimitationReason);
  for (const reason of ['bandwidth', 'cpu', 'other', 'none'] as const) if (reasons.includes(reason)) return reason;
  return null;
}
