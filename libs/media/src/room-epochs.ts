import type { RoomKind } from '@parvis/contracts';
import { MediaError } from './media.errors.js';
import { RoomMedia } from './room-media.js';
import type { WorkerPool } from './worker-pool.js';

export interface EpochNews {
  speaker: (participantId: string | null) => void;
  streamsChanged: (participantId: string) => void;
  /** Senders should use another codec from now on. */
  videoCodec: () => void;
  /** The worker died; `epoch` is the next one. */
  reset: (epoch: number) => void;
}

/** The media of one room over its worker's deaths: opened when first wanted, one epoch after the other. */
export class RoomEpochs {
  private opening: Promise<RoomMedia> | null = null;
  private opened: RoomMedia | null = null;
  private epoch = 0;
  private isClosed = false;

  constructor(
    private readonly pool: WorkerPool,
    private readonly kind: RoomKind,
    private readonly news: EpochNews,
  ) {}

  get number(): number {
    return this.epoch;
  }

  /** The media of now, where it is open. */
  get current(): RoomMedia | null {
    return this.opened;
  }

  /** Rejects with `MEDIA_UNAVAILABLE` when no worker runs. */
  open(): Promise<RoomMedia> {
    if (this.opening !== null) return this.opening;
    const opening = RoomMedia.open(this.pool, { kind: this.kind, epoch: this.epoch }).then((media) =>
      this.watch(media),
    );
    this.opening = opening;
    opening.catch(() => {
      if (this.opening === opening) this.opening = null;
    });
    return opening;
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.opened?.close();
  }

  private watch(media: RoomMedia): RoomMedia {
    if (this.isClosed) {
      media.close();
      throw new MediaError('ROOM_CLOSED', 'the room was closed while it opened');
    }
    media.on('speaker', this.news.speaker);
    media.on('streamsChanged', this.news.streamsChanged);
    media.on('videoCodec', this.news.videoCodec);
    media.on('died', () => this.recover());
    this.opened = media;
    // It died before anybody listened.
    if (media.closed) {
      this.recover();
      throw new MediaError('MEDIA_UNAVAILABLE', 'the media worker was lost during the join');
    }
    return media;
  }

  private recover(): void {
    if (this.isClosed) return;
    this.opening = null;
    this.opened = null;
    this.epoch += 1;
    this.news.reset(this.epoch);
    // Everybody comes back within a moment; a router that waits for them shortens the gap.
    if (!this.isClosed) this.open().catch(() => undefined);
  }
}
