import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { RoomCapabilities, roomsPath } from '@parvis/contracts';
import { RoomTicketSigner } from '@parvis/platform';
import { claimsOf, RoomCaller } from './room-caller.js';
import { RoomNode, signer } from './room-node.js';

const attacker = '203.0.113.66';
const joins = 1_000;

/** Opens a line with each ticket and joins, all at once; answers how each went. In a thread, so that it takes no time of the server's. */
function rush(plan: object): Promise<string[]> {
  const code = `
    const { workerData, parentPort } = require('node:worker_threads');
    const { io } = require('socket.io-client');
    const { url, path, address, tickets, capabilities } = workerData;
    const one = (ticket) => new Promise((resolve) => {
      const socket = io(url, { path, transports: ['websocket'], reconnection: false, forceNew: true, timeout: 60000,
        auth: { ticket }, extraHeaders: { 'x-forwarded-for': address } });
      const done = (outcome) => { socket.close(); resolve(outcome); };
      socket.once('connect_error', (error) => done(error.data?.code ?? error.message));
      socket.once('connect', () => socket.emit('room.join', capabilities, (answer) => done(answer.ok ? 'ok' : answer.error.code)));
    });
    Promise.all(tickets.map(one)).then((outcomes) => parentPort.postMessage(outcomes));`;
  const worker = new Worker(code, { eval: true, workerData: plan });
  return new Promise<string[]>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  }).finally(() => worker.terminate());
}

describe('a flood of joins from one address', () => {
  let node: RoomNode;
  let capabilities: RoomCapabilities;
  const callers: RoomCaller[] = [];
  beforeAll(async () => {
    node = await RoomNode.start({ TRUST_PROXY: '1' });
    capabilities = RoomCapabilities.parse(await (await fetch(`${node.url}/api/rooms/capabilities`)).json());
  });
  afterAll(async () => {
    for (const caller of callers) caller.close();
    await node.app.close();
  });
  const enter = async (claims: ReturnType<typeof claimsOf>, address: string) => {
    const caller = await RoomCaller.connect(node.url, { ticket: await signer.signTicket(claims) }, address);
    callers.push(caller);
    expect(await caller.codeOf('room.join', capabilities)).toBe('ok');
    return caller;
  };

  it('is refused, while other calls go on and other addresses get in', async () => {
    const claims = claimsOf();
    const inside = await enter(claims, '198.51.100.1');
    const room = claimsOf();
    const forger = new RoomTicketSigner('another secret of thirty-two characters');
    // One in ten is real, all of them for one room.
    const tickets = await Promise.all(
      Array.from({ length: joins }, (_, index) =>
        index % 10 === 0
          ? signer.signTicket(claimsOf({ roomId: room.roomId }))
          : forger.signTicket(claimsOf({ roomId: room.roomId })),
      ),
    );
    const waits: number[] = [];
    const failures: string[] = [];
    let isOver = false;
    const working = (async () => {
      while (!isOver) {
        const began = performance.now();
        const code = await inside.codeOf('layout.set', { epoch: 0, tiles: [] });
        waits.push(performance.now() - began);
        if (code !== 'ok') failures.push(code);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    const began = performance.now();
    const rushing = rush({ url: node.url, path: roomsPath, address: attacker, tickets, capabilities });
    // In the middle of it.
    await enter(claimsOf({ roomId: claims.roomId }), '198.51.100.2');
    const outcomes = await rushing;
    const seconds = (performance.now() - began) / 1_000;
    isOver = true;
    await working;
    const letIn = outcomes.filter((outcome) => outcome === 'ok').length;
    const [median, worst] = [0.5, 1].map((share) => waits.sort((a, b) => a - b)[Math.ceil(waits.length * share) - 1]!);
    process.stdout.write(
      `${joins} joins in ${seconds.toFixed(1)} s: ${letIn} let in; a call beside them waited ${median!.toFixed(0)} ms (median), ${worst!.toFixed(0)} ms at worst, the flood came from a thread of its own\n`,
    );
    expect(failures).toEqual([]);
    expect(outcomes).toHaveLength(joins);
    expect(letIn).toBeLessThanOrEqual(12);
    // At most 100 handshakes a second get so far.
    const examined = outcomes.filter(
      (outcome) => outcome !== 'ROOM_TOO_MANY_REQUESTS' && outcome !== 'websocket error',
    );
    expect(examined.length).toBeLessThanOrEqual(100 * Math.ceil(seconds + 1));
    expect(examined.length).toBeLessThan(joins);
    expect(inside.heard('peer.joined')).toHaveLength(1);
    expect(inside.socket.connected).toBe(true);
    expect(await (await fetch(`${node.url}/api/rooms/health`)).json()).toMatchObject({ status: 'ok' });
  }, 120_000);
});
