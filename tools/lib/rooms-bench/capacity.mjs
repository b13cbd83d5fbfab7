// What rooms cost: many small ones, a full booth; what is left of people who come and go.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inBatches, onServer } from './audience.mjs';
import { kilobytes, median, share, sum, until } from './figures.mjs';
import { simulcast } from './media-source.mjs';
import { cpuDuring, openFiles, residentBytes, socketsOf } from './proc.mjs';

const settleMs = 3_000;
const measureMs = 6_000;

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
