import type { RoomTicketClaims } from '@parvis/contracts';

/** What placement knows of a media node. */
export interface NodeLoad {
  id: string;
  /** Share of the media capacity in use, 0 to 1 and above. */
  load: number;
  /** Packets per second that the node forwards at full load. */
  capacity: number;
  /** Packets per second promised to rooms that have been placed there and have not begun to send. */
  promised: number;
  isDraining: boolean;
  /** Takes no new rooms. */
  isOverloaded: boolean;
}

/** Who has a room: `epoch` is 0 while the room is only promised to the node and not open there. */
export interface RoomHome {
  node: string;
  epoch: number;
}

/** The load that a node has or is about to have. */
export const expectedLoad = ({ load, promised, capacity }: NodeLoad): number => load + promised / Math.max(1, capacity);

/**
 * The node for a new room: the better one of two candidates drawn at random, which spreads nearly as evenly as asking all and does not
 * send everybody to the same node between two heartbeats (Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001).
 * Nodes that drain are out; overloaded ones are asked only when there is no other. Null when no node is left.
 *
 * @param random draws from [0, 1)
 */
export function chooseNode(nodes: readonly NodeLoad[], random: () => number): NodeLoad | null {
  const staying = nodes.filter((node) => !node.isDraining);
  const willing = staying.filter((node) => !node.isOverloaded);
  const candidates = willing.length > 0 ? willing : staying;
  if (candidates.length === 0) return null;
  const first = Math.floor(random() * candidates.length);
  const step = candidates.length > 1 ? 1 + Math.floor(random() * (candidates.length - 1)) : 0;
  const [one, other] = [candidates[first], candidates[(first + step) % candidates.length]];
  if (one === undefined || other === undefined) return null;
  return expectedLoad(other) < expectedLoad(one) ? other : one;
}

/**
 * Whether a room stays where it is. A room that is open stays with any node that lives; one that is only promised moves on when its
 * node drains or is overloaded.
 */
export function staysAtHome(home: RoomHome | null, nodes: readonly NodeLoad[]): boolean {
  const node = nodes.find(({ id }) => id === home?.node);
  if (home === null || node === undefined) return false;
  return home.epoch > 0 || !(node.isDraining || node.isOverloaded);
}

/** From this load on a stage's further viewers are sent to other nodes. */
const fullForViewers = 0.7;

/**
 * The node for one of a stage's audience: the stage's own while it has room, then the least loaded of those that show the stage already,
 * then any. Null when the stage's own is the only one.
 */
export function chooseViewerNode(
  home: NodeLoad,
  nodes: readonly NodeLoad[],
  showing: ReadonlySet<string>,
  random: () => number,
): NodeLoad {
  const isFull = (node: NodeLoad) => node.isOverloaded || node.isDraining || expectedLoad(node) >= fullForViewers;
  if (!isFull(home)) return home;
  const others = nodes.filter((node) => node.id !== home.id && !isFull(node));
  const known = others
    .filter(({ id }) => showing.has(id))
    .sort((one, other) => expectedLoad(one) - expectedLoad(other));
  return known[0] ?? chooseNode(others, random) ?? home;
}

/**
 * Whether a ticket is for one of a stage's audience, who may sit on another node than the stage's own. Whoever knocks is let in by a
 * moderator, and so has to come to the stage's own.
 */
export const isViewerSeat = ({ kind, grants, knocks }: Pick<RoomTicketClaims, 'kind' | 'grants' | 'knocks'>): boolean =>
  kind === 'stage' &&
  !knocks &&
  !grants.some((grant) => grant === 'speak' || grant === 'share' || grant === 'moderate');
