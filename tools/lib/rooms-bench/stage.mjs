// A stage: how many viewers one worker carries, and how long pictures take to them.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { inBatches, onServer } from './audience.mjs';
import { BareClient, startBareServer } from './bare-client.mjs';
import { median, quantile, share, sum } from './figures.mjs';
import { cameraPackets } from './media-source.mjs';
import { cpuDuring } from './proc.mjs';

const viewers = 300;
/** Of ours and of bare mediasoup in turn, since a machine is not equally fast all the time. */
const rounds = 3;
const settleMs = 3_000;
const measureMs = 5_000;
/** As the web app sends a voice on a stage. */
const packetMs = 40;
/** Packets that one viewer is to get each second: a camera of one size and a voice. */
const wanted = cameraPackets + 1_000 / packetMs;

/** Measures while an audience watches; a sender that is late on a busy machine makes fewer packets, so they are counted. */
async function measure(audience, pids) {
  const packets = () => sum(audience.map(({ recv }) => recv.packets));
  const before = packets();
  const { seconds, cpu } = await cpuDuring(pids, () => delay(measureMs));
  const perSecond = (packets() - before) / seconds;
  const now = performance.now();
  const isSeeing = ({ consumers, recv }) =>
    [...consumers.values()].every(({ ssrc }) => now - (recv.streams.get(ssrc)?.lastAt ?? 0) < 500);
  return {
    cpu,
    perSecond,
    seeing: audience.filter((client) => client.consumers.size === 2 && isSeeing(client)).length,
  };
}

/** Viewers for whom 70 % of a core suffices when each gets all packets. */
const viewersPerWorker = ({ perSecond, workers }) => (0.7 * perSecond) / sum(workers) / wanted;
const microsecondsPerPacket = ({ perSecond, workers }) => (sum(workers) / perSecond) * 1e6;

/** The same audience at bare mediasoup, all on one worker: what this machine can do at all. */
async function bareStage(workerBin) {
  const server = await startBareServer({ workerBin });
  try {
    const speaker = await BareClient.enter({ url: server.url, isWatching: false });
    await speaker.produce('microphone', { packetMs });
    await speaker.produce('camera');
    const audience = await inBatches(viewers, 10, async () => {
      const client = await BareClient.enter({ url: server.url });
      await client.mediaUp;
      return client;
    });
    await delay(settleMs);
    const { cpu, ...figures } = await measure(audience, [server.workerPid]);
    for (const client of [speaker, ...audience]) client.close();
    return { ...figures, workers: cpu };
  } finally {
    await server.stop();
  }
}

/** Measures how long pictures take from the speaker to each of the audience; answers the list of milliseconds, which grows. */
function timeArrivals(camera, audience) {
  const sentAt = new Map();
  const arrivals = [];
  const [{ transport }] = camera.streams;
  const sendRtp = transport.sendRtp.bind(transport);
  transport.sendRtp = (payload, header) => {
    if (header.marker && header.payloadType === 96) sentAt.set(header.timestamp, performance.now());
    sendRtp(payload, header);
  };
  for (const client of audience) {
    const video = [...client.consumers.values()].find(({ kind }) => kind === 'video');
    client.recv.onPacket = (ssrc, datagram) => {
      if (ssrc !== video?.ssrc || (datagram[1] & 0x80) === 0) return;
      const sent = sentAt.get(datagram.readUInt32BE(4));
      if (sent !== undefined) arrivals.push(performance.now() - sent);
    };
  }
  return arrivals;
}

function ourStage(workerBin) {
  return onServer({ workerBin, workers: 2 }, async (server, pids, clients) => {
    const roomId = randomUUID();
    const speaker = await server.enter({ roomId, kind: 'stage', part: 'moderator' });
    clients.push(speaker);
    await speaker.produce('microphone', { packetMs });
    const camera = await speaker.produce('camera');
    const audience = await inBatches(viewers, 10, async () => {
      const client = await server.enter({ roomId, kind: 'stage', part: 'viewer' });
      clients.push(client);
      await client.mediaUp;
      await client.show([speaker.joined.self.participantId], { width: 1280, height: 720 });
      return client;
    });
    await delay(settleMs);
    const { cpu, ...figures } = await measure(audience, pids);
    const arrivals = timeArrivals(camera, audience);
    await delay(measureMs);
    const [node, ...workers] = cpu;
    return { ...figures, node, workers, arrivals };
  });
}

export async function benchStage({ workerBin }) {
  const ours = [];
  const bare = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await bareStage(workerBin));
    ours.push(await ourStage(workerBin));
  }
  const both = (show, figure) => `${show(median(ours.map(figure)))} / ${show(median(bare.map(figure)))}`;
  const times = ours.flatMap(({ arrivals }) => arrivals);
  const ratio = median(ours.map((figures, round) => viewersPerWorker(figures) / viewersPerWorker(bare[round])));
  return {
    rows: [
      [
        `stage, ${viewers} viewers over 2 workers: viewers who see and hear, of each round`,
        ours.map(({ seeing }) => seeing).join(', '),
      ],
      ['- packets a second: ours / bare', both(Math.round, ({ perSecond }) => perSecond)],
      ['- all workers, share of a core: ours / bare', both(share, ({ workers }) => sum(workers))],
      ['- Node, share of a core', share(median(ours.map(({ node }) => node)))],
      ['- worker, microseconds a packet: ours / bare', both((value) => value.toFixed(1), microsecondsPerPacket)],
      ['- viewers per worker at 70 % of a core: ours / bare', both(Math.round, viewersPerWorker), '480'],
      ['- ours against bare, median of the rounds', ratio.toFixed(2)],
      [
        '- fan-out p50 / p99, the receivers on the same cores',
        `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.99).toFixed(1)} ms`,
        'p99 50 ms',
      ],
    ],
  };
}
