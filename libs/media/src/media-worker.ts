import { EventEmitter } from 'node:events';
import { networkInterfaces } from 'node:os';
import type { types } from 'mediasoup';
import { capacityRules, costOf, measuredPackets, type Reservation } from './capacity.rules.js';
import { mediaCodecs } from './codecs.js';
import { type ListenOptions, listenInfos } from './listen-infos.rules.js';
import { Overload, type OverloadLevel } from './overload.rules.js';

export interface MediaWorkerOptions extends ListenOptions {
  index: number;
  /** Packets a second that one core forwards. */
  packetsPerCore: number;
}

interface MediaWorkerNews {
  died: [];
  overload: [level: OverloadLevel];
}

/** One mediasoup process with its one UDP and TCP port. */
export class MediaWorker extends EventEmitter<MediaWorkerNews> {
  private openRouters = 0;
  private readonly users = new Set<() => number>();
  private readonly overloadState = new Overload();
  private reservations: Reservation[] = [];
  private measured: number | null = null;
  private lastLook: { at: number; cpuMs: number } | null = null;

  private constructor(
    private readonly options: MediaWorkerOptions,
    private readonly worker: types.Worker,
    private readonly server: types.WebRtcServer,
    readonly listensOn: string[],
  ) {
    super();
    this.setMaxListeners(0);
    worker.on('died', () => this.emit('died'));
  }

  /** Gives a process its port. Rejects, and ends it, when the port is taken. */
  static async listen(worker: types.Worker, options: MediaWorkerOptions): Promise<MediaWorker> {
    try {
      const infos = listenInfos(options, networkInterfaces());
      const server = await worker.createWebRtcServer({ listenInfos: infos });
      return new MediaWorker(
        options,
        worker,
        server,
        infos.map(({ protocol, ip, port }) => `${protocol}:${ip}:${port}`),
      );
    } catch (error) {
      worker.close();
      throw error;
    }
  }

  get index(): number {
    return this.options.index;
  }

  get pid(): number {
    return this.worker.pid;
  }

  get closed(): boolean {
    return this.worker.closed;
  }

  /** Open routers. */
  get load(): number {
    return this.openRouters;
  }

  get overload(): OverloadLevel {
    return this.overloadState.level;
  }

  /** Packets a second that count for it, the measure by which rooms are spread. */
  cost(now: number): number {
    this.reservations = this.reservations.filter(({ until }) => until > now);
    const predicted = [...this.users].reduce((sum, packets) => sum + packets(), 0);
    return costOf({ predicted, measured: this.measured, reservations: this.reservations }, now);
  }

  /** Share of one core that the process used between the last two looks; null before. */
  get cpu(): number | null {
    return this.measured === null ? null : this.measured / this.options.packetsPerCore;
  }

  /** Promises packets to somebody who comes in; their streams take a while to ramp up. Answers how to give the promise back. */
  reserve(packets: number, now: number): () => void {
    const reservation = { packets, until: now + capacityRules.rampMs };
    this.reservations.push(reservation);
    return () => {
      this.reservations = this.reservations.filter((other) => other !== reservation);
    };
  }

  /** Counts what a room sends here, asked for at each placement. Answers how to end that. */
  uses(packets: () => number): () => void {
    this.users.add(packets);
    return () => this.users.delete(packets);
  }

  /** Looks at the processor time used since the last look. */
  async look(now: number): Promise<void> {
    const { ru_utime: user, ru_stime: system } = await this.worker.getResourceUsage();
    const cpuMs = user + system;
    if (this.lastLook !== null) {
      const { packetsPerCore } = this.options;
      this.measured = measuredPackets(cpuMs - this.lastLook.cpuMs, now - this.lastLook.at, packetsPerCore);
      this.judge(now, this.measured / packetsPerCore);
    }
    this.lastLook = { at: now, cpuMs };
  }

  /** `use`: share of the core. */
  judge(now: number, use: number): void {
    const before = this.overload;
    if (this.overloadState.measured(now, use) !== before) this.emit('overload', this.overload);
  }

  async createRouter(): Promise<types.Router> {
    this.openRouters += 1;
    try {
      const router = await this.worker.createRouter({ mediaCodecs });
      router.observer.once('close', () => {
        this.openRouters -= 1;
      });
      return router;
    } catch (error) {
      this.openRouters -= 1;
      throw error;
    }
  }

  createTransport(router: types.Router): Promise<types.WebRtcTransport> {
    return router.createWebRtcTransport({
      webRtcServer: this.server,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      initialAvailableOutgoingBitrate: 1_000_000,
    });
  }

  close(): void {
    this.worker.close();
  }
}
