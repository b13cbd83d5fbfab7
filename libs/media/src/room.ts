import { EventEmitter } from 'node:events';
import type {
  ClientStats,
  Reaction,
  RoomCloseReason,
  RoomGrant,
  RoomJoined,
  RoomKind,
  RoomResumed,
  RoomStatus,
  RtpCapabilities,
  TransportOptions,
} from '@parvis/contracts';
import type { BackRoom } from './back-room.js';
import { maySend } from './grant-book.js';
import { MediaError } from './media.errors.js';
import type { MediaSeat } from './media-seat.js';
import type { Identity, Peer, PeerLink } from './peer.js';
import type { RecordingControl } from './recording-control.js';
import { emptied } from './room-emptied.js';
import type { RoomModeration } from './room-moderation.js';
import type { Invite } from './room-move.js';
import { type RoomParts, roomParts } from './room-parts.js';
import { snapshotOf } from './room-snapshot.js';
import type { RoomAbout, RoomNews, RoomOptions, RoomState } from './room-types.js';
import type { PrepareAnswer } from './seating.js';
import type { StageSpread } from './stage-spread.js';

export type JoinAnswer = Omit<RoomJoined, 'sessionToken'>;

/**
 * One room: who is in it, who waits, and what they may do. Its media are on workers and may be replaced under it: when a worker
 * dies the people stay, the epoch rises and each client joins again over its open line.
 */
export class Room extends EventEmitter<RoomNews> {
  readonly kind: RoomKind;
  readonly fairId: string | null;
  private readonly parts: RoomParts;
  private activeSpeaker: string | null = null;
  private isClosed = false;

  constructor(
    readonly id: string,
    about: RoomAbout,
    private readonly options: RoomOptions,
  ) {
    super();
    this.kind = about.kind;
    this.fairId = about.fairId;
    this.parts = roomParts(id, about, options, {
      news: this,
      speaker: (participantId) => this.setActiveSpeaker(participantId),
      streamsChanged: (participantId) => this.changed(participantId),
      reset: (epoch) => this.reset(epoch),
      checkEmpty: () => this.checkEmpty(),
    });
  }

  get moderation(): RoomModeration {
    return this.parts.moderation;
  }

  /** What a team's back room is besides a room; null for others. */
  get backRoom(): BackRoom | null {
    return this.parts.backRoom;
  }

  get recording(): RecordingControl {
    return this.parts.recording;
  }

  /** This room and other nodes, for a stage that more than one shows. */
  get spread(): StageSpread {
    return this.parts.spread;
  }

  get epoch(): number {
    return this.parts.epochs.number;
  }

  get closed(): boolean {
    return this.isClosed;
  }

  /** Everybody, viewers included. */
  get size(): number {
    return this.parts.roster.size;
  }

  get audience(): number {
    return this.parts.roster.audience;
  }

  /** Nobody is in it, on the way in or in front of it, and no other node shows it. */
  get isEmpty(): boolean {
    const { roster, lobby, admission, seating } = this.parts;
    return roster.size + roster.remote.nodes + lobby.size + admission.size + seating.size === 0;
  }

  /** What this person may do here: the ticket's grants, and what a moderator has given or taken since. */
  grantsOf(identity: Identity): readonly RoomGrant[] {
    return this.parts.grants.of(identity);
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
      arrived = this.parts.admission.admit(identity, link);
      const roomMedia = await this.parts.epochs.open();
      const requireOpen = () => this.requireOpen(identity, link);
      const media = await this.parts.seating.take({ identity, link, rtpCapabilities, requireOpen }, roomMedia);
      const peer = this.parts.presence.seat(identity, link);
      // Whoever has a place no longer keeps one: counted twice, he or she would take the other's in a room for two.
      arrived();
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
    if (this.parts.roster.get(identity.participantId)?.link === link) {
      throw new MediaError('ROOM_MESSAGE_INVALID', 'this line is in the room already');
    }
    const requireOpen = () => this.requireOpen(identity, link);
    try {
      return await this.parts.seating.prepare({ identity, link, rtpCapabilities, requireOpen });
    } finally {
      this.checkEmpty();
    }
  }

  /** The same page on a new line: its media is still there. */
  resume(identity: Identity, link: PeerLink, epoch: number): RoomResumed {
    this.requireOpen();
    const peer = this.parts.roster.get(identity.participantId);
    if (!peer?.media || peer.media.closed || peer.media.epoch !== epoch) {
      throw new MediaError('ROOM_SESSION_UNKNOWN', 'nothing to resume, join again');
    }
    this.parts.presence.attach(peer, link);
    return { ...this.snapshot(peer, peer.media), producers: peer.media.producers };
  }

  /** Who waits because the other side prepares, by the back room in which it does. */
  get heldBack(): Map<string, RoomStatus['waiting']> {
    const { lobby, admission } = this.parts;
    const held = new Map<string, RoomStatus['waiting']>();
    for (const { identity } of lobby.lines) {
      if (identity.sides === undefined || !admission.preparing.holdsBack(identity)) continue;
      const { participantId, displayName, companyName } = identity;
      const { other } = identity.sides;
      held.set(other, [...(held.get(other) ?? []), { participantId, displayName, companyName }]);
    }
    return held;
  }

  /** The back rooms in which somebody prepares for this meeting; whoever waited for others comes in. */
  setPreparing(backRooms: Iterable<string>): void {
    this.parts.admission.preparing.set(backRooms);
    this.parts.admission.recheck();
  }

  /** Is in the room, waits in front of it, or was in it. */
  knows(participantId: string): boolean {
    return (
      this.parts.roster.get(participantId) !== undefined ||
      this.parts.roster.remote.has(participantId) ||
      this.parts.admission.isRemoved(participantId) ||
      this.parts.lobby.knows(participantId) ||
      this.parts.lobby.people.some((who) => who.participantId === participantId)
    );
  }

  /** Whether this person moderates here; also of one who is not here just now. */
  hasModerator(participantId: string): boolean {
    return this.parts.grants.hasModerator(participantId);
  }

  /** Whoever is in the room on that line. @throws ROOM_NOT_JOINED */
  peerOf(participantId: string, link: PeerLink): Peer {
    return this.parts.roster.on(link, participantId);
  }

  /** The media of whoever holds that line, or of what it has prepared. */
  seatOf(participantId: string, link: PeerLink): MediaSeat {
    return this.parts.seating.of(participantId, link);
  }

  /** The sending transport of someone who may speak since they came; the same one when asked twice. */
  async openSend(participantId: string, link: PeerLink, epoch: number): Promise<TransportOptions> {
    return this.parts.seating.openSend(this.peerOf(participantId, link), epoch);
  }

  /** A reaction for everybody. @throws ROOM_TOO_MANY_REQUESTS */
  react(peer: Peer, reaction: Reaction): void {
    const { participantId, displayName } = peer.identity;
    const outcome = this.parts.reactions.take(participantId, this.parts.roster.size, Date.now());
    if (outcome === 'refused') throw new MediaError('ROOM_TOO_MANY_REQUESTS', 'too many reactions');
    if (outcome === 'sent') this.spread.showReaction({ participantId, displayName, reaction }, null);
  }

  /** Asks everybody present to agree to a recording. @throws ROOM_RECORDING_UNAVAILABLE, ROOM_RECORDING_FULL */
  askToRecord(peer: Peer): void {
    const present = this.parts.roster.listed.filter(({ grants }) => maySend(grants));
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
    this.parts.roster.tell('team.gone', { by: peer.identity.participantId });
  }

  /** How a person's media arrives, 0 to 3; unknown people are no fault. */
  setQuality(participantId: string, quality: number | null): void {
    const peer = this.parts.roster.get(participantId);
    if (peer === undefined || peer.quality === quality) return;
    peer.quality = quality;
    this.parts.presence.changed(peer);
  }

  /** What a client saw of its media, for whoever keeps the log of the call. */
  report(peer: Peer, stats: ClientStats): void {
    this.emit('stats', peer.identity.participantId, stats);
  }

  /** The line is lost: the place and the media are kept for a while. */
  lineLost(participantId: string, link: PeerLink): void {
    const isAwaitedElsewhere = this.parts.move.since !== null || this.spread.takeCalledAway(participantId);
    // Nobody waits for those who have followed.
    if (isAwaitedElsewhere) this.leave(participantId, link);
    else this.endLine(participantId, link, (peer) => this.parts.presence.setAway(peer));
  }

  leave(participantId: string, link: PeerLink): void {
    this.endLine(participantId, link, (peer) => this.parts.presence.remove(peer, this.parts.move.since ?? new Date()));
  }

  /** This person is on the other node to which the room moves. */
  followed(peer: Peer): void {
    this.parts.move.followed(peer);
    this.checkEmpty();
  }

  /** May come again: whoever has a way in that is valid once more. */
  readmit(participantId: string): void {
    this.parts.admission.readmit(participantId);
  }

  /** Sends a person out for as long as the room lasts; the person is told and the line closed. Idempotent. */
  expel(participantId: string): void {
    this.parts.admission.remove(participantId);
    this.parts.roster.remote.forget(participantId);
    const peer = this.parts.roster.get(participantId);
    const waitingLink = this.parts.lobby.expel(participantId);
    for (const link of new Set([peer?.link, waitingLink])) {
      if (!link) continue;
      this.parts.seating.prepared.drop(link);
      link.send('room.closed', { reason: 'removed' });
      link.close();
    }
    this.parts.status.changed('moderators');
    if (peer !== undefined) this.parts.presence.remove(peer, new Date());
    this.checkEmpty();
  }

  /** This person's way in is not valid any more: the place goes at once, also of somebody who is away. A new way leads back, without a knock. */
  dismiss(participantId: string): void {
    const peer = this.parts.roster.get(participantId);
    if (peer !== undefined) this.parts.presence.remove(peer, peer.awaySince ?? new Date());
    this.checkEmpty();
  }

  close(reason: RoomCloseReason): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.recording.stop();
    this.parts.status.close();
    this.parts.lobby.close(reason);
    this.parts.seating.prepared.close(reason);
    for (const peer of this.parts.roster.all) {
      peer.send('room.closed', { reason });
      this.parts.presence.remove(peer, this.parts.move.since ?? new Date());
    }
    this.parts.epochs.close();
    this.emit('closed', reason);
  }

  /** What {@link RoomOptions.state} of the same room on another node takes. */
  exportState(): RoomState {
    const raised = this.parts.roster.all.flatMap(({ identity: { participantId }, handRaisedAt }) =>
      handRaisedAt === null ? [] : [[participantId, handRaisedAt] as [string, string]],
    );
    return {
      isLocked: this.parts.admission.isLocked,
      grants: this.parts.grants.export(),
      moderators: this.parts.grants.moderatorIds,
      known: this.parts.lobby.export(),
      removed: this.parts.admission.removedIds,
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
    if (this.isClosed || this.parts.move.since !== null) return;
    this.emit('moving');
    await this.parts.move.tell(invite);
    if (!this.isEmpty) await emptied(this, this.options.limits.moveMs);
    this.close('elsewhere');
  }

  private endLine(participantId: string, link: PeerLink, end: (peer: Peer) => void): void {
    this.parts.seating.prepared.drop(link);
    if (this.parts.lobby.lineLost(participantId, link)) this.parts.status.changed('moderators');
    const peer = this.parts.roster.get(participantId);
    if (peer !== undefined && peer.link === link) end(peer);
    this.checkEmpty();
  }

  private reset(epoch: number): void {
    this.activeSpeaker = null;
    this.parts.seating.prepared.reset(epoch);
    for (const peer of this.parts.roster.all) {
      peer.dropMedia();
      peer.send('media.reset', { epoch });
    }
    this.emit('reset', epoch);
    this.checkEmpty();
  }

  private snapshot(self: Peer, media: NonNullable<Peer['media']>) {
    const { id, kind, activeSpeaker } = this;
    const { roster, status } = this.parts;
    const elsewhere = this.spread.mirrored?.peers ?? [];
    return snapshotOf({ id, kind, roster, elsewhere, status, activeSpeaker }, self, media);
  }

  private setActiveSpeaker(participantId: string | null): void {
    if (this.activeSpeaker === participantId) return;
    this.activeSpeaker = participantId;
    this.parts.roster.tell('speaker.active', { participantId });
  }

  private changed(participantId: string): void {
    const peer = this.parts.roster.get(participantId);
    if (peer !== undefined) this.parts.presence.changed(peer);
  }

  private checkEmpty(): void {
    if (this.isClosed) return;
    if (this.isEmpty) this.emit('empty');
    else if (this.parts.roster.size > 0 && this.parts.move.isDone) this.close('elsewhere');
  }

  private requireWelcome(identity: Identity): void {
    this.requireOpen();
    this.parts.move.requireStaying();
    this.parts.admission.requireNotRemoved(identity);
  }

  /** Also for one person: whoever was removed finds it closed, and nobody comes in over a line that has gone. */
  private requireOpen(identity?: Identity, link?: PeerLink): void {
    if (this.isClosed) throw new MediaError('ROOM_CLOSED', 'the room is closed');
    if (identity !== undefined) this.parts.admission.requireNotRemoved(identity);
    if (link?.isOpen === false) throw new MediaError('ROOM_SESSION_UNKNOWN', 'this line has gone');
  }
}
