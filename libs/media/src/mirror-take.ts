import type { types } from 'mediasoup';
import type { MirrorState } from './mirror-feed.js';
import { type PipeAddress, PipeEnd } from './pipe-end.js';
import type { Room } from './room.js';
import type { RoomMedia } from './room-media.js';

/** Takes a stage of another node for the viewers of this one: the other end of a `MirrorFeed`. Good for one epoch. */
export class MirrorTake {
  private readonly taken = new Map<string, types.Producer>();
  private version = 0;
  private latest: MirrorState | null = null;
  private applying: Promise<void> | null = null;

  private constructor(
    private readonly room: Room,
    private readonly media: RoomMedia,
    private readonly pipe: PipeEnd,
  ) {}

  /** Not connected yet: {@link MirrorTake.connect} does that. */
  static async open(room: Room, listen: Parameters<typeof PipeEnd.open>[1]): Promise<MirrorTake> {
    const media = await room.spread.openMedia();
    return new MirrorTake(room, media, await PipeEnd.open(media.router, listen));
  }

  get address(): PipeAddress {
    return this.pipe.address;
  }

  /** The worker or the room is gone. */
  get closed(): boolean {
    return this.pipe.closed;
  }

  /** Of the state that was applied last. */
  get seen(): number {
    return this.version;
  }

  connect(other: PipeAddress): Promise<void> {
    return this.pipe.connect(other);
  }

  /** Makes a state true here, unless a later one was before it. Resolves when it is; a stream that cannot be taken is left out. */
  apply(state: MirrorState): Promise<void> {
    // A state is a whole: of those that come meanwhile only the last one counts.
    if (state.version > (this.latest?.version ?? this.version)) this.latest = state;
    this.applying ??= this.followAll().finally(() => {
      this.applying = null;
    });
    return this.applying;
  }

  /** Every stream ends. Idempotent. */
  close(): void {
    this.pipe.close();
    this.taken.clear();
  }

  private async followAll(): Promise<void> {
    for (let next = this.latest; next !== null; next = this.latest) {
      this.latest = null;
      await this.follow(next);
    }
  }

  private async follow(state: MirrorState): Promise<void> {
    if (this.closed || this.room.closed || state.version <= this.version) return;
    this.version = state.version;
    // People first: a stream of somebody unknown would have no place on the page.
    this.room.spread.mirrored?.update(state);
    const wanted = new Set(state.streams.map(({ producerId }) => producerId));
    for (const [id, producer] of this.taken) {
      if (wanted.has(id)) continue;
      this.taken.delete(id);
      producer.close();
    }
    await Promise.allSettled(state.streams.map((stream) => this.take(stream)));
  }

  private async take(stream: MirrorState['streams'][number]): Promise<void> {
    const known = this.taken.get(stream.producerId);
    if (known !== undefined) {
      if (known.paused !== stream.isPaused) await (stream.isPaused ? known.pause() : known.resume());
      return;
    }
    const producer = await this.pipe.receive(stream);
    this.taken.set(stream.producerId, producer);
    await this.media.adopt({ producer, participantId: stream.participantId, source: stream.source });
  }
}
