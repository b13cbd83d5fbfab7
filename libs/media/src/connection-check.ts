import { type CheckStarted, checkPackets, type RoomRequestInput, type RtpCapabilities } from '@parvis/contracts';
import { MediaError } from './media.errors.js';
import { type MediaSeat, requireMedia } from './media-seat.js';
import type { PeerLink } from './peer.js';
import { PeerMedia } from './peer-media.js';
import { RoomRouter } from './room-router.js';
import type { WorkerPool } from './worker-pool.js';

/** No room gets there: whoever joins while the check runs on the same line must not take its echo for a stream of the room. */
const checkEpoch = 1_000_000_000;

/**
 * A network check against the real media node: what the client sends comes back to it, over the transports and the port that a
 * call would use. Ends by itself.
 */
export class ConnectionCheck implements MediaSeat {
  private readonly timer: NodeJS.Timeout;

  private constructor(
    private readonly router: RoomRouter,
    private readonly media: PeerMedia,
    private readonly link: PeerLink,
    lifetimeMs: number,
  ) {
    this.timer = setTimeout(() => this.close(), lifetimeMs).unref();
  }

  static async start(
    pool: WorkerPool,
    link: PeerLink,
    rtpCapabilities: RtpCapabilities,
    lifetimeMs: number,
  ): Promise<ConnectionCheck> {
    const router = await RoomRouter.open(pool, {}, { packets: checkPackets });
    try {
      const [sendTransport, recvTransport] = await Promise.all([router.createTransport(), router.createTransport()]);
      const media = new PeerMedia({
        epoch: checkEpoch,
        participantId: 'check',
        sendTransport,
        recvTransport,
        rtpCapabilities,
        tell: (event, payload) => link.send(event, payload),
      });
      return new ConnectionCheck(router, media, link, lifetimeMs);
    } catch (error) {
      router.close();
      throw error;
    }
  }

  get answer(): CheckStarted {
    const { send, recv } = this.media.transports;
    if (send === null) throw new MediaError('ROOM_INTERNAL', 'a check always sends');
    return { epoch: checkEpoch, transports: { send, recv } };
  }

  mediaOf(epoch: number): PeerMedia {
    return requireMedia(this.media, epoch);
  }

  async produce(input: RoomRequestInput<'media.produce'>): Promise<string> {
    const stream = await this.mediaOf(input.epoch).produce(input);
    const echo = await this.media.reception.consume(stream, this.router.canConsume);
    if (echo !== null) this.link.send('consumer.new', { epoch: checkEpoch, consumers: [echo.view] });
    return stream.producer.id;
  }

  close(): void {
    clearTimeout(this.timer);
    this.media.close();
    this.router.close();
  }
}
