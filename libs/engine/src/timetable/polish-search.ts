import type { PolishBoard } from './polish-board.js';
import { seededRandom } from './seeded-random.js';

/** Temperatures, in parts of a break: so hot that a break more is often taken, so cold that it hardly is. */
const HOT = 0.35;
const COLD = 0.12;
/** Whoever has this much effort for each meeting is better off cooling twice. */
const STEPS_FOR_TWO = 50_000;
const BREAK = 10;
/** Share of the proposals that close up to another meeting of one of the people, instead of any slot. */
const CLOSE_UP = 0.7;
/** Draws until a meeting of a given slot is taken to be out of reach. */
const DRAWS = 60;
const STEPS_BETWEEN_YIELDS = 20_000;

/**
 * Lowers the breaks of a board by simulated annealing over Kempe moves (Kirkpatrick et al. 1983), cooling geometrically, once
 * or twice, over `budget` elementary steps. Ends early without breaks. Leaves the best timetable met on the board and yields the
 * share done; the same seed takes the same way.
 */
export function* searchBreaks(board: PolishBoard, budget: number, seed: number): Generator<number, void> {
  const random = seededRandom(seed);
  const start = board.work;
  const coolings = budget >= STEPS_FOR_TWO * board.meetingCount ? 2 : 1;
  let best = board.slotOf.slice();
  let bestBreaks = board.breaks;
  let isBest = true;
  let next = start;
  let temperature = 0;
  for (;;) {
    if (board.work >= next) {
      const done = (board.work - start) / budget;
      if (done >= 1) break;
      temperature = BREAK * HOT * (COLD / HOT) ** ((done * coolings) % 1);
      yield done;
      next = board.work + Math.min(STEPS_BETWEEN_YIELDS, budget / 200);
    }
    if (board.breaks === 0) break;
    board.work++;
    const meeting = Math.floor(random() * board.meetingCount);
    const to = random() < CLOSE_UP ? besideOther(board, meeting, random) : Math.floor(random() * board.slotCount);
    if (to < 0) continue;
    const delta = tryMove(board, meeting, to, random);
    if (delta === null || (delta > 0 && random() >= Math.exp(-delta / temperature))) continue;
    if (isBest && delta > 0) {
      best = board.slotOf.slice();
      isBest = false;
    }
    board.apply();
    if (board.breaks < bestBreaks) {
      bestBreaks = board.breaks;
      isBest = true;
    }
  }
  if (!isBest) board.restore(best);
}

/** A move, with another meeting going the opposite way where the places of the slot are taken. */
function tryMove(board: PolishBoard, meeting: number, to: number, random: () => number): number | null {
  const delta = board.trial(meeting, to);
  if (delta !== null || !board.isFull) return delta;
  for (let i = 0; i < DRAWS; i++) {
    const other = Math.floor(random() * board.meetingCount);
    if (board.slotOf[other] === to) return board.trial(meeting, to, other);
  }
  return null;
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
