import { randomUUID } from 'node:crypto';
import { RoomCapabilities, type RoomTicketClaims } from '@parvis/contracts';
import { RoomRevocations } from '@parvis/platform';
import { claimsOf, RoomCaller } from './room-caller.js';
import { opusParameters } from './room-inputs.js';
import { RoomNode, signer } from './room-node.js';

// Ample also where many suites share two cores.
jest.setTimeout(60_000);

const moderates = { grants: ['speak', 'share', 'moderate', 'observe'] } satisfies Partial<RoomTicketClaims>;
type Claims = ReturnType<typeof claimsOf>;

describe('moderation over the wire', () => {
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

  const connect = async (handshake: object) => {
    const caller = await RoomCaller.connect(node.url, handshake);
    callers.push(caller);
    return caller;
  };
  const lineOf = async (claims: Claims) => connect({ ticket: await signer.signTicket(claims) });
  const enter = async (claims: Claims) => {
    const caller = await lineOf(claims);
    const answer = await caller.ask('room.join', capabilities);
    if (!answer.ok) throw new Error(answer.error.code);
    return { caller, claims, joined: answer.data as { sessionToken: string; transports: { recv: { id: string } } } };
  };
  const handshakeOf = (handshake: object) =>
    connect(handshake).then(
      () => 'let in',
      (error: Error) => error.message,
    );
  async function until(isSo: () => boolean): Promise<void> {
    const deadline = Date.now() + 5_000;
    while (!isSo()) {
      if (Date.now() > deadline) throw new Error('gave up waiting');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  it('lets in who waits', async () => {
    const { caller: ada, claims } = await enter(claimsOf(moderates));
    const ben = await lineOf(claimsOf({ roomId: claims.roomId, knocks: true }));
    expect(await ben.codeOf('lobby.prepare', capabilities)).toBe('ok');
    expect(await ben.codeOf('room.join', capabilities)).toBe('ROOM_WAITING');
    await until(() => (ada.heard('room.changed').at(-1)?.status.waiting.length ?? 0) === 1);
    const { participantId } = ada.heard('room.changed').at(-1)!.status.waiting[0]!;
    expect(await ada.codeOf('moderate.admit', { participantId, isAdmitted: true })).toBe('ok');
    await until(() => ben.heard('lobby.answered').length === 1);
    const joined = await ben.ask('room.join', capabilities);
    expect(joined.ok).toBe(true);
    // Whoever has been inside does not knock again, not even after the room was emptied.
    const session = joined.ok ? String(joined.data.sessionToken) : '';
    ada.close();
    ben.close();
    const again = await connect({ session });
    expect(await again.codeOf('room.join', capabilities)).toBe('ok');
  });

  it('removes somebody whose sessions and tickets, old and new, open nothing any more', async () => {
    const { caller: ada, claims } = await enter(claimsOf(moderates));
    const guest = claimsOf({ roomId: claims.roomId });
    const unused = await signer.signTicket(guest);
    const { caller: ben, joined } = await enter(guest);
    const secondLine = await lineOf(guest);
    expect(await ada.codeOf('moderate.remove', { participantId: guest.participantId })).toBe('ok');
    await until(() => !ben.socket.connected && !secondLine.socket.connected);
    expect(ben.heard('room.closed')).toEqual([{ reason: 'removed' }]);
    expect(secondLine.heard('room.closed')).toEqual([{ reason: 'removed' }]);
    expect(await handshakeOf({ ticket: unused })).toBe('ROOM_REMOVED');
    expect(await handshakeOf({ ticket: await signer.signTicket(guest) })).toBe('ROOM_REMOVED');
    expect(await handshakeOf({ session: joined.sessionToken })).toBe('ROOM_REMOVED');
    expect(await ada.codeOf('moderate.remove', { participantId: guest.participantId })).toBe('ok');
    expect(await ada.codeOf('moderate.remove', { participantId: randomUUID() })).toBe('MEDIA_NOT_FOUND');
    expect(await ada.codeOf('moderate.remove', { participantId: claims.participantId })).toBe('ROOM_MESSAGE_INVALID');
    // The same person in another room is somebody else's business.
    expect(await handshakeOf({ ticket: await signer.signTicket({ ...guest, roomId: randomUUID() }) })).toBe('let in');
  });

  it('removes no other moderator, not even one who is away', async () => {
    const { caller: ada, claims } = await enter(claimsOf(moderates));
    const other = claimsOf({ ...moderates, roomId: claims.roomId });
    const { caller: ben, joined } = await enter(other);
    const remove = () => ada.codeOf('moderate.remove', { participantId: other.participantId });
    expect(await remove()).toBe('ROOM_GRANT_MISSING');
    expect(ben.heard('room.closed')).toEqual([]);
    expect(await ben.codeOf('layout.set', { epoch: 0, tiles: [] })).toBe('ok');
    expect(await ben.codeOf('room.leave', {})).toBe('ok');
    expect(await remove()).toBe('ROOM_GRANT_MISSING');
    expect(await handshakeOf({ session: joined.sessionToken })).toBe('ROOM_TICKET_INVALID');
    expect(await handshakeOf({ ticket: await signer.signTicket(other) })).toBe('let in');
  });

  it('ends a room at once, also while Redis does not answer', async () => {
    const { caller: ada, claims } = await enter(claimsOf(moderates));
    const { caller: ben } = await enter(claimsOf({ roomId: claims.roomId }));
    // Every command of every client waits meanwhile, and is answered afterwards.
    await node.redis.client('PAUSE', 3_000, 'ALL');
    const began = Date.now();
    expect(await ada.codeOf('moderate.end', {})).toBe('ok');
    await until(() => !ben.socket.connected && !ada.socket.connected);
    expect(Date.now() - began).toBeLessThan(1_500);
    expect(ben.heard('room.closed')).toEqual([{ reason: 'ended' }]);
    expect(await handshakeOf({ ticket: await signer.signTicket(claims) })).toBe('ROOM_CLOSED');
  });

  it('ends the room for everybody, also for those who are only on the way in', async () => {
    const { caller: ada, claims, joined } = await enter(claimsOf(moderates));
    const guest = claimsOf({ roomId: claims.roomId });
    const { caller: ben } = await enter(guest);
    const outside = await lineOf(claimsOf({ roomId: claims.roomId }));
    expect(await ada.codeOf('moderate.end', {})).toBe('ok');
    await until(() => ![ada, ben, outside].some(({ socket }) => socket.connected));
    for (const one of [ada, ben, outside]) expect(one.heard('room.closed')).toEqual([{ reason: 'ended' }]);
    expect(await handshakeOf({ session: joined.sessionToken })).toBe('ROOM_CLOSED');
    expect(await handshakeOf({ ticket: await signer.signTicket(guest) })).toBe('ROOM_CLOSED');
  });

  it('ends open calls when another service says so, and lets back in who is invited again', async () => {
    const revocations = node.app.get(RoomRevocations, { strict: false });
    const { caller: ada, claims } = await enter(claimsOf(moderates));
    const guest = claimsOf({ roomId: claims.roomId });
    const { caller: ben } = await enter(guest);
    await revocations.remove(claims.roomId, guest.participantId);
    await until(() => !ben.socket.connected);
    expect(ben.heard('room.closed')).toEqual([{ reason: 'removed' }]);
    expect(ada.socket.connected).toBe(true);
    await revocations.restore(claims.roomId, guest.participantId);
    expect((await enter(guest)).joined.sessionToken).toBeTruthy();
    await revocations.end(claims.roomId);
    await until(() => !ada.socket.connected);
    expect(ada.heard('room.closed')).toEqual([{ reason: 'ended' }]);
  });

  it('sends somebody who has another part now for a new ticket, and takes what was allowed at once', async () => {
    const { caller: ada, claims, joined } = await enter(claimsOf(moderates));
    const { caller: ben } = await enter(claimsOf({ roomId: claims.roomId }));
    const { participantId } = claims;
    await node.app.get(RoomRevocations, { strict: false }).outdate(claims.roomId, [participantId]);
    await until(() => ada.heard('room.closed').length === 1);
    expect(ada.heard('room.closed')).toEqual([{ reason: 'elsewhere' }]);
    await until(() => ben.heard('peer.left').some((gone) => gone.participantId === participantId));
    expect(await handshakeOf({ session: joined.sessionToken })).toBe('ROOM_TICKET_INVALID');
    const lesser = { ...claims, grants: ['observe'] } satisfies Claims;
    // Tickets know no parts of a second: one that was signed within the same counts as old.
    let again: RoomCaller | null = null;
    for (const until = Date.now() + 5_000; again === null && Date.now() < until; ) {
      again = await lineOf(lesser).catch(() => null);
      if (again === null) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await again!.ask('room.join', capabilities)).toMatchObject({ ok: true, data: { grants: ['observe'] } });
    expect(await again!.codeOf('moderate.lock', { isLocked: true })).toBe('ROOM_GRANT_MISSING');
    expect(ben.socket.connected).toBe(true);
  });

  it('sends whoever has lost rights in the fair out of all its rooms, the away too, and nobody of another fair', async () => {
    const { caller: ada, claims } = await enter(claimsOf(moderates));
    const { fairId, roomId } = claims;
    const loser = claimsOf({ fairId, roomId });
    const { caller: ben, joined } = await enter(loser);
    const elsewhere = await enter(claimsOf({ fairId, participantId: loser.participantId }));
    const otherFair = await enter(claimsOf({ participantId: loser.participantId }));
    const away = await enter(claimsOf({ fairId, roomId }));
    away.caller.socket.io.engine.close();
    await node.app
      .get(RoomRevocations, { strict: false })
      .outdateIn(fairId, [loser.participantId, away.claims.participantId]);
    await until(() => !ben.socket.connected && !elsewhere.caller.socket.connected);
    // Long before the minute for which a place is kept.
    const gone = () => ada.heard('peer.left').map(({ participantId }) => participantId);
    await until(() => gone().includes(loser.participantId) && gone().includes(away.claims.participantId));
    expect(await handshakeOf({ session: joined.sessionToken })).toBe('ROOM_TICKET_INVALID');
    expect(await handshakeOf({ session: away.joined.sessionToken })).toBe('ROOM_TICKET_INVALID');
    expect([ada, otherFair.caller].map(({ socket }) => socket.connected)).toEqual([true, true]);
  });

  it('does nothing with what belongs to another room', async () => {
    const [here, there] = [await enter(claimsOf(moderates)), await enter(claimsOf(moderates))];
    const produced = await there.caller.ask('media.produce', {
      epoch: 0,
      source: 'microphone',
      rtpParameters: opusParameters(),
      paused: false,
    });
    const producerId = produced.ok ? produced.data.producerId : '';
    const transportId = there.joined.transports.recv.id;
    const participantId = there.claims.participantId;
    const fingerprints = [{ algorithm: 'sha-256', value: 'AA' }];
    const attempts: [string, object][] = [
      ['media.close', { epoch: 0, producerId }],
      ['media.pause', { epoch: 0, producerId }],
      ['transport.connect', { epoch: 0, transportId, dtlsParameters: { fingerprints } }],
      ['transport.restart-ice', { epoch: 0, transportId }],
      ['moderate.mute', { participantId, source: 'microphone' }],
      ['moderate.remove', { participantId }],
      ['moderate.lower-hand', { participantId }],
      ['moderate.admit', { participantId, isAdmitted: false }],
    ];
    for (const [name, input] of attempts) {
      expect([name, await here.caller.codeOf(name, input)]).toEqual([name, 'MEDIA_NOT_FOUND']);
    }
    const seen = await there.caller.ask('room.resume', { epoch: 0 });
    expect(seen).toMatchObject({ ok: true, data: { producers: [{ id: producerId, paused: false }] } });
    expect(there.caller.heard('stream.muted')).toEqual([]);
  });

  it('refuses a ticket for a room of another kind', async () => {
    const { claims } = await enter(claimsOf());
    const stage = await lineOf(claimsOf({ roomId: claims.roomId, kind: 'stage', grants: ['observe'] }));
    expect(await stage.codeOf('room.join', capabilities)).toBe('ROOM_TICKET_INVALID');
  });

  it('carries a viewer up onto a stage and back', async () => {
    const { caller: ada, claims } = await enter(claimsOf({ ...moderates, kind: 'stage' }));
    const { caller: eve, claims: viewer } = await enter(
      claimsOf({ roomId: claims.roomId, kind: 'stage', grants: ['observe'] }),
    );
    const produce = { epoch: 0, source: 'microphone', rtpParameters: opusParameters(), paused: false };
    expect(await eve.codeOf('media.produce', produce)).toBe('ROOM_GRANT_MISSING');
    const invite = (maySpeak: boolean) =>
      ada.codeOf('moderate.grant', { participantId: viewer.participantId, maySpeak });
    expect(await invite(true)).toBe('ok');
    expect(await eve.codeOf('transport.send', { epoch: 0 })).toBe('ok');
    expect(await eve.codeOf('media.produce', produce)).toBe('ok');
    expect(await invite(false)).toBe('ok');
    expect(await eve.codeOf('media.produce', produce)).toBe('ROOM_GRANT_MISSING');
    expect(await eve.codeOf('transport.send', { epoch: 0 })).toBe('ROOM_GRANT_MISSING');
    expect(eve.heard('grants.changed').map(({ grants }) => grants.includes('speak'))).toEqual([true, false]);
  });
});
