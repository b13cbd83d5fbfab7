import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { types } from 'mediasoup';
import type { SentStream } from '../src/sent-stream.js';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The media of a room, with a real router and real streams: ffmpeg sends them over plain transports. */
export class PlainMedia extends EventEmitter {
  readonly streams: SentStream[] = [];
  /** Whose sender may not rest. */
  readonly held: string[] = [];
  private readonly programs: ChildProcess[] = [];
  /** What takes each stream now, or took it last. */
  private readonly takers = new Map<string, types.Consumer>();

  constructor(
    readonly router: types.Router,
    /** The first of 100 local ports to send to. */
    private readonly port: number,
  ) {
    super();
    router.on('workerclose', () => this.emit('died'));
    router.observer.on('newtransport', (transport) =>
      transport.observer.on('newconsumer', (consumer) => this.takers.set(consumer.producerId, consumer)),
    );
  }

  /** Whether somebody takes this stream just now. */
  isTaken({ producer }: SentStream): boolean {
    return this.takers.get(producer.id)?.closed === false;
  }

  /** Packets of this stream that have gone to whoever takes it now; a packet of sound is 20 ms. */
  async taken({ producer }: SentStream): Promise<number> {
    const taker = this.takers.get(producer.id);
    if (taker === undefined || taker.closed) return 0;
    const stats = await taker.getStats();
    return stats.reduce((sum, one) => sum + (one.type === 'outbound-rtp' ? one.packetCount : 0), 0);
  }

  /** Waits until so many packets have been taken. */
  async takes(stream: SentStream, packets: number): Promise<void> {
    while ((await this.taken(stream)) < packets) await wait(20);
  }

  /** Waits until so many more packets have come from the sender, whoever takes them. */
  async goesOn({ producer }: SentStream, packets: number): Promise<void> {
    const come = async () => (await producer.getStats()).reduce((sum, one) => sum + one.packetCount, 0);
    const before = await come();
    while ((await come()) < before + packets) await wait(20);
  }

  get closed(): boolean {
    return this.router.closed;
  }

  async send(participantId: string, source: 'microphone' | 'camera'): Promise<SentStream> {
    const isVideo = source === 'camera';
    const transport = await this.router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: '127.0.0.1', portRange: { min: this.port, max: this.port + 100 } },
      rtcpMux: true,
      comedia: true,
    });
    const payloadType = isVideo ? 101 : 100;
    const ssrc = isVideo ? 2222 : 1111;
    const codec = isVideo
      ? { mimeType: 'video/VP8', clockRate: 90_000, payloadType }
      : { mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType };
    const rtpParameters = { codecs: [codec], encodings: [{ ssrc }] };
    const producer = await transport.produce({ kind: isVideo ? 'video' : 'audio', rtpParameters });
    const picture = [
      '-f',
      'lavfi',
      '-i',
      'testsrc=s=320x180:r=15',
      '-c:v',
      'libvpx',
      '-deadline',
      'realtime',
      '-g',
      '15',
    ];
    const voice = ['-f', 'lavfi', '-i', 'sine=frequency=440', '-c:a', 'libopus', '-ac', '2'];
    const target = `rtp://127.0.0.1:${transport.tuple.localPort}`;
    const how = ['-ssrc', String(ssrc), '-payload_type', String(payloadType), '-f', 'rtp', target];
    this.programs.push(
      spawn('ffmpeg', ['-loglevel', 'error', '-re', ...(isVideo ? picture : voice), ...how], { stdio: 'ignore' }),
    );
    while (!(await producer.getStats()).some(({ packetCount }) => packetCount > 5)) await wait(50);
    const stream = { producer, participantId, source };
    this.streams.push(stream);
    for (const event of ['pause', 'resume'] as const)
      producer.observer.on(event, () => this.emit('streamsChanged', participantId));
    producer.observer.once('close', () => this.emit('streamsChanged', participantId));
    this.emit('streamsChanged', participantId);
    return stream;
  }

  /** A stream of which nothing ever comes. */
  async promise(participantId: string, source: 'camera', mimeType: string): Promise<SentStream> {
    const transport = await this.router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: '127.0.0.1', portRange: { min: this.port, max: this.port + 100 } },
    });
    const codecs = [{ mimeType, clockRate: 90_000, payloadType: 101 }];
    const producer = await transport.produce({ kind: 'video', rtpParameters: { codecs, encodings: [{ ssrc: 3333 }] } });
    const stream = { producer, participantId, source };
    this.streams.push(stream);
    producer.observer.once('close', () => this.emit('streamsChanged', participantId));
    this.emit('streamsChanged', participantId);
    return stream;
  }

  holdStream(producerId: string): () => void {
    this.held.push(producerId);
    return () => void this.held.splice(this.held.indexOf(producerId), 1);
  }

  /** Processes of what sends. */
  get senders(): number[] {
    return this.programs.flatMap(({ pid }) => pid ?? []);
  }

  end(): void {
    for (const program of this.programs) program.kill('SIGKILL');
  }
}
