import { type types } from 'mediasoup';
import type { MediaWorker } from './media-worker.js';
import type { Placement, WorkerPool } from './worker-pool.js';

export interface RouterNews {
  /** A microphone that is watched is the loudest now. */
  speaker(producerId: string): void;
  /** The microphones in which there is sound, loudest first; none when it is silent. */
  volumes(producerIds: string[]): void;
  /** The worker is gone. */
  died(): void;
}

const speakerMs = 300;
const volumesMs = 250;
/** dBov; below that it is the noise of a room. */
const quietest = -60;
const mostVoices = 9;

/** A router, what listens to its microphones, and the worker it lives on. */
export class RoomRouter {
  private speakers: Promise<types.ActiveSpeakerObserver> | null = null;
  private levels: Promise<types.AudioLevelObserver> | null = null;
  private silent: Promise<types.Producer> | null = null;

  private constructor(
    readonly worker: MediaWorker,
    readonly router: types.Router,
    private readonly news: Partial<RouterNews>,
  ) {}

  /** Rejects with MEDIA_UNAVAILABLE or ROOM_OVERLOADED, as {@link WorkerPool.acquire}. */
  static async open(pool: WorkerPool, news: Partial<RouterNews>, placement: Placement = {}): Promise<RoomRouter> {
    const { worker, giveBack } = await pool.reserve(placement);
    const router = await worker.createRouter();
    // A room that was left again at once must not keep others out.
    router.observer.once('close', giveBack);
    const opened = new RoomRouter(worker, router, news);
    router.on('workerclose', () => news.died?.());
    return opened;
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
    this.speakers ??= this.openSpeakers();
    await this.watch(this.speakers, producer);
  }

  /** Measures a microphone's loudness until it closes. */
  async watchVolume(producer: types.Producer): Promise<void> {
    this.levels ??= this.openLevels();
    await this.watch(this.levels, producer);
  }

  /** A sound that never comes: consuming it makes a client's receiving transport connect. One a router. */
  silence(): Promise<types.Producer> {
    this.silent ??= this.openSilence();
    return this.silent;
  }

  close(): void {
    this.router.close();
  }

  private async openSpeakers(): Promise<types.ActiveSpeakerObserver> {
    const speakers = await this.router.createActiveSpeakerObserver({ interval: speakerMs });
    speakers.on('dominantspeaker', ({ producer }) => this.news.speaker?.(producer.id));
    return speakers;
  }

  private async openLevels(): Promise<types.AudioLevelObserver> {
    const levels = await this.router.createAudioLevelObserver({
      interval: volumesMs,
      threshold: quietest,
      maxEntries: mostVoices,
    });
    levels.on('volumes', (volumes) => this.news.volumes?.(volumes.map(({ producer }) => producer.id)));
    levels.on('silence', () => this.news.volumes?.([]));
    return levels;
  }

  private async openSilence(): Promise<types.Producer> {
    const transport = await this.router.createDirectTransport();
    return transport.produce({
      kind: 'audio',
      rtpParameters: {
        codecs: [{ mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000, channels: 2 }],
        encodings: [{ ssrc: 1 }],
        rtcp: { cname: 'silence' },
      },
    });
  }

  private async watch(observer: Promise<types.RtpObserver>, producer: types.Producer): Promise<void> {
    try {
      await (await observer).addProducer({ producerId: producer.id });
    } catch (error) {
      if (!producer.closed && !this.router.closed) throw error;
    }
  }
}
