import type { StageView } from './mirrored-stage.js';
import { type PipeAddress, type PipedStream, PipeEnd } from './pipe-end.js';
import type { Room } from './room.js';
import type { RoomMedia } from './room-media.js';
import type { SentStream } from './sent-stream.js';

/** All that another node needs to show a stage: a whole, not a change, so that a lost one harms nobody for long. */
export interface MirrorState extends StageView {
  /** Rises with each state. */
  version: number;
  streams: PipedStream[];
}

/** News that come together are told together. */
const gatherMs = 40;

interface Fed {
  stream: PipedStream;
  release: () => void;
}

/** Sends a stage of this node to one other node: every stream once through a pipe, and whatever the viewers there are to be shown. */
export class MirrorFeed {
  private readonly fed = new Map<string, Fed>();
  private readonly starting = new Set<string>();
  private latest: MirrorState | null = null;
  private lastText = '';
  private timer: NodeJS.Timeout | null = null;
  private isClosed = false;

  private constructor(
    private readonly room: Room,
    private readonly media: RoomMedia,
    private readonly pipe: PipeEnd,
    private readonly onState: (state: MirrorState) => void,
  ) {}

  /** Connected to the other end, with all streams of now. `onState` is told every later state. */
  static async open(
    room: Room,
    listen: Parameters<typeof PipeEnd.open>[1],
    other: PipeAddress,
    onState: (state: MirrorState) => void,
  ): Promise<MirrorFeed> {
    const media = await room.spread.openMedia();
    const pipe = await PipeEnd.open(media.router, listen);
    const feed = new MirrorFeed(room, media, pipe, onState);
    try {
      await pipe.connect(other);
      await feed.feedAll();
      feed.compose();
      return feed;
    } catch (error) {
      feed.close();
      throw error;
    }
  }

  get address(): PipeAddress {
    return this.pipe.address;
  }

  /** The worker or the room is gone. */
  get closed(): boolean {
    return this.isClosed || this.pipe.closed;
  }

  get state(): MirrorState {
    return this.latest ?? this.compose().state;
  }

  /** Idempotent. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    for (const { release } of this.fed.values()) release();
    this.fed.clear();
    this.pipe.close();
  }

  /** Something that viewers are shown may be different: call it for every `shown` of the room. */
  changed(): void {
    if (this.isClosed) return;
    this.timer ??= setTimeout(() => {
      this.timer = null;
      // A stream that has ended meanwhile is no fault; the next news is on its way then.
      void this.feedAll().finally(() => this.tell());
    }, gatherMs).unref();
  }

  private tell(): void {
    if (this.closed) return;
    const { state, isNew } = this.compose();
    if (isNew) this.onState(state);
  }

  private compose(): { state: MirrorState; isNew: boolean } {
    const content = { ...this.room.spread.view, streams: [...this.fed.values()].map(({ stream }) => stream) };
    const text = JSON.stringify(content);
    if (text === this.lastText && this.latest !== null) return { state: this.latest, isNew: false };
    this.lastText = text;
    this.latest = { ...content, version: (this.latest?.version ?? 0) + 1 };
    return { state: this.latest, isNew: true };
  }

  private async feedAll(): Promise<void> {
    const missing = this.media.streams.filter(
      ({ producer: { id, closed } }) => !closed && !this.fed.has(id) && !this.starting.has(id),
    );
    await Promise.allSettled(missing.map((stream) => this.feed(stream)));
  }

  private async feed(stream: SentStream): Promise<void> {
    const { id } = stream.producer;
    this.starting.add(id);
    try {
      const piped = await this.pipe.send(stream, {
        paused: (isPaused) => this.change(id, (fed) => ({ ...fed, stream: { ...fed.stream, isPaused } })),
        ended: () => this.end(id),
      });
      if (stream.producer.closed || this.closed) return;
      // Which layers its viewers need is not told back: the pipe takes all of them.
      const release = stream.producer.kind === 'video' ? this.media.holdStream(id) : () => undefined;
      this.fed.set(id, { stream: piped, release });
    } finally {
      this.starting.delete(id);
    }
  }

  private change(id: string, work: (fed: Fed) => Fed): void {
    const fed = this.fed.get(id);
    if (fed === undefined) return;
    this.fed.set(id, work(fed));
    this.changed();
  }

  private end(id: string): void {
    this.fed.get(id)?.release();
    this.fed.delete(id);
    this.changed();
  }
}
