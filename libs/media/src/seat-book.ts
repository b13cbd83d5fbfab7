import type { RoomKind, RtpCapabilities } from '@parvis/contracts';
import { predictedPackets } from './capacity.rules.js';
import type { Edge, FanOut } from './fan-out.js';
import { MediaError } from './media.errors.js';
import { refusesPublishers, refusesViewers } from './overload.rules.js';
import { PeerMedia, type PeerMediaOptions } from './peer-media.js';
import type { RoomRouter } from './room-router.js';

export interface SeatOptions {
  participantId: string;
  /** Opens a sending transport too. */
  maySend: boolean;
  /** One of a stage's audience: sits on an edge router where there is one. */
  isViewer: boolean;
  /** Was inside before; is let in also when the worker takes no newcomers. */
  isReturning?: boolean;
  rtpCapabilities: RtpCapabilities;
  tell: PeerMediaOptions['tell'];
  /** What this person receives is another now, by the line or by choice. */
  receives?: NonNullable<PeerMediaOptions['receives']>;
}

export interface SeatBookOptions {
  kind: RoomKind;
  epoch: number;
  parkMs?: number;
  origin: RoomRouter;
  fanOut: FanOut;
}

/** Viewers who all ask for a key frame at once cost the sender one a second. */
const stageKeyFrameMs = 1_000;

interface Seat {
  isViewer: boolean;
  edge: Edge | null;
  free: () => void;
}

/** Everybody with transports in one epoch of a room, and on which router: the room's own, or an edge for a stage's viewers. */
export class SeatBook {
  /** Those whose streams are shown to the others. */
  readonly live = new Set<PeerMedia>();
  private readonly seats = new Map<PeerMedia, Seat>();

  constructor(private readonly options: SeatBookOptions) {}

  get all(): PeerMedia[] {
    return [...this.seats.keys()];
  }

  /** @throws MediaError ROOM_OVERLOADED when the worker takes no newcomers, MEDIA_UNAVAILABLE when it died meanwhile */
  async open({ isViewer, isReturning, ...person }: SeatOptions): Promise<PeerMedia> {
    const { kind, epoch, parkMs, origin, fanOut } = this.options;
    const place = isViewer && kind === 'stage' ? await fanOut.place() : null;
    const router = place?.edge.router ?? origin;
    const { maySend, ...peer } = person;
    try {
      if (isReturning !== true) requireRoom(router, maySend);
      const [recvTransport, sendTransport] = await Promise.all([
        router.createTransport(),
        maySend ? origin.createTransport() : null,
      ]);
      if (origin.closed || router.closed) {
        throw new MediaError('MEDIA_UNAVAILABLE', 'the media worker was lost during the join');
      }
      const media = new PeerMedia({
        ...peer,
        epoch,
        sendTransport,
        recvTransport,
        ...(kind === 'stage' ? { keyFrameRequestDelay: stageKeyFrameMs } : {}),
        ...(parkMs === undefined ? {} : { parkMs }),
      });
      this.seats.set(media, { isViewer, edge: place?.edge ?? null, free: () => place?.free() });
      return media;
    } catch (error) {
      place?.free();
      throw error;
    }
  }

  /** Answers whether this person was shown to the others. */
  free(media: PeerMedia): boolean {
    this.seats.get(media)?.free();
    this.seats.delete(media);
    return this.live.delete(media);
  }

  isViewer(media: PeerMedia): boolean {
    return this.seats.get(media)?.isViewer === true;
  }

  /** Null for whoever sits on the room's own router. */
  edgeOf(media: PeerMedia): Edge | null {
    return this.seats.get(media)?.edge ?? null;
  }

  routerOf(media: PeerMedia): RoomRouter {
    return this.edgeOf(media)?.router ?? this.options.origin;
  }

  on(edge: Edge | null): PeerMedia[] {
    return this.all.filter((media) => this.edgeOf(media) === edge);
  }

  /** What the open streams there should make, for the placement of other rooms. */
  packetsAt(edge: Edge | null): number {
    let packets = 0;
    for (const media of this.live) {
      if (this.edgeOf(media) !== edge) continue;
      for (const { kind, source, state } of media.consumers) {
        packets += predictedPackets({ kind, isScreen: source === 'screen', ...state });
      }
    }
    return packets;
  }
}

function requireRoom({ worker }: RoomRouter, maySend: boolean): void {
  const isFull = maySend ? refusesPublishers(worker.overload) : refusesViewers(worker.overload);
  if (isFull) throw new MediaError('ROOM_OVERLOADED', 'this node takes no newcomers just now');
}
