import { randomUUID } from 'node:crypto';
import { type Attendance, MediaError, RoomHost, type RoomLimits, WorkerPool } from '../src/index.js';
import { identityOf, opus, TestClient, until } from './room-client.js';

let pool: WorkerPool;
let host: RoomHost;
let attendance: (Attendance & { change: string })[];

const openHost = (limits: Partial<RoomLimits> = {}) => {
  attendance = [];
  host = new RoomHost(pool, limits);
  host.on('joined', (who) => attendance.push({ ...who, change: 'joined' }));
  host.on('left', (who) => attendance.push({ ...who, change: 'left' }));
  return host.open(randomUUID());
};
const code = (error: unknown) => (error instanceof MediaError ? error.code : String(error));
const refusalOf = (work: Promise<unknown>) => work.then(() => 'done', code);

beforeAll(async () => {
  pool = await WorkerPool.start({ listenIp: '127.0.0.1', announcedAddress: null, port: 0, size: 1 });
  expect(pool.state).toBe('ok');
});
afterEach(() => host.close('shutdown'));
afterAll(() => pool.close());

describe('Room', () => {
  it('answers a join with both transports, who is there and what they send', async () => {
    const room = openHost();
    const ada = new TestClient(room);
    await ada.join();
    const [microphone, camera] = [await ada.produce('microphone'), await ada.produce('camera', true)];
    const joined = await new TestClient(room).join();
    expect(joined.peers).toEqual([expect.objectContaining({ displayName: 'Ada', state: 'live' })]);
    expect(
      joined.consumers.map(({ producerId, source, producerPaused }) => ({ producerId, source, producerPaused })),
    ).toEqual([
      { producerId: microphone, source: 'microphone', producerPaused: false },
      { producerId: camera, source: 'camera', producerPaused: true },
    ]);
    expect(joined.transports.send!.id).not.toBe(joined.transports.recv.id);
    expect(joined.transports.recv.iceCandidates.map(({ protocol }) => protocol).sort()).toEqual(['tcp', 'udp']);
  });

  it('tells the others of a new stream, its pause, its end and the leave', async () => {
    const room = openHost();
    const [ada, ben] = [new TestClient(room), new TestClient(room)];
    await ada.join();
    await ben.join();
    expect(ada.heard('peer.joined')).toHaveLength(1);
    const producerId = await ben.produce('microphone');
    const consumer = ada.heard('consumer.new')[0]!.consumers[0]!;
    expect(consumer).toMatchObject({ producerId, participantId: ben.identity.participantId, kind: 'audio' });
    await ben.seat.mediaOf(0).setProducerPaused(producerId, true);
    await until(() => ada.heard('consumer.paused')[0]?.consumerId === consumer.id, 'the pause');
    ben.seat.mediaOf(0).closeProducer(producerId);
    await until(() => ada.heard('consumer.closed')[0]?.consumerIds[0] === consumer.id, 'the end');
    room.leave(ben.identity.participantId, ben);
    expect(ada.heard('peer.left')).toEqual([{ participantId: ben.identity.participantId }]);
    expect(ben.heard('consumer.new')).toEqual([]);
  });

  it('takes a reload for the same person: the old line is told, the others are not', async () => {
    const room = openHost();
    const [ada, before] = [new TestClient(room), new TestClient(room)];
    await ada.join();
    await before.join();
    await before.produce('camera');
    const after = new TestClient(room, before.identity);
    expect((await after.join()).peers).toHaveLength(1);
    expect(before.heard('room.replaced')).toHaveLength(1);
    expect(before.isClosed).toBe(true);
    expect(ada.heard('peer.left')).toEqual([]);
    expect(ada.heard('peer.joined')).toHaveLength(1);
    await until(() => ada.heard('consumer.closed').length === 1, 'the end of the old picture');
    expect(() => before.seat).toThrow('join the room first');
    room.lineLost(before.identity.participantId, before);
    expect(room.size).toBe(2);
    expect(attendance.map(({ change }) => change)).toEqual(['joined', 'joined']);
  });

  it('does not let in over a line that went while the worker was asked', async () => {
    const room = openHost();
    const [before, after] = [new TestClient(room), new TestClient(room)];
    const late = new TestClient(room, after.identity);
    await before.join();
    const joins = Promise.allSettled([late.join(), after.join()]);
    late.close();
    const [gone, there] = await joins;
    expect(gone).toMatchObject({ status: 'rejected', reason: { code: 'ROOM_SESSION_UNKNOWN' } });
    expect(there.status).toBe('fulfilled');
    expect(after.heard('room.replaced')).toEqual([]);
    expect(late.heard('room.replaced')).toEqual([]);
    expect(room.size).toBe(2);
  });

  it('keeps place and streams of someone whose line is lost and gives them back', async () => {
    const room = openHost({ awayNoticeMs: 20, awayMs: 60_000 });
    const [ada, ben] = [new TestClient(room), new TestClient(room)];
    await ada.join();
    await ben.join();
    const producerId = await ben.produce('microphone');
    room.lineLost(ben.identity.participantId, ben);
    await until(() => ada.heard('peer.away').length === 1, 'the absence');
    const again = new TestClient(room, ben.identity);
    const resumed = room.resume(ben.identity, again, 0);
    expect(resumed.producers).toEqual([{ id: producerId, source: 'microphone', paused: false }]);
    expect(ada.heard('peer.back')).toHaveLength(1);
    expect(ada.heard('consumer.closed')).toEqual([]);
    expect(attendance.filter(({ change }) => change === 'left')).toEqual([]);
  });

  it('does not tell of an absence that is over soon', async () => {
    const room = openHost({ awayNoticeMs: 60_000 });
    const [ada, ben] = [new TestClient(room), new TestClient(room)];
    await ada.join();
    await ben.join();
    room.lineLost(ben.identity.participantId, ben);
    room.resume(ben.identity, ben, 0);
    expect(ada.news.map(({ event }) => event)).toEqual(['peer.joined']);
  });

  it('gives the place up after a while, counted from when the line was lost', async () => {
    const room = openHost({ awayNoticeMs: 10, awayMs: 300 });
    const [ada, ben] = [new TestClient(room), new TestClient(room)];
    await ada.join();
    await ben.join();
    const lostAt = Date.now();
    room.lineLost(ben.identity.participantId, ben);
    await until(() => ada.heard('peer.left').length === 1, 'the leave');
    const left = attendance.find(({ change }) => change === 'left')!;
    expect(Math.abs(left.at.getTime() - lostAt)).toBeLessThan(100);
    expect(() => room.resume(ben.identity, ben, 0)).toThrow(MediaError);
  });

  it('holds twelve people, and the thirteenth is refused without harm to them', async () => {
    const room = openHost();
    const people = Array.from({ length: 13 }, () => new TestClient(room));
    const results = await Promise.all(people.map((person) => refusalOf(person.join())));
    expect(results.filter((result) => result === 'done')).toHaveLength(12);
    expect(results.filter((result) => result === 'ROOM_FULL')).toHaveLength(1);
    const inside = people[results.indexOf('done')]!;
    expect(await refusalOf(new TestClient(room, inside.identity).join())).toBe('done');
  });

  it('counts whoever has just taken a place once: the last place is for the next', async () => {
    const room = openHost({ meeting: 2 });
    const [ada, ben] = [new TestClient(room), new TestClient(room)];
    let second: Promise<string> | undefined;
    host.once('joined', () => {
      queueMicrotask(() => {
        second = refusalOf(ben.join());
      });
    });
    await ada.join();
    expect(await second).toBe('done');
  });

  it('sends one stream a source: the new one takes the place of the old', async () => {
    const room = openHost();
    const [ada, ben] = [new TestClient(room), new TestClient(room)];
    await ada.join();
    await ben.join();
    await ada.produce('camera');
    const second = await ada.produce('camera');
    expect(ada.seat.mediaOf(0).producers).toEqual([{ id: second, source: 'camera', paused: false }]);
    await until(() => ben.heard('consumer.closed').length === 1, 'the end of the first');
  });

  it('refuses parameters that mean nothing, unknown streams and transports, and an old epoch', async () => {
    const room = openHost();
    const ada = new TestClient(room);
    await ada.join();
    const broken = { ...opus(), codecs: [{ mimeType: 'audio/nonsense', payloadType: 100, clockRate: 8_000 }] };
    const produce = ada.seat.produce({ epoch: 0, source: 'microphone', rtpParameters: broken, paused: false });
    expect(await refusalOf(produce)).toBe('MEDIA_REFUSED');
    expect(await refusalOf(ada.seat.mediaOf(0).setProducerPaused(randomUUID(), true))).toBe('MEDIA_NOT_FOUND');
    const dtls = { fingerprints: [{ algorithm: 'sha-256' as const, value: 'AA' }] };
    expect(await refusalOf(ada.seat.mediaOf(0).connect(randomUUID(), dtls))).toBe('MEDIA_NOT_FOUND');
    expect(() => ada.seat.mediaOf(1)).toThrow('replaced');
    expect(await refusalOf(ada.produce('microphone'))).toBe('done');
  });

  it('gives someone who may only watch no way to send', async () => {
    const room = openHost();
    const guest = new TestClient(room, identityOf({ grants: ['observe'] }));
    expect((await guest.join()).transports.send).toBeNull();
    expect(await refusalOf(guest.produce('microphone'))).toBe('ROOM_GRANT_MISSING');
  });

  it('restarts ICE with new credentials', async () => {
    const room = openHost();
    const ada = new TestClient(room);
    const { recv } = (await ada.join()).transports;
    const parameters = await ada.seat.mediaOf(0).restartIce(recv.id);
    expect(parameters.password).not.toBe(recv.iceParameters.password);
  });

  it('is gone with its last person', async () => {
    const room = openHost();
    const ada = new TestClient(room);
    await ada.join();
    expect(host.size).toBe(1);
    room.leave(ada.identity.participantId, ada);
    expect(host.size).toBe(0);
    expect(room.closed).toBe(true);
    expect(await refusalOf(ada.join())).toBe('ROOM_CLOSED');
    expect(() => room.close('shutdown')).not.toThrow();
  });

  it('leaves nothing in the worker after many joins and leaves', async () => {
    openHost();
    let busiest = 0;
    for (let round = 0; round < 25; round += 1) {
      const room = host.open(randomUUID());
      const people = [new TestClient(room), new TestClient(room)];
      for (const person of people) {
        await person.join();
        await person.produce('camera');
      }
      busiest = Math.max(busiest, (await pool.acquire()).load);
      for (const person of people) room.leave(person.identity.participantId, person);
    }
    const worker = await pool.acquire();
    expect(busiest).toBeGreaterThan(0);
    await until(() => worker.load === 0, 'all routers closed');
  });
});

describe('a network check', () => {
  it('sends back what it is sent', async () => {
    const room = openHost();
    const ada = new TestClient(room);
    const check = await host.startCheck(ada, (await import('../src/index.js')).routerRtpCapabilities());
    const { epoch } = check.answer;
    // On the line of somebody who joins meanwhile the room's streams must be told from the echo.
    expect(epoch).toBeGreaterThan(room.epoch + 1_000_000);
    const producerId = await check.produce({ epoch, source: 'microphone', rtpParameters: opus(), paused: false });
    expect(ada.heard('consumer.new')[0]!.consumers[0]).toMatchObject({ producerId, kind: 'audio' });
    check.close();
    expect(() => check.mediaOf(epoch)).toThrow('replaced');
  });

  it('ends by itself', async () => {
    const room = openHost({ checkMs: 200 });
    const check = await host.startCheck(new TestClient(room), { codecs: [] });
    expect(() => check.mediaOf(check.answer.epoch)).not.toThrow();
    await until(() => {
      try {
        return !check.mediaOf(check.answer.epoch);
      } catch {
        return true;
      }
    }, 'the end of the check');
  });
});
