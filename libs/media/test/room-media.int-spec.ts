import { randomUUID } from 'node:crypto';
import type { LayoutTile, MediaSource, RoomEventName, RoomEvents, RtpCapabilities } from '@parvis/contracts';
import { RoomMedia, routerRtpCapabilities, WorkerPool } from '../src/index.js';
import { opus, until, vp8 } from './room-client.js';

let pool: WorkerPool;
let media: RoomMedia;
const options = { listenIp: '127.0.0.1', announcedAddress: null, port: 0, size: 1, hasSpare: false };

beforeAll(async () => {
  pool = await WorkerPool.start({ ...options, videoCodecs: ['AV1', 'VP8', 'H264', 'VP9'] });
});
beforeEach(async () => {
  media = await RoomMedia.open(pool, { kind: 'booth', epoch: 0, parkMs: 50 });
});
afterEach(() => media.close());
afterAll(() => pool.close());

class Person {
  readonly news: { event: RoomEventName; payload: unknown }[] = [];
  readonly participantId = randomUUID();
  peer!: Awaited<ReturnType<RoomMedia['seat']>>;

  static async seated(rtpCapabilities: RtpCapabilities = routerRtpCapabilities()): Promise<Person> {
    const person = new Person();
    person.peer = await media.seat({
      participantId: person.participantId,
      maySend: true,
      isViewer: false,
      rtpCapabilities,
      tell: (event, payload) => person.news.push({ event, payload }),
    });
    return person;
  }

  static async inside(rtpCapabilities?: RtpCapabilities): Promise<Person> {
    const person = await Person.seated(rtpCapabilities);
    await media.connectStreams(person.peer);
    return person;
  }

  produce(source: MediaSource, paused = false): Promise<string> {
    const rtpParameters = source === 'microphone' || source === 'screen-audio' ? opus() : vp8();
    return media.produce(this.peer, { epoch: 0, source, rtpParameters, paused });
  }

  heard<N extends RoomEventName>(event: N): RoomEvents[N][] {
    return this.news.filter((item) => item.event === event).map((item) => item.payload as RoomEvents[N]);
  }

  tile(changes: Partial<LayoutTile> = {}): LayoutTile {
    return { participantId: this.participantId, source: 'camera', width: 640, height: 360, rank: 'grid', ...changes };
  }

  get pictures() {
    return this.peer.consumers.filter(({ kind }) => kind === 'video');
  }
}
const only = (...mimeTypes: string[]): RtpCapabilities => {
  const all = routerRtpCapabilities();
  return {
    ...all,
    codecs: all.codecs!.filter((codec) => mimeTypes.includes(codec.mimeType) || codec.kind === 'audio'),
  };
};

describe('RoomMedia', () => {
  it('opens nine cameras of many at a join, and what the screen shows from then on', async () => {
    const senders = await Promise.all(Array.from({ length: 11 }, () => Person.inside()));
    for (const sender of senders) await sender.produce('camera');
    const ada = await Person.inside();
    expect(ada.pictures).toHaveLength(9);
    const hidden = senders.find(
      ({ participantId }) => !ada.pictures.some((one) => one.participantId === participantId),
    )!;
    await ada.peer.setLayout([hidden.tile({ width: 1280, height: 720, rank: 'pinned' })]);
    const [opened] = ada.heard('consumer.new');
    expect(opened!.consumers.map(({ participantId }) => participantId)).toEqual([hidden.participantId]);
    await until(() => ada.pictures.length === 1, 'the end of what is not shown');
    expect(ada.pictures[0]!.state.layer).toBe(2);
    expect(ada.heard('consumer.closed').flatMap(({ consumerIds }) => consumerIds)).toHaveLength(9);
  });

  it('announces all streams of one change of the screen in one message', async () => {
    const senders = await Promise.all(Array.from({ length: 11 }, () => Person.inside()));
    for (const sender of senders) await sender.produce('camera');
    const ada = await Person.inside();
    await ada.peer.setLayout([]);
    await until(() => ada.pictures.length === 0, 'the end of all pictures');
    await ada.peer.setLayout(senders.slice(0, 6).map((sender) => sender.tile()));
    expect(ada.heard('consumer.new').map(({ consumers }) => consumers.length)).toEqual([6]);
  });

  it('keeps a stream ready for a moment when it is out of sight', async () => {
    media.close();
    media = await RoomMedia.open(pool, { kind: 'booth', epoch: 0 });
    const [ada, ben] = [await Person.inside(), await Person.inside()];
    await ben.produce('camera');
    const before = ada.pictures[0]!.id;
    await ada.peer.start([before]);
    await ada.peer.setLayout([ben.tile({ width: 0, height: 0 })]);
    expect(ada.pictures[0]!.state.isFlowing).toBe(false);
    await ada.peer.setLayout([ben.tile()]);
    expect(ada.pictures[0]).toMatchObject({ id: before, state: { isFlowing: true, layer: 1 } });
  });

  it('ends in the last wish when a client changes its mind faster than the worker answers', async () => {
    const [ada, ben] = [await Person.inside(), await Person.inside()];
    await ben.produce('camera');
    const consumer = ada.pictures[0]!;
    await Promise.all([
      ada.peer.start([consumer.id]),
      ada.peer.setLayout([ben.tile({ width: 0 })]),
      ada.peer.setLayout([ben.tile({ width: 1280, height: 720 })]),
      ada.peer.setLayout([ben.tile({ width: 160, height: 90 })]),
    ]);
    expect(consumer.state).toEqual({ isFlowing: true, layer: 0 });
    await Promise.all([ada.peer.setLayout([ben.tile()]), ada.peer.setLayout([])]);
    expect(consumer.state.isFlowing).toBe(false);
  });

  it('sends voices only to who wants no pictures, and pictures again on demand', async () => {
    const [ada, ben] = [await Person.inside(), await Person.inside()];
    await ben.produce('camera');
    await ben.produce('microphone');
    await ada.peer.start(ada.peer.consumers.map(({ id }) => id));
    expect(await ada.peer.setWantsVideo(false)).toEqual({ mode: 'audio-only', cause: 'choice' });
    const flowing = () => ada.peer.consumers.filter(({ state }) => state.isFlowing).map(({ kind }) => kind);
    expect(flowing()).toEqual(['audio']);
    expect(await ada.peer.setWantsVideo(true)).toEqual({ mode: 'full', cause: null });
    expect(ada.pictures).toHaveLength(1);
  });

  it('tells senders what anybody wants of their picture: more at once, less a little later', async () => {
    const [ada, ben, eve] = [await Person.inside(), await Person.inside(), await Person.inside()];
    await ada.produce('camera');
    await ben.peer.setLayout([ada.tile({ width: 160, height: 90 })]);
    await eve.peer.setLayout([ada.tile()]);
    const wanted = () => ada.heard('stream.wanted').map(({ spatialLayer }) => spatialLayer);
    await until(() => wanted().length === 1, 'less');
    await eve.peer.setLayout([]);
    await until(() => wanted().length === 2, 'still less');
    await ben.peer.setLayout([]);
    await until(() => wanted().length === 3, 'nothing');
    await eve.peer.setLayout([ada.tile({ width: 1280, height: 720 })]);
    await until(() => wanted().length === 4, 'all');
    expect(wanted()).toEqual([1, 0, null, 2]);
    eve.peer.close();
    const release = media.holdStream(media.streams[0]!.producer.id);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(wanted()).toHaveLength(4);
    release();
    await until(() => wanted().at(-1) === null, 'the end of the hold');
  });

  it('takes the best codec that everybody can receive and says when it changes', async () => {
    const codecs: string[] = [];
    media.on('videoCodec', (codec) => codecs.push(codec));
    expect(media.videoCodec).toBe('AV1');
    const ada = await Person.inside(only('video/VP8'));
    const ben = await Person.inside(only('video/VP8', 'video/H264', 'video/AV1'));
    expect(codecs).toEqual(['VP8']);
    ada.peer.close();
    expect(codecs).toEqual(['VP8', 'AV1']);
    ben.peer.close();
    expect(media.videoCodec).toBe('AV1');
  });

  it('prepares media with a silent stream that ends when the person comes in', async () => {
    const ben = await Person.inside();
    await ben.produce('microphone');
    const ada = await Person.seated();
    const silence = await media.silenceFor(ada.peer);
    expect(silence).toMatchObject({ kind: 'audio' });
    expect(ada.peer.consumers.map(({ id }) => id)).toEqual([silence!.id]);
    expect(ben.heard('consumer.new')).toEqual([]);
    await media.connectStreams(ada.peer);
    expect(ada.peer.consumers.map(({ participantId }) => participantId)).toEqual([ben.participantId]);
    ada.peer.close();
    expect((await media.router.dump()).transportIds).toHaveLength(3);
  });

  it('leaves nothing behind of whoever leaves', async () => {
    const before = (await media.router.dump()).transportIds.length;
    for (let round = 0; round < 10; round += 1) {
      const [ada, ben] = [await Person.inside(), await Person.inside()];
      await Promise.all([ada.produce('camera'), ben.produce('microphone')]);
      ada.peer.close();
      ben.peer.close();
    }
    const dump = await media.router.dump();
    expect(dump.transportIds).toHaveLength(before);
    expect(dump.mapProducerIdConsumerIds).toEqual([]);
    expect(media.streams).toEqual([]);
  });
});

describe('an overloaded worker', () => {
  it('gives up tiles, layers, new publishers and new viewers, in this order, and never who is inside', async () => {
    const own = await WorkerPool.start(options);
    media.close();
    media = await RoomMedia.open(own, { kind: 'booth', epoch: 0 });
    const worker = await own.acquire();
    const senders = await Promise.all(Array.from({ length: 6 }, () => Person.inside()));
    for (const sender of senders) await sender.produce('camera');
    const ada = await Person.inside();
    await ada.peer.start(ada.peer.consumers.map(({ id }) => id));
    const flowing = () => ada.pictures.filter(({ state }) => state.isFlowing);
    expect(flowing()).toHaveLength(6);
    let clock = Date.now();
    const rise = () => {
      const before = worker.overload;
      while (worker.overload === before) {
        worker.judge(clock, 0.95);
        clock += 1_000;
      }
    };
    rise();
    await until(() => flowing().length === 4, 'fewer tiles');
    rise();
    await until(() => flowing().every(({ state }) => state.layer === 0), 'lower layers');
    await Person.inside();
    rise();
    const refusal = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
    expect(await refusal(Person.inside())).toBe('ROOM_OVERLOADED');
    expect(await refusal(ada.produce('camera'))).toBe('ROOM_OVERLOADED');
    expect(await refusal(ada.produce('microphone'))).toBe('done');
    expect(await refusal(senders[0]!.produce('camera'))).toBe('done');
    const watch = (changes: object) =>
      media.seat({
        participantId: randomUUID(),
        maySend: false,
        isViewer: true,
        rtpCapabilities: routerRtpCapabilities(),
        tell: () => undefined,
        ...changes,
      });
    expect(await refusal(watch({}))).toBe('done');
    await expect(RoomMedia.open(own, { kind: 'meeting', epoch: 0 })).rejects.toMatchObject({ code: 'ROOM_OVERLOADED' });
    rise();
    expect(await refusal(watch({}))).toBe('ROOM_OVERLOADED');
    expect(await refusal(watch({ isReturning: true, maySend: true }))).toBe('done');
    expect(senders.every(({ peer }) => !peer.closed)).toBe(true);
    own.close();
  });
});
