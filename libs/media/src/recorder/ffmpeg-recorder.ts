import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { MediaLogger } from '../media-logger.js';
import type { RecordedRoom, RoomRecorder, RoomRecording } from '../room-recorder.js';
import { PortPairs } from './port-pairs.js';
import type { FinishedRecording } from './recorded-track.js';
import { RoomTake } from './room-take.js';

export interface FfmpegRecorderOptions {
  /** Name or path of the program. */
  bin: string;
  /** For tracks under way; each process has a folder of its own in it. What ended processes left there is removed at the start. */
  folder: string;
  /** First of {@link recorderPorts} local ports. */
  port: number;
  logger: MediaLogger;
  /** Takes the files over; they are removed when it has answered. */
  keep: (recording: FinishedRecording) => Promise<void>;
  limits?: Partial<RecorderLimits>;
}

export interface RecorderLimits {
  /** Longest recording. */
  ms: number;
  /** All tracks of one recording. */
  bytes: number;
  /** So much of the disk has to be left. */
  freeBytes: number;
  checkMs: number;
}

const defaultLimits: RecorderLimits = {
  ms: 4 * 3_600_000,
  bytes: 8 * 1024 ** 3,
  freeBytes: 1024 ** 3,
  checkMs: 5_000,
};

/** Ports that a recorder may use: two for each ffmpeg, one for each transport that feeds it, and some to spare. */
export const recorderPorts = 400;
const pairs = 100;

/** Records rooms of this node with ffmpeg, one process for each stream. */
export class FfmpegRecorder implements RoomRecorder {
  private readonly takes = new Map<RoomTake, Date>();
  private readonly ports: PortPairs;
  private readonly limits: RecorderLimits;
  private timer: NodeJS.Timeout | undefined;
  private isAvailable = false;
  private hasRoom = true;
  private isClosed = false;
  private readonly folder: string;

  private constructor(private readonly options: FfmpegRecorderOptions) {
    this.folder = join(options.folder, String(process.pid));
    this.ports = new PortPairs(options.port, pairs);
    this.limits = { ...defaultLimits, ...options.limits };
  }

  /** Never rejects: without the program it is a recorder that cannot record. */
  static async start(options: FfmpegRecorderOptions): Promise<FfmpegRecorder> {
    const recorder = new FfmpegRecorder(options);
    try {
      await promisify(execFile)(options.bin, ['-hide_banner', '-version'], { timeout: 10_000 });
      await removeLeftovers(options.folder);
      recorder.isAvailable = true;
      await recorder.check();
      recorder.timer = setInterval(() => void recorder.check(), recorder.limits.checkMs).unref();
    } catch (error) {
      options.logger.info({ error: String(error) }, 'rooms cannot be recorded here');
    }
    return recorder;
  }

  get canRecord(): boolean {
    // A small meeting has four tracks; one that could not be written in full is better not begun.
    return this.isAvailable && this.hasRoom && !this.isClosed && this.ports.left >= 8;
  }

  async start(room: RecordedRoom, onEnded: (error: unknown) => void): Promise<RoomRecording> {
    const { fairId } = room;
    if (!this.canRecord) throw new Error('this node cannot record now');
    if (fairId === null) throw new Error('the room belongs to no fair');
    const { bin, port, logger, keep } = this.options;
    const portRange = { min: port + 2 * pairs + 2, max: port + recorderPorts - 1 };
    const take: RoomTake = new RoomTake(
      { ...room, fairId },
      {
        bin,
        folder: join(this.folder, `${Date.now()}-${Math.random().toString(36).slice(2, 10)}`),
        ports: this.ports,
        portRange,
        logger,
        keep,
        onEnded,
        onClosed: () => this.takes.delete(take),
      },
    );
    this.takes.set(take, new Date());
    try {
      await take.begin();
      return take;
    } catch (error) {
      await take.stop();
      throw error;
    }
  }

  /** Ends what is under way, and keeps it. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.timer);
    await Promise.allSettled([...this.takes.keys()].map((take) => take.stop()));
    await rm(this.folder, { recursive: true, force: true }).catch(() => undefined);
  }

  private async check(): Promise<void> {
    const { ms, bytes, freeBytes } = this.limits;
    // Again each time: what cleans up a machine's temporary files takes an empty folder away.
    const disk = await mkdir(this.folder, { recursive: true, mode: 0o700 })
      .then(() => statfs(this.folder))
      .catch(() => null);
    if (this.isClosed) return;
    this.hasRoom = disk !== null && disk.bavail * disk.bsize > freeBytes;
    for (const [take, since] of this.takes) {
      if (!this.hasRoom) take.abort(new Error('the disk is nearly full'));
      else if (Date.now() - +since > ms) take.abort(new Error('the recording has reached its longest time'));
      else if ((await sizeOf(take.file)) > bytes) take.abort(new Error('the recording has reached its largest size'));
    }
  }
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** A node that was killed leaves tracks that nobody will put together, and programs that wait for packets for ever. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    // Of another process that lives; in a container each one has the same number as the one before.
    if (Number(name) !== process.pid && isAlive(Number(name))) continue;
    await endPrograms(join(folder, name));
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function endPrograms(folder: string): Promise<void> {
  const pids = await readdir('/proc').catch(() => []);
  for (const pid of pids.filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes(`\0${folder}/`) || !/(^|\/)ffmpeg\0/.test(command)) continue;
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended by itself meanwhile.
    }
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
