import { EventEmitter } from 'node:events';
import type {
  RoomCloseReason,
  RoomEventName,
  RoomEvents,
  RoomJoined,
  RoomRequestInput,
  RoomResumed,
  RoomSnapshot,
  RtpCapabilities,
} from '@parvis/contracts';
import type { RoomLimits } from './limits.js';
import { MediaError } from './media.errors.js';
import { type MediaSeat, requireMedia } from './media-seat.js';
import { type Identity, Peer, type PeerLink } from './peer.js';
import type { PeerMedia } from './peer-media.js';
import { RoomMedia } from './room-media.js';
import type { WorkerPool } from './worker-pool.js';

export interface Attendance {
  roomId: string;
  participantId: string;
  at: Date;
}

interface RoomNews {
  joined: [Attendance];
  left: [Attendance];
  empty: [];
}

export type JoinAnswer = Omit<RoomJoined, 'sessionToken'>;

/**
 * One room: its people and, on one worker, their media. When the worker dies the people stay; the epoch rises and each
 * client joins again over its open line.
 */
export class Room extends EventEmitter<RoomNews> {
  private readonly peers = new Map<string, Peer>();
  private media: Promise<RoomMedia> | null = null;
  private currentEpoch = 0;
  private activeSpeaker: string | null = null;
  private isClosed = false;
  private joining = 0;

  constructor(
    readonly id: string,
    private readonly pool: WorkerPool,
    private readonly limits: RoomLimits,
  ) {
    super();
  }

  get epoch(): number {
    return this.currentEpoch;
  }

  get closed(): boolean {
    return this.isClosed;
  }

  get size(): number {
    return this.peers.size;
  }

  /** Nobody is in it or on the way in. */
  get isEmpty(): boolean {
    return this.peers.size === 0 && this.joining === 0;
  }

  /**
   * Lets a person in, or in again: a reload, another tab or a new epoch. Earlier media of the same person ends, the place in the
   * room does not.
   */
  async join(identity: Identity, link: PeerLink, rtpCapabilities: RtpCapabilities): Promise<JoinAnswer> {
    this.requireOpen();
    const known = this.peers.has(identity.participantId);
    if (!known && this.peers.size + this.joining >= this.limits.peers) {
      throw new MediaError('ROOM_FULL', `the room holds ${this.limits.peers} people`);
    }
    this.joining += 1;
    try {
      const roomMedia = await this.openMedia();
      const media: PeerMedia = await roomMedia.seat({
        participantId: identity.participantId,
        maySend: identity.grants.some((grant) => grant === 'speak' || grant === 'share'),
        isViewer: false,
        rtpCapabilities,
        tell: (event, payload) => {
          const peer = this.peers.get(identity.participantId);
          if (peer?.media === media) peer.send(event, payload);
        },
      });
      if (this.isClosed) {
        media.close();
        throw new MediaError('MEDIA_UNAVAILABLE', 'the room was closed during the join');
      }
      const peer = this.seat(identity, link);
      peer.dropMedia();
      peer.media = media;
      await roomMedia.connectStreams(media);
      if (peer.link !== link || media.closed) throw new MediaError('ROOM_SESSION_UNKNOWN', 'replaced during the join');
      return { ...this.snapshot(peer, media), transports: media.transports };
    } finally {
      this.joining -= 1;
      if (this.isEmpty) this.emit('empty');
    }
  }

  /** The same page on a new line: its media is still there. */
  resume(identity: Identity, link: PeerLink, epoch: number): RoomResumed {
    this.requireOpen();
    const peer = this.peers.get(identity.participantId);
    if (!peer?.media || peer.media.closed || peer.media.epoch !== epoch) {
      throw new MediaError('ROOM_SESSION_UNKNOWN', 'nothing to resume, join again');
    }
    if (peer.attach(link)) this.tellOthers(peer, 'peer.back', { participantId: identity.participantId });
    return { ...this.snapshot(peer, peer.media), producers: peer.media.producers };
  }

  /** The media of whoever holds that line. */
  seatOf(participantId: string, link: PeerLink): MediaSeat {
    const peer = this.peers.get(participantId);
    if (peer === undefined || peer.link !== link) throw new MediaError('ROOM_NOT_JOINED', 'join the room first');
    return {
      mediaOf: (epoch) => requireMedia(peer.media, epoch),
      produce: (input) => this.produce(peer, input),
    };
  }

  /** The line is lost: the place and the media are kept for a while. */
  lineLost(participantId: string, link: PeerLink): void {
    const peer = this.peers.get(participantId);
    if (peer === undefined || peer.link !== link) return;
    peer.detach(
      { noticeMs: this.limits.awayNoticeMs, goneMs: this.limits.awayMs },
      () => this.tellOthers(peer, 'peer.away', { participantId }),
      () => this.remove(peer, peer.awaySince ?? new Date()),
    );
  }

  leave(participantId: string, link: PeerLink): void {
    const peer = this.peers.get(participantId);
    if (peer !== undefined && peer.link === link) this.remove(peer, new Date());
  }

  close(reason: RoomCloseReason): void {
    if (this.isClosed) return;
    this.isClosed = true;
    for (const peer of [...this.peers.values()]) {
      peer.send('room.closed', { reason });
      this.remove(peer, new Date());
    }
    void this.media?.then(
      (media) => media.close(),
      () => undefined,
    );
  }

  private async produce(peer: Peer, input: RoomRequestInput<'media.produce'>): Promise<string> {
    const media = requireMedia(peer.media, input.epoch);
    return (await this.openMedia()).produce(media, input);
  }

  private seat(identity: Identity, link: PeerLink): Peer {
    const known = this.peers.get(identity.participantId);
    if (known !== undefined) {
      known.identity = identity;
      if (known.attach(link)) this.tellOthers(known, 'peer.back', { participantId: identity.participantId });
      return known;
    }
    const peer = new Peer(identity, new Date());
    peer.attach(link);
    this.peers.set(identity.participantId, peer);
    this.tellOthers(peer, 'peer.joined', { peer: peer.view });
    this.emit('joined', { roomId: this.id, participantId: identity.participantId, at: peer.joinedAt });
    return peer;
  }

  private remove(peer: Peer, at: Date): void {
    const { participantId } = peer.identity;
    if (this.peers.get(participantId) !== peer) return;
    this.peers.delete(participantId);
    peer.close();
    this.tellOthers(peer, 'peer.left', { participantId });
    if (this.activeSpeaker === participantId) this.setActiveSpeaker(null);
    this.emit('left', { roomId: this.id, participantId, at });
    if (this.isEmpty) this.emit('empty');
  }

  private openMedia(): Promise<RoomMedia> {
    if (this.media === null) {
      const opening = RoomMedia.open(this.pool, { kind: 'meeting', epoch: this.currentEpoch }).then((media) => {
        media.on('speaker', (participantId) => this.setActiveSpeaker(participantId));
        media.on('died', () => this.recover());
        return media;
      });
      this.media = opening;
      opening.catch(() => {
        if (this.media === opening) this.media = null;
      });
    }
    return this.media;
  }

  private recover(): void {
    this.media = null;
    this.currentEpoch += 1;
    this.activeSpeaker = null;
    for (const peer of this.peers.values()) {
      peer.dropMedia();
      peer.send('media.reset', { epoch: this.currentEpoch });
    }
  }

  private snapshot(self: Peer, media: PeerMedia): RoomSnapshot {
    return {
      roomId: this.id,
      epoch: media.epoch,
      serverTime: new Date().toISOString(),
      endsAt: self.identity.endsAt,
      self: self.view,
      grants: [...self.identity.grants],
      peers: this.others(self).map((peer) => peer.view),
      activeSpeaker: this.activeSpeaker,
      consumers: media.consumers.map((subscription) => subscription.view),
    };
  }

  private setActiveSpeaker(participantId: string | null): void {
    if (this.activeSpeaker === participantId) return;
    this.activeSpeaker = participantId;
    for (const peer of this.peers.values()) peer.send('speaker.active', { participantId });
  }

  private others(self: Peer): Peer[] {
    return [...this.peers.values()].filter((peer) => peer !== self);
  }

  private tellOthers<N extends RoomEventName>(self: Peer, event: N, payload: RoomEvents[N]): void {
    for (const peer of this.others(self)) peer.send(event, payload);
  }

  private requireOpen(): void {
    if (this.isClosed) throw new MediaError('ROOM_CLOSED', 'the room is closed');
  }
}
