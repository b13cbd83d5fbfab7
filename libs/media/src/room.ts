import { EventEmitter } from 'node:events';
import type {
  ClientStats,
  Reaction,
  RoomCloseReason,
  RoomEvents,
  RoomGrant,
  RoomJoined,
  RoomKind,
  RoomRequestInput,
  RoomRequestOutput,
  RoomResumed,
  RoomSnapshot,
  RtpCapabilities,
  TransportOptions,
} from '@parvis/contracts';
import { GrantBook, maySend } from './grant-book.js';
import type { RoomLimits } from './limits.js';
import { Lobby } from './lobby.js';
import { MediaError } from './media.errors.js';
import { type MediaSeat, requireMedia } from './media-seat.js';
import { type Identity, Peer, type PeerLink } from './peer.js';
import type { PeerMedia } from './peer-media.js';
import { PreparedMedia } from './prepared-media.js';
import { ReactionBudget } from './reaction-budget.js';
import { RecordingControl } from './recording-control.js';
import { emptied } from './room-emptied.js';
import { RoomEpochs } from './room-epochs.js';
import type { RoomMedia } from './room-media.js';
import { RoomModeration } from './room-moderation.js';
import type { Attendance, RoomAbout, RoomNews, RoomOptions, RoomState } from './room-types.js';
import { Roster } from './roster.js';
import { StatusNews } from './status-news.js';

export type JoinAnswer = Omit<RoomJoined, 'sessionToken'>;
export type PrepareAnswer = RoomRequestOutput<'lobby.prepare'>;

/**
 * One room: who is in it, who waits, and what they may do. Its media are on workers and may be replaced under it: when a worker
 * dies the people stay, the epoch rises and each client joins again over its open line.
 */
export class Room extends EventEmitter<RoomNews> {
  readonly kind: RoomKind;
  readonly fairId: string | null;
  readonly moderation: RoomModeration;
  readonly recording: RecordingControl;
  private readonly door: { isLocked: boolean };
  private readonly limits: RoomLimits;
  private readonly roster = new Roster();
  private readonly lobby: Lobby;
  private readonly grants: GrantBook;
  private readonly status: StatusNews;
  private readonly epochs: RoomEpochs;
  private readonly removed: Set<string>;
  private readonly hands: Map<string, string>;
  private readonly prepared = new PreparedMedia();
  private readonly reactions = new ReactionBudget();
  private activeSpeaker: string | null = null;
  private isClosed = false;
  /** Since when the room moves to another node. */
  private movingSince: Date | null = null;
  /** Joins under way, counted where they will take a place, and preparations, which take none. */
  private readonly arriving = { viewers: 0, people: 0, preparing: 0 };

  constructor(
    readonly id: string,
    about: RoomAbout,
    { pool, limits, recorder, state }: RoomOptions,
  ) {
    super();
    this.kind = about.kind;
    this.fairId = about.fairId;
    this.limits = limits;
    this.door = { isLocked: state?.isLocked ?? false };
    this.removed = new Set(state?.removed);
    this.hands = new Map(state?.hands);
    this.lobby = new Lobby(limits.lobby, state?.known);
    this.grants = new GrantBook(this.kind, state?.grants);
    this.epochs = new RoomEpochs(pool, this.kind, {
      speaker: (participantId) => this.setActiveSpeaker(participantId),
      streamsChanged: (participantId) => this.streamsChanged(participantId),
      videoCodec: () => this.status.changed(),
      reset: (epoch) => this.reset(epoch),
    });
    this.recording = new RecordingControl({
      recorder,
      room: {
        roomId: id,
        kind: this.kind,
        fairId: this.fairId,
        media: () => this.epochs.open(),
        people: () => this.roster.listed.map((peer) => peer.view),
      },
      onChange: () => this.status.changed(),
      onFault: (error) => this.emit('fault', error),
    });
    this.status = new StatusNews(
      {
        roster: this.roster,
        lobby: this.lobby,
        isLocked: () => this.door.isLocked,
        recording: () => this.recording.state,
        canRecord: () => this.recording.canRecord,
        videoCodec: () => this.epochs.current?.videoCodec ?? 'VP8',
      },
      limits.audienceNewsMs,
    );
    this.moderation = new RoomModeration({
      kind: this.kind,
      roster: this.roster,
      lobby: this.lobby,
      grants: this.grants,
      status: this.status,
      capacity: limits[this.kind],
      door: this.door,
      pauseStream: async (participantId, source) =>
        (await this.epochs.current?.pauseStream(participantId, source)) ?? null,
      applyGrants: (peer) => this.applyGrants(peer),
      changed: (peer) => this.peerChanged(peer),
    });
  }

  get epoch(): number {
    return this.epochs.number;
  }

  get closed(): boolean {
    return this.isClosed;
  }

  /** Everybody, viewers included. */
  get size(): number {
    return this.roster.size;
  }

  get audience(): number {
    return this.roster.audience;
  }

  /** Nobody is in it, on the way in or in front of it. */
  get isEmpty(): boolean {
    return (
      this.roster.size +
        this.lobby.size +
        this.arriving.viewers +
        this.arriving.people +
        this.arriving.preparing +
        this.prepared.size ===
      0
    );
  }

  /** What this person may do here: the ticket's grants, and what a moderator has given or taken since. */
  grantsOf(identity: Identity): readonly RoomGrant[] {
    return this.grants.of(identity);
  }

  /**
   * Lets a person in, or in again: a reload, another tab or a new epoch. Earlier media of the same person ends, the place in the
   * room does not. Media prepared on the same line is taken over.
   * @throws MediaError ROOM_WAITING until a moderator has let them in, ROOM_REMOVED, ROOM_FULL, ROOM_ELSEWHERE, ROOM_CLOSED
   */
  async join(identity: Identity, link: PeerLink, rtpCapabilities: RtpCapabilities): Promise<JoinAnswer> {
    this.requireOpen();
    let side: 'viewers' | 'people';
    try {
      side = this.requireAdmission(identity, link);
    } catch (error) {
      this.checkEmpty();
      throw error;
    }
    this.arriving[side] += 1;
    try {
      const roomMedia = await this.epochs.open();
      const media = await this.takePrepared(identity, link, roomMedia, rtpCapabilities);
      if (this.isClosed || this.removed.has(identity.participantId)) {
        media.close();
        throw this.isClosed ? closed() : removed();
      }
      const peer = this.seat(identity, link);
      peer.dropMedia();
      peer.media = media;
      await roomMedia.connectStreams(media);
      if (peer.link !== link || media.closed) throw new MediaError('ROOM_SESSION_UNKNOWN', 'replaced during the join');
      return { ...this.snapshot(peer, media), transports: media.transports };
    } finally {
      this.arriving[side] -= 1;
      this.checkEmpty();
    }
  }

  /** Opens both transports before the join; the others do not see this person yet. */
  async prepare(identity: Identity, link: PeerLink, rtpCapabilities: RtpCapabilities): Promise<PrepareAnswer> {
    this.requireOpen();
    this.requireStaying();
    if (this.removed.has(identity.participantId)) throw removed();
    if (this.roster.get(identity.participantId)?.link === link) {
      throw new MediaError('ROOM_MESSAGE_INVALID', 'this line is in the room already');
    }
    this.arriving.preparing += 1;
    try {
      const roomMedia = await this.epochs.open();
      const media = await this.openSeat(identity, link, roomMedia, rtpCapabilities);
      if (this.isClosed) {
        media.close();
        throw closed();
      }
      this.prepared.set(link, media);
      return { epoch: media.epoch, transports: media.transports, silence: await roomMedia.silenceFor(media) };
    } finally {
      this.arriving.preparing -= 1;
      this.checkEmpty();
    }
  }

  /** The same page on a new line: its media is still there. */
  resume(identity: Identity, link: PeerLink, epoch: number): RoomResumed {
    this.requireOpen();
    const peer = this.roster.get(identity.participantId);
    if (!peer?.media || peer.media.closed || peer.media.epoch !== epoch) {
      throw new MediaError('ROOM_SESSION_UNKNOWN', 'nothing to resume, join again');
    }
    this.attach(peer, link);
    return { ...this.snapshot(peer, peer.media), producers: peer.media.producers };
  }

  /** Is in the room, waits in front of it, or was in it. */
  knows(participantId: string): boolean {
    return (
      this.roster.get(participantId) !== undefined ||
      this.removed.has(participantId) ||
      this.lobby.knows(participantId) ||
      this.lobby.people.some((who) => who.participantId === participantId)
    );
  }

  /** Whoever is in the room on that line. @throws ROOM_NOT_JOINED */
  peerOf(participantId: string, link: PeerLink): Peer {
    const peer = this.roster.get(participantId);
    if (peer === undefined || peer.link !== link) throw new MediaError('ROOM_NOT_JOINED', 'join the room first');
    return peer;
  }

  /** The media of whoever holds that line, or of what it has prepared. */
  seatOf(participantId: string, link: PeerLink): MediaSeat {
    const prepared = this.prepared.get(link);
    if (prepared !== undefined) {
      return {
        mediaOf: (epoch) => requireMedia(prepared, epoch),
        produce: () => Promise.reject(new MediaError('ROOM_NOT_JOINED', 'join the room first')),
      };
    }
    const peer = this.peerOf(participantId, link);
    return {
      mediaOf: (epoch) => requireMedia(peer.media, epoch),
      produce: (input) => this.produce(peer, input),
    };
  }

  /** The sending transport of someone who may speak since they came; the same one when asked twice. */
  async openSend(participantId: string, link: PeerLink, epoch: number): Promise<TransportOptions> {
    const media = requireMedia(this.peerOf(participantId, link).media, epoch);
    return (await this.epochs.open()).openSend(media);
  }

  /** A reaction for everybody. @throws ROOM_TOO_MANY_REQUESTS */
  react(peer: Peer, reaction: Reaction): void {
    const { participantId, displayName } = peer.identity;
    const outcome = this.reactions.take(participantId, this.roster.size, Date.now());
    if (outcome === 'refused') throw new MediaError('ROOM_TOO_MANY_REQUESTS', 'too many reactions');
    if (outcome === 'sent') this.roster.tell('reaction', { participantId, displayName, reaction });
  }

  /** Asks everybody present to agree to a recording. @throws ROOM_RECORDING_UNAVAILABLE */
  askToRecord(peer: Peer): void {
    const present = this.roster.listed.filter(({ grants }) => maySend(grants));
    this.recording.ask(
      peer.identity.participantId,
      present.map(({ identity }) => identity.participantId),
    );
  }

  /** By anybody who is recorded, and by whoever asked. */
  stopRecording(peer: Peer): void {
    const { agreed, pending, askedBy } = this.recording.state;
    const { participantId } = peer.identity;
    if (participantId === askedBy || agreed.includes(participantId) || pending.includes(participantId)) {
      this.recording.stop();
    }
  }

  /** Sends the own side from its back room to the meeting. */
  goToMeeting(peer: Peer): void {
    if (this.kind !== 'team') throw new MediaError('ROOM_MESSAGE_INVALID', 'this is not a back room');
    this.roster.tell('team.gone', { by: peer.identity.participantId });
  }

  /** How a person's media arrives, 0 to 3; unknown people are no fault. */
  setQuality(participantId: string, quality: number | null): void {
    const peer = this.roster.get(participantId);
    if (peer === undefined || peer.quality === quality) return;
    peer.quality = quality;
    this.peerChanged(peer);
  }

  /** What a client saw of its media, for whoever keeps the log of the call. */
  report(peer: Peer, stats: ClientStats): void {
    this.emit('stats', peer.identity.participantId, stats);
  }

  /** The line is lost: the place and the media are kept for a while. */
  lineLost(participantId: string, link: PeerLink): void {
    this.prepared.drop(link);
    if (this.lobby.lineLost(participantId, link)) this.status.changed('moderators');
    const peer = this.roster.get(participantId);
    if (peer !== undefined && peer.link === link) {
      // A room that moves does not wait for those who have followed.
      if (this.movingSince !== null) this.remove(peer, this.movingSince);
      else this.setAway(peer);
    }
    this.checkEmpty();
  }

  leave(participantId: string, link: PeerLink): void {
    this.prepared.drop(link);
    if (this.lobby.lineLost(participantId, link)) this.status.changed('moderators');
    const peer = this.roster.get(participantId);
    if (peer !== undefined && peer.link === link) this.remove(peer, this.movingSince ?? new Date());
    this.checkEmpty();
  }

  /** May come again: whoever has a way in that is valid once more. */
  readmit(participantId: string): void {
    this.removed.delete(participantId);
  }

  /** Sends a person out for as long as the room lasts; the person is told and the line closed. Idempotent. */
  expel(participantId: string): void {
    this.removed.add(participantId);
    const peer = this.roster.get(participantId);
    const waitingLink = this.lobby.expel(participantId);
    for (const link of new Set([peer?.link, waitingLink])) {
      if (!link) continue;
      this.prepared.drop(link);
      link.send('room.closed', { reason: 'removed' });
      link.close();
    }
    if (waitingLink !== null) this.status.changed('moderators');
    if (peer !== undefined) this.remove(peer, new Date());
    this.checkEmpty();
  }

  close(reason: RoomCloseReason): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.recording.stop();
    this.status.close();
    this.lobby.close(reason);
    this.prepared.close(reason);
    for (const peer of this.roster.all) {
      peer.send('room.closed', { reason });
      this.remove(peer, this.movingSince ?? new Date());
    }
    this.epochs.close();
    this.emit('closed', reason);
  }

  /** What {@link RoomOptions.state} of the same room on another node takes. */
  exportState(): RoomState {
    const raised = this.roster.all.flatMap(({ identity: { participantId }, handRaisedAt }) =>
      handRaisedAt === null ? [] : [[participantId, handRaisedAt] as [string, string]],
    );
    return {
      isLocked: this.door.isLocked,
      grants: this.grants.export(),
      known: this.lobby.export(),
      removed: [...this.removed],
      hands: raised,
    };
  }

  /**
   * Moves everybody to another node: each is told where to, with a ticket of their own, and lets this room go once there. Resolves when
   * all have gone, at the latest after {@link RoomLimits.moveMs}; the room is closed then. Newcomers are sent elsewhere meanwhile.
   *
   * @param invite answers the way to the other node for one person; one who cannot be invited is told to ask for a new ticket
   */
  async migrate(invite: (who: Identity) => Promise<RoomEvents['media.migrate']>): Promise<void> {
    if (this.isClosed || this.movingSince !== null) return;
    this.movingSince = new Date();
    this.recording.stop();
    await this.recording.settled();
    const seated = this.roster.all.flatMap(({ identity, link }) => (link === null ? [] : [{ identity, link }]));
    await Promise.all(
      [...seated, ...this.lobby.lines].map(async ({ identity, link }) => {
        try {
          link.send('media.migrate', await invite(identity));
        } catch (error) {
          this.emit('fault', error);
          link.send('room.closed', { reason: 'elsewhere' });
        }
      }),
    );
    // Who is away cannot be told; a new ticket leads them to the other node.
    for (const peer of this.roster.all) if (peer.link === null) this.remove(peer, peer.awaySince ?? this.movingSince);
    if (!this.isEmpty) await emptied(this, this.limits.moveMs);
    this.close('elsewhere');
  }

  private requireAdmission(identity: Identity, link: PeerLink): 'viewers' | 'people' {
    const { participantId } = identity;
    this.requireStaying();
    if (this.removed.has(participantId)) throw removed();
    const grants = this.grants.of(identity);
    const isViewer = this.grants.isViewer(grants);
    const side = isViewer ? 'viewers' : 'people';
    if (this.roster.get(participantId) !== undefined) return side;
    // A moderator never waits: there may be nobody inside who could open.
    const waits = (identity.knocks === true || this.door.isLocked) && !grants.includes('moderate');
    if (waits && !this.lobby.knows(participantId)) {
      this.lobby.wait(identity, link);
      this.status.changed('moderators');
      throw new MediaError('ROOM_WAITING', 'a moderator has to let this person in');
    }
    const capacity = isViewer ? this.limits.viewers : this.limits[this.kind];
    const taken = isViewer ? this.roster.audience : this.roster.listedCount;
    if (taken + this.arriving[side] >= capacity) {
      throw new MediaError('ROOM_FULL', `the room holds ${capacity} people`);
    }
    return side;
  }

  private async takePrepared(
    identity: Identity,
    link: PeerLink,
    roomMedia: RoomMedia,
    rtpCapabilities: RtpCapabilities,
  ): Promise<PeerMedia> {
    const media = this.prepared.take(link, roomMedia.epoch);
    if (media === null) return this.openSeat(identity, link, roomMedia, rtpCapabilities);
    // It was prepared for a viewer who has been invited up since.
    if (maySend(this.grants.of(identity)) && media.transports.send === null) await roomMedia.openSend(media);
    return media;
  }

  private async openSeat(
    identity: Identity,
    link: PeerLink,
    roomMedia: RoomMedia,
    rtpCapabilities: RtpCapabilities,
  ): Promise<PeerMedia> {
    const { participantId } = identity;
    const grants = this.grants.of(identity);
    const media: PeerMedia = await roomMedia.seat({
      participantId,
      maySend: maySend(grants),
      isViewer: this.grants.isViewer(grants),
      isReturning: this.roster.get(participantId) !== undefined,
      rtpCapabilities,
      tell: (event, payload) => {
        const peer = this.roster.get(participantId);
        if (peer?.media === media) peer.send(event, payload);
        else if (this.prepared.get(link) === media) link.send(event, payload);
      },
    });
    return media;
  }

  private seat(identity: Identity, link: PeerLink): Peer {
    const known = this.roster.get(identity.participantId);
    if (known !== undefined) {
      known.identity = identity;
      this.attach(known, link);
      this.applyGrants(known);
      return known;
    }
    const peer = new Peer(identity, new Date());
    peer.grants = this.grants.of(identity);
    peer.isViewer = this.grants.isViewer(peer.grants);
    peer.handRaisedAt = this.hands.get(identity.participantId) ?? null;
    this.hands.delete(identity.participantId);
    peer.attach(link);
    this.roster.put(peer);
    this.lobby.entered(identity.participantId);
    this.appeared(peer);
    return peer;
  }

  private attach(peer: Peer, link: PeerLink): void {
    if (!peer.attach(link)) return;
    const { participantId } = peer.identity;
    if (!peer.isViewer) this.roster.tell('peer.back', { participantId }, peer);
    this.emit('returned', participantId);
  }

  private setAway(peer: Peer): void {
    const { participantId } = peer.identity;
    peer.detach(
      { noticeMs: this.limits.awayNoticeMs, goneMs: this.limits.awayMs },
      () => peer.isViewer || this.roster.tell('peer.away', { participantId }, peer),
      () => this.remove(peer, peer.awaySince ?? new Date()),
    );
  }

  private remove(peer: Peer, at: Date): void {
    if (!this.roster.delete(peer)) return;
    peer.close();
    this.disappeared(peer, at);
    this.checkEmpty();
  }

  /** Is in the list from now on, or among the viewers. */
  private appeared(peer: Peer): void {
    if (peer.isViewer) {
      this.audienceChanged();
      return;
    }
    const { participantId } = peer.identity;
    this.roster.tell('peer.joined', { peer: peer.view }, peer);
    if (maySend(peer.grants)) this.recording.arrived(participantId);
    this.emit('joined', this.attendance(peer, new Date()));
  }

  private disappeared(peer: Peer, at: Date, wasViewer = peer.isViewer): void {
    if (wasViewer) {
      if (peer.handRaisedAt !== null) this.status.changed('moderators');
      this.audienceChanged();
      return;
    }
    const { participantId } = peer.identity;
    this.roster.tell('peer.left', { participantId }, peer);
    this.recording.left(participantId);
    this.emit('left', this.attendance(peer, at));
  }

  private applyGrants(peer: Peer): void {
    const { participantId } = peer.identity;
    const before = peer.grants;
    const wasViewer = peer.isViewer;
    peer.grants = this.grants.of(peer.identity);
    peer.isViewer = this.grants.isViewer(peer.grants);
    if (peer.grants.length === before.length && before.every((grant) => peer.grants.includes(grant))) return;
    if (!maySend(peer.grants)) peer.media?.closeSend();
    peer.send('grants.changed', { grants: [...peer.grants] });
    this.roster.put(peer);
    if (wasViewer === peer.isViewer) {
      if (maySend(before) && !maySend(peer.grants)) this.recording.left(participantId);
      if (!maySend(before) && maySend(peer.grants)) this.recording.arrived(participantId);
      this.peerChanged(peer);
      return;
    }
    // Whoever has been called up has no need of the hand any more.
    peer.handRaisedAt = null;
    this.status.changed('moderators');
    this.disappeared(peer, new Date(), wasViewer);
    this.appeared(peer);
    this.audienceChanged();
  }

  private async produce(peer: Peer, input: RoomRequestInput<'media.produce'>): Promise<string> {
    const media = requireMedia(peer.media, input.epoch);
    const producerId = await (await this.epochs.open()).produce(media, input);
    const needed: RoomGrant = input.source === 'screen' || input.source === 'screen-audio' ? 'share' : 'speak';
    // It may have been taken while the worker was asked.
    if (!peer.grants.includes(needed)) {
      media.closeSend();
      throw new MediaError('ROOM_GRANT_MISSING', 'this is not allowed any more');
    }
    return producerId;
  }

  private reset(epoch: number): void {
    this.activeSpeaker = null;
    this.prepared.reset(epoch);
    for (const peer of this.roster.all) {
      peer.dropMedia();
      peer.send('media.reset', { epoch });
    }
    this.emit('reset', epoch);
    this.checkEmpty();
  }

  private snapshot(self: Peer, media: PeerMedia): RoomSnapshot {
    return {
      roomId: this.id,
      kind: this.kind,
      status: this.status.for(self),
      receiveMode: media.receiveMode,
      epoch: media.epoch,
      serverTime: new Date().toISOString(),
      endsAt: self.identity.endsAt,
      self: self.view,
      grants: [...self.grants],
      peers: this.roster.listed.filter((peer) => peer !== self).map((peer) => peer.view),
      activeSpeaker: this.activeSpeaker,
      consumers: media.consumers.map((subscription) => subscription.view),
    };
  }

  private setActiveSpeaker(participantId: string | null): void {
    if (this.activeSpeaker === participantId) return;
    this.activeSpeaker = participantId;
    this.roster.tell('speaker.active', { participantId });
  }

  private streamsChanged(participantId: string): void {
    const peer = this.roster.get(participantId);
    if (peer !== undefined) this.peerChanged(peer);
  }

  /** A viewer's changes are nobody else's business. */
  private peerChanged(peer: Peer): void {
    if (peer.isViewer) peer.send('peer.changed', { peer: peer.view });
    else this.roster.tell('peer.changed', { peer: peer.view });
  }

  private audienceChanged(): void {
    this.status.audienceChanged();
    this.emit('audience', this.roster.audience);
  }

  private attendance(peer: Peer, at: Date): Attendance {
    return { roomId: this.id, kind: this.kind, participantId: peer.identity.participantId, at };
  }

  private checkEmpty(): void {
    if (this.isEmpty && !this.isClosed) this.emit('empty');
  }

  private requireStaying(): void {
    if (this.movingSince !== null) throw new MediaError('ROOM_ELSEWHERE', 'the room is moving to another node');
  }

  private requireOpen(): void {
    if (this.isClosed) throw closed();
  }
}

const closed = () => new MediaError('ROOM_CLOSED', 'the room is closed');
const removed = () => new MediaError('ROOM_REMOVED', 'a moderator has removed this person');
