import { execFile } from 'node:child_process';
import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { MediaLogger } from '../media-logger.js';
import type { RecordedRoom, RecordingNews, RoomRecorder, RoomRecording } from '../room-recorder.js';
import { LeftTakes } from './left-takes.js';
import { PortPairs } from './port-pairs.js';
import type { FinishedRecording } from './recorded-track.js';
import { RecorderClaim } from './recorder-claim.js';
import { RoomTake } from './room-take.js';

export interface FfmpegRecorderOptions {
  /** Name or path of the program. */
  bin: string;
  /** For tracks under way; each process has a folder of its own in it. What ended processes left there is taken over. */
  folder: string;
  /** First of {@link recorderPorts} local ports. */
  port: number;
  logger: MediaLogger;
  /** Takes the files over; they are removed when it has answered, and offered again later when it rejects. */
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
  /** How often what others have left is looked for. */
  sweepMs: number;
  /** Streams that are written at a time, over all recordings. */
  streams: number;
}

/** Ports that a recorder may use: two for each ffmpeg, one for each transport that feeds it, and some to spare. */
export const recorderPorts = 400;
const mostStreams = 100;

const defaultLimits: RecorderLimits = {
  ms: 4 * 3_600_000,
  bytes: 8 * 1024 ** 3,
  freeBytes: 1024 ** 3,
  checkMs: 5_000,
  sweepMs: 30_000,
  streams: mostStreams,
};

/** Records rooms of this node with ffmpeg, one process for each stream. */
export class FfmpegRecorder implements RoomRecorder {
  private readonly takes = new Map<RoomTake, Date>();
  private readonly ports: PortPairs;
  private readonly limits: RecorderLimits;
  private timers: NodeJS.Timeout[] = [];
  private isAvailable = false;
  private hasRoom = true;
  private isClosed = false;
  private readonly claim: RecorderClaim;
  private readonly left: LeftTakes;

  private constructor(private readonly options: FfmpegRecorderOptions) {
    this.limits = { ...defaultLimits, ...options.limits };
    this.ports = new PortPairs(options.port, this.limits.streams);
    this.claim = new RecorderClaim(options.folder);
    this.left = new LeftTakes({
      claim: this.claim,
      keep: options.keep,
      isUnderWay: (folder) => this.isClosed || [...this.takes.keys()].some((take) => take.folder === folder),
      logger: options.logger,
    });
  }

  /** Never rejects: without the program it is a recorder that cannot record. */
  static async start(options: FfmpegRecorderOptions): Promise<FfmpegRecorder> {
    const recorder = new FfmpegRecorder(options);
    try {
      await promisify(execFile)(options.bin, ['-hide_banner', '-version'], { timeout: 10_000 });
      await recorder.left.endPrograms();
      recorder.isAvailable = true;
      await recorder.check();
      recorder.follow();
    } catch (error) {
      options.logger.info({ error: String(error) }, 'rooms cannot be recorded here');
    }
    return recorder;
  }

  private follow(): void {
    const { checkMs, sweepMs } = this.limits;
    this.timers = [
      setInterval(() => void this.check(), checkMs).unref(),
      setInterval(() => void this.left.sweep(), sweepMs).unref(),
    ];
    void this.left.sweep();
  }

  get canRecord(): boolean {
    return this.isAvailable && this.hasRoom && !this.isClosed;
  }

  get streamsLeft(): number {
    return this.ports.left;
  }

  async start(room: RecordedRoom, news: RecordingNews): Promise<RoomRecording> {
    const { fairId } = room;
    if (!this.canRecord) throw new Error('this node cannot record now');
    if (fairId === null) throw new Error('the room belongs to no fair');
    const { bin, port, logger, keep } = this.options;
    const portRange = { min: port + 2 * mostStreams + 2, max: port + recorderPorts - 1 };
    const take: RoomTake = new RoomTake(
      { ...room, fairId },
      {
        bin,
        folder: join(this.claim.folder, `${Date.now()}-${Math.random().toString(36).slice(2, 10)}`),
        ports: this.ports,
        portRange,
        logger,
        keep,
        news,
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
    for (const timer of this.timers) clearInterval(timer);
    await Promise.allSettled([...this.takes.keys()].map((take) => take.stop()));
    await this.left.settled();
    await this.claim.end();
  }

  private async check(): Promise<void> {
    const { ms, bytes, freeBytes } = this.limits;
    // Again each time: what cleans up a machine's temporary files takes an empty folder away.
    const disk = await this.claim
      .renew()
      .then(() => statfs(this.claim.folder))
      .catch(() => null);
    if (this.isClosed) return;
    this.hasRoom = disk !== null && disk.bavail * disk.bsize > freeBytes;
    for (const [take, since] of this.takes) {
      if (!this.hasRoom) take.abort(new Error('the disk is nearly full'));
      else if (Date.now() - +since > ms) take.abort(new Error('the recording has reached its longest time'));
      else if ((await sizeOf(take.folder)) > bytes) take.abort(new Error('the recording has reached its largest size'));
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
