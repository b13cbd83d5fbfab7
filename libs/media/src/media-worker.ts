import { networkInterfaces } from 'node:os';
import { createWorker, type types } from 'mediasoup';
import { mediaCodecs } from './codecs.js';
import { type ListenOptions, listenInfos } from './listen-infos.rules.js';

export interface MediaWorkerOptions extends ListenOptions {
  index: number;
  /** Path of the worker's binary; mediasoup's own download when absent. */
  workerBin?: string;
}

/** One mediasoup process with its one UDP and TCP port. */
export class MediaWorker {
  private openRouters = 0;

  private constructor(
    readonly index: number,
    private readonly worker: types.Worker,
    private readonly server: types.WebRtcServer,
    readonly listensOn: string[],
  ) {}

  /** Rejects when the binary is missing or the port is taken. */
  static async start(options: MediaWorkerOptions, onDied: (worker: MediaWorker) => void): Promise<MediaWorker> {
    const worker = await createWorker({
      logLevel: 'warn',
      ...(options.workerBin === undefined ? {} : { workerBin: options.workerBin }),
    });
    try {
      const infos = listenInfos(options, networkInterfaces());
      const server = await worker.createWebRtcServer({ listenInfos: infos });
      const media = new MediaWorker(
        options.index,
        worker,
        server,
        infos.map(({ protocol, ip, port }) => `${protocol}:${ip}:${port}`),
      );
      worker.on('died', () => onDied(media));
      return media;
    } catch (error) {
      worker.close();
      throw error;
    }
  }

  get pid(): number {
    return this.worker.pid;
  }

  get closed(): boolean {
    return this.worker.closed;
  }

  /** Open routers, the measure by which rooms are spread. */
  get load(): number {
    return this.openRouters;
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
