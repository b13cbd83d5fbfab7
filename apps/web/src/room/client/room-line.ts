import type {
  RoomErrorCode,
  RoomEvents,
  RoomHandshake,
  RoomJoined,
  RoomNodeAddress,
  RoomResumed,
} from '@parvis/contracts';
import { LineMedia, type LineMediaListeners, type LineMediaOptions } from './line-media.js';
import type { MediaLink } from './media-link.js';
import type { Request } from './request.js';
import { codeOf, type SignalErrorCode } from './signal-error.js';
import { SignalSocket } from './signal-socket.js';

export interface RoomLineOptions extends LineMediaOptions {
  node: RoomNodeAddress;
}

export interface RoomLineListeners extends LineMediaListeners {
  up(): void;
  down(): void;
  unreachable(attempts: number): void;
  refused(code: RoomErrorCode): void;
  /** In, for the first time or again with new media. */
  joined(snapshot: RoomJoined): void;
  /** In again with the media that was there. */
  resumed(snapshot: RoomResumed): void;
  notEntered(code: SignalErrorCode): void;
}

/** One node as this client sees it: the line to it, how we come in over it, and the media that was agreed on there. */
export class RoomLine {
  readonly signal: SignalSocket;
  private readonly media: LineMedia;
  private isIn = false;
  private warming: Promise<void> | null = null;
  private entering: Promise<void> | null = null;
  private isAskedAgain = false;
  /** What is there cannot be resumed: only a join brings new media. */
  private isSpent = false;
  private isClosed = false;

  constructor(
    readonly options: RoomLineOptions,
    private readonly listeners: RoomLineListeners,
  ) {
    this.signal = new SignalSocket(options.node, listeners);
    this.media = new LineMedia(options, listeners, {
      request: this.request,
      broken: () => this.rebuild(),
      noAnswer: () => this.signal.restart(),
    });
    this.signal.on('consumer.new', (news) => void this.consumersCame(news));
    this.signal.on('consumer.closed', ({ consumerIds }) => {
      for (const id of consumerIds) this.media.end(id);
    });
    this.signal.on('stream.wanted', ({ epoch, producerId, spatialLayer }) => {
      if (this.link?.epoch === epoch) this.link.sender.setWanted(producerId, spatialLayer).catch(() => undefined);
    });
    this.signal.on('media.reset', () => this.rebuild());
  }

  get link(): MediaLink | null {
    return this.media.link;
  }

  readonly request: Request = (name, input, withinMs) => this.signal.request(name, input, withinMs);

  isAt({ origin, path }: RoomNodeAddress): boolean {
    return this.options.node.origin === origin && this.options.node.path === path;
  }

  open(credentials: RoomHandshake): void {
    this.signal.open(credentials);
  }

  /** Opens the transports before the join. What goes wrong here costs only time later. */
  warm(): Promise<void> {
    if (this.link !== null || this.isIn || !this.signal.isUp) return this.warming ?? Promise.resolve();
    this.warming ??= this.media
      .warm(() => !this.isClosed)
      .catch(() => undefined)
      .finally(() => {
        this.warming = null;
      });
    return this.warming;
  }

  /** Resumes what is there, or joins. Called while that goes on, it does so once more afterwards. */
  async enter(): Promise<void> {
    if (this.entering !== null) {
      this.isAskedAgain = true;
      return this.entering;
    }
    this.entering = this.resumeOrJoin().finally(() => {
      this.entering = null;
      if (!this.isAskedAgain) return;
      this.isAskedAgain = false;
      if (!this.isClosed && this.signal.isUp) void this.enter();
    });
    return this.entering;
  }

  /** All media anew. */
  rebuild(): void {
    this.isSpent = true;
    if (this.isIn && this.signal.isUp && this.entering === null) void this.enter();
    else {
      this.media.drop();
      if (this.entering !== null) this.isAskedAgain = true;
    }
  }

  /** The network may have changed, or the device has slept. */
  doubt(): void {
    if (this.signal.isUp) this.link?.path.doubt();
    else this.signal.hurry();
  }

  sendLayout(): void {
    if (this.isIn && this.signal.isUp) this.media.sendLayout();
  }

  /** Opens or closes the way up as the grants say. */
  allowSending(maySend: boolean): Promise<void> {
    return this.media.allowSending(maySend);
  }

  /** Lets go of everything whose last picture is no longer on the screen. */
  letGo(shown: ReadonlySet<string>): void {
    this.media.letGo(shown);
  }

  /** `keepsPictures`: what is on the screen stays there for a while, for a successor to replace it. */
  close(keepsPictures = false): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.media.close(keepsPictures);
    this.signal.close();
  }

  private async resumeOrJoin(): Promise<void> {
    try {
      if (!(await this.resume())) await this.join();
    } catch (error) {
      if (!this.isClosed) this.listeners.notEntered(codeOf(error));
    }
  }

  /** After a short drop the media is still there; answers false when it is not. */
  private async resume(): Promise<boolean> {
    const { link } = this;
    if (link === null || !this.isIn || this.isSpent || link.path.state === 'broken') return false;
    try {
      const resumed = await this.request('room.resume', { epoch: link.epoch });
      this.options.plan.videoCodec = resumed.status.videoCodec;
      this.listeners.resumed(resumed);
      await this.media.resumed(link, resumed);
    } catch (error) {
      if (codeOf(error) === 'OFFLINE') throw error;
      return false;
    }
    this.sendLayout();
    return true;
  }

  private async join(): Promise<void> {
    const rtpCapabilities = await this.media.capabilities();
    await this.warming;
    if (this.isClosed) return;
    // On its way before what is there is taken down, which keeps the page busy for a while.
    const joining = this.request('room.join', { rtpCapabilities });
    if (this.isIn) this.media.drop();
    else this.media.negotiate();
    const joined = await joining;
    this.isSpent = false;
    if (this.isClosed) return;
    const link = await this.media.entered(joined);
    this.isIn = true;
    this.options.plan.videoCodec = joined.status.videoCodec;
    this.listeners.joined(joined);
    this.sendLayout();
    await this.media.fill(link, joined.consumers);
  }

  private async consumersCame({ epoch, consumers }: RoomEvents['consumer.new']): Promise<void> {
    // Streams may be announced before the answer of the join that they belong to.
    if (this.link?.epoch !== epoch || !this.isIn) await this.entering?.catch(() => undefined);
    const { link } = this;
    if (link === null || link.epoch !== epoch || !this.isIn) return;
    // A stream that cannot be opened now is opened with the next link.
    await this.media.receive(link, consumers).catch(() => undefined);
  }
}
