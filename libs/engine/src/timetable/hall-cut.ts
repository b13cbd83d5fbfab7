import { FlowNetwork } from './flow-network.js';

/** Meetings that can take place in the same cells, and how many of them a relaxation takes. */
export interface Demand {
  cells: readonly number[];
  amount: number;
}

/** Somebody's time in one slot, or the slot itself. */
export interface HallCut {
  /** What fits into these cells only is more than they hold. */
  cells: ReadonlySet<number>;
  /** What they hold: a reached slot all of its seats, a reached cell in another slot one meeting. */
  capacity: number;
}

const EPSILON = 1e-6;

/**
 * Cells that a relaxation overfills (Hall's condition): what it takes of meetings that fit into these cells only is more
 * than they hold. Each cell holds one meeting, the cells of a slot together `seats[slotOfCell(cell)]`. Null if everything
 * finds room. By a maximum flow from the demands through the cells to the slots.
 */
export function findHallCut(
  demands: readonly Demand[],
  slotOfCell: (cell: number) => number,
  seats: ArrayLike<number>,
): HallCut | null {
  const cells = [...new Set(demands.flatMap((demand) => demand.cells))];
  const firstCell = 2 + demands.length;
  const nodeOf = new Map(cells.map((cell, i) => [cell, firstCell + i]));
  const firstSlot = firstCell + cells.length;
  const network = new FlowNetwork(firstSlot + seats.length);
  for (const [i, { cells: own, amount }] of demands.entries()) {
    network.addEdge(0, 2 + i, amount);
    for (const cell of own) network.addEdge(2 + i, nodeOf.get(cell) as number, amount);
  }
  for (const [cell, node] of nodeOf) network.addEdge(node, firstSlot + slotOfCell(cell), 1);
  for (let slot = 0; slot < seats.length; slot++) network.addEdge(firstSlot + slot, 1, seats[slot] as number);
  const total = demands.reduce((sum, demand) => sum + demand.amount, 0);
  if (network.run(0, 1) >= total - EPSILON) return null;
  const reached = cells.filter((cell) => network.isReached(nodeOf.get(cell) as number));
  let capacity = reached.filter((cell) => !network.isReached(firstSlot + slotOfCell(cell))).length;
  for (let slot = 0; slot < seats.length; slot++) {
    if (network.isReached(firstSlot + slot)) capacity += seats[slot] as number;
  }
  return { cells: new Set(reached), capacity };
}
