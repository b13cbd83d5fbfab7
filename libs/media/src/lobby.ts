import type { RoomCloseReason, RoomStatus } from '@parvis/contracts';
import { MediaError } from './media.errors.js';
import type { Identity, PeerLink } from './peer.js';

interface Waiting {
  identity: Identity;
  link: PeerLink;
}

/**
 * Who waits in front of a room. Being let in lasts as long as the room: whoever was in it comes back without waiting. Being turned
 * away concerns the line alone, so a new ticket may knock again.
 */
export class Lobby {
  private readonly waiting = new Map<string, Waiting>();
  private readonly known: Set<string>;
  private readonly turnedAway = new WeakSet<PeerLink>();

  constructor(
    private readonly capacity: number,
    known: Iterable<string> = [],
  ) {
    this.known = new Set(known);
  }

  get size(): number {
    return this.waiting.size;
  }

  get people(): RoomStatus['waiting'] {
    return [...this.waiting.values()].map(({ identity: { participantId, displayName, companyName } }) => ({
      participantId,
      displayName,
      companyName,
    }));
  }

  knows(participantId: string): boolean {
    return this.known.has(participantId);
  }

  /** This person is in the room now. */
  entered(participantId: string): void {
    this.waiting.delete(participantId);
    this.known.add(participantId);
  }

  /**
   * Has to wait from now on. The same person on another line takes the place of the former.
   * @throws ROOM_REMOVED on a line that was turned away, ROOM_FULL when too many wait
   */
  wait(identity: Identity, link: PeerLink): void {
    if (this.turnedAway.has(link)) throw new MediaError('ROOM_REMOVED', 'a moderator has not let this person in');
    const before = this.waiting.get(identity.participantId);
    if (before === undefined && this.waiting.size >= this.capacity) {
      throw new MediaError('ROOM_FULL', `at most ${this.capacity} people can wait`);
    }
    this.waiting.set(identity.participantId, { identity, link });
    if (before === undefined || before.link === link) return;
    before.link.send('room.replaced', {});
    before.link.close();
  }

  /** @throws MEDIA_NOT_FOUND when nobody of that name waits and nobody has been let in. */
  answer(participantId: string, isAdmitted: boolean): void {
    const who = this.waiting.get(participantId);
    if (who === undefined) {
      if (isAdmitted && this.known.has(participantId)) return;
      throw new MediaError('MEDIA_NOT_FOUND', 'nobody of that name waits');
    }
    this.waiting.delete(participantId);
    if (isAdmitted) this.known.add(participantId);
    else this.turnedAway.add(who.link);
    who.link.send('lobby.answered', { isAdmitted });
  }

  /** Lets everybody in for whom this holds. */
  admitWhere(holds: (identity: Identity) => boolean): void {
    for (const { identity } of this.lines) if (holds(identity)) this.answer(identity.participantId, true);
  }

  /** False when that line did not wait. */
  lineLost(participantId: string, link: PeerLink): boolean {
    if (this.waiting.get(participantId)?.link !== link) return false;
    return this.waiting.delete(participantId);
  }

  /** Forgets a person for good; answers the line on which he or she waited. */
  expel(participantId: string): PeerLink | null {
    const link = this.waiting.get(participantId)?.link ?? null;
    this.waiting.delete(participantId);
    this.known.delete(participantId);
    return link;
  }

  /** Everybody who waits, for news about the room itself. */
  get lines(): { identity: Identity; link: PeerLink }[] {
    return [...this.waiting.values()];
  }

  close(reason: RoomCloseReason): void {
    for (const { link } of this.waiting.values()) link.send('room.closed', { reason });
    this.waiting.clear();
  }

  /** For a room that moves to another node. */
  export(): string[] {
    return [...this.known];
  }
}
