import { stat } from 'node:fs/promises';
import type { types } from 'mediasoup';
import type { SentStream } from '../sent-stream.js';
import { FfmpegProcess } from './ffmpeg-process.js';
import { recordableCodec, trackSdp } from './track-sdp.rules.js';

/** A lost picture is made up for at the latest after so long. */
const keyFrameMs = 20_000;
const loopback = '127.0.0.1';

export interface TrackWriterOptions {
  bin: string;
  router: types.Router;
  stream: SentStream;
  /** ffmpeg's, RTP. */
  port: number;
  /** What the media worker may use on its side. */
  portRange: { min: number; max: number };
  file: string;
  /** The first packet was written at that time, ms since 1970. */
  onBegan: (at: number) => void;
  /** It ended by itself, the program's last words with it. */
  onDied: (complaint: string) => void;
}

/** Takes one stream from its router over a plain transport on the loopback to an ffmpeg that writes it down unchanged. */
export class TrackWriter {
  private isClosed = false;
  private beganAt: number | null = null;
  private endedAt: number | null = null;
  private keyFrames: NodeJS.Timeout | undefined;

  private constructor(
    private readonly file: string,
    private readonly transport: types.PlainTransport,
    private readonly consumer: types.Consumer,
    private readonly ffmpeg: FfmpegProcess,
    private readonly onBegan: (at: number) => void,
  ) {}

  /** Null for a stream in a codec that cannot be written. Rejects when the stream, its worker or ffmpeg has gone. */
  static async open(options: TrackWriterOptions): Promise<TrackWriter | null> {
    const { bin, router, stream, port, portRange, file, onBegan, onDied } = options;
    const { producer } = stream;
    const codecs = router.rtpCapabilities.codecs?.filter(({ mimeType }) => !/\/(rtx|red|ulpfec)$/i.test(mimeType));
    const rtpCapabilities = { codecs, headerExtensions: [] } as types.RtpCapabilities;
    if (recordableCodec(producer.rtpParameters) === null) return null;
    const transport = await router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: loopback, portRange },
      rtcpMux: true,
      comedia: false,
    });
    let ffmpeg: FfmpegProcess | null = null;
    try {
      await transport.connect({ ip: loopback, port });
      const consumer = await transport.consume({ producerId: producer.id, rtpCapabilities, paused: true });
      const codec = recordableCodec(consumer.rtpParameters);
      if (codec === null) throw new Error('the stream is not in a codec that can be written');
      ffmpeg = new FfmpegProcess(bin, port, trackSdp(consumer.kind, codec, port), file, onDied);
      await ffmpeg.listening();
      const writer = new TrackWriter(file, transport, consumer, ffmpeg, onBegan);
      await writer.begin();
      return writer;
    } catch (error) {
      transport.close();
      await ffmpeg?.stop();
      throw error;
    }
  }

  get pid(): number | undefined {
    return this.ffmpeg.pid;
  }

  /** From here on nothing more is taken from the stream. */
  cut(): void {
    this.endedAt ??= Date.now();
    clearInterval(this.keyFrames);
    this.transport.close();
  }

  /** Ends it; answers when it began and how long it is, in ms, or null when nothing was written. Idempotent. */
  async close(): Promise<{ beganAt: number; durationMs: number } | null> {
    this.cut();
    this.isClosed = true;
    await this.ffmpeg.stop();
    const size = await stat(this.file).then(
      (file) => file.size,
      () => 0,
    );
    if (this.beganAt === null || this.endedAt === null || size === 0) return null;
    return { beganAt: this.beganAt, durationMs: Math.max(0, this.endedAt - this.beganAt) };
  }

  private async begin(): Promise<void> {
    const { consumer } = this;
    const isVideo = consumer.kind === 'video';
    // The first packet that leaves the worker tells to the millisecond where this track begins.
    consumer.on('trace', () => {
      if (this.beganAt !== null) return;
      this.beganAt = Date.now();
      this.onBegan(this.beganAt);
      if (!consumer.closed) void consumer.enableTraceEvent([]).catch(() => undefined);
    });
    await consumer.enableTraceEvent(isVideo ? ['keyframe'] : ['rtp']);
    if (consumer.type !== 'simple') await consumer.setPreferredLayers({ spatialLayer: 2, temporalLayer: 2 });
    await consumer.resume();
    if (!isVideo) return;
    this.keyFrames = setInterval(() => this.requestKeyFrame(), keyFrameMs).unref();
    await consumer.requestKeyFrame();
  }

  private requestKeyFrame(): void {
    if (!this.isClosed && !this.consumer.closed) void this.consumer.requestKeyFrame().catch(() => undefined);
  }
}
