import { RoomCapabilities, type RoomTicketClaims } from '@parvis/contracts';
import { claimsOf, RoomCaller } from './room-caller.js';
import { opusParameters } from './room-inputs.js';
import { RoomNode, signer } from './room-node.js';

// Ample also where many suites share two cores.
jest.setTimeout(60_000);

const moderates = { grants: ['speak', 'share', 'moderate', 'observe'] } satisfies Partial<RoomTicketClaims>;
type Claims = ReturnType<typeof claimsOf>;

/** Whoever asks for streams that are none of theirs is given none, and nobody notices. */
describe('what one may not see', () => {
  let node: RoomNode;
  let capabilities: RoomCapabilities;
  const callers: RoomCaller[] = [];
  beforeAll(async () => {
    node = await RoomNode.start();
    capabilities = RoomCapabilities.parse(await (await fetch(`${node.url}/api/rooms/capabilities`)).json());
  });
  afterAll(async () => {
    for (const caller of callers) caller.close();
    await node.app.close();
  });

  const lineOf = async (claims: Claims) => {
    const caller = await RoomCaller.connect(node.url, { ticket: await signer.signTicket(claims) });
    callers.push(caller);
    return caller;
  };
  const join = async (caller: RoomCaller) => {
    const answer = await caller.ask('room.join', capabilities);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.data as { consumers: { id: string; participantId: string }[] };
  };
  const produce = async (caller: RoomCaller) => {
    const input = { epoch: 0, source: 'microphone', rtpParameters: opusParameters(), paused: false };
    const answer = await caller.ask('media.produce', input);
    if (!answer.ok) throw new Error(answer.error.code);
  };

  /** Two people who hear each other. */
  async function talk(changes: Partial<RoomTicketClaims> = {}) {
    const claims = claimsOf({ ...moderates, ...changes });
    const [ada, ben] = [await lineOf(claims), await lineOf(claimsOf({ roomId: claims.roomId, fairId: claims.fairId }))];
    await join(ada);
    await produce(ada);
    const { consumers } = await join(ben);
    expect(consumers.map(({ participantId }) => participantId)).toEqual([claims.participantId]);
    return { claims, ada, ben, consumerIds: consumers.map(({ id }) => id) };
  }

  /** Asks for everything of that talk by all means there are. */
  async function pry(caller: RoomCaller, epoch: unknown, { claims, consumerIds }: Awaited<ReturnType<typeof talk>>) {
    const { participantId } = claims;
    const tile = { participantId, source: 'camera', width: 640, height: 360, rank: 'pinned' };
    return [
      await caller.codeOf('layout.set', { epoch, tiles: [tile, { ...tile, source: 'screen' }] }),
      await caller.codeOf('receive.set', { epoch, wantsVideo: true }),
      await caller.codeOf('consumer.resume', { epoch, consumerIds }),
      await caller.codeOf('room.resume', { epoch }),
    ];
  }

  /** What tells of a room or its streams. */
  const learnt = (caller: RoomCaller) =>
    caller.news.filter(({ event }) => /^(consumer|peer|room\.changed|speaker)/.test(event)).map(({ event }) => event);

  it('is not heard by whoever waits in front of a room, until they are let in', async () => {
    const inside = await talk();
    const { roomId, fairId } = inside.claims;
    const guest = claimsOf({ roomId, fairId, knocks: true });
    const eve = await lineOf(guest);
    const prepared = await eve.ask('lobby.prepare', capabilities);
    expect(prepared).toMatchObject({ ok: true });
    expect(await eve.codeOf('room.join', capabilities)).toBe('ROOM_WAITING');
    expect(await pry(eve, 0, inside)).toEqual(['ok', 'ok', 'ok', 'ROOM_SESSION_UNKNOWN']);
    // Also not what begins while they wait.
    await produce(inside.ben);
    expect(await eve.codeOf('receive.set', { epoch: 0, wantsVideo: true })).toBe('ok');
    expect(learnt(eve)).toEqual([]);
    const admitted = { participantId: guest.participantId, isAdmitted: true };
    expect(await inside.ada.codeOf('moderate.admit', admitted)).toBe('ok');
    expect((await join(eve)).consumers).toHaveLength(2);
  });

  it('is not heard through a check of the line, whatever room its ticket names', async () => {
    const inside = await talk();
    const { roomId, fairId } = inside.claims;
    const eve = await lineOf(claimsOf({ roomId, fairId, grants: ['check'] }));
    const check = await eve.ask('check.start', capabilities);
    const epoch = check.ok ? check.data.epoch : null;
    const refused = 'ROOM_GRANT_MISSING';
    expect(await pry(eve, epoch, inside)).toEqual([refused, refused, 'ok', refused]);
    expect(await pry(eve, 0, inside)).toEqual([refused, refused, 'ROOM_EPOCH_STALE', refused]);
    expect(learnt(eve)).toEqual([]);
  });

  it('is not heard from another room', async () => {
    const [inside, elsewhere] = [await talk(), await talk()];
    const before = [inside.ada, inside.ben].map((caller) => caller.news.length);
    const eve = elsewhere.ben;
    const known = learnt(eve).length;
    expect(await pry(eve, 0, inside)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(learnt(eve)).toHaveLength(known);
    const seen = await eve.ask('room.resume', { epoch: 0 });
    const consumers = seen.ok ? (seen.data.consumers as { participantId: string }[]) : [];
    expect(consumers.map(({ participantId }) => participantId)).toEqual([elsewhere.claims.participantId]);
    expect([inside.ada, inside.ben].map((caller) => caller.news.length)).toEqual(before);
  });

  it('is not heard any more by whoever was removed, nor by a line that another one has replaced', async () => {
    const inside = await talk();
    const { roomId, fairId } = inside.claims;
    const guest = claimsOf({ roomId, fairId });
    const [first, second] = [await lineOf(guest), await lineOf(guest)];
    await join(first);
    expect((await join(second)).consumers).toHaveLength(1);
    const { participantId } = guest;
    expect(await inside.ada.codeOf('moderate.remove', { participantId })).toBe('ok');
    await produce(inside.ben);
    for (const caller of [first, second]) {
      for (const until = Date.now() + 5_000; caller.socket.connected && Date.now() < until; ) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      expect(caller.socket.connected).toBe(false);
      expect(caller.heard('consumer.new')).toEqual([]);
    }
  });
});
