import type { PolishBoard } from './polish-board.js';
import { seededRandom } from './seeded-random.js';

/** Temperatures: so hot that a break more is often taken, so cold that it hardly is. */
const HOT = 3.5;
const COLD = 1.2;
/** Whoever has this much effort for each meeting is better off cooling twice. */
const STEPS_FOR_TWO = 50_000;
/** Share of the proposals that close up to another meeting of one of the people, instead of any slot. */
const CLOSE_UP = 0.9;
/** Draws to find a meeting of somebody with a break: effort goes where breaks are. */
const DRAWS_FOR_BREAK = 6;
/** Draws, and trials among them, to find a meeting that can go the opposite way where places are short. */
const DRAWS_IN_RETURN = 60;
const TRIALS_IN_RETURN = 3;
const STEPS_BETWEEN_YIELDS = 20_000;

/**
 * Lowers the breaks of a board by simulated annealing over Kempe moves (Kirkpatrick et al. 1983), cooling geometrically, once
 * or twice, over `budget` elementary steps. Ends early without breaks. Yields the share done and returns the slots of the
 * best timetable met; the same seed takes the same way.
 */
export function* searchBreaks(board: PolishBoard, budget: number, seed: number): Generator<number, Int32Array> {
  const random = seededRandom(seed);
  const start = board.work;
  const coolings = budget >= STEPS_FOR_TWO * board.meetingCount ? 2 : 1;
  let best = board.breaks;
  let next = start;
  let temperature = 0;
  while (board.breaks > 0) {
    if (board.work >= next) {
      const done = (board.work - start) / budget;
      if (done >= 1) break;
      temperature = HOT * (COLD / HOT) ** ((done * coolings) % 1);
      yield done;
      next = board.work + Math.min(STEPS_BETWEEN_YIELDS, budget / 200);
    }
    board.work++;
    const meeting = anyMeeting(board, random);
    const to = random() < CLOSE_UP ? besideOther(board, meeting, random) : Math.floor(random() * board.slotCount);
    if (to < 0) continue;
    const delta = tryMove(board, meeting, to, random);
    if (delta === null || (delta > 0 && random() >= Math.exp(-delta / temperature))) continue;
    board.apply();
    if (board.breaks >= best) continue;
    best = board.breaks;
    board.keep();
  }
  return board.keptSlots();
}

/** A meeting, rather one of somebody with a break. */
function anyMeeting(board: PolishBoard, random: () => number): number {
  let meeting = Math.floor(random() * board.meetingCount);
  for (let i = 0; i < DRAWS_FOR_BREAK && !board.hasBreak(meeting); i++)
    meeting = Math.floor(random() * board.meetingCount);
  return meeting;
}

/** A move, with another meeting going the opposite way where the places of the slot are taken: the best of a few. */
function tryMove(board: PolishBoard, meeting: number, to: number, random: () => number): number | null {
  const delta = board.trial(meeting, to);
  if (delta !== null || !board.isFull) return delta;
  let best = -1;
  let least: number | null = null;
  let trials = 0;
  for (let i = 0; i < DRAWS_IN_RETURN && trials < TRIALS_IN_RETURN; i++) {
    const other = Math.floor(random() * board.meetingCount);
    if (board.slotOf[other] !== to) continue;
    trials++;
    const delta = board.trial(meeting, to, other);
    if (delta === null || (least !== null && delta >= least)) continue;
    if (delta <= 0) return delta;
    best = other;
    least = delta;
  }
  return best < 0 ? null : board.trial(meeting, to, best);
}

/** A free slot of one of the meeting's people just before or after another meeting of theirs; -1 if none is found. */
function besideOther(board: PolishBoard, meeting: number, random: () => number): number {
  const { starts, members } = board.input;
  const first = starts[meeting] as number;
  const person = members[first + Math.floor(random() * ((starts[meeting + 1] as number) - first))] as number;
  const step = random() < 0.5 ? 1 : -1;
  const own = board.slotOf[meeting] as number;
  let slot = Math.floor(random() * board.slotCount);
  for (let next = slot + step; next >= 0 && next < board.slotCount; slot = next, next += step)
    if (slot !== own && board.meetingAt(person, slot) >= 0 && board.meetingAt(person, next) < 0) return next;
  return -1;
}
