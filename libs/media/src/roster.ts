import type { RoomEventName, RoomEvents } from '@parvis/contracts';
import { MediaError } from './media.errors.js';
import type { Peer, PeerLink } from './peer.js';
import { type RaisedHand, RemoteAudience } from './remote-audience.js';

/** Everybody in a room: people who are listed, and a stage's viewers, who are only counted. */
export class Roster {
  /** Viewers on other nodes. */
  readonly remote = new RemoteAudience();
  /** Something has been told to everybody. */
  onTold: () => void = () => undefined;
  private readonly people = new Map<string, Peer>();
  private readonly viewers = new Map<string, Peer>();

  get(participantId: string): Peer | undefined {
    return this.people.get(participantId) ?? this.viewers.get(participantId);
  }

  /** Whoever is in the room on that line. @throws ROOM_NOT_JOINED */
  on(link: PeerLink, participantId: string): Peer {
    const peer = this.get(participantId);
    if (peer === undefined || peer.link !== link) throw new MediaError('ROOM_NOT_JOINED', 'join the room first');
    return peer;
  }

  get listed(): Peer[] {
    return [...this.people.values()];
  }

  get listedCount(): number {
    return this.people.size;
  }

  /** Viewers on this node. */
  get viewersHere(): number {
    return this.viewers.size;
  }

  /** Viewers on all nodes. */
  get audience(): number {
    return this.viewers.size + this.remote.count;
  }

  get size(): number {
    return this.people.size + this.viewers.size;
  }

  get all(): Peer[] {
    return [...this.people.values(), ...this.viewers.values()];
  }

  get moderators(): Peer[] {
    return this.listed.filter((peer) => peer.grants.includes('moderate'));
  }

  /** Hands of viewers, first come first; those of listed people are in their views. */
  get hands(): RaisedHand[] {
    return [...this.viewers.values(), ...this.remote.hands]
      .filter((peer) => peer.handRaisedAt !== null)
      .sort((a, b) => (a.handRaisedAt ?? '').localeCompare(b.handRaisedAt ?? ''));
  }

  /** Puts a person where the peer's `isViewer` says; for one who was on the other list, a move. */
  put(peer: Peer): void {
    const { participantId } = peer.identity;
    (peer.isViewer ? this.people : this.viewers).delete(participantId);
    (peer.isViewer ? this.viewers : this.people).set(participantId, peer);
  }

  /** False when this peer was not there. */
  delete(peer: Peer): boolean {
    const { participantId } = peer.identity;
    if (this.get(participantId) !== peer) return false;
    this.people.delete(participantId);
    this.viewers.delete(participantId);
    return true;
  }

  /** Everybody on this node. */
  tell<N extends RoomEventName>(event: N, payload: RoomEvents[N], except?: Peer): void {
    for (const peer of this.people.values()) if (peer !== except) peer.send(event, payload);
    for (const peer of this.viewers.values()) if (peer !== except) peer.send(event, payload);
    this.onTold();
  }
}
