import type { types } from 'mediasoup';
import type { MediaWorker } from './media-worker.js';
import type { WorkerPool } from './worker-pool.js';

/** A room's router, its speaker observer and the worker they live on. */
export class RoomRouter {
  private constructor(
    private readonly worker: MediaWorker,
    readonly router: types.Router,
    private readonly speakers: types.ActiveSpeakerObserver,
  ) {}

  static async open(
    pool: WorkerPool,
    on: { speaker: (producerId: string) => void; died: () => void },
  ): Promise<RoomRouter> {
    const worker = await pool.acquire();
    const router = await worker.createRouter();
    try {
      const speakers = await router.createActiveSpeakerObserver({ interval: 300 });
      speakers.on('dominantspeaker', ({ producer }) => on.speaker(producer.id));
      router.on('workerclose', on.died);
      return new RoomRouter(worker, router, speakers);
    } catch (error) {
      router.close();
      throw error;
    }
  }

  get closed(): boolean {
    return this.router.closed;
  }

  readonly canConsume: types.Router['canConsume'] = (request) => this.router.canConsume(request);

  createTransport(): Promise<types.WebRtcTransport> {
    return this.worker.createTransport(this.router);
  }

  /** Listens to a microphone until it closes; one that has just closed is no fault. */
  async watchSpeaker(producer: types.Producer): Promise<void> {
    try {
      await this.speakers.addProducer({ producerId: producer.id });
    } catch (error) {
      if (!producer.closed && !this.router.closed) throw error;
    }
  }

  close(): void {
    this.router.close();
  }
}
