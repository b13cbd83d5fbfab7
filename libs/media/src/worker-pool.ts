import { availableParallelism } from 'node:os';
import { MediaError } from './media.errors.js';
import { type MediaLogger, silentLogger } from './media-logger.js';
import { MediaWorker } from './media-worker.js';

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
}

const firstRetryMs = 250;
const lastRetryMs = 30_000;

/**
 * One media worker a core. A worker that dies is replaced on the same port; one that cannot start (binary missing, port taken)
 * leaves the pool degraded and is tried again, ever less often.
 */
export class WorkerPool {
  private readonly workers = new Map<number, MediaWorker>();
  private readonly retries = new Map<number, NodeJS.Timeout>();
  private readonly waiting = new Set<() => void>();
  private readonly logger: MediaLogger;
  private isClosed = false;
  readonly size: number;

  private constructor(private readonly options: WorkerPoolOptions) {
    this.size = options.size ?? availableParallelism();
    this.logger = options.logger ?? silentLogger;
  }

  /** Never rejects: see {@link WorkerPool.state}. */
  static async start(options: WorkerPoolOptions): Promise<WorkerPool> {
    const pool = new WorkerPool(options);
    await Promise.all(Array.from({ length: pool.size }, (_, index) => pool.startWorker(index, firstRetryMs)));
    return pool;
  }

  get state(): 'ok' | 'degraded' {
    return this.workers.size === this.size ? 'ok' : 'degraded';
  }

  get pids(): number[] {
    return [...this.workers.values()].map((worker) => worker.pid);
  }

  get running(): number {
    return this.workers.size;
  }

  /** The worker with the fewest open rooms; waits a moment for one that is being replaced. */
  async acquire(): Promise<MediaWorker> {
    const worker = this.leastLoaded();
    if (worker !== null) return worker;
    await this.nextWorker();
    const replacement = this.leastLoaded();
    if (replacement === null) throw new MediaError('MEDIA_UNAVAILABLE', 'no media worker is running');
    return replacement;
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    for (const timer of this.retries.values()) clearTimeout(timer);
    for (const worker of this.workers.values()) worker.close();
    this.retries.clear();
    this.workers.clear();
    for (const wake of this.waiting) wake();
  }

  private leastLoaded(): MediaWorker | null {
    return [...this.workers.values()].reduce<MediaWorker | null>(
      (best, worker) => (best === null || worker.load < best.load ? worker : best),
      null,
    );
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
      const worker = await MediaWorker.start(
        { index, listenIp, announcedAddress, port: port + index, ...(workerBin === undefined ? {} : { workerBin }) },
        (dead) => this.replace(dead),
      );
      if (this.isClosed) return worker.close();
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
    void this.startWorker(dead.index, firstRetryMs);
  }

  private retryLater(index: number, delayMs: number): void {
    if (this.isClosed) return;
    const timer = setTimeout(() => void this.startWorker(index, Math.min(delayMs * 2, lastRetryMs)), delayMs).unref();
    this.retries.set(index, timer);
  }
}
