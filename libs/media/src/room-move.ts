import type { RoomEvents } from '@parvis/contracts';
import type { Lobby } from './lobby.js';
import { MediaError } from './media.errors.js';
import type { Identity, Peer } from './peer.js';
import type { Presence } from './presence.js';
import type { RecordingControl } from './recording-control.js';
import type { Roster } from './roster.js';

/** The way to the other node for one person. */
export type Invite = (who: Identity) => Promise<RoomEvents['media.migrate']>;

export interface MovingRoom {
  readonly roster: Roster;
  readonly lobby: Lobby;
  readonly presence: Presence;
  readonly recording: RecordingControl;
  fault(error: unknown): void;
}

/** A room on its way to another node: its people are told where to, and let this one go once they are there. */
export class RoomMove {
  private begunAt: Date | null = null;
  private readonly there = new Set<Peer>();

  constructor(private readonly room: MovingRoom) {}

  /** Since when; null while the room stays. */
  get since(): Date | null {
    return this.begunAt;
  }

  /** @throws ROOM_ELSEWHERE: newcomers ask for a new ticket, which leads them to the other node. */
  requireStaying(): void {
    if (this.begunAt !== null) throw new MediaError('ROOM_ELSEWHERE', 'the room is moving to another node');
  }

  /** This person needs the room here no more. @throws ROOM_MESSAGE_INVALID while nobody moves */
  followed(peer: Peer): void {
    if (this.begunAt === null) throw new MediaError('ROOM_MESSAGE_INVALID', 'the room does not move');
    this.there.add(peer);
  }

  /**
   * Nobody here needs the room any more. Whoever is there first sends here, too, until then: the others see it from here until they
   * are there themselves.
   */
  get isDone(): boolean {
    return this.begunAt !== null && this.room.roster.all.every((peer) => this.there.has(peer) || peer.link === null);
  }

  /** Tells everybody; one who cannot be invited is told to ask for a new ticket. */
  async tell(invite: Invite): Promise<void> {
    const { roster, lobby, presence, recording } = this.room;
    const since = new Date();
    this.begunAt = since;
    recording.stop();
    await recording.settled();
    const seated = roster.all.flatMap(({ identity, link }) => (link === null ? [] : [{ identity, link }]));
    await Promise.all(
      [...seated, ...lobby.lines].map(async ({ identity, link }) => {
        try {
          link.send('media.migrate', await invite(identity));
        } catch (error) {
          this.room.fault(error);
          link.send('room.closed', { reason: 'elsewhere' });
        }
      }),
    );
    // Who is away cannot be told; a new ticket leads them to the other node.
    for (const peer of roster.all) if (peer.link === null) presence.remove(peer, peer.awaySince ?? since);
  }
}
