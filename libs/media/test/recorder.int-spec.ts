import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createWorker, type types } from 'mediasoup';
import { mediaCodecs } from '../src/codecs.js';
import { FfmpegRecorder } from '../src/recorder/ffmpeg-recorder.js';
import type { FinishedRecording } from '../src/recorder/recorded-track.js';
import type { RoomMedia } from '../src/room-media.js';
import type { RecordedRoom } from '../src/room-recorder.js';
import type { SentStream } from '../src/sent-stream.js';
import { until } from './room-client.js';

jest.setTimeout(60_000);

const run = promisify(execFile);
const base = 46_000 + Number(process.env.JEST_WORKER_ID ?? 1) * 1_000;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The media of a room, with a real router and real streams: ffmpeg sends them over plain transports. */
class PlainMedia extends EventEmitter {
  readonly streams: SentStream[] = [];
  /** Whose sender may not rest. */
  readonly held: string[] = [];
  private readonly programs: ChildProcess[] = [];
  /** What takes each stream now, or took it last. */
  private readonly takers = new Map<string, types.Consumer>();

  constructor(readonly router: types.Router) {
    super();
    router.on('workerclose', () => this.emit('died'));
    router.observer.on('newtransport', (transport) =>
      transport.observer.on('newconsumer', (consumer) => this.takers.set(consumer.producerId, consumer)),
    );
  }

  /** Whether somebody takes this stream just now. */
  isTaken({ producer }: SentStream): boolean {
    return this.takers.get(producer.id)?.closed === false;
  }

  /** Packets of this stream that have gone to whoever takes it now; a packet of sound is 20 ms. */
  async taken({ producer }: SentStream): Promise<number> {
    const taker = this.takers.get(producer.id);
    if (taker === undefined || taker.closed) return 0;
    const stats = await taker.getStats();
    return stats.reduce((sum, one) => sum + (one.type === 'outbound-rtp' ? one.packetCount : 0), 0);
  }

  /** Waits until so many packets have been taken. */
  async takes(stream: SentStream, packets: number): Promise<void> {
    while ((await this.taken(stream)) < packets) await wait(20);
  }

  /** Waits until so many more packets have come from the sender, whoever takes them. */
  async goesOn({ producer }: SentStream, packets: number): Promise<void> {
    const come = async () => (await producer.getStats()).reduce((sum, one) => sum + one.packetCount, 0);
    const before = await come();
    while ((await come()) < before + packets) await wait(20);
  }

  get closed(): boolean {
    return this.router.closed;
  }

  async send(participantId: string, source: 'microphone' | 'camera'): Promise<SentStream> {
    const isVideo = source === 'camera';
    const transport = await this.router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: '127.0.0.1', portRange: { min: base + 500, max: base + 600 } },
      rtcpMux: true,
      comedia: true,
    });
    const payloadType = isVideo ? 101 : 100;
    const ssrc = isVideo ? 2222 : 1111;
    const codec = isVideo
      ? { mimeType: 'video/VP8', clockRate: 90_000, payloadType }
      : { mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType };
    const rtpParameters = { codecs: [codec], encodings: [{ ssrc }] };
    const producer = await transport.produce({ kind: isVideo ? 'video' : 'audio', rtpParameters });
    const picture = [
      '-f',
      'lavfi',
      '-i',
      'testsrc=s=320x180:r=15',
      '-c:v',
      'libvpx',
      '-deadline',
      'realtime',
      '-g',
      '15',
    ];
    const voice = ['-f', 'lavfi', '-i', 'sine=frequency=440', '-c:a', 'libopus', '-ac', '2'];
    const target = `rtp://127.0.0.1:${transport.tuple.localPort}`;
    const how = ['-ssrc', String(ssrc), '-payload_type', String(payloadType), '-f', 'rtp', target];
    this.programs.push(
      spawn('ffmpeg', ['-loglevel', 'error', '-re', ...(isVideo ? picture : voice), ...how], { stdio: 'ignore' }),
    );
    while (!(await producer.getStats()).some(({ packetCount }) => packetCount > 5)) await wait(50);
    const stream = { producer, participantId, source };
    this.streams.push(stream);
    for (const event of ['pause', 'resume'] as const)
      producer.observer.on(event, () => this.emit('streamsChanged', participantId));
    producer.observer.once('close', () => this.emit('streamsChanged', participantId));
    this.emit('streamsChanged', participantId);
    return stream;
  }

  holdStream(producerId: string): () => void {
    this.held.push(producerId);
    return () => void this.held.splice(this.held.indexOf(producerId), 1);
  }

  end(): void {
    for (const program of this.programs) program.kill('SIGKILL');
  }
}

describe('recording', () => {
  let worker: types.Worker;
  let folder: string;
  let recorder: FfmpegRecorder;
  let kept: FinishedRecording[] = [];
  const all: PlainMedia[] = [];

  const newWorker = () =>
    createWorker(process.env.MEDIASOUP_WORKER_BIN ? { workerBin: process.env.MEDIASOUP_WORKER_BIN } : {});

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parvis-recorder-'));
    worker = await newWorker();
    recorder = await FfmpegRecorder.start({
      bin: 'ffmpeg',
      folder: join(folder, 'tracks'),
      port: base,
      logger: { info: () => undefined, warn: () => undefined },
      keep: async (recording) => {
        // What is kept has to be taken away: the files go afterwards.
        for (const [n, track] of recording.tracks.entries())
          await copyFile(track.path, join(folder, `${recording.recordingId}-${n}.mkv`));
        kept.push(recording);
      },
    });
  });
  beforeEach(() => {
    kept = [];
  });
  afterEach(async () => {
    for (const media of all.splice(0)) media.end();
    expect(await leftovers()).toEqual([]);
  });
  afterAll(async () => {
    await recorder.close();
    worker.close();
    await rm(folder, { recursive: true });
  });

  async function openMedia(on = worker): Promise<PlainMedia> {
    const media = new PlainMedia(await on.createRouter({ mediaCodecs }));
    all.push(media);
    return media;
  }

  /** Long before anything is written. */
  const agreement = new Date('2026-11-20T09:00:00Z');
  function roomOf(media: () => PlainMedia, agreed: Set<string>): RecordedRoom {
    return {
      roomId: randomUUID(),
      kind: 'meeting',
      fairId: randomUUID(),
      askedBy: 'anna',
      media: async () => media() as unknown as RoomMedia,
      mayRecord: (participantId) => agreed.has(participantId),
      agreedAt: (participantId) => (agreed.has(participantId) ? agreement : null),
      people: () => [],
    };
  }

  const leftovers = async () => {
    const files = await readdir(join(folder, 'tracks', String(process.pid)));
    const programs: string[] = [];
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      if (command.includes(join(folder, 'tracks'))) programs.push(command);
    }
    return [...files, ...programs];
  };

  async function seconds(recording: FinishedRecording, n: number): Promise<number> {
    const file = join(folder, `${recording.recordingId}-${n}.mkv`);
    const answer = await run('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file]);
    return Number(answer.stdout);
  }

  it('keeps each stream in a file of its own, from the moment it was there', async () => {
    const media = await openMedia();
    const camera = await media.send('anna', 'camera');
    const voice = await media.send('anna', 'microphone');
    const room = roomOf(() => media, new Set(['anna', 'ben']));
    const startedAt = Date.now();
    const take = await recorder.start(room, () => undefined);
    await Promise.all([media.takes(voice, 100), media.takes(camera, 30)]);
    const lateAt = Date.now();
    const late = await media.send('ben', 'microphone');
    await media.takes(late, 100);
    const written = new Map([
      ['anna microphone', (await media.taken(voice)) * 20],
      ['ben microphone', (await media.taken(late)) * 20],
    ]);
    const stoppedAt = Date.now();
    await take.stop();
    await take.stop();
    expect(kept).toHaveLength(1);
    const [recording] = kept as [FinishedRecording];
    expect(recording).toMatchObject({ roomId: room.roomId, fairId: room.fairId, kind: 'meeting' });
    expect([...recording.consents]).toEqual([
      ['anna', agreement],
      ['ben', agreement],
    ]);
    const tracks = recording.tracks.map(({ participantId, source }) => `${participantId} ${source}`);
    expect(tracks.sort()).toEqual(['anna camera', 'anna microphone', 'ben microphone']);
    for (const [n, track] of recording.tracks.entries()) {
      const isLate = track.participantId === late.participantId;
      expect(track.offsetMs >= lateAt - startedAt).toBe(isLate);
      expect(Math.abs(track.offsetMs + track.durationMs - (stoppedAt - startedAt))).toBeLessThan(250);
      const ms = (await seconds(recording, n)) * 1000;
      expect(ms).toBeGreaterThan((written.get(`${track.participantId} ${track.source}`) ?? 2_000) - 250);
    }
  });

  it('keeps a camera that nobody shows from resting while it is written, and no longer', async () => {
    const media = await openMedia();
    const camera = await media.send('anna', 'camera');
    await media.send('anna', 'microphone');
    const take = await recorder.start(
      roomOf(() => media, new Set(['anna'])),
      () => undefined,
    );
    await media.takes(camera, 5);
    expect(media.held).toEqual([camera.producer.id]);
    take.hold();
    await until(() => media.held.length === 0, 'the camera to be let go');
    await take.resume();
    await media.takes(camera, 5);
    expect(media.held).toEqual([camera.producer.id]);
    await take.stop();
    expect(media.held).toEqual([]);
  });

  it('writes nothing of whoever has not agreed, and nothing while it is held', async () => {
    const media = await openMedia();
    const voice = await media.send('anna', 'microphone');
    const eve = await media.send('eve', 'microphone');
    const take = await recorder.start(
      roomOf(() => media, new Set(['anna'])),
      () => undefined,
    );
    await media.takes(voice, 75);
    const countedAt = Date.now();
    const counted = await media.taken(voice);
    take.hold();
    const heldAt = Date.now();
    await media.goesOn(voice, 100);
    expect(media.isTaken(voice)).toBe(false);
    const resumedAt = Date.now();
    await take.resume();
    await media.takes(voice, 75);
    expect(await media.taken(eve)).toBe(0);
    await take.stop();
    const [recording] = kept as [FinishedRecording];
    expect(recording.tracks.map(({ participantId }) => participantId)).toEqual(['anna', 'anna']);
    const [first, second] = recording.tracks as [(typeof recording.tracks)[0], (typeof recording.tracks)[0]];
    expect(second.offsetMs - (first.offsetMs + first.durationMs)).toBeGreaterThanOrEqual(resumedAt - heldAt - 50);
    expect((await seconds(recording, 0)) * 1_000).toBeLessThan(counted * 20 + (heldAt - countedAt) + 500);
  });

  it('begins a new piece for a picture that was off, and goes on with a voice that was muted', async () => {
    const media = await openMedia();
    const camera = await media.send('anna', 'camera');
    const voice = await media.send('anna', 'microphone');
    const take = await recorder.start(
      roomOf(() => media, new Set(['anna'])),
      () => undefined,
    );
    await Promise.all([media.takes(camera, 15), media.takes(voice, 50)]);
    await Promise.all([camera.producer.pause(), voice.producer.pause()]);
    await until(() => !media.isTaken(camera), 'the end of the first piece');
    expect(media.isTaken(voice)).toBe(true);
    const before = await media.taken(voice);
    await Promise.all([camera.producer.resume(), voice.producer.resume()]);
    await Promise.all([media.takes(camera, 15), media.takes(voice, before + 50)]);
    await take.stop();
    const sources = (kept[0] as FinishedRecording).tracks.map(({ source }) => source);
    expect(sources.sort()).toEqual(['camera', 'camera', 'microphone']);
  });

  it('goes on after the death of its media worker', async () => {
    const mortal = await newWorker();
    const before = await openMedia(mortal);
    let media = before;
    const first = await before.send('anna', 'microphone');
    const take = await recorder.start(
      roomOf(() => media, new Set(['anna'])),
      () => undefined,
    );
    await before.takes(first, 75);
    media = await openMedia();
    process.kill(mortal.pid, 'SIGKILL');
    await until(() => before.closed, 'the death');
    await media.takes(await media.send('anna', 'microphone'), 75);
    await take.stop();
    const [recording] = kept as [FinishedRecording];
    expect(recording.tracks).toHaveLength(2);
    for (const n of [0, 1]) expect(await seconds(recording, n)).toBeGreaterThan(1.2);
  });

  it('ends what is too long, and says so', async () => {
    const media = await openMedia();
    const short = await FfmpegRecorder.start({
      bin: 'ffmpeg',
      folder: join(folder, 'short'),
      port: base,
      logger: { info: () => undefined, warn: () => undefined },
      keep: async (recording) => void kept.push(recording),
      limits: { ms: 3_000, checkMs: 200 },
    });
    await media.send('anna', 'microphone');
    const told = new Promise<unknown>((resolve) => {
      void short
        .start(
          roomOf(() => media, new Set(['anna'])),
          resolve,
        )
        .then((take) => told.then(() => take.stop()));
    });
    expect(String(await told)).toContain('longest');
    await short.close();
    expect(kept).toHaveLength(1);
  });

  it('is not offered where there is no ffmpeg', async () => {
    const without = await FfmpegRecorder.start({
      bin: '/nowhere/ffmpeg',
      folder: join(folder, 'without'),
      port: base,
      logger: { info: () => undefined, warn: () => undefined },
      keep: async () => undefined,
    });
    expect(without.canRecord).toBe(false);
  });

  it('goes on where its empty folder is cleaned away, and where another process starts with the same one', async () => {
    const options = {
      bin: 'ffmpeg',
      folder: join(folder, 'shared'),
      port: base,
      logger: { info: () => undefined, warn: () => undefined },
      keep: async () => undefined,
      limits: { checkMs: 50 },
    };
    const other = spawn('sleep', ['60']);
    const ended = spawn('true');
    await new Promise((resolve) => ended.once('exit', resolve));
    for (const { pid } of [other, ended]) await mkdir(join(options.folder, String(pid), 'take'), { recursive: true });
    const one = await FfmpegRecorder.start(options);
    try {
      expect((await readdir(options.folder)).sort()).toEqual([String(other.pid), String(process.pid)].sort());
      await rm(options.folder, { recursive: true });
      await until(() => existsSync(options.folder), 'the folder to be back');
      expect(one.canRecord).toBe(true);
    } finally {
      other.kill();
      await one.close();
    }
  });
});
