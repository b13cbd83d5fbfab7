import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RecordingGap } from '@parvis/contracts';
import { createWorker, type types } from 'mediasoup';
import { mediaCodecs } from '../src/codecs.js';
import { FfmpegRecorder } from '../src/recorder/ffmpeg-recorder.js';
import type { FinishedRecording } from '../src/recorder/recorded-track.js';
import type { RoomMedia } from '../src/room-media.js';
import type { RecordedRoom, RoomRecording } from '../src/room-recorder.js';
import { PlainMedia } from './plain-media.js';
import { until } from './room-client.js';

jest.setTimeout(60_000);

const run = promisify(execFile);
const base = 46_000 + Number(process.env.JEST_WORKER_ID ?? 1) * 1_000;
const silent = { ended: () => undefined, full: () => undefined, missing: () => undefined };

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
    const media = new PlainMedia(await on.createRouter({ mediaCodecs }), base + 500);
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
    const processes = await readdir(join(folder, 'tracks'));
    const files = (await Promise.all(processes.map((name) => readdir(join(folder, 'tracks', name))))).flat();
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
    const take = await recorder.start(room, silent);
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
      silent,
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
      silent,
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
      silent,
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
      silent,
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
          { ...silent, ended: resolve },
        )
        .then((take) => told.then(() => take.stop()));
    });
    expect(String(await told)).toContain('longest');
    await short.close();
    expect(kept).toHaveLength(1);
  });

  const quiet = (tracks: string) => ({
    bin: 'ffmpeg',
    folder: tracks,
    port: base,
    logger: { info: () => undefined, warn: () => undefined },
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

  it('goes on where its empty folder is cleaned away', async () => {
    const cleaned = join(folder, 'cleaned');
    const one = await FfmpegRecorder.start({ ...quiet(cleaned), keep: async () => undefined, limits: { checkMs: 50 } });
    await rm(cleaned, { recursive: true });
    await until(() => existsSync(cleaned), 'the folder to be back');
    expect(one.canRecord).toBe(true);
    await one.close();
  });

  it('says that it is full instead of leaving somebody out', async () => {
    const media = await openMedia();
    const small = await FfmpegRecorder.start({
      ...quiet(join(folder, 'small')),
      keep: async (recording) => void kept.push(recording),
      limits: { streams: 2 },
    });
    expect(small.streamsLeft).toBe(2);
    const voice = await media.send('anna', 'microphone');
    await media.send('anna', 'camera');
    let isFull = false;
    const take: RoomRecording = await small.start(
      roomOf(() => media, new Set(['anna', 'ben'])),
      {
        ...silent,
        full: () => {
          isFull = true;
          take.hold();
        },
      },
    );
    await media.takes(voice, 50);
    expect([small.streamsLeft, isFull]).toEqual([0, false]);
    await media.send('ben', 'microphone');
    expect(isFull).toBe(true);
    expect(media.isTaken(voice)).toBe(false);
    await until(() => small.streamsLeft === 2, 'the ports to be given back');
    await small.close();
    expect((kept[0] as FinishedRecording).tracks.map(({ participantId }) => participantId)).toEqual(['anna', 'anna']);
  });

  it('tells what it cannot write, as long as that is sent, and keeps it in its report', async () => {
    const media = await openMedia();
    const told: (readonly RecordingGap[])[] = [];
    const room = roomOf(() => media, new Set(['anna', 'ben']));
    const voice = await media.send('anna', 'microphone');
    const take = await recorder.start(room, { ...silent, missing: (gaps) => told.push(gaps) });
    const camera = await media.promise('ben', 'camera', 'video/AV1');
    const gap = { participantId: 'ben', source: 'camera', cause: 'codec' };
    await until(() => told.length > 0, 'the room to be told');
    camera.producer.close();
    await until(() => told.length > 1, 'the room to be told that it is over');
    expect(told).toEqual([[gap], []]);
    await media.takes(voice, 50);
    await take.stop();
    const [recording] = kept as [FinishedRecording];
    expect(recording.missing).toEqual([gap]);
    expect(recording.tracks.map(({ participantId }) => participantId)).toEqual(['anna']);
  });

  it('gives up a stream whose program ends again and again, and tells so', async () => {
    const media = await openMedia();
    const failing = join(folder, 'failing-ffmpeg');
    // Like ffmpeg in all but the writing of pictures.
    const script = [
      '#!/bin/sh',
      'case "$*" in *-version*) exec ffmpeg "$@";; esac',
      'sdp=$(cat)',
      'case "$sdp" in *m=video*) exit 1;; esac',
      'echo "$sdp" | exec ffmpeg "$@"',
    ];
    await writeFile(failing, `${script.join('\n')}\n`);
    await chmod(failing, 0o755);
    const flaky = await FfmpegRecorder.start({
      ...quiet(join(folder, 'flaky')),
      bin: failing,
      keep: async (recording) => void kept.push(recording),
    });
    const told: (readonly RecordingGap[])[] = [];
    const voice = await media.send('anna', 'microphone');
    await media.send('ben', 'camera');
    const room = roomOf(() => media, new Set(['anna', 'ben']));
    const take = await flaky.start(room, { ...silent, missing: (gaps) => told.push(gaps) });
    await until(() => told.length > 0, 'the room to be told', 20_000);
    const gap = { participantId: 'ben', source: 'camera', cause: 'fault' };
    expect(told).toEqual([[gap]]);
    await media.takes(voice, 50);
    await take.stop();
    await flaky.close();
    expect((kept[0] as FinishedRecording).missing).toEqual([gap]);
  });

  it('is offered again when nobody could keep it, and then leaves nothing behind', async () => {
    const media = await openMedia();
    const tracks = join(folder, 'refused');
    let refusals = 1;
    const patient = await FfmpegRecorder.start({
      ...quiet(tracks),
      keep: async (recording) => {
        if (refusals-- > 0) throw new Error('the store is away');
        kept.push(recording);
      },
      limits: { sweepMs: 100 },
    });
    const voice = await media.send('anna', 'microphone');
    const take = await patient.start(
      roomOf(() => media, new Set(['anna'])),
      silent,
    );
    await media.takes(voice, 50);
    await expect(take.stop()).rejects.toThrow('the store is away');
    await until(() => kept.length === 1, 'the second offer');
    expect(kept[0]).toMatchObject({ consents: new Map([['anna', agreement]]), tracks: [{ participantId: 'anna' }] });
    await patient.close();
    expect(await readdir(tracks)).toEqual([]);
  });
});
