import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { RoomCapabilities, type RoomTicketClaims } from '@parvis/contracts';
import { type Room, RoomHost, WorkerPool } from '@parvis/media';
import { RoomNodes, roomKeys } from '@parvis/platform';
import { Redis } from 'ioredis';
import { DirectSender, listen } from '../../media/test/direct-media.js';
import { NodeBus } from '../src/cluster/node-bus.js';
import { claimsOf, RoomCaller } from './room-caller.js';
import { RoomNode, redisUrl, signer } from './room-node.js';

jest.setTimeout(60_000);

const callers: RoomCaller[] = [];
let redis: Redis;
let origin: RoomNode;
let edge: RoomNode;
let capabilities: RoomCapabilities;

const stageOf = (roomId: string, grants: RoomTicketClaims['grants']) => claimsOf({ roomId, kind: 'stage', grants });
const hostOf = (roomId: string) => stageOf(roomId, ['speak', 'share', 'moderate', 'observe']);
const viewerOf = (roomId: string) => stageOf(roomId, ['observe']);

async function enter(url: string, claims: ReturnType<typeof claimsOf>, ticket?: string) {
  const caller = await RoomCaller.connect(url, { ticket: ticket ?? (await signer.signTicket(claims)) });
  callers.push(caller);
  return { caller, claims, answer: await caller.ask('room.join', capabilities) };
}

async function until<T>(read: () => T | Promise<T>, isGood: (value: T) => boolean, milliseconds = 15_000): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const value = await read();
    if (isGood(value)) return value;
    if (Date.now() > deadline) throw new Error(`gave up waiting; last: ${JSON.stringify(value)}`);
    await sleep(20);
  }
}

const roomOn = (node: RoomNode, roomId: string): Room => {
  const room = node.app.get(RoomHost, { strict: false }).find(roomId);
  if (room === undefined) throw new Error('the room is not open there');
  return room;
};

/** A stage on the one node with its host, and a viewer on the other. */
async function stage() {
  const roomId = randomUUID();
  const host = await enter(origin.url, hostOf(roomId));
  expect(host.answer).toMatchObject({ ok: true });
  const viewer = await enter(edge.url, viewerOf(roomId));
  expect(viewer.answer).toMatchObject({ ok: true });
  return { roomId, host, viewer };
}

beforeAll(async () => {
  redis = new Redis(redisUrl);
  const left = await redis.keys('rooms:*');
  if (left.length > 0) await redis.del(left);
  [origin, edge] = await Promise.all([RoomNode.start(), RoomNode.start()]);
  capabilities = RoomCapabilities.parse(await (await fetch(`${origin.url}/api/rooms/capabilities`)).json());
  await until(
    async () => (await new RoomNodes(redis).look('')).nodes.length,
    (count) => count === 2,
  );
});
afterEach(() => {
  for (const caller of callers.splice(0)) caller.close();
});
afterAll(async () => {
  await Promise.all([origin, edge].map((node) => node?.app.close()));
  redis?.disconnect();
});

describe('a stage on two media nodes', () => {
  it('shows its people to viewers of the other node, and counts these', async () => {
    const { host, viewer } = await stage();
    const { participantId } = host.claims;
    expect(viewer.answer).toMatchObject({
      ok: true,
      data: { peers: [{ participantId }], status: { isLocked: false } },
    });
    await until(
      () => host.caller.heard('room.changed').at(-1)?.status.audience,
      (audience) => audience === 1,
    );
    await until(
      () => viewer.caller.heard('room.changed').at(-1)?.status.audience,
      (audience) => audience === 1,
    );
    viewer.caller.close();
  });

  it('carries streams to them, with pauses and ends', async () => {
    const { roomId, host, viewer } = await stage();
    const { participantId } = host.claims;
    const media = await roomOn(origin, roomId).spread.openMedia();
    const sender = await DirectSender.voice(media.router);
    await media.adopt({ producer: sender.producer, participantId, source: 'microphone' });
    const [added] = await until(
      () => viewer.caller.heard('consumer.new'),
      (heard) => heard.length > 0,
    );
    expect(added?.consumers).toMatchObject([{ producerId: sender.producer.id, participantId, source: 'microphone' }]);
    const shown = await roomOn(edge, roomId).spread.openMedia();
    const { payloads } = await listen(shown.router, sender.producer.id);
    const timer = setInterval(() => sender.send('hello'), 20);
    await until(
      () => payloads.length,
      (count) => count > 3,
    );
    clearInterval(timer);
    expect(new Set(payloads)).toEqual(new Set(['hello']));
    await sender.producer.pause();
    await until(
      () => viewer.caller.heard('consumer.paused').length,
      (count) => count === 1,
    );
    sender.producer.close();
    await until(
      () => viewer.caller.heard('consumer.closed').length,
      (count) => count === 1,
    );
  });

  it('shows their hands to its moderator, who lowers one or calls somebody over to the stage’s node', async () => {
    const { roomId, host, viewer } = await stage();
    const { participantId } = viewer.claims;
    const hands = () =>
      host.caller
        .heard('room.changed')
        .at(-1)
        ?.status.hands.map((who) => who.participantId) ?? [];
    expect(await viewer.caller.codeOf('hand.set', { isRaised: true })).toBe('ok');
    await until(hands, (raised) => raised.includes(participantId));
    expect(await host.caller.codeOf('moderate.lower-hand', { participantId })).toBe('ok');
    await until(
      () => viewer.caller.heard('peer.changed').at(-1)?.peer.handRaisedAt,
      (at) => at === null,
    );
    expect(await viewer.caller.codeOf('hand.set', { isRaised: true })).toBe('ok');
    await until(hands, (raised) => raised.includes(participantId));
    expect(await host.caller.codeOf('moderate.grant', { participantId, maySpeak: true })).toBe('ok');
    const [move] = await until(
      () => viewer.caller.heard('media.migrate'),
      (heard) => heard.length > 0,
    );
    expect(move?.node.origin).toBe(origin.url);
    const up = await enter(origin.url, viewer.claims, move?.ticket);
    expect(up.answer).toMatchObject({ ok: true, data: { grants: expect.arrayContaining(['speak', 'share']) } });
    viewer.caller.close();
    await until(
      () => roomOn(origin, roomId).audience,
      (audience) => audience === 0,
    );
    // With a new ticket that leads to the other node again, the invitation still holds.
    const again = await enter(edge.url, viewer.claims);
    await until(
      async () => again.caller.heard('media.migrate').length,
      (count) => count > 0 || roomOn(origin, roomId).audience < 0,
    );
  });

  it('passes reactions on in both directions, once', async () => {
    const { host, viewer } = await stage();
    const other = await enter(edge.url, viewerOf(viewer.claims.roomId));
    expect(await viewer.caller.codeOf('reaction.send', { reaction: 'clap' })).toBe('ok');
    expect(await host.caller.codeOf('reaction.send', { reaction: 'heart' })).toBe('ok');
    for (const { caller } of [host, viewer, other]) {
      await until(
        () => caller.heard('reaction').map(({ reaction }) => reaction),
        (heard) => heard.includes('clap') && heard.includes('heart'),
      );
    }
    await sleep(200);
    for (const { caller } of [host, viewer, other]) expect(caller.heard('reaction')).toHaveLength(2);
  });

  it('removes a viewer of the other node, and ends for all of them', async () => {
    const { host, viewer } = await stage();
    const other = await enter(edge.url, viewerOf(viewer.claims.roomId));
    const { participantId } = viewer.claims;
    await viewer.caller.ask('hand.set', { isRaised: true });
    await until(
      () => host.caller.heard('room.changed').at(-1)?.status.hands.length,
      (count) => count === 1,
    );
    expect(await host.caller.codeOf('moderate.remove', { participantId })).toBe('ok');
    await until(
      () => viewer.caller.heard('room.closed'),
      (heard) => heard.length > 0,
    );
    expect(viewer.caller.heard('room.closed')).toEqual([{ reason: 'removed' }]);
    expect(other.caller.heard('room.closed')).toEqual([]);
    expect(await host.caller.codeOf('moderate.end', {})).toBe('ok');
    await until(
      () => other.caller.heard('room.closed'),
      (heard) => heard.length > 0,
    );
    expect(other.caller.heard('room.closed')).toEqual([{ reason: 'ended' }]);
  });

  it('sends whoever wants in while it is locked to the stage’s own node', async () => {
    const { roomId, host } = await stage();
    expect(await host.caller.codeOf('moderate.lock', { isLocked: true })).toBe('ok');
    await until(
      () => roomOn(edge, roomId).spread.mirrored?.status?.isLocked,
      (isLocked) => isLocked === true,
    );
    const late = await enter(edge.url, viewerOf(roomId));
    expect(late.answer).toMatchObject({ ok: false, error: { code: 'ROOM_WAITING' } });
    const [move] = await until(
      () => late.caller.heard('media.migrate'),
      (heard) => heard.length > 0,
    );
    expect(move?.node.origin).toBe(origin.url);
  });

  it('lets nobody but viewers see it from another node, and opens no second room there', async () => {
    const { roomId } = await stage();
    for (const claims of [hostOf(roomId), { ...viewerOf(roomId), knocks: true }]) {
      const { answer } = await enter(edge.url, claims);
      expect(answer).toMatchObject({ ok: false, error: { code: 'ROOM_ELSEWHERE' } });
    }
    expect((await new RoomNodes(redis).look(roomId)).home?.node).toBe(origin.id);
  });

  it('attaches anew after the stage’s worker was lost', async () => {
    const { roomId, host, viewer } = await stage();
    const before = await roomOn(origin, roomId).spread.openMedia();
    const { WorkerPool } = await import('@parvis/media');
    for (const pid of origin.app.get(WorkerPool, { strict: false }).pids) process.kill(pid, 'SIGKILL');
    await until(
      () => host.caller.heard('media.reset').length,
      (count) => count === 1,
    );
    await host.caller.ask('room.join', capabilities);
    const media = await roomOn(origin, roomId).spread.openMedia();
    expect(media).not.toBe(before);
    const sender = await DirectSender.voice(media.router);
    await media.adopt({ producer: sender.producer, participantId: host.claims.participantId, source: 'microphone' });
    await until(
      () => viewer.caller.heard('consumer.new').flatMap(({ consumers }) => consumers.map((one) => one.producerId)),
      (ids) => ids.includes(sender.producer.id),
    );
    expect(viewer.caller.heard('media.reset')).toEqual([]);
  });

  it('stays open for viewers of another node, whose worker is lost while nobody else is there', async () => {
    const { roomId, host } = await stage();
    const room = roomOn(origin, roomId);
    await host.caller.ask('room.leave', {});
    expect(room.size).toBe(0);
    const asked = jest.spyOn(edge.app.get(NodeBus, { strict: false }), 'ask');
    const [pid] = edge.app.get(WorkerPool, { strict: false }).pids;
    process.kill(pid!, 'SIGKILL');
    const attached = await until(
      () => asked.mock.calls.findIndex(([, name]) => name === 'stage.attach'),
      (index) => index >= 0,
    );
    await asked.mock.results[attached]!.value;
    asked.mockRestore();
    expect(room.closed).toBe(false);
  });

  it('believes nothing that was not sealed with the application’s secret', async () => {
    const { roomId, viewer } = await stage();
    const forged = {
      id: randomUUID(),
      from: origin.id,
      to: edge.id,
      at: Date.now(),
      kind: 'news',
      name: 'mirror.over',
    };
    for (const text of [JSON.stringify({ ...forged, body: { roomId, id: 'x', why: 'ended' } }), 'nonsense', '']) {
      await redis.publish(roomKeys.channel(edge.id), text);
    }
    await sleep(200);
    expect(viewer.caller.heard('room.closed')).toEqual([]);
  });

  it('tells viewers to come again when the stage’s node is lost', async () => {
    const { viewer } = await stage();
    await origin.cutOff();
    await until(
      () => viewer.caller.heard('room.closed'),
      (heard) => heard.length > 0,
    );
    expect(viewer.caller.heard('room.closed')).toEqual([{ reason: 'elsewhere' }]);
    await origin.reconnect();
  });
});
