import type { PeerView, RoomStatus } from '@parvis/contracts';
import type { Roster } from './roster.js';

/** What the viewers of a stage are shown, apart from its media. */
export interface StageView {
  peers: PeerView[];
  status: RoomStatus;
  /** Viewers who may speak by a moderator's word. */
  invited: string[];
}

/** The people and the state of a stage that another node hosts, as this node's viewers see them. */
export class MirroredStage {
  private people = new Map<string, PeerView>();
  private seen: StageView | null = null;

  constructor(
    private readonly roster: Roster,
    private readonly door: { isLocked: boolean },
    private readonly statusChanged: () => void,
  ) {}

  get peers(): PeerView[] {
    return [...this.people.values()];
  }

  /** Null until the other node has said anything. */
  get status(): RoomStatus | null {
    return this.seen?.status ?? null;
  }

  isInvited(participantId: string): boolean {
    return this.seen?.invited.includes(participantId) ?? false;
  }

  /** Tells the viewers what is different from before. */
  update(view: StageView): void {
    const before = this.people;
    const isNewStatus = JSON.stringify(view.status) !== JSON.stringify(this.seen?.status);
    this.people = new Map(view.peers.map((peer) => [peer.participantId, peer]));
    this.seen = view;
    this.door.isLocked = view.status.isLocked;
    for (const participantId of before.keys()) {
      if (!this.people.has(participantId)) this.tell('peer.left', participantId, { participantId });
    }
    for (const peer of view.peers) this.compare(before.get(peer.participantId), peer);
    if (isNewStatus) this.statusChanged();
  }

  private compare(before: PeerView | undefined, peer: PeerView): void {
    const { participantId, state } = peer;
    if (before === undefined) {
      this.tell('peer.joined', participantId, { peer });
      return;
    }
    if (before.state !== state) {
      this.tell(state === 'away' ? 'peer.away' : 'peer.back', participantId, { participantId });
    }
    if (JSON.stringify({ ...before, state }) !== JSON.stringify(peer))
      this.tell('peer.changed', participantId, { peer });
  }

  /** Somebody who has just been called up may still have the old line here. */
  private tell<N extends 'peer.joined' | 'peer.left' | 'peer.away' | 'peer.back' | 'peer.changed'>(
    event: N,
    about: string,
    payload: Parameters<typeof this.roster.tell<N>>[1],
  ): void {
    this.roster.tell(event, payload, this.roster.get(about));
  }
}
