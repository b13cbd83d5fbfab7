import { randomUUID } from 'node:crypto';
import { FanOut } from '../src/fan-out.js';
import { RoomMedia, routerRtpCapabilities, WorkerPool } from '../src/index.js';
import { RoomRouter } from '../src/room-router.js';
import { DirectSender, listen } from './direct-media.js';
import { freePorts } from './free-ports.js';
import { until, vp8 } from './room-client.js';

const deaf = { died: () => undefined, packetsAt: () => 0, overload: () => undefined };

describe('a stage over two workers', () => {
  let pool: WorkerPool;
  beforeEach(async () => {
    const port = await freePorts(2);
    pool = await WorkerPool.start({ listenIp: '127.0.0.1', announcedAddress: null, port, size: 2, hasSpare: false });
    expect(pool.state).toBe('ok');
  });
  afterEach(() => pool.close());

  interface News {
    event: string;
    payload: unknown;
  }
  const sit = async (media: RoomMedia, isViewer: boolean) => {
    const news: News[] = [];
    const peer = await media.seat({
      participantId: randomUUID(),
      maySend: !isViewer,
      isViewer,
      rtpCapabilities: routerRtpCapabilities(),
      tell: (event, payload) => news.push({ event, payload }),
    });
    await media.connectStreams(peer);
    return { peer, news, heard: (event: string) => news.filter((one) => one.event === event) };
  };
  /** The worker that listens on the port of this person's transport. */
  const workerOf = async (person: Awaited<ReturnType<typeof sit>>) => {
    const workers = [await pool.acquire()];
    workers.push(await pool.acquire({ except: workers[0]! }));
    return workers.find(({ listensOn }) => listensOn[0]!.endsWith(`:${portOf(person)}`))!;
  };
  const portOf = ({ peer }: Awaited<ReturnType<typeof sit>>) => peer.transports.recv.iceCandidates[0]!.port;

  it('seats viewers on the other worker, pipes each stream there once and lets go with the last viewer', async () => {
    const media = await RoomMedia.open(pool, { kind: 'stage', epoch: 0, fanOut: { lingerMs: 20 } });
    const speaker = await sit(media, false);
    const camera = { epoch: 0, source: 'camera' as const, rtpParameters: vp8(), paused: false };
    const producerId = await media.produce(speaker.peer, camera);
    const viewers = await Promise.all([sit(media, true), sit(media, true), sit(media, true)]);
    expect(media.edges).toBe(1);
    for (const viewer of viewers) {
      expect(portOf(viewer)).not.toBe(portOf(speaker));
      expect(viewer.peer.consumers.map((consumer) => consumer.producerId)).toEqual([producerId]);
    }
    const { mapProducerIdConsumerIds } = await media.router.dump();
    expect(mapProducerIdConsumerIds.find(({ key }) => key === producerId)!.values).toHaveLength(1);
    media.streamsOf(speaker.peer.participantId)[0]!.producer.close();
    await until(() => viewers.every(({ heard }) => heard('consumer.closed').length === 1), 'the end of the stream');
    for (const viewer of viewers) viewer.peer.close();
    await until(() => media.edges === 0, 'the end of the edge');
    media.close();
  });

  it('lets a viewer who is invited up send from the seat that is there', async () => {
    const media = await RoomMedia.open(pool, { kind: 'stage', epoch: 0 });
    const [speaker, viewer] = [await sit(media, false), await sit(media, true)];
    const transport = await media.openSend(viewer.peer);
    expect(transport.iceCandidates[0]!.port).toBe(portOf(speaker));
    const camera = { epoch: 0, source: 'camera' as const, rtpParameters: vp8(), paused: false };
    const producerId = await media.produce(viewer.peer, camera);
    expect(speaker.heard('consumer.new')).toHaveLength(1);
    expect(speaker.peer.consumers[0]!.producerId).toBe(producerId);
    media.close();
  });

  it('sends only the viewers of a dead edge in again', async () => {
    const media = await RoomMedia.open(pool, { kind: 'stage', epoch: 3 });
    const speaker = await sit(media, false);
    const viewer = await sit(media, true);
    process.kill((await pool.acquire({ except: await workerOf(speaker) })).pid, 'SIGKILL');
    await until(() => viewer.heard('media.reset').length === 1, 'the reset');
    expect(viewer.heard('media.reset')[0]!.payload).toEqual({ epoch: 3 });
    expect(viewer.peer.closed).toBe(true);
    expect(speaker.heard('media.reset')).toEqual([]);
    expect(media.closed).toBe(false);
    await until(() => pool.state === 'ok', 'the worker');
    expect((await sit(media, true)).peer.closed).toBe(false);
    media.close();
  });

  it('spreads those who all come at once over as many edges as they need', async () => {
    const origin = await RoomRouter.open(pool, {});
    const fanOut = new FanOut(pool, origin, deaf, { perEdge: 2, lingerMs: 10_000 });
    const places = await Promise.all(Array.from({ length: 5 }, () => fanOut.place()));
    expect([...new Set(places.map((place) => place!.edge))].map(({ viewers }) => viewers)).toEqual([2, 2, 1]);
    expect(fanOut.size).toBe(3);
    fanOut.close();
    origin.close();
  });

  it('fills an edge before it opens the next, and carries sound to all of them', async () => {
    const origin = await RoomRouter.open(pool, {});
    const fanOut = new FanOut(pool, origin, deaf, { perEdge: 2, lingerMs: 10_000 });
    const places = [await fanOut.place(), await fanOut.place(), await fanOut.place()];
    expect(fanOut.size).toBe(2);
    expect(places[0]!.edge).toBe(places[1]!.edge);
    const sender = await DirectSender.voice(origin.router);
    const stream = { producer: sender.producer, participantId: 'ada', source: 'microphone' as const };
    const heard = await Promise.all(
      [places[0]!, places[2]!].map(async ({ edge }) => {
        const [id] = await Promise.all([edge.bring(stream), edge.bring(stream)]);
        expect(edge.streams).toBe(1);
        return listen(edge.router.router, id);
      }),
    );
    const timer = setInterval(() => sender.send('hello'), 20);
    await until(() => heard.every(({ payloads }) => payloads.length > 3), 'the sound on both edges');
    clearInterval(timer);
    fanOut.close();
    origin.close();
  });
});
