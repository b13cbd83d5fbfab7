import type { EventEmitter } from 'node:events';
import type { RoomKind } from '@parvis/contracts';
import type { GrantBook } from './grant-book.js';
import type { RoomLimits } from './limits.js';
import type { Lobby } from './lobby.js';
import { MediaError } from './media.errors.js';
import type { Identity, PeerLink } from './peer.js';
import { PreparingSides } from './preparing-sides.js';
import type { RoomNews } from './room-types.js';
import type { Roster } from './roster.js';
import type { StatusNews } from './status-news.js';

export interface EnteredRoom {
  readonly kind: RoomKind;
  readonly limits: RoomLimits;
  readonly roster: Roster;
  readonly lobby: Lobby;
  readonly grants: GrantBook;
  readonly status: StatusNews;
  readonly news: EventEmitter<RoomNews>;
}

/** Who may come into one room: nobody who was removed, after a knock where one is needed, and as many as it holds. */
export class Admission {
  isLocked: boolean;
  readonly preparing: PreparingSides;
  private readonly removed: Set<string>;
  /** On the way in, counted where they will take a place. */
  private readonly arriving = { viewers: 0, people: 0 };

  constructor(
    private readonly room: EnteredRoom,
    state?: { isLocked: boolean; removed: Iterable<string> },
  ) {
    // A back room holds the door of its meeting from its first person on.
    this.isLocked = state?.isLocked ?? room.kind === 'team';
    this.preparing = new PreparingSides(room);
    this.removed = new Set(state?.removed);
  }

  /** People on the way in. */
  get size(): number {
    return this.arriving.viewers + this.arriving.people;
  }

  get removedIds(): string[] {
    return [...this.removed];
  }

  /**
   * Keeps a place for whoever may come in; answers what to call when that person has arrived or given up, as often as it likes.
   * @throws MediaError ROOM_WAITING until a moderator has let them in, ROOM_PREPARING while the other side prepares, ROOM_REMOVED, ROOM_FULL
   */
  admit(identity: Identity, link: PeerLink): () => void {
    const side = this.sideOf(identity, link);
    this.arriving[side] += 1;
    let isArriving = true;
    return () => {
      if (isArriving) this.arriving[side] -= 1;
      isArriving = false;
    };
  }

  /** Lets those in who have nothing to wait for any more. */
  recheck(): void {
    const { lobby, status } = this.room;
    const before = lobby.size;
    lobby.admitWhere((identity) => this.obstacle(identity) === null);
    if (lobby.size !== before) status.changed('moderators');
  }

  isRemoved(participantId: string): boolean {
    return this.removed.has(participantId);
  }

  /** @throws ROOM_REMOVED */
  requireNotRemoved({ participantId }: Identity): void {
    if (this.removed.has(participantId)) throw new MediaError('ROOM_REMOVED', 'a moderator has removed this person');
  }

  remove(participantId: string): void {
    this.removed.add(participantId);
  }

  readmit(participantId: string): void {
    this.removed.delete(participantId);
  }

  private sideOf(identity: Identity, link: PeerLink): 'viewers' | 'people' {
    this.requireNotRemoved(identity);
    const { kind, limits, roster, lobby, grants: book, status, news } = this.room;
    const { participantId } = identity;
    const grants = book.of(identity);
    const isViewer = book.isViewer(grants);
    const side = isViewer ? 'viewers' : 'people';
    if (roster.get(participantId) !== undefined) return side;
    const obstacle = lobby.knows(participantId) ? null : this.obstacle(identity);
    if (obstacle !== null) {
      lobby.wait(identity, link);
      status.changed('moderators');
      news.emit('waiting', participantId);
      throw obstacle;
    }
    const capacity = isViewer ? limits.viewers : limits[kind];
    const taken = isViewer ? roster.viewersHere : roster.listedCount;
    if (taken + this.arriving[side] >= capacity) throw new MediaError('ROOM_FULL', `the room holds ${capacity} people`);
    return side;
  }

  /** What keeps this person waiting. */
  private obstacle(identity: Identity): MediaError | null {
    if (this.preparing.holdsBack(identity)) return new MediaError('ROOM_PREPARING', 'the other side is getting ready');
    // A back room's lock is the door of the meeting: the own side comes and goes.
    const knocks = identity.knocks === true || (this.isLocked && this.room.kind !== 'team');
    // A moderator never waits for another: there may be nobody inside who could open.
    if (!knocks || this.room.grants.of(identity).includes('moderate')) return null;
    return new MediaError('ROOM_WAITING', 'a moderator has to let this person in');
  }
}
