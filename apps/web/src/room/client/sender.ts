import type { MediaSource, ProducerView } from '@parvis/contracts';
import type { Device, Transport } from 'mediasoup-client/types';
import { chooseVideoCodec, encodableVideo } from './codec-choice.js';
import { encodingOf } from './encodings.js';
import type { OutgoingPlan } from './outgoing-plan.js';
import type { Request } from './request.js';
import { SentStream } from './sent-stream.js';

export interface SenderOptions {
  device: Device;
  epoch: number;
  plan: OutgoingPlan;
  request: Request;
}

const isScreen = (source: MediaSource) => source === 'screen' || source === 'screen-audio';

/** Everything that one link sends: keeps it in line with the plan, one source at a time; the last wish wins. */
export class Sender {
  private readonly streams = new Map<MediaSource, SentStream>();
  private readonly queues = new Map<MediaSource, Promise<void>>();
  private transport: Transport | null = null;
  private isIn = false;
  private localIds = 0;

  constructor(private readonly options: SenderOptions) {}

  get isSendingCamera(): boolean {
    const outgoing = this.options.plan.sources.get('camera');
    return this.streams.has('camera') && outgoing?.track != null && !outgoing.isPaused;
  }

  /** The way is there. What the browser negotiates needs no answer of the server, so it is told in its own time. */
  attach(transport: Transport): void {
    this.transport = transport;
    transport.on('produce', (_, done) => {
      this.localIds += 1;
      done({ id: `local-${this.localIds}` });
    });
  }

  /** Negotiates the voice's place with a silent track, so that the way is open before the join. Nothing is heard of it. */
  async warm(silence: MediaStreamTrack): Promise<void> {
    await this.enqueue('microphone', async () => {
      if (!this.streams.has('microphone')) await this.start('microphone', silence);
    });
  }

  /** The room knows us from now on. */
  async enter(): Promise<void> {
    this.isIn = true;
    await this.syncAll();
  }

  /** The line was lost and is back: what the server has of ours. */
  reconcile(views: readonly ProducerView[]): void {
    for (const stream of this.streams.values()) {
      stream.known(views.find(({ id, source }) => id === stream.producerId || source === stream.source));
    }
  }

  async syncAll(): Promise<void> {
    await Promise.all([...this.options.plan.sources.keys()].map((source) => this.sync(source)));
  }

  sync(source: MediaSource): Promise<void> {
    return this.enqueue(source, () => this.bringInLine(source));
  }

  /** Nobody wants more of this stream than that. */
  async setWanted(producerId: string, layer: number | null): Promise<void> {
    const stream = [...this.streams.values()].find((sent) => sent.producerId === producerId);
    if (stream === undefined) return;
    stream.wantedLayer = layer;
    await this.sync(stream.source);
  }

  /** Others have missed a part of the pictures: the next one of each is whole. */
  async renewPictures(): Promise<void> {
    const work = [...this.streams.values()].map((stream) => this.enqueue(stream.source, () => stream.renewPicture()));
    await Promise.all(work);
  }

  sourceOf(producerId: string): MediaSource | null {
    return [...this.streams.values()].find((sent) => sent.producerId === producerId)?.source ?? null;
  }

  private enqueue(source: MediaSource, work: () => Promise<void>): Promise<void> {
    const before = this.queues.get(source) ?? Promise.resolve();
    const next = before.catch(() => undefined).then(work);
    this.queues.set(source, next);
    return next;
  }

  private async bringInLine(source: MediaSource): Promise<void> {
    const wanted = this.options.plan.sources.get(source);
    if (wanted === undefined || this.transport === null || this.transport.closed) return;
    const { track } = wanted;
    let stream = this.streams.get(source);
    if (stream === undefined || stream.producer.closed) {
      if (track === null || track.readyState === 'ended') return;
      stream = await this.start(source, track);
    } else if (track === null && isScreen(source)) {
      this.streams.delete(source);
      return stream.end();
    } else if (track !== null && stream.codec !== this.codecFor(track)) {
      // The new stream first, then the end of the old one: nobody sees a gap.
      const old = stream;
      stream = await this.start(source, track);
      await this.settle(stream, wanted);
      return old.end();
    }
    // What only keeps the way warm is announced when there is a voice to send.
    if (track === null && stream.producerId === null) return;
    await this.settle(stream, wanted);
  }

  private async settle(
    stream: SentStream,
    wanted: { track: MediaStreamTrack | null; isPaused: boolean },
  ): Promise<void> {
    try {
      await stream.settle(wanted, this.isIn);
    } catch (error) {
      if (stream.producerId === null && this.isIn && this.transport?.closed === false) {
        // Refused, or not answered: the next try begins anew.
        this.streams.delete(stream.source);
        stream.producer.close();
      }
      throw error;
    }
  }

  private async start(source: MediaSource, track: MediaStreamTrack): Promise<SentStream> {
    const { plan, epoch, request } = this.options;
    if (this.transport === null) throw new Error('there is no way to send');
    const codec = track.kind === 'video' ? this.codec() : null;
    // mediasoup-client starts a stream paused when its track is disabled, which an earlier link may have left so.
    track.enabled = !(plan.sources.get(source)?.isPaused ?? false);
    const producer = await this.transport.produce({
      track,
      ...encodingOf(source, codec?.name ?? 'VP8', plan),
      ...(codec === null ? {} : { codec: codec.capability }),
      // The tracks belong to the local media, which outlives this link.
      stopTracks: false,
      disableTrackOnPause: true,
      zeroRtpOnPause: false,
    });
    const stream = new SentStream(source, producer, codec?.name ?? null, epoch, plan, request);
    this.streams.set(source, stream);
    return stream;
  }

  private codecFor(track: MediaStreamTrack) {
    return track.kind === 'video' ? (this.codec()?.name ?? null) : null;
  }

  private codec() {
    const { device, plan } = this.options;
    return chooseVideoCodec(plan.videoCodec, device.sendRtpCapabilities.codecs ?? [], encodableVideo());
  }
}
