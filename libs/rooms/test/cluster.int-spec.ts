import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { RoomCapabilities, type RoomTicketClaims } from '@parvis/contracts';
import { type RoomDirectory, RoomNodeRecord, RoomNodes, type RoomSeat, roomKeys } from '@parvis/platform';
import { Redis } from 'ioredis';
import { RoomDrain } from '../src/cluster/room-drain.js';
import { claimsOf, RoomCaller } from './room-caller.js';
import { directoryOn, RoomNode, redisUrl, signer } from './room-node.js';

jest.setTimeout(60_000);

const callers: RoomCaller[] = [];
let redis: Redis;
let directory: RoomDirectory;
let nodes: [RoomNode, RoomNode];
let capabilities: RoomCapabilities;

const seatOf = (roomId: string): RoomSeat => ({ roomId, kind: 'meeting', isViewer: false });
const placeOf = async (roomId: string): Promise<string> => (await directory.place(seatOf(roomId))).origin;

async function enter(url: string, claims = claimsOf()) {
  const caller = await RoomCaller.connect(url, { ticket: await signer.signTicket(claims) });
  callers.push(caller);
  return { caller, claims, answer: await caller.ask('room.join', capabilities) };
}

async function until<T>(read: () => T | Promise<T>, isGood: (value: T) => boolean, milliseconds = 20_000): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const value = await read();
    if (isGood(value)) return value;
    if (Date.now() > deadline) throw new Error(`gave up waiting; last: ${JSON.stringify(value)}`);
    await sleep(20);
  }
}

const otherThan = (url: string): RoomNode => (nodes[0].url === url ? nodes[1] : nodes[0]);
const nodeAt = (url: string): RoomNode => (nodes[0].url === url ? nodes[0] : nodes[1]);

beforeAll(async () => {
  redis = new Redis(redisUrl);
  const left = await redis.keys('rooms:*');
  if (left.length > 0) await redis.del(left);
  directory = directoryOn(redis);
  nodes = await Promise.all([RoomNode.start(), RoomNode.start()]);
  capabilities = RoomCapabilities.parse(await (await fetch(`${nodes[0].url}/api/rooms/capabilities`)).json());
  const willing = async () => (await new RoomNodes(redis).look('')).nodes.filter((node) => !node.isOverloaded);
  await until(willing, (found) => nodes.every(({ id }) => found.some((node) => node.id === id)));
});
afterEach(() => {
  for (const caller of callers.splice(0)) caller.close();
});
afterAll(async () => {
  await Promise.all(nodes.map(({ app }) => app.close()));
  redis.disconnect();
});

describe('two media nodes on one Redis', () => {
  it('gives everybody who asks at once the same node, and uses both', async () => {
    const rooms = Array.from({ length: 40 }, () => randomUUID());
    const answers = await Promise.all(
      rooms.map((roomId) => Promise.all([placeOf(roomId), placeOf(roomId), placeOf(roomId)])),
    );
    for (const [first, ...others] of answers) expect(others).toEqual([first, first]);
    expect(new Set(answers.flat())).toEqual(new Set(nodes.map(({ url }) => url)));
  });

  it('lets exactly one of many parallel claims win, each with a higher epoch than the one before', async () => {
    const store = new RoomNodes(redis);
    const ids = Array.from({ length: 12 }, () => `claimer-${randomUUID().slice(0, 8)}`);
    const record = (id: string) =>
      RoomNodeRecord.parse({
        id,
        origin: '',
        path: '/rooms',
        load: 1,
        capacity: 1,
        rooms: 0,
        isDraining: true,
        isOverloaded: true,
      });
    await Promise.all(ids.map((id) => store.beat(record(id), new Map())));
    let last = 0;
    for (let round = 0; round < 5; round += 1) {
      const roomId = randomUUID();
      const answers = await Promise.all(ids.map((id) => store.claim(roomId, id)));
      const won = answers.filter((answer) => typeof answer === 'object').map(({ epoch }) => epoch);
      expect(won).toHaveLength(1);
      expect(answers.filter((answer) => answer === 'elsewhere')).toHaveLength(ids.length - 1);
      expect(won[0]).toBeGreaterThan(last);
      last = won[0] ?? 0;
    }
    await Promise.all(ids.map((id) => store.depart(id)));
  });

  it('refuses a room that the other node has, and takes it once it has closed there', async () => {
    const claims = claimsOf();
    const home = await placeOf(claims.roomId);
    const first = await enter(home, claims);
    expect(first.answer).toMatchObject({ ok: true });
    const elsewhere = await enter(otherThan(home).url, claimsOf({ roomId: claims.roomId }));
    expect(elsewhere.answer).toMatchObject({ ok: false, error: { code: 'ROOM_ELSEWHERE' } });
    expect(await placeOf(claims.roomId)).toBe(home);
    await first.caller.ask('room.leave', {});
    const again = await until(
      () => elsewhere.caller.ask('room.join', capabilities),
      (answer) => answer.ok,
    );
    expect(again).toMatchObject({ ok: true, data: { peers: [] } });
    expect(await placeOf(claims.roomId)).toBe(otherThan(home).url);
  });

  it('gives the room of a lost node to a living one, and the old one closes it when it is back', async () => {
    const claims = claimsOf();
    const home = await placeOf(claims.roomId);
    const [lost, living] = [nodeAt(home), otherThan(home)];
    const before = await enter(home, claims);
    await lost.cutOff();
    await until(
      () => placeOf(claims.roomId),
      (place) => place === living.url,
    );
    const after = await enter(living.url, claims);
    expect(after.answer).toMatchObject({ ok: true, data: { peers: [] } });
    expect(before.caller.heard('room.closed')).toEqual([]);
    await lost.reconnect();
    await until(
      () => before.caller.heard('room.closed'),
      (heard) => heard.length === 1,
    );
    expect(before.caller.heard('room.closed')).toEqual([{ reason: 'elsewhere' }]);
    expect(await placeOf(claims.roomId)).toBe(living.url);
    expect(after.caller.heard('room.closed')).toEqual([]);
    await until(
      async () => (await new RoomNodes(redis).look('')).nodes.length,
      (count) => count === 2,
    );
  });

  it('finds the lock and the people of a lost room as they were, and those of a closed one no more', async () => {
    const roomId = randomUUID();
    const grants: RoomTicketClaims['grants'] = ['speak', 'moderate', 'observe'];
    const [host, guest] = [claimsOf({ roomId, grants }), claimsOf({ roomId })];
    const lost = await RoomNode.start();
    const before = await enter(lost.url, host);
    await enter(lost.url, guest);
    expect(await before.caller.codeOf('moderate.lock', { isLocked: true })).toBe('ok');
    await until(
      async () => JSON.parse((await redis.get(roomKeys.kept(roomId))) ?? '{}'),
      (kept) => kept.isLocked === true,
    );
    await lost.cutOff();
    const home = await until(
      () => placeOf(roomId),
      (place) => place !== lost.url,
    );
    const [stranger, known] = [await enter(home, claimsOf({ roomId })), await enter(home, guest)];
    expect(stranger.answer).toMatchObject({ ok: false, error: { code: 'ROOM_WAITING' } });
    expect(known.answer).toMatchObject({ ok: true, data: { status: { isLocked: true } } });
    stranger.caller.close();
    await known.caller.ask('room.leave', {});
    await until(
      () => redis.exists(roomKeys.home(roomId), roomKeys.kept(roomId)),
      (left) => left === 0,
    );
    expect((await enter(await placeOf(roomId), claimsOf({ roomId }))).answer).toMatchObject({ ok: true });
    await lost.reconnect();
    await lost.app.close();
  });

  it('knows a dead process by its silent line before its heartbeat has run out', async () => {
    const ended = await RoomNode.start();
    const { nodes: seen } = await until(
      () => new RoomNodes(redis).look(''),
      ({ nodes: all }) => all.some(({ id }) => id === ended.id),
    );
    expect(seen).toHaveLength(3);
    await ended.cutOff();
    const { isBeating } = await until(
      async () => {
        const { nodes: all } = await new RoomNodes(redis).look('');
        const isBeating = await redis.exists(roomKeys.node(ended.id));
        return { isAlive: all.some(({ id }) => id === ended.id), isBeating };
      },
      ({ isAlive }) => !isAlive,
    );
    expect(isBeating).toBe(1);
    await ended.reconnect();
    await ended.app.close();
  });

  it('keeps a running room when Redis forgets everything', async () => {
    const claims = claimsOf();
    const home = await placeOf(claims.roomId);
    const { caller } = await enter(home, claims);
    const known = await redis.keys('rooms:*');
    await redis.del(known);
    await until(
      async () => (await new RoomNodes(redis).look(claims.roomId)).home,
      (known) => known !== null && known.epoch > 0,
    );
    expect(await placeOf(claims.roomId)).toBe(home);
    expect(caller.heard('room.closed')).toEqual([]);
    const late = await enter(home, claimsOf({ roomId: claims.roomId }));
    expect(late.answer).toMatchObject({ ok: true, data: { peers: [{ participantId: claims.participantId }] } });
  });

  it('moves the rooms of a node that ends, with what was decided in them, and lets the old lines carry the call until then', async () => {
    const leaving = await RoomNode.start();
    const [host, guest] = [claimsOf({ grants: ['speak', 'moderate', 'observe'] }), claimsOf()];
    const roomId = host.roomId;
    const before = await Promise.all([enter(leaving.url, host), enter(leaving.url, { ...guest, roomId })]);
    for (const { answer } of before) expect(answer).toMatchObject({ ok: true });
    expect(await before[0].caller.codeOf('moderate.lock', { isLocked: true })).toBe('ok');
    const ended = leaving.app.close();
    const moves = await Promise.all(
      before.map(({ caller }) =>
        until(
          () => caller.heard('media.migrate'),
          (heard) => heard.length > 0,
        ),
      ),
    );
    const targets = moves.map(([move]) => move!.node.origin);
    expect(new Set(targets).size).toBe(1);
    expect(nodes.map(({ url }) => url)).toContain(targets[0]);
    expect(await placeOf(roomId)).toBe(targets[0]);
    expect(await before[0].caller.codeOf('room.join', capabilities)).toBe('ROOM_ELSEWHERE');
    const after = [];
    for (const [move] of moves) {
      const caller = await RoomCaller.connect(move!.node.origin, { ticket: move!.ticket });
      callers.push(caller);
      after.push(await caller.ask('room.join', capabilities));
    }
    expect(after[0]).toMatchObject({ ok: true, data: { status: { isLocked: true } } });
    // Known from before: the locked door does not keep the guest out.
    expect(after[1]).toMatchObject({ ok: true, data: { peers: [{ participantId: host.participantId }] } });
    expect(before[0].caller.heard('room.closed')).toEqual([]);
    for (const { caller } of before) caller.close();
    await ended;
    expect(await placeOf(roomId)).toBe(targets[0]);
  });

  it('says that media is unavailable, not that it is busy, on a node without a media worker', async () => {
    const bare = await RoomNode.start({ MEDIASOUP_WORKER_BIN: '/bin/false' });
    const { answer } = await enter(bare.url);
    expect(answer).toMatchObject({ ok: false, error: { code: 'MEDIA_UNAVAILABLE' } });
    await bare.app.close();
  });

  it('opens no new room on a node that drains, and says so', async () => {
    const draining = await RoomNode.start();
    const keeps = claimsOf();
    const staying = await enter(draining.url, keeps);
    const run = draining.app.get(RoomDrain, { strict: false }).run();
    await until(
      async () => (await fetch(`${draining.url}/api/rooms/health`)).json() as Promise<{ status: string }>,
      ({ status }) => status === 'draining',
    );
    const refused = await enter(draining.url);
    expect(refused.answer).toMatchObject({ ok: false, error: { code: 'ROOM_ELSEWHERE' } });
    const places = await Promise.all(Array.from({ length: 20 }, () => placeOf(randomUUID())));
    expect(places).not.toContain(draining.url);
    staying.caller.close();
    await run;
    await draining.app.close();
  });

  it('answers the configured address when no node is known or Redis does not answer', async () => {
    const nowhere = new Redis({
      port: 1,
      lazyConnect: true,
      maxRetriesPerRequest: null,
      retryStrategy: () => 50,
      // ioredis waits for the end of a stream that was never open, and the process with it.
      disconnectTimeout: 0,
    });
    nowhere.on('error', () => undefined);
    const place = await directoryOn(nowhere, 500).place(seatOf(randomUUID()));
    nowhere.disconnect();
    expect(place).toEqual({ origin: 'https://configured.example', path: '/rooms' });
  });
});
