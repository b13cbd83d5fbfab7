import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FfmpegRecorder } from '../src/recorder/ffmpeg-recorder.js';
import type { FinishedRecording } from '../src/recorder/recorded-track.js';
import { readManifest } from '../src/recorder/take-manifest.js';
import { until } from './room-client.js';

jest.setTimeout(60_000);

const run = promisify(execFile);
const root = join(__dirname, '../../..');
const port = 47_700 + Number(process.env.JEST_WORKER_ID ?? 1) * 1_000;
const silence = { info: () => undefined, warn: () => undefined };

describe('a recording whose process is killed', () => {
  let folder: string;
  let program: string;
  const open: FfmpegRecorder[] = [];
  const senders: number[] = [];

  beforeAll(async () => {
    // Inside the repository, where its packages are found.
    program = join(root, 'dist', 'test', `recorder-process-${process.pid}.mjs`);
    const external = ['--external', 'mediasoup', '--external', 'zod'];
    const output = ['--platform', 'node', '--format', 'esm', '--file', program];
    const source = join(__dirname, 'recorder-process.ts');
    const config = ['--tsconfig', join(root, 'libs/media/tsconfig.json')];
    await run(process.execPath, [
      join(root, 'node_modules/rolldown/bin/cli.mjs'),
      source,
      ...config,
      ...external,
      ...output,
    ]);
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parvis-left-'));
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((recorder) => recorder.close()));
    for (const pid of senders.splice(0)) process.kill(pid, 'SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  afterAll(() => rm(program, { force: true }));

  const tracksOf = () => join(folder, 'tracks');

  /** Another process records, and dies while it writes. */
  async function killed(): Promise<void> {
    const child: ChildProcess = spawn(process.execPath, [program, tracksOf(), String(port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line]: Buffer[] = await once(child.stdout!, 'data');
    senders.push(...(JSON.parse(String(line)) as number[]));
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async function recorder(keep: (recording: FinishedRecording) => Promise<void>, sweepMs = 30_000): Promise<void> {
    const options = { bin: 'ffmpeg', folder: tracksOf(), port, logger: silence, limits: { sweepMs } };
    open.push(await FfmpegRecorder.start({ ...options, keep }));
  }

  const takesLeft = async () => {
    const processes = await readdir(tracksOf());
    return (await Promise.all(processes.map((name) => readdir(join(tracksOf(), name))))).flat();
  };
  const isEmpty = async () => (await takesLeft()).length === 0;
  const programs = async () => {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
    return commands.filter((command) => command.includes(tracksOf()));
  };
  async function seconds(file: string): Promise<number> {
    const packets = ['-v', 'error', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', file];
    const times = (await run('ffprobe', packets)).stdout.split('\n').map(Number.parseFloat).filter(Number.isFinite);
    return Math.max(...times);
  }

  it('is put together as if it had ended, by the next process', async () => {
    await killed();
    expect(await programs()).toHaveLength(2);
    const kept: FinishedRecording[] = [];
    await recorder(async (recording) => {
      for (const { path, participantId } of recording.tracks)
        await copyFile(path, join(folder, `${participantId}.mkv`));
      kept.push(recording);
    });
    await until(() => kept.length === 1, 'the recording', 10_000);
    const [recording] = kept as [FinishedRecording];
    expect(recording).toMatchObject({ roomId: expect.stringMatching(/1$/), kind: 'meeting' });
    expect(recording.tracks.map(({ participantId, source }) => `${participantId} ${source}`).sort()).toEqual([
      'anna microphone',
      'ben camera',
    ]);
    const agreedAt = new Date('2026-11-20T09:00:00Z');
    expect([...recording.consents].sort()).toEqual([
      ['anna', agreedAt],
      ['ben', agreedAt],
    ]);
    // 150 packets of 20 ms and 45 pictures had been taken; at most a second of them was not on the disk yet.
    for (const { participantId, durationMs } of recording.tracks) {
      const length = await seconds(join(folder, `${participantId}.mkv`));
      expect(length).toBeGreaterThan(1.5);
      expect(Math.abs(durationMs / 1_000 - length)).toBeLessThan(1.5);
    }
    const length = +recording.endedAt - +recording.startedAt;
    expect(length).toBe(Math.max(...recording.tracks.map(({ offsetMs, durationMs }) => offsetMs + durationMs)));
    expect(await programs()).toEqual([]);
    await until(isEmpty, 'the folder to be empty');
  });

  it('is kept by one of two processes that look at the same time', async () => {
    await killed();
    const kept: string[] = [];
    const keep = async ({ recordingId }: FinishedRecording) => void kept.push(recordingId);
    await Promise.all([recorder(keep, 50), recorder(keep, 50)]);
    await until(() => kept.length > 0, 'the recording', 10_000);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(kept).toHaveLength(1);
  });

  it('leaves nothing of whoever has not agreed, nor of what nobody knows', async () => {
    await killed();
    const [dead = ''] = await readdir(tracksOf());
    const [take = ''] = await readdir(join(tracksOf(), dead));
    const place = join(tracksOf(), dead, take);
    const manifest = (await readManifest(place))!;
    // Ben agreed only after his track had begun: as if the manifest were not true of that stretch.
    for (const track of manifest.tracks) if (track.participantId === 'ben') track.agreedAt = '2100-01-01T00:00:00.000Z';
    await writeFile(join(place, 'manifest.json'), JSON.stringify(manifest));
    const unknown = join(tracksOf(), dead, 'unknown');
    await mkdir(unknown);
    await writeFile(join(unknown, 'voice.mkv'), 'somebody');
    const kept: FinishedRecording[] = [];
    await recorder(async (recording) => void kept.push(recording));
    await until(() => kept.length === 1, 'the recording', 10_000);
    expect(kept[0]!.tracks.map(({ participantId }) => participantId)).toEqual(['anna']);
    expect([...kept[0]!.consents.keys()]).toEqual(['anna']);
    await until(isEmpty, 'the folder to be empty');
  });

  it('is left alone while its process lives, and once the claim of one on another machine has run out is not', async () => {
    const alive = spawn('sleep', ['60']);
    const names = [`${hostname()}.${alive.pid}.one`, 'another-machine.1.two', 'a-third-machine.1.three'];
    for (const name of names) await mkdir(join(tracksOf(), name, 'take'), { recursive: true });
    const longAgo = new Date(Date.now() - 120_000);
    await utimes(join(tracksOf(), names[2]!), longAgo, longAgo);
    await recorder(async () => undefined, 50);
    const others = async () => (await readdir(tracksOf())).filter((name) => names.includes(name)).sort();
    await until(async () => (await others()).length === 2, 'the third to be taken over');
    expect(await others()).toEqual(names.slice(0, 2).sort());
    alive.kill();
  });
});
