import { availableParallelism } from 'node:os';
import type { types } from 'mediasoup';
import { betterOfTwo, capacityRules } from './capacity.rules.js';
import { defaultVideoCodecs, type VideoCodec } from './codecs.js';
import { MediaError } from './media.errors.js';
import { type MediaLogger, silentLogger } from './media-logger.js';
import { MediaWorker } from './media-worker.js';
import { refusesPublishers } from './overload.rules.js';
import { spawnWorker } from './spawn-worker.js';

export interface WorkerPoolOptions {
  listenIp: string;
  announcedAddress: string | null;
  /** Worker n listens on this port + n, UDP and TCP. */
  port: number;
  /** One a core when absent. */
  size?: number;
  workerBin?: string;
  logger?: MediaLogger;
  /** How long a caller may wait for a worker that is being replaced. */
  acquireTimeoutMs?: number;
  /** Keeps one process more that takes a dead one's place; true when absent. */
  hasSpare?: boolean;
  /** Packets a second that one core forwards; see `capacityRules`. */
  packetsPerCore?: number;
  /** Share of a core that is given away. */
  share?: number;
  /** Which video codec is best, in this order; VP8 first when absent. */
  videoCodecs?: readonly VideoCodec[];
  /** For tests: answers 0 to 1. */
  random?: () => number;
}

export interface Placement {
  /** Packets a second that the newcomer is expected to make. */
  packets?: number;
  /** Only on another worker than this one. */
  except?: MediaWorker;
}

/** A worker, and how to end what was promised to the newcomer. */
export interface Reserved {
  worker: MediaWorker;
  giveBack(): void;
}

const firstRetryMs = 250;
const lastRetryMs = 30_000;
const lookMs = 1_000;
/** A spare that was needed is replaced after so long. */
const spareAfterMs = 2_000;

/**
 * One media worker a core, and a spare process. A worker that dies is replaced on the same port, by the spare where there is one;
 * one that cannot start (binary missing, port taken) leaves the pool degraded and is tried again, ever less often.
 */
export class WorkerPool {
  private readonly workers = new Map<number, MediaWorker>();
  private readonly retries = new Map<number, NodeJS.Timeout>();
  private readonly waiting = new Set<() => void>();
  private readonly logger: MediaLogger;
  private readonly looks: NodeJS.Timeout;
  private spare: types.Worker | null = null;
  private spareRetry: NodeJS.Timeout | null = null;
  private isClosed = false;
  readonly size: number;
  readonly videoCodecs: readonly VideoCodec[];
  private readonly packetsPerCore: number;
  private readonly budget: number;

  private constructor(private readonly options: WorkerPoolOptions) {
    this.size = options.size ?? availableParallelism();
    this.logger = options.logger ?? silentLogger;
    this.videoCodecs = options.videoCodecs ?? defaultVideoCodecs;
    this.packetsPerCore = options.packetsPerCore ?? capacityRules.packetsPerCore;
    this.budget = this.packetsPerCore * (options.share ?? capacityRules.share);
    this.looks = setInterval(() => void this.look(), lookMs).unref();
  }

  /** Never rejects: see {@link WorkerPool.state}. */
  static async start(options: WorkerPoolOptions): Promise<WorkerPool> {
    const pool = new WorkerPool(options);
    await Promise.all(Array.from({ length: pool.size }, (_, index) => pool.startWorker(index, firstRetryMs)));
    void pool.spawnSpare(firstRetryMs);
    return pool;
  }

  get state(): 'ok' | 'degraded' {
    return this.workers.size === this.size ? 'ok' : 'degraded';
  }

  /** Processes that carry rooms; without the spare one. */
  get pids(): number[] {
    return [...this.workers.values()].map((worker) => worker.pid);
  }

  get running(): number {
    return this.workers.size;
  }

  /** The spare process; null while there is none. */
  get sparePid(): number | null {
    return this.spare?.pid ?? null;
  }

  /** Share of the pool's capacity in use, 0 to 1, above when overloaded; 1 when no worker runs. */
  get load(): number {
    if (this.workers.size === 0) return 1;
    const now = Date.now();
    const costs = [...this.workers.values()].reduce((sum, worker) => sum + worker.cost(now), 0);
    return costs / this.capacity;
  }

  /** Packets a second that the running workers are given at load 1. */
  get capacity(): number {
    return this.budget * this.workers.size;
  }

  /** Each worker's share of one core, for figures. */
  get cpu(): { index: number; cpu: number | null; overload: number }[] {
    return [...this.workers.values()].map(({ index, cpu, overload }) => ({ index, cpu, overload }));
  }

  /**
   * The less loaded of two workers drawn at random; waits a moment for one that is being replaced.
   * @throws MediaError MEDIA_UNAVAILABLE when none runs, ROOM_OVERLOADED when all of them refuse newcomers
   */
  async acquire(placement: Placement = {}): Promise<MediaWorker> {
    return (await this.reserve(placement)).worker;
  }

  /** The same; `giveBack` ends the promise of packets before its time. */
  async reserve(placement: Placement = {}): Promise<Reserved> {
    let found = this.find(placement);
    if (found === null && this.candidates(placement).length === 0) {
      await this.nextWorker();
      found = this.find(placement);
    }
    if (found !== null) return found;
    if (this.candidates(placement).length > 0) throw new MediaError('ROOM_OVERLOADED', 'all media workers are busy');
    throw new MediaError('MEDIA_UNAVAILABLE', 'no media worker is running');
  }

  /** Whether there is another worker than this one. */
  hasOther(worker: MediaWorker): boolean {
    return this.candidates({ except: worker }).length > 0;
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    clearInterval(this.looks);
    for (const timer of this.retries.values()) clearTimeout(timer);
    if (this.spareRetry !== null) clearTimeout(this.spareRetry);
    this.spare?.close();
    for (const worker of this.workers.values()) worker.close();
    this.retries.clear();
    this.workers.clear();
    for (const wake of this.waiting) wake();
  }

  private candidates({ except }: Placement): MediaWorker[] {
    return [...this.workers.values()].filter((worker) => worker !== except && !worker.closed);
  }

  private find(placement: Placement): Reserved | null {
    const now = Date.now();
    const open = this.candidates(placement).filter(({ overload }) => !refusesPublishers(overload));
    const cost = new Map(open.map((worker) => [worker, worker.cost(now)]));
    const found = betterOfTwo(open, (worker) => cost.get(worker) ?? 0, this.options.random ?? Math.random);
    return found && { worker: found, giveBack: found.reserve(placement.packets ?? 0, now) };
  }

  private async look(): Promise<void> {
    const now = Date.now();
    // A worker that dies while it is asked says so by itself.
    await Promise.allSettled([...this.workers.values()].map((worker) => worker.look(now)));
  }

  private nextWorker(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, this.isClosed ? 0 : (this.options.acquireTimeoutMs ?? 2_000));
      this.waiting.add(done);
    });
  }

  private async startWorker(index: number, retryMs: number): Promise<void> {
    const { listenIp, announcedAddress, port, workerBin } = this.options;
    try {
      const worker = await MediaWorker.listen(this.takeSpare() ?? (await spawnWorker(workerBin)), {
        index,
        listenIp,
        announcedAddress,
        port: port + index,
        packetsPerCore: this.packetsPerCore,
      });
      if (this.isClosed) return worker.close();
      worker.once('died', () => this.replace(worker));
      this.workers.set(index, worker);
      this.logger.info({ index, pid: worker.pid, listensOn: worker.listensOn }, 'media worker started');
      for (const wake of [...this.waiting]) wake();
    } catch (error) {
      this.logger.warn({ index, error: String(error), retryMs }, 'media worker could not start');
      this.retryLater(index, retryMs);
    }
  }

  private replace(dead: MediaWorker): void {
    if (this.isClosed) return;
    this.logger.warn({ index: dead.index, pid: dead.pid }, 'media worker died');
    if (this.workers.get(dead.index) === dead) this.workers.delete(dead.index);
    void this.startWorker(dead.index, firstRetryMs).then(() => this.spawnSpareLater());
  }

  private takeSpare(): types.Worker | null {
    const { spare } = this;
    this.spare = null;
    return spare === null || spare.closed ? null : spare;
  }

  /** The calls that come back just now need the processor more than the next accident does. */
  private spawnSpareLater(): void {
    if (this.isClosed) return;
    this.spareRetry = setTimeout(() => void this.spawnSpare(firstRetryMs), spareAfterMs).unref();
  }

  private async spawnSpare(retryMs: number): Promise<void> {
    if (this.isClosed || this.options.hasSpare === false || this.spare !== null || this.workers.size === 0) return;
    try {
      const spare = await spawnWorker(this.options.workerBin);
      if (this.isClosed || this.spare !== null) return spare.close();
      this.spare = spare;
      spare.on('died', () => {
        if (this.spare !== spare) return;
        this.spare = null;
        void this.spawnSpare(firstRetryMs);
      });
    } catch (error) {
      this.logger.warn({ error: String(error), retryMs }, 'no spare media worker');
      this.spareRetry = setTimeout(() => void this.spawnSpare(Math.min(retryMs * 2, lastRetryMs)), retryMs).unref();
    }
  }

  private retryLater(index: number, delayMs: number): void {
    if (this.isClosed) return;
    const timer = setTimeout(() => void this.startWorker(index, Math.min(delayMs * 2, lastRetryMs)), delayMs).unref();
    this.retries.set(index, timer);
  }
}
