import type { EventEmitter } from 'node:events';
import type { RoomKind } from '@parvis/contracts';
import { type GrantBook, maySend } from './grant-book.js';
import type { RoomLimits } from './limits.js';
import type { Lobby } from './lobby.js';
import { type Identity, Peer, type PeerLink } from './peer.js';
import type { RecordingControl } from './recording-control.js';
import type { Attendance, RoomNews } from './room-types.js';
import type { Roster } from './roster.js';
import type { StatusNews } from './status-news.js';

export interface PresentIn {
  readonly id: string;
  readonly kind: RoomKind;
  readonly limits: Pick<RoomLimits, 'awayNoticeMs' | 'awayMs'>;
  readonly roster: Roster;
  readonly lobby: Lobby;
  readonly grants: GrantBook;
  readonly door: { recheck(): void };
  readonly status: StatusNews;
  readonly recording: RecordingControl;
  readonly news: EventEmitter<RoomNews>;
  /** Somebody has gone. */
  gone(): void;
}

/** How people come, are away, come back, change and go: what the others, the recording and whoever follows the room hear of it. */
export class Presence {
  private readonly hands: Map<string, string>;

  /** `hands`: raised before the room moved here. */
  constructor(
    private readonly room: PresentIn,
    hands: Iterable<readonly [participantId: string, raisedAt: string]> = [],
  ) {
    this.hands = new Map(hands);
  }

  /** Gives a person a place, or the place of before on a new line. */
  seat(identity: Identity, link: PeerLink): Peer {
    const { roster, grants, lobby, door } = this.room;
    const known = roster.get(identity.participantId);
    grants.entered(identity.participantId, identity.grants);
    if (known !== undefined) {
      known.identity = identity;
      this.attach(known, link);
      this.applyGrants(known);
      return known;
    }
    const peer = new Peer(identity, new Date());
    peer.grants = grants.of(identity);
    peer.isViewer = grants.isViewer(peer.grants);
    peer.handRaisedAt = this.hands.get(identity.participantId) ?? null;
    this.hands.delete(identity.participantId);
    peer.attach(link);
    roster.put(peer);
    lobby.entered(identity.participantId);
    this.appeared(peer);
    // A meeting begins with the first person in it.
    door.recheck();
    return peer;
  }

  /** The person is on this line now. */
  attach(peer: Peer, link: PeerLink): void {
    if (!peer.attach(link)) return;
    const { participantId } = peer.identity;
    if (!peer.isViewer) this.room.roster.tell('peer.back', { participantId }, peer);
    this.room.news.emit('returned', participantId);
  }

  /** The line is lost; the place is kept for a while. */
  setAway(peer: Peer): void {
    const { limits } = this.room;
    const { participantId } = peer.identity;
    peer.detach(
      { noticeMs: limits.awayNoticeMs, goneMs: limits.awayMs },
      () => peer.isViewer || this.room.roster.tell('peer.away', { participantId }, peer),
      () => this.remove(peer, peer.awaySince ?? new Date()),
    );
  }

  remove(peer: Peer, at: Date): void {
    if (!this.room.roster.delete(peer)) return;
    peer.close();
    this.disappeared(peer, at);
    this.room.gone();
  }

  /** Makes what the grant book says true. */
  applyGrants(peer: Peer): void {
    const { grants, roster, status } = this.room;
    const before = peer.grants;
    const wasViewer = peer.isViewer;
    peer.grants = grants.of(peer.identity);
    peer.isViewer = grants.isViewer(peer.grants);
    if (peer.grants.length === before.length && before.every((grant) => peer.grants.includes(grant))) return;
    if (!maySend(peer.grants)) peer.media?.closeSend();
    peer.send('grants.changed', { grants: [...peer.grants] });
    roster.put(peer);
    if (wasViewer === peer.isViewer) {
      this.mayBeRecorded(peer, maySend(before));
      this.changed(peer);
      return;
    }
    // Whoever has been called up has no need of the hand any more.
    peer.handRaisedAt = null;
    status.changed('moderators');
    this.disappeared(peer, new Date(), wasViewer);
    this.appeared(peer);
    this.audienceChanged();
  }

  /** A viewer's changes are nobody else's business. */
  changed(peer: Peer): void {
    if (!peer.isViewer) {
      this.room.roster.tell('peer.changed', { peer: peer.view });
      return;
    }
    peer.send('peer.changed', { peer: peer.view });
    this.room.news.emit('viewer', peer.identity.participantId);
  }

  /** Is in the list from now on, or among the viewers. */
  private appeared(peer: Peer): void {
    if (peer.isViewer) {
      this.audienceChanged();
      this.room.news.emit('viewer', peer.identity.participantId);
      return;
    }
    const { recording, news } = this.room;
    this.room.roster.tell('peer.joined', { peer: peer.view }, peer);
    if (maySend(peer.grants)) recording.arrived(peer.identity.participantId);
    news.emit('joined', this.attendance(peer, new Date()));
  }

  private disappeared(peer: Peer, at: Date, wasViewer = peer.isViewer): void {
    const { recording, news, status } = this.room;
    if (wasViewer) {
      if (peer.handRaisedAt !== null) status.changed('moderators');
      this.audienceChanged();
      return;
    }
    const { participantId } = peer.identity;
    this.room.roster.tell('peer.left', { participantId }, peer);
    recording.left(participantId);
    news.emit('left', this.attendance(peer, at));
  }

  private mayBeRecorded(peer: Peer, before: boolean): void {
    const now = maySend(peer.grants);
    if (before && !now) this.room.recording.left(peer.identity.participantId);
    if (!before && now) this.room.recording.arrived(peer.identity.participantId);
  }

  private audienceChanged(): void {
    this.room.status.audienceChanged();
    this.room.news.emit('audience', this.room.roster.audience);
  }

  private attendance(peer: Peer, at: Date): Attendance {
    const { participantId, role, displayName } = peer.identity;
    return {
      roomId: this.room.id,
      kind: this.room.kind,
      participantId,
      guestName: role === 'guest' ? displayName : '',
      at,
    };
  }
}
