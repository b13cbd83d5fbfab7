// What rooms cost: many small ones, a full booth, a stage.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { BareClient, startBareServer } from './bare-client.mjs';
import { kilobytes, median, quantile, share, until } from './figures.mjs';
import { simulcast } from './media-source.mjs';
import { childrenOf, cpuDuring, openFiles, residentBytes, socketsOf } from './proc.mjs';
import { startRoomsServer } from './rooms-server.mjs';

const settleMs = 3_000;
const measureMs = 6_000;

const sum = (values) => values.reduce((total, value) => total + value, 0);

async function inBatches(count, size, work) {
  const results = [];
  for (let from = 0; from < count; from += size) {
    const batch = Array.from({ length: Math.min(size, count - from) }, (_, index) => work(from + index));
    results.push(...(await Promise.all(batch)));
  }
  return results;
}

/** Runs `work(server, pids)` on a fresh service; the first pid is Node's, the others are the workers'. */
async function onServer(options, work) {
  const server = await startRoomsServer(options);
  const clients = [];
  try {
    const pids = [server.pid, ...childrenOf(server.pid, 'mediasoup-worker')];
    return await work(server, pids, clients);
  } finally {
    for (const client of clients) client.close();
    await server.stop();
  }
}

export function benchMeetings({ workerBin }) {
  const rooms = 50;
  return onServer({ workerBin, workers: 2 }, async (server, pids, clients) => {
    await delay(500);
    const before = sum(pids.map(residentBytes));
    await inBatches(rooms, 5, async () => {
      const roomId = randomUUID();
      for (let person = 0; person < 2; person += 1) {
        const client = await server.enter({ roomId });
        clients.push(client);
        await client.produce('microphone');
        await client.produce('camera');
      }
    });
    await delay(settleMs);
    const grown = sum(pids.map(residentBytes)) - before;
    const flowing = sum(clients.map((client) => client.flowing('video').length));
    const { cpu } = await cpuDuring(pids, () => delay(measureMs));
    return {
      rows: [
        [`50 meetings of 2: pictures that flow, of ${rooms * 2}`, String(flowing)],
        ['- workers / Node, share of a core', `${share(sum(cpu.slice(1)))} / ${share(cpu[0])}`],
        ['- memory per room of 2 (Node and workers)', kilobytes(grown / rooms)],
        ['- per person', kilobytes(grown / rooms / 2)],
      ],
    };
  });
}

export function benchBooth({ workerBin }) {
  const people = 30;
  return onServer({ workerBin, workers: 2 }, async (server, pids, clients) => {
    const roomId = randomUUID();
    const microphones = await inBatches(people, 3, async () => {
      const client = await server.enter({ roomId, kind: 'booth' });
      clients.push(client);
      const microphone = await client.produce('microphone');
      await client.produce('camera', simulcast);
      return microphone;
    });
    for (const microphone of microphones.slice(3)) microphone.level = 127;
    const ids = clients.map(({ joined }) => joined.self.participantId);
    for (const [index, client] of clients.entries()) {
      // Nine tiles of a 1280 pixel window, as the web app lays them out.
      const others = Array.from({ length: 9 }, (_, step) => ids[(index + 1 + step) % people]);
      await client.show(others, { width: 420, height: 236 });
    }
    await delay(settleMs + 2_000);
    const flowing = clients.map((client) => client.flowing('video').length);
    const voices = clients.map((client) => client.flowing('audio').length);
    const { cpu } = await cpuDuring(pids, () => delay(measureMs));
    return {
      rows: [
        ['booth of 30, all cameras on: workers and Node, share of a core', share(sum(cpu)), '35 %'],
        ['- workers / Node', `${share(sum(cpu.slice(1)))} / ${share(cpu[0])}`],
        ['- pictures / voices that flow to each, median (9 tiles, 3 speak)', `${median(flowing)} / ${median(voices)}`],
      ],
    };
  });
}

const viewers = 300;
const perWorker = (seeing, workers) => String(Math.round((0.7 * seeing) / sum(workers)));

/** The same audience at bare mediasoup, all on one worker: what this machine can do at all. */
async function bareStage(workerBin) {
  const server = await startBareServer({ workerBin });
  try {
    const speaker = await BareClient.enter({ url: server.url, isWatching: false });
    await speaker.produce('microphone');
    await speaker.produce('camera');
    const audience = await inBatches(viewers, 10, async () => {
      const client = await BareClient.enter({ url: server.url });
      await client.mediaUp;
      return client;
    });
    await delay(settleMs);
    const { cpu } = await cpuDuring([server.workerPid], () => delay(measureMs));
    const now = performance.now();
    const seeing = audience.filter(({ consumers, recv }) =>
      [...consumers.values()].every(({ ssrc }) => now - (recv.streams.get(ssrc)?.lastAt ?? 0) < 500),
    );
    for (const client of [speaker, ...audience]) client.close();
    return perWorker(seeing.length, cpu);
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

export async function benchStage({ workerBin }) {
  const bare = await bareStage(workerBin);
  return onServer({ workerBin, workers: 2 }, async (server, pids, clients) => {
    const roomId = randomUUID();
    const speaker = await server.enter({ roomId, kind: 'stage', part: 'moderator' });
    clients.push(speaker);
    await speaker.produce('microphone');
    const camera = await speaker.produce('camera');
    const audience = await inBatches(viewers, 10, async () => {
      const client = await server.enter({ roomId, kind: 'stage', part: 'viewer' });
      clients.push(client);
      await client.mediaUp;
      await client.show([speaker.joined.self.participantId], { width: 1280, height: 720 });
      return client;
    });
    await delay(settleMs);
    const packets = () => sum(audience.map(({ recv }) => recv.packets));
    const before = packets();
    const { seconds, cpu } = await cpuDuring(pids, () => delay(measureMs));
    const perSecond = (packets() - before) / seconds;
    const isSeeing = (client) => client.flowing('video').length > 0 && client.flowing('audio').length > 0;
    const seeing = audience.filter(isSeeing).length;
    const arrivals = timeArrivals(camera, audience);
    await delay(measureMs);
    const [node, ...workers] = cpu;
    return {
      rows: [
        [`stage, ${viewers} viewers over 2 workers: viewers who see and hear`, String(seeing)],
        ['- packets a second', String(Math.round(perSecond))],
        ['- each worker / Node, share of a core', `${workers.map(share).join(', ')} / ${share(node)}`],
        ['- viewers per worker at 70 % of a core: ours / bare', `${perWorker(seeing, workers)} / ${bare}`, '480'],
        [
          '- fan-out p50 / p99, the receivers on the same cores',
          `${quantile(arrivals, 0.5).toFixed(1)} / ${quantile(arrivals, 0.99).toFixed(1)} ms`,
          'p99 50 ms',
        ],
      ],
    };
  });
}

/** What Node needs when all garbage is collected: its resident memory grows and shrinks as V8 likes. */
async function heapBytes(pid, file) {
  rmSync(file, { force: true });
  process.kill(pid, 'SIGWINCH');
  await until(() => existsSync(file), 'the heap has been measured');
  return Number(readFileSync(file, 'utf8'));
}

/** People who come and go, a thousand at a time: what is left of them. */
export async function benchLeaks({ workerBin }) {
  const warmUp = 300;
  const joins = 1_000;
  const folder = mkdtempSync(join(tmpdir(), 'parvis-heap-'));
  const heapFile = join(folder, 'heap');
  const hook = fileURLToPath(new URL('heap-after-collection.cjs', import.meta.url));
  const env = { NODE_OPTIONS: `--require=${hook}`, PARVIS_BENCH_HEAP: heapFile };
  const rows = await onServer({ workerBin, workers: 1, env }, async (server, [node, worker]) => {
    const come = async () => {
      const client = await server.enter({ roomId: randomUUID() });
      await client.mediaUp;
      await client.produce('microphone');
      await client.produce('camera');
      await client.leave();
    };
    const look = async () => {
      await until(async () => (await server.health()).peers === 0, 'everybody has left');
      await delay(1_500);
      const { rooms, peers } = await server.health();
      return {
        heap: await heapBytes(node, heapFile),
        node: residentBytes(node),
        worker: residentBytes(worker),
        files: openFiles(node),
        workerFiles: openFiles(worker),
        sockets: socketsOf(worker),
        rooms,
        peers,
      };
    };
    await inBatches(warmUp, 5, come);
    const looks = [await look()];
    const begun = performance.now();
    for (let thousand = 0; thousand < 2; thousand += 1) {
      await inBatches(joins, 5, come);
      looks.push(await look());
    }
    const perSecond = (2 * joins) / ((performance.now() - begun) / 1000);
    const course = (key, show = String) => looks.map((one) => show(one[key])).join(' -> ');
    const [, , after] = looks;
    return [
      [
        `after ${warmUp}, ${warmUp + joins}, ${warmUp + 2 * joins} joins and leaves: joins a second`,
        perSecond.toFixed(0),
      ],
      ['- heap of Node without garbage', course('heap', kilobytes), 'the same'],
      ['- RSS of Node', course('node', kilobytes)],
      ['- RSS of the worker', course('worker', kilobytes), 'the same'],
      ['- open files of Node', course('files'), 'the same'],
      ['- open files of the worker', course('workerFiles'), 'the same'],
      ['- sockets of the worker', course('sockets'), 'the same'],
      ['- rooms / people that are left', `${after.rooms} / ${after.peers}`, '0 / 0'],
    ];
  });
  rmSync(folder, { recursive: true, force: true });
  return { rows };
}
