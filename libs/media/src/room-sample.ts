import type { types } from 'mediasoup';
import type { PeerMedia } from './peer-media.js';

/** One direction of one person's media, as the server sees it. Rates in bit/s, times in ms, loss 0 to 1; null where nothing is known. */
export interface DirectionSample {
  bitrate: number;
  loss: number | null;
  jitterMs: number | null;
  rttMs: number | null;
  /** mediasoup's: 0 nothing arrives, 10 all of it. The worst of the streams that flow. */
  score: number | null;
}

export interface PersonSample {
  participantId: string;
  up: DirectionSample;
  down: DirectionSample;
  /** What the line to this client carries, bit/s. */
  availableBitrate: number | null;
}

type StreamStat = types.ProducerStat | types.ConsumerStat;

/** Sums for one person. Asks for the streams that flow only, one of a kind on the way down, since all take the same way. */
export async function samplePerson(media: PeerMedia): Promise<PersonSample> {
  const { send, recv } = media.openTransports;
  const flowing = media.consumers.filter(({ state }) => state.isFlowing);
  const received = (['audio', 'video'] as const).flatMap((kind) => flowing.find((one) => one.kind === kind) ?? []);
  const sent = media.streams.filter(({ producer }) => !producer.paused);
  const [sendStats, recvStats, upStats, downStats] = await Promise.all([
    send?.getStats() ?? [],
    recv.getStats(),
    Promise.all(sent.map(({ producer }) => producer.getStats())),
    Promise.all(received.map((subscription) => subscription.getStats())),
  ]);
  return {
    participantId: media.participantId,
    up: direction(sum(sendStats.map(({ rtpRecvBitrate }) => rtpRecvBitrate)), upStats.flat()),
    down: direction(sum(recvStats.map(({ rtpSendBitrate }) => rtpSendBitrate)), downStats.flat().filter(isOutbound)),
    availableBitrate: media.reception.availableBitrate,
  };
}

/** A consumer's statistics hold those of its producer too. */
const isOutbound = ({ type }: StreamStat) => type === 'outbound-rtp';

function direction(bitrate: number, stats: readonly StreamStat[]): DirectionSample {
  return {
    bitrate,
    // A share in 256ths, RFC 3550.
    loss: most(stats.map(({ fractionLost }) => fractionLost / 256)),
    jitterMs: most(stats.map(({ jitter, kind }) => (jitter / (kind === 'audio' ? 48_000 : 90_000)) * 1_000)),
    rttMs: most(stats.flatMap(({ roundTripTime }) => roundTripTime ?? [])),
    score: least(stats.map(({ score }) => score)),
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const most = (values: readonly number[]) => (values.length === 0 ? null : Math.max(...values));
const least = (values: readonly number[]) => (values.length === 0 ? null : Math.min(...values));
