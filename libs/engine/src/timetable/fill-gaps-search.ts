import type { GapBoard, GapCandidate } from './fill-gaps-board.js';

/** A wish and the slot that it gets. */
export interface Grant {
  candidate: GapCandidate;
  slot: number;
}

/** Branches looked into; a few milliseconds. */
const MOST_NODES = 1_000;
const EPSILON = 1e-9;

/**
 * The most valuable set of wishes that fits the board. Greedy first, then branch and bound: every wish, those of one
 * person together, gets each of its slots or none; a branch ends where the best wishes that people still have room for
 * cannot win. That is exact within 1,000 branches (a cancellation mostly takes some hundred); beyond, the best set so far,
 * which is at least the greedy one, counts. Ties go to the order of the candidates and to earlier slots.
 */
export function bestGrants(board: GapBoard, candidates: readonly GapCandidate[]): Grant[] {
  const greedy = grantGreedily(board, candidates);
  for (const { candidate, slot } of greedy.grants) board.take(candidate, slot);
  const groups = groupsOf(board, candidates);
  const order = groups.flatMap(({ members, room }) => members.map((candidate) => ({ candidate, room })));
  const bounds = boundsOf(board, groups);
  let best = greedy.grants;
  let bestValue = greedy.value;
  let nodes = 0;
  const chosen: Grant[] = [];
  const search = (next: number, value: number): void => {
    if (value > bestValue + EPSILON) {
      best = chosen.slice();
      bestValue = value;
    }
    const entry = order[next];
    if (!entry || value + (bounds[next] as number) <= bestValue + EPSILON || nodes++ >= MOST_NODES) return;
    const { candidate } = entry;
    for (const slot of candidate.slots) {
      if (!board.fits(candidate, slot)) continue;
      const gain = board.gain(candidate);
      board.put(candidate, slot);
      chosen.push({ candidate, slot });
      search(next + 1, value + gain);
      chosen.pop();
      board.take(candidate, slot);
    }
    search(next + 1, value);
  };
  search(0, 0);
  return best;
}

/** Wish by wish, the most valuable first, at the earliest slot; adds them to the board. */
function grantGreedily(board: GapBoard, candidates: readonly GapCandidate[]): { grants: Grant[]; value: number } {
  const grants: Grant[] = [];
  let value = 0;
  const byGain = candidates.map((candidate, i) => ({ candidate, i, gain: board.gain(candidate) }));
  byGain.sort((a, b) => b.gain - a.gain || a.i - b.i);
  for (const { candidate } of byGain) {
    const slot = candidate.slots.find((one) => board.fits(candidate, one));
    if (slot === undefined) continue;
    value += board.gain(candidate);
    board.put(candidate, slot);
    grants.push({ candidate, slot });
  }
  return { grants, value };
}

interface Group {
  members: GapCandidate[];
  /** More of these cannot take place: the person they have in common has no more time. */
  room: number;
}

/** Candidates by the person whom most of them have in common, then by that of the rest, and so on. */
function groupsOf(board: GapBoard, candidates: readonly GapCandidate[]): Group[] {
  const counts = new Int32Array(board.people.length);
  for (const { members } of candidates) for (const member of members) counts[member] = (counts[member] as number) + 1;
  const groups = new Map<number, GapCandidate[]>();
  for (const candidate of candidates) {
    const owner = candidate.members.reduce((a, b) => ((counts[b] as number) > (counts[a] as number) ? b : a));
    const group = groups.get(owner);
    if (group) group.push(candidate);
    else groups.set(owner, [candidate]);
  }
  return [...groups].map(([owner, members]) => {
    const slots = new Set(members.flatMap((candidate) => candidate.slots).filter((slot) => !board.isBusy(owner, slot)));
    members.sort((a, b) => board.gain(b) - board.gain(a));
    return { members, room: Math.min(slots.size, board.roomOf(owner)) };
  });
}

/** What the candidates from each place on in the order can add at most. */
function boundsOf(board: GapBoard, groups: readonly Group[]): number[] {
  const bounds: number[] = [];
  let after = 0;
  for (const { members, room } of [...groups].reverse()) {
    const gains = members.map((candidate) => board.gain(candidate));
    const own = gains.map((_, i) => gains.slice(i, i + room).reduce((sum, gain) => sum + gain, after));
    bounds.unshift(...own);
    after = own[0] ?? after;
  }
  return bounds;
}
