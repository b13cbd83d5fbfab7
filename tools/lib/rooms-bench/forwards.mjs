// What forwarding costs: our rooms and bare mediasoup with the same worker, the same publishers and receivers, by turns.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { BareClient, startBareServer } from './bare-client.mjs';
import { median, share } from './figures.mjs';
import { childrenOf, cpuDuring } from './proc.mjs';
import { startRoomsServer } from './rooms-server.mjs';

const rounds = 7;
const measureMs = 4_000;
const settleMs = 2_500;
const publishers = 10;
/** As many as a room forwards at a time: it chooses among more, and then forwards fewer streams than mediasoup would. */
const speakers = 3;
/** On which mediasoup probes the bandwidth. */
const probationSsrc = 1234;

/** Everybody sends 500 kbit/s, three a voice too, and receives everybody else: 10 people, 117 streams. */
async function enterAll(enter) {
  const clients = [];
  for (let index = 0; index < publishers; index += 1) clients.push(await enter(index));
  return clients;
}

async function produceAll(clients) {
  for (const [index, client] of clients.entries()) {
    if (index < speakers) await client.produce('microphone');
    await client.produce('camera');
  }
}

function received(clients) {
  return clients.reduce((sum, { recv }) => sum + recv.packets, 0);
}

async function measure(clients, pids) {
  await delay(settleMs);
  const streams = clients.reduce((sum, { recv }) => {
    const now = performance.now();
    const flowing = [...recv.streams].filter(([ssrc, { lastAt }]) => ssrc !== probationSsrc && now - lastAt < 500);
    return sum + flowing.length;
  }, 0);
  const before = received(clients);
  const { seconds, cpu } = await cpuDuring(pids, () => delay(measureMs));
  const perSecond = (received(clients) - before) / seconds;
  const [worker, node] = cpu;
  return {
    streams,
    perSecond,
    worker,
    node,
    perCore: perSecond / worker,
    perCoreWithNode: perSecond / (worker + node),
  };
}

async function measureOurs(workerBin) {
  const server = await startRoomsServer({ workerBin, workers: 1 });
  try {
    const roomId = randomUUID();
    const clients = await enterAll(() => server.enter({ roomId }));
    await produceAll(clients);
    const ids = clients.map(({ joined }) => joined.self.participantId);
    for (const client of clients) {
      const others = ids.filter((id) => id !== client.joined.self.participantId);
      await client.show(others, { width: 640, height: 360 });
    }
    const [workerPid] = childrenOf(server.pid, 'mediasoup-worker');
    const figures = await measure(clients, [workerPid, server.pid]);
    for (const client of clients) client.close();
    return figures;
  } finally {
    await server.stop();
  }
}

async function measureBare(workerBin) {
  const server = await startBareServer({ workerBin });
  try {
    const senders = await enterAll(() => BareClient.enter({ url: server.url, isWatching: false }));
    await produceAll(senders);
    // The bare server has no events: whoever receives comes when all are there, and leaves out what the sender of that place sends.
    const receivers = await enterAll((index) =>
      BareClient.enter({ url: server.url, leaveOut: senders[index].producerIds }),
    );
    const figures = await measure(receivers, [server.workerPid, server.pid]);
    for (const client of [...senders, ...receivers]) client.close();
    return figures;
  } finally {
    await server.stop();
  }
}

export async function benchForwards({ workerBin }) {
  const ours = [];
  const bare = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await measureOurs(workerBin));
    bare.push(await measureBare(workerBin));
  }
  const of = (figures, key) => median(figures.map((figure) => figure[key]));
  const per100 = (figures, key) => share(median(figures.map((figure) => (figure[key] / figure.streams) * 100)));
  // Round by round, since a machine is not equally fast all the time.
  const ratio = (key) => median(ours.map((figure, round) => figure[key] / bare[round][key]));
  return {
    rows: [
      ['streams forwarded: ours / bare', `${of(ours, 'streams')} / ${of(bare, 'streams')}`],
      ['packets a second', `${Math.round(of(ours, 'perSecond'))} / ${Math.round(of(bare, 'perSecond'))}`],
      [
        'packets a second and core of the worker',
        `${Math.round(of(ours, 'perCore'))} / ${Math.round(of(bare, 'perCore'))}`,
      ],
      ['- ours against bare', ratio('perCore').toFixed(3), '0.97'],
      ['- with Node', ratio('perCoreWithNode').toFixed(3)],
      ['worker, share of a core per 100 streams', `${per100(ours, 'worker')} / ${per100(bare, 'worker')}`],
      ['Node, share of a core per 100 streams', `${per100(ours, 'node')} / ${per100(bare, 'node')}`],
    ],
  };
}
