import { randomUUID } from 'node:crypto';
import { RoomCapabilities, type RoomTicketClaims } from '@parvis/contracts';
import { Redis } from 'ioredis';
import { claimsOf, RoomCaller } from './room-caller.js';
import { RoomNode, redisUrl, signer } from './room-node.js';

jest.setTimeout(60_000);

const party = ['speak', 'share', 'moderate', 'observe'] satisfies RoomTicketClaims['grants'];

/** The back rooms are on another node than their meetings. */
describe('the door of a meeting while a team prepares', () => {
  let nodes: [RoomNode, RoomNode];
  let capabilities: RoomCapabilities;
  const callers: RoomCaller[] = [];

  beforeAll(async () => {
    const redis = new Redis(redisUrl);
    const left = await redis.keys('rooms:*');
    if (left.length > 0) await redis.del(left);
    redis.disconnect();
    nodes = [await RoomNode.start(), await RoomNode.start()];
    capabilities = RoomCapabilities.parse(await (await fetch(`${nodes[0].url}/api/rooms/capabilities`)).json());
  });
  afterEach(() => {
    for (const caller of callers.splice(0)) caller.close();
  });
  afterAll(() => Promise.all(nodes.map(({ app }) => app.close())));

  async function come(at: RoomNode, claims: ReturnType<typeof claimsOf>) {
    const caller = await RoomCaller.connect(at.url, { ticket: await signer.signTicket(claims) });
    callers.push(caller);
    return { caller, code: await caller.codeOf('room.join', capabilities), claims };
  }
  async function until(isSo: () => boolean): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (!isSo()) {
      if (Date.now() > deadline) throw new Error('gave up waiting');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** A meeting of two sides whose door opens by itself in so many milliseconds. */
  function meetingOf(opensInMs = 60_000) {
    const [meeting, a, b] = [randomUUID(), randomUUID(), randomUUID()];
    const opensAt = new Date(Date.now() + opensInMs).toISOString();
    const claims = (side: 'a' | 'b', kind: 'meeting' | 'team') => {
      const [own, other] = side === 'a' ? [a, b] : [b, a];
      const roomId = kind === 'team' ? own : meeting;
      return claimsOf({ roomId, kind, grants: party, sides: { own, other, opensAt }, displayName: side });
    };
    return {
      prepare: (side: 'a' | 'b') => come(nodes[0], claims(side, 'team')),
      enter: (side: 'a' | 'b') => come(nodes[1], claims(side, 'meeting')),
    };
  }
  const inFrontOf = ({ caller }: { caller: RoomCaller }) =>
    caller
      .heard('room.changed')
      .at(-1)
      ?.status.waiting.map(({ displayName }) => displayName) ?? [];
  const isCalledIn = ({ caller }: { caller: RoomCaller }) => caller.heard('lobby.answered').length === 1;

  it('keeps the other side in front of it until the team lets them in, who are shown to the team', async () => {
    const meeting = meetingOf();
    const team = await meeting.prepare('a');
    expect(team.code).toBe('ok');
    await until(() => nodes[0].redis.status === 'ready');
    const buyer = await meeting.enter('b');
    expect(buyer.code).toBe('ROOM_PREPARING');
    await until(() => inFrontOf(team).join() === 'b');
    expect(isCalledIn(buyer)).toBe(false);
    expect(await team.caller.codeOf('moderate.lock', { isLocked: false })).toBe('ok');
    await until(() => isCalledIn(buyer));
    expect(await buyer.caller.codeOf('room.join', capabilities)).toBe('ok');
    await until(() => inFrontOf(team).length === 0);
  });

  it('opens when the team has left its back room, also by losing the line', async () => {
    for (const leave of [
      (caller: RoomCaller) => void caller.ask('room.leave', {}),
      (caller: RoomCaller) => caller.close(),
    ]) {
      const meeting = meetingOf();
      const team = await meeting.prepare('a');
      const buyer = await meeting.enter('b');
      expect(buyer.code).toBe('ROOM_PREPARING');
      leave(team.caller);
      await until(() => isCalledIn(buyer));
    }
  });

  it('opens by itself when it is time, and the team sees it', async () => {
    const meeting = meetingOf(3_000);
    const team = await meeting.prepare('a');
    const buyer = await meeting.enter('b');
    expect(buyer.code).toBe('ROOM_PREPARING');
    await until(() => isCalledIn(buyer));
    await until(() => team.caller.heard('room.changed').at(-1)?.status.isLocked === false);
    expect((await meeting.enter('b')).code).toBe('ok');
  });

  it('does not let two sides that prepare wait for each other', async () => {
    const meeting = meetingOf();
    for (const side of ['a', 'b'] as const) expect((await meeting.prepare(side)).code).toBe('ok');
    const first = await meeting.enter('a');
    expect(first.code).toBe('ROOM_PREPARING');
    expect((await meeting.enter('b')).code).toBe('ok');
    await until(() => isCalledIn(first));
  });

  it('is open where nobody prepares, and stays so for a meeting that has begun', async () => {
    const meeting = meetingOf();
    expect((await meeting.enter('b')).code).toBe('ok');
    expect((await meeting.prepare('a')).code).toBe('ok');
    expect((await meeting.enter('b')).code).toBe('ok');
  });
});
