import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { domainEvents, eventSubscribers, RoomCapabilities, roomsPath } from '@parvis/contracts';
import { RoomHost } from '@parvis/media';
import { createApplication, loadConfig, REDIS, RoomTicketSigner } from '@parvis/platform';
import { Queue } from 'bullmq';
import { Redis as IoRedis, type Redis } from 'ioredis';
import { Manager } from 'socket.io-client';
import { RoomsModule } from '../src/index.js';
import { claimsOf, RoomCaller } from './room-caller.js';

// Ample also where many suites share two cores.
jest.setTimeout(60_000);

const secret = 'a secret of thirty-two characters';
const signer = new RoomTicketSigner(secret);
const callers: RoomCaller[] = [];
let app: Awaited<ReturnType<typeof createApplication>>;
let url: string;
let capabilities: RoomCapabilities;

const connect = async (handshake: object) => {
  const caller = await RoomCaller.connect(url, handshake);
  callers.push(caller);
  return caller;
};
const refusalOf = (handshake: object) =>
  RoomCaller.connect(url, handshake).then(
    () => 'let in',
    (error: Error) => error.message,
  );
const enter = async (claims = claimsOf()) => {
  const caller = await connect({ ticket: await signer.signTicket(claims) });
  const answer = await caller.ask('room.join', capabilities);
  if (!answer.ok) throw new Error(answer.error.code);
  return { caller, joined: answer.data, claims };
};
async function until<T>(read: () => T | Promise<T>, isGood: (value: T) => boolean, milliseconds = 5_000): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const value = await read();
    if (isGood(value)) return value;
    if (Date.now() > deadline) throw new Error(`gave up waiting; last: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const startRooms = async (environment: Record<string, string> = {}) => {
  const config = loadConfig({
    ...process.env,
    ...environment,
    APP_SECRET: secret,
    LOG_LEVEL: 'silent',
    RTC_PORT: String(20_000 + Math.floor(Math.random() * 10_000)),
    MEDIA_WORKERS: '1',
  });
  const started = await createApplication(
    { name: 'rooms', api: [RoomsModule], worker: [], hasDatabase: false, domains: ['rooms'] },
    config,
  );
  await started.listen(0, '127.0.0.1');
  return { started, address: (await started.getUrl()).replace('[::1]', '127.0.0.1') };
};

beforeAll(async () => {
  const { started, address } = await startRooms();
  app = started;
  url = address;
  capabilities = RoomCapabilities.parse(await (await fetch(`${url}/api/rooms/capabilities`)).json());
});
afterEach(() => {
  for (const caller of callers.splice(0)) caller.close();
});
afterAll(() => app.close());

async function attendanceOf(participantId: string, connection = app.get<Redis>(REDIS)) {
  const queue = new Queue(eventSubscribers['room.attendance.v1'][0], { connection });
  const jobs = await queue.getJobs(['waiting', 'prioritized']);
  await queue.close();
  const payloads = jobs.map(({ data }) => domainEvents['room.attendance.v1'].parse(data));
  return payloads
    .filter((data) => data.participantId === participantId)
    .sort((a, b) => `${a.at} ${a.change}`.localeCompare(`${b.at} ${b.change}`));
}

describe('the rooms service', () => {
  it('says how it is', async () => {
    const health = await (await fetch(`${url}/api/rooms/health`)).json();
    expect(health).toMatchObject({ status: 'ok', workers: 1 });
  });

  it('lets a ticket in once; the session token of its join brings the same person back', async () => {
    const claims = claimsOf();
    const ticket = await signer.signTicket(claims);
    const caller = await connect({ ticket });
    const answer = await caller.ask('room.join', capabilities);
    expect(answer).toMatchObject({ ok: true, data: { roomId: claims.roomId, epoch: 0, peers: [] } });
    expect(await refusalOf({ ticket })).toBe('ROOM_TICKET_USED');
    const session = answer.ok ? String(answer.data.sessionToken) : '';
    const again = await connect({ session });
    expect(await again.codeOf('room.join', capabilities)).toBe('ok');
    expect(caller.heard('room.replaced')).toHaveLength(1);
    await until(
      () => caller.socket.connected,
      (connected) => !connected,
    );
  });

  it('refuses forged, foreign and missing tickets, and websockets with nothing', async () => {
    const forged = await new RoomTicketSigner(`${secret}!`).signTicket(claimsOf());
    const ticketAsSession = await signer.signTicket(claimsOf());
    const written = jest.spyOn(Logger.prototype, 'warn');
    expect(await refusalOf({ ticket: forged })).toBe('ROOM_TICKET_INVALID');
    const refusal = { code: 'ROOM_TICKET_INVALID', request: 'handshake', address: '127.0.0.1' };
    expect(written).toHaveBeenCalledWith(expect.objectContaining(refusal), 'refused');
    written.mockRestore();
    expect(await refusalOf({ session: ticketAsSession })).toBe('ROOM_TICKET_INVALID');
    expect(await refusalOf({ ticket: 'x'.repeat(5_000) })).toBe('ROOM_TICKET_INVALID');
    expect(await refusalOf({})).toBe('ROOM_TICKET_INVALID');
    expect(await refusalOf({ ticket: { $ne: 1 } })).toBe('ROOM_TICKET_INVALID');
  });

  it('refuses tickets and sessions that have expired', async () => {
    const claims = claimsOf();
    const hoursAgo = Date.now() - 7 * 60 * 60 * 1_000;
    const clock = jest.spyOn(Date, 'now').mockReturnValue(hoursAgo);
    const ticket = await signer.signTicket(claims);
    const session = await signer.signSession({ ...claims, jti: randomUUID(), exp: 0 });
    clock.mockRestore();
    expect(await refusalOf({ ticket })).toBe('ROOM_TICKET_INVALID');
    expect(await refusalOf({ session })).toBe('ROOM_TICKET_INVALID');
    // What is refused was the age alone.
    expect(await refusalOf({ ticket: await signer.signTicket(claims) })).toBe('let in');
  });

  it('ends the session with a deliberate leave', async () => {
    const { caller, joined } = await enter();
    expect(await caller.codeOf('room.leave', {})).toBe('ok');
    expect(await refusalOf({ session: joined.sessionToken })).toBe('ROOM_TICKET_INVALID');
  });

  it('answers nonsense with a code and goes on', async () => {
    const { caller } = await enter();
    expect(await caller.codeOf('room.destroy', {})).toBe('ROOM_MESSAGE_UNKNOWN');
    expect(await caller.codeOf('__proto__', {})).toBe('ROOM_MESSAGE_UNKNOWN');
    expect(await caller.codeOf('media.produce', null)).toBe('ROOM_MESSAGE_INVALID');
    expect(await caller.codeOf('transport.connect', { epoch: -1 })).toBe('ROOM_MESSAGE_INVALID');
    expect(await caller.codeOf('layout.set', { epoch: 0, tiles: new Array(65).fill({}) })).toBe('ROOM_MESSAGE_INVALID');
    caller.socket.emit('room.leave');
    expect(await caller.codeOf('layout.set', { epoch: 0, tiles: [] })).toBe('ok');
  });

  it('does nothing for someone who has not joined', async () => {
    const caller = await connect({ ticket: await signer.signTicket(claimsOf()) });
    expect(await caller.codeOf('layout.set', { epoch: 0, tiles: [] })).toBe('ROOM_NOT_JOINED');
    expect(await caller.codeOf('room.resume', { epoch: 0 })).toBe('ROOM_SESSION_UNKNOWN');
  });

  it('lets nobody do what the ticket does not grant', async () => {
    const nobody = await connect({ ticket: await signer.signTicket(claimsOf({ grants: [] })) });
    expect(await nobody.codeOf('room.join', capabilities)).toBe('ROOM_GRANT_MISSING');
    const { caller } = await enter(claimsOf({ grants: ['observe', 'speak'] }));
    const screen = {
      epoch: 0,
      source: 'screen',
      paused: false,
      rtpParameters: {
        codecs: [{ mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 }],
        encodings: [{ ssrc: 7 }],
      },
    };
    expect(await caller.codeOf('media.produce', screen)).toBe('ROOM_GRANT_MISSING');
    expect(await caller.codeOf('media.produce', { ...screen, source: 'camera' })).toBe('ok');
  });

  it('lets a ticket for the check measure the line, and enter nothing', async () => {
    const claims = claimsOf({ kind: 'team', grants: ['check'] });
    const tester = await connect({ ticket: await signer.signTicket(claims) });
    for (const name of ['room.join', 'lobby.prepare'])
      expect(await tester.codeOf(name, capabilities)).toBe('ROOM_GRANT_MISSING');
    const check = await tester.ask('check.start', capabilities);
    expect(check.ok).toBe(true);
    const epoch = check.ok ? check.data.epoch : null;
    const camera = {
      codecs: [{ mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 }],
      encodings: [{ ssrc: 8 }],
    };
    const send = (source: string) =>
      tester.codeOf('media.produce', { epoch, source, paused: false, rtpParameters: camera });
    expect(await send('camera')).toBe('ok');
    expect(await send('screen')).toBe('ROOM_GRANT_MISSING');
    expect(app.get(RoomHost).find(claims.roomId)).toBeUndefined();
    expect(await tester.codeOf('check.stop', {})).toBe('ok');
  });

  it('closes a line that sends a message of 1 MB, and only that one', async () => {
    const { caller, claims } = await enter();
    const other = await enter(claimsOf({ roomId: claims.roomId }));
    caller.socket.emit('room.join', { blob: 'x'.repeat(1_000_000) }, () => undefined);
    await until(
      () => caller.socket.connected,
      (connected) => !connected,
    );
    expect(await other.caller.codeOf('layout.set', { epoch: 0, tiles: [] })).toBe('ok');
  });

  it('slows down a line that asks too much, and only that one', async () => {
    const { caller } = await enter();
    const other = await enter();
    const codes = await Promise.all(
      Array.from({ length: 400 }, () => caller.codeOf('layout.set', { epoch: 0, tiles: [] })),
    );
    expect(codes).toContain('ROOM_TOO_MANY_REQUESTS');
    expect(codes.filter((code) => code === 'ok').length).toBeGreaterThan(200);
    expect(await other.caller.codeOf('layout.set', { epoch: 0, tiles: [] })).toBe('ok');
  });

  it('keeps rooms apart', async () => {
    const [one, other] = [await enter(), await enter()];
    expect(one.joined.peers).toEqual([]);
    expect(other.joined.peers).toEqual([]);
    expect(one.caller.heard('peer.joined')).toEqual([]);
  });

  it('resumes a lost line with its media', async () => {
    const { caller, joined, claims } = await enter();
    const other = await enter(claimsOf({ roomId: claims.roomId }));
    caller.socket.io.engine.close();
    const again = await connect({ session: joined.sessionToken });
    expect(await again.ask('room.resume', { epoch: 0 })).toMatchObject({
      ok: true,
      data: { producers: [], peers: [{ participantId: other.claims.participantId }] },
    });
    // Whatever was told before is there when this is answered.
    await other.caller.ask('hand.set', { isRaised: false });
    expect(other.caller.heard('peer.left')).toEqual([]);
  });

  it('tells the meetings service who came and went', async () => {
    const { caller, claims } = await enter();
    await caller.ask('room.leave', {});
    const told = await until(
      () => attendanceOf(claims.participantId),
      (jobs) => jobs.length === 2,
    );
    expect(told.map(({ change }) => change)).toEqual(['joined', 'left']);
    expect(told[0]).toMatchObject({ roomId: claims.roomId });
  });

  it('tells of everybody who was there when it is shut down, and tells them why', async () => {
    // In a database of its own: if there were another node, the room would move there instead of closing.
    const redisUrl = new URL('/5', process.env.REDIS_URL);
    const { started, address } = await startRooms({ REDIS_URL: redisUrl.href });
    const claims = claimsOf();
    const caller = await RoomCaller.connect(address, { ticket: await signer.signTicket(claims) });
    callers.push(caller);
    await caller.ask('room.join', capabilities);
    await started.close();
    const redis = new IoRedis(redisUrl.href, { maxRetriesPerRequest: null });
    const told = await attendanceOf(claims.participantId, redis);
    redis.disconnect();
    expect(told.map(({ change }) => change)).toEqual(['joined', 'left']);
    await until(
      () => caller.heard('room.closed'),
      (heard) => heard.length === 1,
    );
    expect(caller.heard('room.closed')).toEqual([{ reason: 'shutdown' }]);
  });

  it('closes a websocket that shows no ticket', async () => {
    const silent = new Manager(url, { path: roomsPath, transports: ['websocket'], reconnection: false });
    const began = performance.now();
    const closed = new Promise<void>((resolve) => silent.once('close', () => resolve()));
    silent.open();
    await closed;
    // Far less than the 45 s of socket.io, and longer than a handshake may take.
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  it('does not mind a stranger to its protocol on the same port', async () => {
    const answers = await Promise.all([
      fetch(`${url}/rooms/?EIO=4&transport=polling`),
      fetch(`${url}/rooms/${randomUUID()}`),
    ]);
    expect(answers.every(({ status }) => status >= 400)).toBe(true);
  });
});
