// From the wish to join to the first packet of a key frame of somebody else, at three distances.
import { randomUUID } from 'node:crypto';
import { Line } from '../line/line.mjs';
import { BareClient, startBareServer } from './bare-client.mjs';
import { p50p95 } from './figures.mjs';
import { startRoomsServer } from './rooms-server.mjs';

const distances = [
  { rtt: 0, joins: 20 },
  { rtt: 50, joins: 12 },
  { rtt: 100, joins: 12 },
];
const aims = { 0: { line: '150' }, 50: { line: '430', warm: '320' }, 100: { line: '680', warm: '480' } };

const overLine = (line, port) => ({
  url: `http://${line.address}:${port}`,
  mapAddress: ({ port: mediaPort }) => ({ address: line.address, port: mediaPort }),
});

async function firstPicture(client, begun) {
  const video = [...client.consumers.values()].find(({ kind }) => kind === 'video');
  if (video === undefined) throw new Error('the join offered no picture');
  const late = new Promise((_, reject) => setTimeout(reject, 5_000, new Error('no picture within 5 s')).unref());
  const at = await Promise.race([client.recv.firstKeyFrame(video.ssrc), late]);
  return at - begun;
}

/** Ways to join our rooms: what stands before the clock starts. */
const ways = {
  socket: async (client) => {
    const begun = performance.now();
    await client.open();
    await client.join();
    return begun;
  },
  line: async (client) => {
    await client.open();
    const begun = performance.now();
    await client.join();
    return begun;
  },
  warm: async (client) => {
    await client.open();
    await client.prepare();
    const begun = performance.now();
    await client.join();
    return begun;
  },
};

async function joinOurs(server, roomId, way, options) {
  const client = await server.client({ roomId }, options);
  try {
    const begun = await way(client);
    return await firstPicture(client, begun);
  } finally {
    await client.mediaUp.catch(() => {});
    await client.leave();
  }
}

async function joinBare(server, options) {
  const begun = performance.now();
  const client = await BareClient.enter({ url: server.url, ...options });
  try {
    return await firstPicture(client, begun);
  } finally {
    await client.mediaUp;
    client.close();
  }
}

async function repeat(times, join) {
  const results = [];
  for (let index = 0; index < times; index += 1) results.push(await join());
  return results;
}

export async function benchJoins({ workerBin }) {
  const ours = await startRoomsServer({ workerBin, workers: 2 });
  const bare = await startBareServer({ workerBin });
  const line = await Line.open({
    mediaPorts: [ours.rtcPort, ours.rtcPort + 1, ours.rtcPort + 2, bare.rtcPort],
    tcpPorts: [ours.port, bare.port],
  });
  const rows = [];
  try {
    const publisher = await BareClient.enter({ url: bare.url, isWatching: false });
    for (const source of ['microphone', 'camera']) await publisher.produce(source);
    for (const { rtt, joins } of distances) {
      line.set({ delayMs: rtt / 2 });
      const at = (label) => `join, round trip ${rtt} ms: ${label}, p50 / p95 of ${joins}`;
      const usual = await repeat(joins, () => joinBare(bare, overLine(line, bare.port)));
      rows.push([at('bare, as its examples join'), p50p95(usual)]);
      for (const [name, way] of Object.entries(ways)) {
        const label = { socket: 'new socket', line: 'socket there', warm: 'warmed in the lobby' }[name];
        const roomId = randomUUID();
        const host = await ours.enter({ roomId });
        for (const source of ['microphone', 'camera']) await host.produce(source);
        try {
          const times = await repeat(joins, () => joinOurs(ours, roomId, way, overLine(line, ours.port)));
          rows.push([at(label), p50p95(times), aims[rtt][name] && `p95 ${aims[rtt][name]} ms`]);
        } catch (error) {
          rows.push([at(label), `failed: ${error.message}`]);
        }
        await host.leave();
      }
    }
    publisher.close();
  } finally {
    line.close();
    await bare.stop();
    await ours.stop();
  }
  return { rows };
}
