import type { LayoutTile, ReceiveMode, RoomEventName, RoomEvents, RtpCapabilities } from '@parvis/contracts';
import type { types } from 'mediasoup';
import type { AllocationLimits, Allotted } from './allocator.rules.js';
import type { LineMode } from './audio-only.rules.js';
import { MediaError } from './media.errors.js';
import { PictureChoice } from './picture-choice.js';
import { ReceivingLine } from './receiving-line.js';
import type { SentStream } from './sent-stream.js';
import { Subscription } from './subscription.js';
import { Subscriptions } from './subscriptions.js';

/** What a client can receive, as its room sees it. */
export interface ReceptionSource {
  /** The streams of all others. */
  readonly streams: readonly SentStream[];
  readonly speaker: string | null;
  readonly limits: AllocationLimits;
  /** Microphones that flow; null for all of them. */
  readonly voices: ReadonlySet<string> | null;
  /** Makes sure that a stream is on the router that this client hangs on; answers its id there. Rejects when it has ended. */
  bring(stream: SentStream): Promise<string>;
  canConsume: types.Router['canConsume'];
  /** What this client wants has changed. */
  demandChanged(): void;
}

export interface ReceptionOptions {
  epoch: number;
  transport: types.WebRtcTransport;
  rtpCapabilities: RtpCapabilities;
  tell: <N extends RoomEventName>(event: N, payload: RoomEvents[N]) => void;
  /** What this client receives is another now, by its line or by its own choice. */
  receives?: (mode: ReceiveMode) => void;
  /** How long a stream that the client does not want any more is kept ready, ms. */
  parkMs?: number;
}

/** mediasoup reports a layer's end a moment before it reports the cause, a pause for instance. */
const dropCheckMs = 150;
/** A stream that nothing holds back and that does not come is opened anew after so long. */
const wedgedMs = 1_000;

/** Everything that one client receives, and the choice of it. */
export class Reception {
  private readonly subscriptions: Subscriptions;
  private readonly timers = new Set<NodeJS.Timeout>();
  /** To be closed once another has been opened in their place. */
  private readonly wedged = new Set<Subscription>();
  private readonly line: ReceivingLine;
  private readonly pictures = new PictureChoice((ms) => this.after(ms, () => this.refreshLater()));
  private source: ReceptionSource | null = null;
  private plan = new Map<string, Allotted>();
  private wantsVideo = true;
  private isClosed = false;
  private running: Promise<void> | null = null;
  private isStale = false;

  constructor(private readonly options: ReceptionOptions) {
    const { transport, epoch, tell, parkMs } = options;
    this.subscriptions = new Subscriptions({
      epoch,
      tell,
      ...(parkMs === undefined ? {} : { parkMs }),
      // They are needed again as soon as the line is better, and to find out whether it is.
      keepsResting: () => this.mode.cause === 'line',
    });
    transport.on('dtlsstatechange', (state) => {
      if (state === 'connected') void this.startAll();
    });
    this.line = new ReceivingLine(transport, {
      changed: (before) => this.lineChanged(before),
      estimated: () => this.estimated(),
      isShowing: () => this.plan.size > 0,
    });
  }

  get consumers(): Subscription[] {
    return this.subscriptions.all;
  }

  get mode(): ReceiveMode {
    if (!this.wantsVideo) return { mode: 'audio-only', cause: 'choice' };
    return this.line.mode === 'full' ? { mode: 'full', cause: null } : { mode: 'audio-only', cause: 'line' };
  }

  /** The pictures that are wanted here, each with the highest layer that is of use. */
  get demand(): ReadonlyMap<string, number> {
    return new Map([...this.plan].map(([producerId, { layer }]) => [producerId, layer ?? 2]));
  }

  /** Begins to choose among what the room sends. What is there now is prepared without a word; what comes is announced. */
  async connect(source: ReceptionSource): Promise<void> {
    this.source = source;
    this.choose();
    await Promise.all([this.line.watch(), this.refresh({ isAnnounced: false })]);
  }

  /** Chooses anew; resolves when everything is as chosen. */
  refresh({ isAnnounced = true } = {}): Promise<void> {
    this.isStale = true;
    this.running ??= this.settle(isAnnounced).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  setLayout(tiles: readonly LayoutTile[]): Promise<void> {
    this.pictures.setLayout(tiles, this.source?.streams ?? []);
    if (this.source !== null) return this.refresh();
    // Not in a room: a check shows what it sends.
    return Promise.resolve();
  }

  async setWantsVideo(wantsVideo: boolean): Promise<ReceiveMode> {
    const before = this.wantsVideo;
    this.wantsVideo = wantsVideo;
    if (before !== wantsVideo) this.options.receives?.(this.mode);
    await this.refresh();
    return this.mode;
  }

  async start(consumerIds: readonly string[]): Promise<void> {
    await Promise.all(consumerIds.map((id) => this.subscriptions.get(id)?.start()));
  }

  /** Other microphones flow now. */
  async voicesChanged(): Promise<void> {
    const audio = this.consumers.filter(({ kind }) => kind === 'audio');
    await Promise.all(audio.map((subscription) => subscription.want(this.voiceWish(subscription))));
  }

  /** Prepares a stream for this client, paused. Null when the client cannot decode it or the stream has just ended. */
  async consume(
    stream: SentStream,
    canConsume: types.Router['canConsume'],
    { wish = null, producerId = stream.producer.id }: { wish?: Allotted | null; producerId?: string } = {},
  ): Promise<Subscription | null> {
    const { transport } = this.options;
    const rtpCapabilities = this.options.rtpCapabilities as types.RtpCapabilities;
    const isGone = () => this.isClosed || stream.producer.closed || transport.closed;
    if (isGone() || !canConsume({ producerId, rtpCapabilities })) return null;
    const layer = wish?.layer ?? null;
    const { participantId, source } = stream;
    try {
      const consumer = await transport.consume({
        producerId,
        rtpCapabilities,
        paused: true,
        enableRtx: true,
        ...(layer === null ? {} : { preferredLayers: { spatialLayer: layer } }),
      });
      return this.keep(
        new Subscription(consumer, { producerId: stream.producer.id, participantId, source }, layer ?? 2),
        consumer,
      );
    } catch (error) {
      // The producer or the transport may have closed while the worker was asked; anything else is a real refusal.
      if (isGone()) return null;
      throw new MediaError('MEDIA_REFUSED', String(error));
    }
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.options.transport.close();
    this.subscriptions.clear();
    this.plan.clear();
  }

  private async settle(isAnnounced: boolean): Promise<void> {
    let isTold = isAnnounced;
    while (this.isStale && !this.isClosed) {
      this.isStale = false;
      await this.apply(isTold);
      isTold = true;
    }
  }

  private async apply(isTold: boolean): Promise<void> {
    const { source } = this;
    if (source === null) return;
    this.choose();
    const spent = this.consumers.filter((subscription) => this.wedged.has(subscription));
    const here = new Set(this.consumers.flatMap((one) => (this.wedged.has(one) ? [] : [one.producerId])));
    const missing = source.streams.filter(
      ({ producer }) => !here.has(producer.id) && (producer.kind === 'audio' || this.plan.has(producer.id)),
    );
    const [made] = await Promise.all([
      Promise.all(missing.map((stream) => this.open(stream, source))),
      Promise.all(this.consumers.map((subscription) => this.wish(subscription))),
    ]);
    const views = made.flatMap((subscription) => (subscription === null ? [] : [subscription.view]));
    const { epoch, tell } = this.options;
    if (views.length > 0 && isTold && !this.isClosed) tell('consumer.new', { epoch, consumers: views });
    for (const subscription of spent) subscription.close();
    if (spent.length > 0) tell('consumer.closed', { epoch, consumerIds: spent.map(({ id }) => id) });
    this.wedged.clear();
  }

  private async open(stream: SentStream, source: ReceptionSource): Promise<Subscription | null> {
    const producerId = await source.bring(stream).catch((error: unknown) => {
      if (stream.producer.closed || this.options.transport.closed) return null;
      throw error;
    });
    if (producerId === null) return null;
    const wish = this.plan.get(stream.producer.id) ?? null;
    const subscription = await this.consume(stream, source.canConsume, { wish, producerId });
    if (subscription !== null) await this.wish(subscription);
    return subscription;
  }

  private wish(subscription: Subscription): Promise<void> {
    if (subscription.kind === 'audio') return subscription.want(this.voiceWish(subscription));
    const wish = this.plan.get(subscription.producerId) ?? null;
    if (wish === null) this.subscriptions.park(subscription.id);
    else this.subscriptions.unpark(subscription.id);
    return subscription.want(wish);
  }

  private voiceWish({ source, producerId }: Subscription): Allotted | null {
    const voices = this.source?.voices ?? null;
    const flows = source === 'screen-audio' || voices === null || voices.has(producerId);
    return flows ? { layer: null, priority: 1 } : null;
  }

  private choose(): void {
    const before = this.demand;
    this.plan = this.planned();
    const after = this.demand;
    if (before.size !== after.size || [...after].some(([id, layer]) => before.get(id) !== layer)) {
      this.source?.demandChanged();
    }
  }

  private planned(): Map<string, Allotted> {
    const { source } = this;
    if (source === null || !this.wantsVideo || this.line.mode === 'audio-only') return new Map();
    const { streams, speaker, limits } = source;
    return this.pictures.choose({
      streams,
      speaker,
      limits,
      voices: source.voices?.size ?? streams.filter(({ producer }) => producer.kind === 'audio').length,
      estimate: this.line.estimate,
      flowing: new Set(this.plan.keys()),
      isTrial: this.line.mode === 'trial',
    });
  }

  private keep(subscription: Subscription, consumer: types.Consumer): Subscription {
    this.subscriptions.add(subscription, consumer);
    consumer.on('layerschange', (layers) => {
      if (layers !== undefined) return;
      this.after(dropCheckMs, () => this.checkDrop(subscription));
      this.checkWedgedSoon(subscription);
    });
    consumer.on('score', () => {
      if (subscription.isStarved) this.checkWedgedSoon(subscription);
    });
    return subscription;
  }

  /** Counts as a drop when no picture at all is left for want of bandwidth. */
  private checkDrop(subscription: Subscription): void {
    if (!subscription.isStarved || this.line.hasRoom || this.consumers.some(({ hasPicture }) => hasPicture)) return;
    this.line.dropped();
  }

  private checkWedgedSoon(subscription: Subscription): void {
    this.after(wedgedMs, () => void this.checkWedged(subscription).catch(() => undefined));
  }

  private async checkWedged(subscription: Subscription): Promise<void> {
    // A picture that is tried on a poor line has to flow, or the line is never found to be better.
    const mayFlow = this.line.hasRoom || this.line.mode === 'trial';
    if (!mayFlow || this.wedged.has(subscription) || !(await subscription.isWedged())) return;
    this.wedged.add(subscription);
    await this.refresh();
  }

  private lineChanged(before: LineMode): void {
    // Of a try the client learns nothing before it has succeeded.
    if (this.wantsVideo && (before === 'full') !== (this.line.mode === 'full')) {
      this.options.tell('receive.changed', this.mode);
      this.options.receives?.(this.mode);
    }
    this.refreshLater();
  }

  private estimated(): void {
    const planned = this.planned();
    const isSame = planned.size === this.plan.size && [...planned.keys()].every((id) => this.plan.has(id));
    if (!isSame) this.refreshLater();
  }

  /** Whoever leaves meanwhile is no fault. */
  private refreshLater(): void {
    this.refresh().catch(() => undefined);
  }

  private async startAll(): Promise<void> {
    await Promise.allSettled(this.consumers.map((subscription) => subscription.start()));
  }

  private after(milliseconds: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      if (!this.isClosed) work();
    }, milliseconds).unref();
    this.timers.add(timer);
  }
}
