import type { PolishBoard } from './polish-board.js';

/** How proposals are drawn. */
export interface Aim {
  /** Share that closes up to another meeting of one of the people, instead of any slot. */
  closeUp: number;
  /** Draws to find a meeting of somebody with a break. */
  drawsForBreak: number;
}

/** Where breaks are: the fastest way down. */
export const AT_BREAKS: Aim = { closeUp: 0.9, drawsForBreak: 6 };
/** Everywhere: slower, but it finds ways out that lead through people without breaks. */
export const ANYWHERE: Aim = { closeUp: 0.7, drawsForBreak: 0 };
/** Draws, and trials among them, to find a meeting that can go the opposite way where places are short. */
const DRAWS_IN_RETURN = 60;
const TRIALS_IN_RETURN = 3;
/** Trials to help a person who has a break more after a first move. */
const TRIALS_TO_HELP = 6;

/** Tries a move of some meeting. Its change of cost, or null if there is none; `apply` does it. */
export function proposeMove(board: PolishBoard, { closeUp, drawsForBreak }: Aim, random: () => number): number | null {
  let meeting = below(board.meetingCount, random);
  for (let i = 0; i < drawsForBreak && !board.hasBreak(meeting); i++) meeting = below(board.meetingCount, random);
  if (random() >= closeUp) return tryMove(board, meeting, below(board.slotCount, random), random);
  const { starts, members } = board.input;
  const first = starts[meeting] as number;
  const person = members[first + below((starts[meeting + 1] as number) - first, random)] as number;
  const to = besideOther(board, person, meeting, random);
  return to < 0 ? null : tryMove(board, meeting, to, random);
}

/**
 * Carries out the last trial, which alone costs too much (`delta`), together with a move that helps somebody who has a
 * break more by it, if both cost at most `most`. False, and nothing has changed, if none is found.
 */
export function applyWithHelp(board: PolishBoard, delta: number, most: number, random: () => number): boolean {
  const losers = board.losers();
  if (losers.length === 0) return false;
  board.apply();
  for (const person of losers) {
    for (let i = 0; i < TRIALS_TO_HELP; i++) {
      const meeting = meetingOf(board, person, random);
      const to = besideOther(board, person, meeting, random);
      const help = to < 0 ? null : board.trial(meeting, to);
      if (help === null || delta + help > most) continue;
      board.apply();
      return true;
    }
  }
  board.revert();
  return false;
}

/** A move, with another meeting going the opposite way where the places of the slot are taken: the best of a few. */
function tryMove(board: PolishBoard, meeting: number, to: number, random: () => number): number | null {
  const delta = board.trial(meeting, to);
  if (delta !== null || !board.isFull) return delta;
  let best = -1;
  let least: number | null = null;
  let trials = 0;
  for (let i = 0; i < DRAWS_IN_RETURN && trials < TRIALS_IN_RETURN; i++) {
    const other = below(board.meetingCount, random);
    if (board.slotOf[other] !== to) continue;
    trials++;
    const swap = board.trial(meeting, to, other);
    if (swap === null || (least !== null && swap >= least)) continue;
    if (swap <= 0) return swap;
    best = other;
    least = swap;
  }
  return best < 0 ? null : board.trial(meeting, to, best);
}

/** A free slot of the person just before or after a meeting of theirs that is not this one; -1 if none is found. */
function besideOther(board: PolishBoard, person: number, meeting: number, random: () => number): number {
  const step = random() < 0.5 ? 1 : -1;
  const own = board.slotOf[meeting] as number;
  let slot = below(board.slotCount, random);
  for (let next = slot + step; next >= 0 && next < board.slotCount; slot = next, next += step)
    if (slot !== own && board.meetingAt(person, slot) >= 0 && board.meetingAt(person, next) < 0) return next;
  return -1;
}

/** Some meeting of a person who has one. */
function meetingOf(board: PolishBoard, person: number, random: () => number): number {
  let slot = below(board.slotCount, random);
  while (board.meetingAt(person, slot) < 0) slot = (slot + 1) % board.slotCount;
  return board.meetingAt(person, slot);
}

function below(count: number, random: () => number): number {
  return Math.floor(random() * count);
}
