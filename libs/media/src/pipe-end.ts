import type { MediaSource, RtpParameters } from '@parvis/contracts';
import type { types } from 'mediasoup';

/** Where the other end of a pipe is reached, and the key under which it sends. Secret: only for nodes among themselves. */
export interface PipeAddress {
  ip: string;
  port: number;
  srtpParameters: types.SrtpParameters;
}

/** A stream on its way through a pipe: all that the other end needs to take it. */
export interface PipedStream {
  producerId: string;
  kind: types.MediaKind;
  rtpParameters: RtpParameters;
  isPaused: boolean;
  participantId: string;
  source: MediaSource;
}

/** Follows a stream that is sent through a pipe, so that the other end can do the same. */
export interface PipeFollower {
  paused(isPaused: boolean): void;
  ended(): void;
}

/**
 * One end of a pipe between two routers, mostly on different nodes: SRTP over UDP, lost packets are sent again. Open one on each
 * side, exchange {@link PipeEnd.address}, connect both; any number of streams goes through, in both directions.
 */
export class PipeEnd {
  private constructor(private readonly transport: types.PipeTransport) {}

  /** Listens on a free port of `listenIp`; `announcedAddress` is what the other node reaches when that differs. */
  static async open(
    router: types.Router,
    { listenIp, announcedAddress = null }: { listenIp: string; announcedAddress?: string | null },
  ): Promise<PipeEnd> {
    const transport = await router.createPipeTransport({
      listenInfo: { protocol: 'udp', ip: listenIp, ...(announcedAddress === null ? {} : { announcedAddress }) },
      enableSrtp: true,
      enableRtx: true,
    });
    return new PipeEnd(transport);
  }

  get closed(): boolean {
    return this.transport.closed;
  }

  get address(): PipeAddress {
    const { tuple, srtpParameters } = this.transport;
    if (srtpParameters === undefined) throw new Error('a pipe end always has a key');
    return { ip: tuple.localAddress, port: tuple.localPort, srtpParameters };
  }

  /** Once. */
  async connect({ ip, port, srtpParameters }: PipeAddress): Promise<void> {
    await this.transport.connect({ ip, port, srtpParameters });
  }

  /** Sends a stream of this end's router, all its layers. Rejects when the stream has ended. */
  async send(
    stream: { producer: types.Producer; participantId: string; source: MediaSource },
    follower: PipeFollower,
  ): Promise<PipedStream> {
    const consumer = await this.transport.consume({ producerId: stream.producer.id });
    consumer.on('producerpause', () => follower.paused(true));
    consumer.on('producerresume', () => follower.paused(false));
    consumer.on('producerclose', () => follower.ended());
    return {
      producerId: stream.producer.id,
      kind: consumer.kind,
      rtpParameters: consumer.rtpParameters as RtpParameters,
      isPaused: consumer.producerPaused,
      participantId: stream.participantId,
      source: stream.source,
    };
  }

  /** Takes what the other end sends: a producer of the same id on this end's router. */
  receive({ producerId, kind, rtpParameters, isPaused }: PipedStream): Promise<types.Producer> {
    return this.transport.produce({
      id: producerId,
      kind,
      rtpParameters: rtpParameters as types.RtpParameters,
      paused: isPaused,
    });
  }

  /** Everything that goes through ends here. Idempotent. */
  close(): void {
    this.transport.close();
  }
}
