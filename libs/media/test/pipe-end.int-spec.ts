import { PipeEnd, WorkerPool } from '../src/index.js';
import { DirectSender, listen } from './direct-media.js';
import { until } from './room-client.js';

describe('PipeEnd', () => {
  let here: WorkerPool;
  let there: WorkerPool;
  const poolOptions = { listenIp: '127.0.0.1', announcedAddress: null, port: 0, size: 1, hasSpare: false };
  beforeAll(async () => {
    [here, there] = await Promise.all([WorkerPool.start(poolOptions), WorkerPool.start(poolOptions)]);
  });
  afterAll(() => {
    here.close();
    there.close();
  });

  const connected = async () => {
    const routers = await Promise.all([here, there].map(async (pool) => (await pool.acquire()).createRouter()));
    const [near, far] = routers as [(typeof routers)[0], (typeof routers)[0]];
    const ends = await Promise.all([
      PipeEnd.open(near, { listenIp: '127.0.0.1' }),
      PipeEnd.open(far, { listenIp: '127.0.0.1' }),
    ]);
    await Promise.all([ends[0].connect(ends[1].address), ends[1].connect(ends[0].address)]);
    return { near, far, nearEnd: ends[0], farEnd: ends[1] };
  };
  const deaf = { paused: () => undefined, ended: () => undefined };

  it('carries a stream, encrypted, to a router of another node under its own id', async () => {
    const { near, far, nearEnd, farEnd } = await connected();
    const sender = await DirectSender.voice(near);
    const stream = { producer: sender.producer, participantId: 'ada', source: 'microphone' as const };
    const piped = await nearEnd.send(stream, deaf);
    // What is exchanged has to survive JSON.
    const arrived = await farEnd.receive(JSON.parse(JSON.stringify(piped)));
    expect(arrived.id).toBe(sender.producer.id);
    const { payloads } = await listen(far, arrived.id);
    const timer = setInterval(() => sender.send('hello'), 20);
    await until(() => payloads.length > 3, 'packets on the other side');
    clearInterval(timer);
    expect(new Set(payloads)).toEqual(new Set(['hello']));
    near.close();
    far.close();
  });

  it('tells of pauses and of the end, and ends all that goes through when it is closed', async () => {
    const { near, far, nearEnd, farEnd } = await connected();
    const sender = await DirectSender.voice(near);
    const told: string[] = [];
    const follower = {
      paused: (isPaused: boolean) => told.push(isPaused ? 'paused' : 'resumed'),
      ended: () => told.push('ended'),
    };
    const stream = { producer: sender.producer, participantId: 'ada', source: 'microphone' as const };
    const arrived = await farEnd.receive(await nearEnd.send(stream, follower));
    await sender.producer.pause();
    await until(() => told.length === 1, 'the pause');
    await sender.producer.resume();
    await until(() => told.length === 2, 'the resume');
    sender.producer.close();
    await until(() => told.length === 3, 'the end');
    expect(told).toEqual(['paused', 'resumed', 'ended']);
    farEnd.close();
    farEnd.close();
    expect(arrived.closed).toBe(true);
    near.close();
    far.close();
  });

  it('takes nothing from an end with another key', async () => {
    const { near, far, nearEnd } = await connected();
    const stranger = await PipeEnd.open(far, { listenIp: '127.0.0.1' });
    await stranger.connect({
      ...nearEnd.address,
      srtpParameters: { cryptoSuite: 'AEAD_AES_256_GCM', keyBase64: Buffer.alloc(44, 7).toString('base64') },
    });
    const sender = await DirectSender.voice(near);
    const piped = await nearEnd.send({ producer: sender.producer, participantId: 'a', source: 'microphone' }, deaf);
    const arrived = await stranger.receive(piped);
    const { payloads } = await listen(far, arrived.id);
    for (let count = 0; count < 20; count += 1) sender.send('secret');
    await near.dump();
    await far.dump();
    expect(payloads).toEqual([]);
    near.close();
    far.close();
  });
});
