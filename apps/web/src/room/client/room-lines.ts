import type { IceServer, RoomEvents, RoomHandshake, RoomNodeAddress } from '@parvis/contracts';
import type { RoomLine } from './room-line.js';

/** How long two nodes carry one call at most. */
const moveWithinMs = 14_000;
/** How long somebody who is there waits for those who still see them from the old node. */
const lingerMs = 5_000;

/**
 * The lines that carry the call. `idle`: at most the one in use. `entering`: the line in use still carries all, `other` comes in at the
 * node to which the call moves. `leaving`: the new one is in use, `other` is the old one and carries what has not come over yet.
 */
export type MoveState = 'idle' | 'entering' | 'leaving';

interface RoomLinesOwner {
  create(node: RoomNodeAddress, iceServers: readonly IceServer[]): RoomLine;
  /** The call is on one node again: on the new one, or still on the old one. */
  settled(hasMoved: boolean): void;
}

/** Which node the call is on: one line, or two while it moves. */
export class RoomLines {
  current: RoomLine | null = null;
  private other: RoomLine | null = null;
  private move: MoveState = 'idle';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private hasArrived = false;
  private isClosed = false;

  constructor(private readonly owner: RoomLinesOwner) {}

  get state(): MoveState {
    return this.move;
  }

  get all(): RoomLine[] {
    return [this.current, this.other].filter((line) => line !== null);
  }

  isCurrent(line: RoomLine): boolean {
    return line === this.current;
  }

  /** Whether this line is on its way in at the new node. */
  isNext(line: RoomLine): boolean {
    return this.move === 'entering' && line === this.other;
  }

  /** Uses the line to this node, which may be there already. */
  open(node: RoomNodeAddress, iceServers: readonly IceServer[], credentials: RoomHandshake): void {
    if (this.isClosed) return;
    if (this.current?.isAt(node) !== true) {
      this.current?.close(true);
      this.current = this.owner.create(node, iceServers);
    }
    this.current.open(credentials);
  }

  /** Gives up the line in use, whose last pictures stay for a while. Answers whether the next one stands in for it already. */
  drop(): boolean {
    this.current?.close(true);
    this.current = null;
    if (this.move !== 'entering') return false;
    this.current = this.other;
    this.forget();
    return true;
  }

  /** Comes in at another node while this one still carries the call. */
  begin({ ticket, node, iceServers }: RoomEvents['media.migrate']): void {
    // The node to which the call has just moved ends, too.
    if (this.move === 'leaving') this.end();
    if (this.isClosed || this.move !== 'idle' || this.current === null) return;
    this.move = 'entering';
    this.other = this.owner.create(node, iceServers);
    this.other.open({ ticket });
    this.timer = setTimeout(() => this.end(), moveWithinMs);
  }

  /** This line is in: if it is the next one, the call has moved to it. */
  entered(line: RoomLine): void {
    if (!this.isNext(line)) return;
    this.move = 'leaving';
    this.other = this.current;
    this.current = line;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), moveWithinMs);
  }

  /** The streams that come from the node that is being left. */
  get leftBehind(): ReadonlySet<string> {
    return new Set(this.move === 'leaving' ? this.other?.link?.receiver.ids : []);
  }

  /** Nothing on the screen comes from the old node any more. It ends the room when all have said so, and until then we send to both. */
  arrived(): void {
    if (this.move !== 'leaving' || this.hasArrived || this.other === null) return;
    this.hasArrived = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), lingerMs);
    const { other } = this;
    other.request('move.done', {}).catch(() => {
      if (this.move === 'leaving' && this.other === other) this.end();
    });
  }

  /** On one node from here on: the old one is let go, or the new one, which has not taken us in. */
  end(): void {
    if (this.move === 'idle') return;
    const { other } = this;
    const hasMoved = this.move === 'leaving';
    this.forget();
    other?.close(true);
    this.owner.settled(hasMoved);
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    for (const line of this.all) line.close();
    this.current = null;
    this.other = null;
    this.move = 'idle';
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.move = 'idle';
    this.other = null;
    this.hasArrived = false;
  }
}
