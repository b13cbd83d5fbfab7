import type { MediaSource, RoomKind } from '@parvis/contracts';
import type { GrantBook } from './grant-book.js';
import type { Lobby } from './lobby.js';
import { MediaError } from './media.errors.js';
import type { Peer } from './peer.js';
import type { Roster } from './roster.js';
import type { StatusNews } from './status-news.js';

/** What moderators act on. */
export interface ModeratedRoom {
  readonly kind: RoomKind;
  readonly roster: Roster;
  readonly lobby: Lobby;
  readonly grants: GrantBook;
  readonly status: StatusNews;
  /** People who can be heard or seen, at most. */
  readonly capacity: number;
  readonly door: { isLocked: boolean; recheck(): void };
  /** Answers the producer's id, null when nothing flows. */
  pauseStream(participantId: string, source: MediaSource): Promise<string | null>;
  /** Makes what the grant book says true. */
  applyGrants(peer: Peer): void;
  changed(peer: Peer): void;
}

/** What a moderator may do with a room and its people. All of it may be asked twice. Removing and ending are the room's own. */
export class RoomModeration {
  constructor(private readonly room: ModeratedRoom) {}

  /** Silences a stream; its sender is told and can switch it on again. @throws MEDIA_NOT_FOUND */
  async mute(participantId: string, source: MediaSource): Promise<void> {
    const peer = this.find(participantId);
    const producerId = await this.room.pauseStream(participantId, source);
    if (producerId !== null) peer.send('stream.muted', { producerId, source });
  }

  /** Newcomers wait from now on; with the lock those come in who waited because of it alone. */
  lock(isLocked: boolean): void {
    if (this.room.door.isLocked === isLocked) return;
    this.room.door.isLocked = isLocked;
    this.room.door.recheck();
    this.room.status.changed();
  }

  /** @throws MEDIA_NOT_FOUND */
  admit(participantId: string, isAdmitted: boolean): void {
    this.room.lobby.answer(participantId, isAdmitted);
    this.room.status.changed('moderators');
  }

  /** @throws MEDIA_NOT_FOUND */
  lowerHand(participantId: string): void {
    if (this.room.roster.remote.lowerHand(participantId)) {
      this.room.status.changed('moderators');
      return;
    }
    this.raiseHand(this.find(participantId), false);
  }

  raiseHand(peer: Peer, isRaised: boolean): void {
    if ((peer.handRaisedAt !== null) === isRaised) return;
    peer.handRaisedAt = isRaised ? new Date().toISOString() : null;
    this.room.changed(peer);
    if (peer.isViewer) this.room.status.changed('moderators');
  }

  /** Invites a viewer up, or sends a speaker back. @throws MEDIA_NOT_FOUND, ROOM_FULL, ROOM_MESSAGE_INVALID off a stage */
  grant(participantId: string, maySpeak: boolean): void {
    const { kind, roster, capacity, grants } = this.room;
    if (kind !== 'stage') throw new MediaError('ROOM_MESSAGE_INVALID', 'only a stage has viewers');
    const { remote } = roster;
    const isRemote = roster.get(participantId) === undefined && remote.has(participantId);
    const peer = isRemote ? null : this.find(participantId);
    if (maySpeak && peer?.isViewer !== false && roster.listedCount >= capacity) {
      throw new MediaError('ROOM_FULL', `the stage holds ${capacity} people`);
    }
    grants.decide(participantId, maySpeak);
    if (peer !== null) {
      this.room.applyGrants(peer);
      return;
    }
    if (maySpeak) remote.callOver(participantId);
    this.room.status.changed();
  }

  private find(participantId: string): Peer {
    const peer = this.room.roster.get(participantId);
    if (peer === undefined) throw new MediaError('MEDIA_NOT_FOUND', 'nobody of that name is in the room');
    return peer;
  }
}
