import { EventEmitter } from 'node:events';
import type {
  ClientStats,
  Reaction,
  RoomCloseReason,
  RoomGrant,
  RoomJoined,
  RoomKind,
  RoomResumed,
  RtpCapabilities,
  TransportOptions,
} from '@parvis/contracts';
import { Admission } from './admission.js';
import { GrantBook, maySend } from './grant-book.js';
import type { RoomLimits } from './limits.js';
import { Lobby } from './lobby.js';
import { MediaError } from './media.errors.js';
import type { MediaSeat } from './media-seat.js';
import type { Identity, Peer, PeerLink } from './peer.js';
import { Presence } from './presence.js';
import { ReactionBudget } from './reaction-budget.js';
import { RecordingControl } from './recording-control.js';
import { emptied } from './room-emptied.js';
import { RoomEpochs } from './room-epochs.js';
import { RoomModeration } from './room-moderation.js';
import { type Invite, RoomMove } from './room-move.js';
import { snapshotOf } from './room-snapshot.js';
import type { RoomAbout, RoomNews, RoomOptions, RoomState } from './room-types.js';
import { Roster } from './roster.js';
import { type PrepareAnswer, Seating } from './seating.js';
import { StageSpread } from './stage-spread.js';
import { StatusNews } from './status-news.js';

export type JoinAnswer = Omit<RoomJoined, 'sessionToken'>;

/**
 * One room: who is in it, who waits, and what they may do. Its media are on workers and may be replaced under it: when a worker
 * dies the people stay, the epoch rises and each client joins again over its open line.
 */
export class Room extends EventEmitter<RoomNews> {
  readonly kind: RoomKind;
  readonly fairId: string | null;
  readonly moderation: RoomModeration;
  readonly recording: RecordingControl;
  /** This room and other nodes, for a stage that more than one shows. */
  readonly spread: StageSpread;
  private readonly limits: RoomLimits;
  private readonly roster = new Roster();
  private readonly lobby: Lobby;
  private readonly grants: GrantBook;
  private readonly status: StatusNews;
  private readonly epochs: RoomEpochs;
  private readonly admission: Admission;
  private readonly presence: Presence;
  private readonly seating: Seating;
  private readonly move: RoomMove;
  private readonly reactions = new ReactionBudget();
  private activeSpeaker: string | null = null;
  private isClosed = false;

  constructor(
    readonly id: string,
    about: RoomAbout,
    { pool, limits, recorder, state, isMirror }: RoomOptions,
  ) {
    super();
    const { kind, fairId } = about;
    const { roster } = this;
    const fault = (error: unknown) => this.emit('fault', error);
    const lobby = new Lobby(limits.lobby, state?.known);
    const grants = new GrantBook(kind, state?.grants, state?.moderators);
    const epochs = new RoomEpochs(pool, kind, {
      speaker: (participantId) => this.setActiveSpeaker(participantId),
      streamsChanged: (participantId) => this.changed(participantId),
      videoCodec: () => status.changed(),
      reset: (epoch) => this.reset(epoch),
    });
    const people = () => roster.listed.map((peer) => peer.view);
    const recording = new RecordingControl({
      recorder,
      room: { roomId: id, kind, fairId, media: () => epochs.open(), people },
      onChange: () => status.changed(),
      onFault: fault,
    });
    const status: StatusNews = new StatusNews(
      {
        roster,
        lobby,
        isLocked: () => admission.isLocked,
        recording: () => recording.state,
        canRecord: () => recording.canRecord,
        videoCodec: () => epochs.current?.videoCodec ?? 'VP8',
        mirrored: () => this.spread.mirrored?.status ?? null,
      },
      limits.audienceNewsMs,
    );
    const admission: Admission = new Admission({ kind, limits, roster, lobby, grants, status, news: this }, state);
    const gone = () => this.checkEmpty();
    const presence = new Presence(
      { id, kind, limits, roster, lobby, grants, status, recording, news: this, gone },
      state?.hands,
    );
    this.kind = kind;
    this.fairId = fairId;
    this.limits = limits;
    this.lobby = lobby;
    this.grants = grants;
    this.epochs = epochs;
    this.recording = recording;
    this.status = status;
    this.admission = admission;
    this.presence = presence;
    this.seating = new Seating({
      roster,
      grants,
      epochs,
      receives: (participantId, mode) => this.emit('receives', participantId, mode),
    });
    this.spread = new StageSpread({
      roster,
      lobby,
      grants,
      status,
      reactions: this.reactions,
      door: admission,
      news: this,
      isMirror: isMirror === true,
      openMedia: () => epochs.open(),
      checkEmpty: () => this.checkEmpty(),
    });
    this.move = new RoomMove({ roster, lobby, presence, recording, fault });
    this.moderation = new RoomModeration({
      kind,
      roster,
      lobby,
      grants,
      status,
      capacity: limits[kind],
      door: admission,
      pauseStream: async (participantId, source) => (await epochs.current?.pauseStream(participantId, source)) ?? null,
      applyGrants: (peer) => presence.applyGrants(peer),
      changed: (peer) => presence.changed(peer),
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

  /** Nobody is in it, on the way in or in front of it, and no other node shows it. */
  get isEmpty(): boolean {
    const { roster, lobby, admission, seating } = this;
    return roster.size + roster.remote.nodes + lobby.size + admission.size + seating.size === 0;
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
    let arrived = () => {};
    try {
      this.requireWelcome(identity);
      arrived = this.admission.admit(identity, link);
      const roomMedia = await this.epochs.open();
      const requireOpen = () => this.requireOpen(identity);
      const media = await this.seating.take({ identity, link, rtpCapabilities, requireOpen }, roomMedia);
      const peer = this.presence.seat(identity, link);
      peer.dropMedia();
      peer.media = media;
      this.emit('receives', identity.participantId, media.receiveMode);
      await roomMedia.connectStreams(media);
      if (peer.link !== link || media.closed) throw new MediaError('ROOM_SESSION_UNKNOWN', 'replaced during the join');
      return { ...this.snapshot(peer, media), transports: media.transports };
    } finally {
      arrived();
      this.checkEmpty();
    }
  }

  /** Opens both transports before the join; the others do not see this person yet. */
  async prepare(identity: Identity, link: PeerLink, rtpCapabilities: RtpCapabilities): Promise<PrepareAnswer> {
    this.requireWelcome(identity);
    if (this.roster.get(identity.participantId)?.link === link) {
      throw new MediaError('ROOM_MESSAGE_INVALID', 'this line is in the room already');
    }
    const requireOpen = () => this.requireOpen(identity);
    try {
      return await this.seating.prepare({ identity, link, rtpCapabilities, requireOpen });
    } finally {
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
    this.presence.attach(peer, link);
    return { ...this.snapshot(peer, peer.media), producers: peer.media.producers };
  }

  /** Is in the room, waits in front of it, or was in it. */
  knows(participantId: string): boolean {
    return (
      this.roster.get(participantId) !== undefined ||
      this.roster.remote.has(participantId) ||
      this.admission.isRemoved(participantId) ||
      this.lobby.knows(participantId) ||
      this.lobby.people.some((who) => who.participantId === participantId)
    );
  }

  /** Whether this person moderates here; also of one who is not here just now. */
  hasModerator(participantId: string): boolean {
    return this.grants.hasModerator(participantId);
  }

  /** Whoever is in the room on that line. @throws ROOM_NOT_JOINED */
  peerOf(participantId: string, link: PeerLink): Peer {
    return this.roster.on(link, participantId);
  }

  /** The media of whoever holds that line, or of what it has prepared. */
  seatOf(participantId: string, link: PeerLink): MediaSeat {
    return this.seating.of(participantId, link);
  }

  /** The sending transport of someone who may speak since they came; the same one when asked twice. */
  async openSend(participantId: string, link: PeerLink, epoch: number): Promise<TransportOptions> {
    return this.seating.openSend(this.peerOf(participantId, link), epoch);
  }

  /** A reaction for everybody. @throws ROOM_TOO_MANY_REQUESTS */
  react(peer: Peer, reaction: Reaction): void {
    const { participantId, displayName } = peer.identity;
    const outcome = this.reactions.take(participantId, this.roster.size, Date.now());
    if (outcome === 'refused') throw new MediaError('ROOM_TOO_MANY_REQUESTS', 'too many reactions');
    if (outcome === 'sent') this.spread.showReaction({ participantId, displayName, reaction }, null);
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
    this.presence.changed(peer);
  }

  /** What a client saw of its media, for whoever keeps the log of the call. */
  report(peer: Peer, stats: ClientStats): void {
    this.emit('stats', peer.identity.participantId, stats);
  }

  /** The line is lost: the place and the media are kept for a while. */
  lineLost(participantId: string, link: PeerLink): void {
    const isAwaitedElsewhere = this.move.since !== null || this.spread.takeCalledAway(participantId);
    // Nobody waits for those who have followed.
    if (isAwaitedElsewhere) this.leave(participantId, link);
    else this.endLine(participantId, link, (peer) => this.presence.setAway(peer));
  }

  leave(participantId: string, link: PeerLink): void {
    this.endLine(participantId, link, (peer) => this.presence.remove(peer, this.move.since ?? new Date()));
  }

  /** This person is on the other node to which the room moves. */
  followed(peer: Peer): void {
    this.move.followed(peer);
    this.checkEmpty();
  }

  /** May come again: whoever has a way in that is valid once more. */
  readmit(participantId: string): void {
    this.admission.readmit(participantId);
  }

  /** Sends a person out for as long as the room lasts; the person is told and the line closed. Idempotent. */
  expel(participantId: string): void {
    this.admission.remove(participantId);
    this.roster.remote.forget(participantId);
    const peer = this.roster.get(participantId);
    const waitingLink = this.lobby.expel(participantId);
    for (const link of new Set([peer?.link, waitingLink])) {
      if (!link) continue;
      this.seating.prepared.drop(link);
      link.send('room.closed', { reason: 'removed' });
      link.close();
    }
    this.status.changed('moderators');
    if (peer !== undefined) this.presence.remove(peer, new Date());
    this.checkEmpty();
  }

  close(reason: RoomCloseReason): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.recording.stop();
    this.status.close();
    this.lobby.close(reason);
    this.seating.prepared.close(reason);
    for (const peer of this.roster.all) {
      peer.send('room.closed', { reason });
      this.presence.remove(peer, this.move.since ?? new Date());
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
      isLocked: this.admission.isLocked,
      grants: this.grants.export(),
      moderators: this.grants.moderatorIds,
      known: this.lobby.export(),
      removed: this.admission.removedIds,
      hands: raised,
    };
  }

  /**
   * Moves everybody to another node: each is told where to, with a ticket of their own, and says {@link Room.followed} once there. Resolves when
   * all have gone, at the latest after {@link RoomLimits.moveMs}; the room is closed then. Newcomers are sent elsewhere meanwhile.
   *
   * @param invite answers the way to the other node for one person; one who cannot be invited is told to ask for a new ticket
   */
  async migrate(invite: Invite): Promise<void> {
    if (this.isClosed || this.move.since !== null) return;
    this.emit('moving');
    await this.move.tell(invite);
    if (!this.isEmpty) await emptied(this, this.limits.moveMs);
    this.close('elsewhere');
  }

  private endLine(participantId: string, link: PeerLink, end: (peer: Peer) => void): void {
    this.seating.prepared.drop(link);
    if (this.lobby.lineLost(participantId, link)) this.status.changed('moderators');
    const peer = this.roster.get(participantId);
    if (peer !== undefined && peer.link === link) end(peer);
    this.checkEmpty();
  }

  private reset(epoch: number): void {
    this.activeSpeaker = null;
    this.seating.prepared.reset(epoch);
    for (const peer of this.roster.all) {
      peer.dropMedia();
      peer.send('media.reset', { epoch });
    }
    this.emit('reset', epoch);
    this.checkEmpty();
  }

  private snapshot(self: Peer, media: NonNullable<Peer['media']>) {
    const { id, kind, roster, status, activeSpeaker } = this;
    const elsewhere = this.spread.mirrored?.peers ?? [];
    return snapshotOf({ id, kind, roster, elsewhere, status, activeSpeaker }, self, media);
  }

  private setActiveSpeaker(participantId: string | null): void {
    if (this.activeSpeaker === participantId) return;
    this.activeSpeaker = participantId;
    this.roster.tell('speaker.active', { participantId });
  }

  private changed(participantId: string): void {
    const peer = this.roster.get(participantId);
    if (peer !== undefined) this.presence.changed(peer);
  }

  private checkEmpty(): void {
    if (this.isClosed) return;
    if (this.isEmpty) this.emit('empty');
    else if (this.roster.size > 0 && this.move.isDone) this.close('elsewhere');
  }

  private requireWelcome(identity: Identity): void {
    this.requireOpen();
    this.move.requireStaying();
    this.admission.requireNotRemoved(identity);
  }

  /** Also for one person: whoever was removed finds it closed. */
  private requireOpen(identity?: Identity): void {
    if (this.isClosed) throw new MediaError('ROOM_CLOSED', 'the room is closed');
    if (identity !== undefined) this.admission.requireNotRemoved(identity);
  }
}
