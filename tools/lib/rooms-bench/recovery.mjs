// How long a picture stands still when something dies.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { p50p95, quantile, until } from './figures.mjs';
import { childrenOf } from './proc.mjs';
import { startRoomsServer } from './rooms-server.mjs';

const kills = 20;

async function twoPeople(server) {
  const roomId = randomUUID();
  const people = [];
  for (let index = 0; index < 2; index += 1) {
    const client = await server.enter({ roomId }, { isHealing: true });
    await client.produce('microphone');
    await client.produce('camera');
    people.push(client);
  }
  await until(() => people.every((client) => client.flowing('video').length === 1), 'both pictures');
  return people;
}

/** Resolves with when a key frame of a stream that was not there before has come. */
async function nextPicture(client, known) {
  const fresh = () => [...client.consumers.values()].find(({ id, kind }) => kind === 'video' && !known.has(id));
  await until(() => fresh() !== undefined, 'a new stream', 15_000, 2);
  return client.recv.firstKeyFrame(fresh().ssrc);
}

export async function benchWorkerKills({ workerBin }) {
  const server = await startRoomsServer({ workerBin, workers: 1 });
  const gaps = [];
  let left = 0;
  try {
    const people = await twoPeople(server);
    for (const client of people) client.on('peer.left', () => (left += 1));
    for (const client of people) client.on('fault', (error) => console.log(`  ..  ${error.message}`));
    for (let round = 0; round < kills; round += 1) {
      const workers = childrenOf(server.pid, 'mediasoup-worker');
      const [first] = people;
      const lastPicture = () => {
        const video = [...first.consumers.values()].find(({ kind }) => kind === 'video');
        return first.recv.streams.get(video?.ssrc)?.lastAt ?? performance.now();
      };
      const known = people.map((client) => new Set(client.consumers.keys()));
      const pictures = people.map((client, index) => nextPicture(client, known[index]));
      // With a spare one, the worker that carries the room is the one that has used the processor.
      const struck = await busiest(workers);
      const before = lastPicture();
      for (const pid of struck) process.kill(pid, 'SIGKILL');
      const backAt = await Promise.all(pictures);
      gaps.push(...backAt.map((at) => at - before));
      await delay(600);
    }
    for (const client of people) client.close();
  } finally {
    await server.stop();
  }
  return {
    rows: [
      [`worker killed ${kills} times: gap in both pictures, p50 / p95`, p50p95(gaps), '250 / 700 ms'],
      ['- longest', `${Math.round(quantile(gaps, 1))} ms`],
      ['- people who left meanwhile', String(left), '0'],
    ],
  };
}

async function busiest(pids) {
  if (pids.length < 2) return pids;
  const { cpuDuring } = await import('./proc.mjs');
  const { cpu } = await cpuDuring(pids, () => delay(400));
  return [pids[cpu.indexOf(Math.max(...cpu))]];
}

/** The service is killed and started again at once, on the same port, as a supervisor does. */
export async function benchNodeKills({ workerBin }) {
  const rounds = 5;
  const server = await startRoomsServer({ workerBin, workers: 1 });
  const gaps = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const people = await twoPeople(server);
      const { roomId } = people[0].joined;
      const begun = performance.now();
      const ids = people.map(({ joined }) => joined.self.participantId);
      for (const client of people) client.close();
      await server.kill();
      const started = server.start();
      const back = await Promise.all(ids.map((participantId) => comeBack(server, { roomId, participantId })));
      await started;
      for (const client of back) await client.produce('camera');
      const seen = await Promise.all(back.map((client) => nextPicture(client, new Set())));
      gaps.push(...seen.map((at) => at - begun));
      for (const client of back) client.close();
    }
  } finally {
    await server.stop();
  }
  return {
    rows: [[`rooms killed and started again ${rounds} times: both see each other again, p50 / p95`, p50p95(gaps)]],
  };
}

async function comeBack(server, claims) {
  for (;;) {
    try {
      return await server.enter(claims);
    } catch {
      await delay(100);
    }
  }
}
