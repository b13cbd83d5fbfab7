import type { Identity } from './peer.js';

/** A viewer's raised hand. */
export interface RaisedHand {
  identity: Pick<Identity, 'participantId' | 'displayName' | 'companyName'>;
  /** ISO instant. */
  handRaisedAt: string | null;
}

/** What a room is told of its viewers on one other node, and how it reaches them. */
export interface RemoteViewers {
  count: number;
  hands: RaisedHand[];
  lowerHand(participantId: string): void;
  /** Sends somebody over to the node of this room. */
  callOver(participantId: string): void;
}

/** A stage's viewers on other nodes. Of these only the raised hands are known by name. */
export class RemoteAudience {
  private readonly sides = new Map<string, RemoteViewers>();

  /** `side` names the node; what it said before is void. */
  set(side: string, viewers: RemoteViewers): void {
    this.sides.set(side, viewers);
  }

  delete(side: string): void {
    this.sides.delete(side);
  }

  /** How many other nodes show the stage. */
  get nodes(): number {
    return this.sides.size;
  }

  get count(): number {
    return [...this.sides.values()].reduce((sum, { count }) => sum + count, 0);
  }

  get hands(): RaisedHand[] {
    return [...this.sides.values()].flatMap(({ hands }) => hands);
  }

  has(participantId: string): boolean {
    return this.sideOf(participantId) !== undefined;
  }

  /** False when nobody of that name has a hand up. */
  lowerHand(participantId: string): boolean {
    const side = this.sideOf(participantId);
    if (side === undefined) return false;
    this.forget(participantId);
    side.lowerHand(participantId);
    return true;
  }

  /** The hand goes down with it. */
  callOver(participantId: string): void {
    const side = this.sideOf(participantId);
    this.forget(participantId);
    side?.callOver(participantId);
  }

  forget(participantId: string): void {
    for (const side of this.sides.values()) {
      side.hands = side.hands.filter(({ identity }) => identity.participantId !== participantId);
    }
  }

  private sideOf(participantId: string): RemoteViewers | undefined {
    return [...this.sides.values()].find(({ hands }) =>
      hands.some(({ identity }) => identity.participantId === participantId),
    );
  }
}
