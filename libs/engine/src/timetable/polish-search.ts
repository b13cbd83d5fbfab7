import type { PolishBoard } from './polish-board.js';
import { ANYWHERE, AT_BREAKS, applyWithHelp, proposeMove } from './polish-moves.js';
import { seededRandom } from './seeded-random.js';

/** Temperatures: so hot that a break more is often taken, so cold that it hardly is. */
const HOT = 3.5;
const COLD = 1.2;
/** Whoever has this much effort for each meeting is better off cooling three times. */
const STEPS_FOR_THREE = 50_000;
/** A move that costs more than a break and some idle slots is beyond help by a second one. */
const HELPABLE = 14;
const STEPS_BETWEEN_YIELDS = 20_000;

/**
 * Lowers the breaks of a board by simulated annealing over Kempe moves (Kirkpatrick et al. 1983), cooling geometrically, once
 * or three times, over `budget` elementary steps. A move that is too dear is tried once more with a second one that helps
 * whom it harms; of three coolings the first does without. Ends early without breaks. Yields the share done and returns
 * the slots of the best timetable met; the same seed takes the same way.
 */
export function* searchBreaks(board: PolishBoard, budget: number, seed: number): Generator<number, Int32Array> {
  const random = seededRandom(seed);
  const start = board.work;
  const coolings = budget >= STEPS_FOR_THREE * board.meetingCount ? 3 : 1;
  let best = board.breaks;
  let next = start;
  let temperature = 0;
  let aim = AT_BREAKS;
  let isHelped = true;
  while (board.breaks > 0) {
    if (board.work >= next) {
      const done = (board.work - start) / budget;
      if (done >= 1) break;
      temperature = HOT * (COLD / HOT) ** ((done * coolings) % 1);
      // Where there is time to look for the best, two thirds of it look everywhere.
      aim = coolings > 1 && done < 2 / 3 ? ANYWHERE : AT_BREAKS;
      isHelped = coolings === 1 || done >= 1 / 3;
      yield done;
      next = board.work + Math.min(STEPS_BETWEEN_YIELDS, budget / 200);
    }
    board.work++;
    const delta = proposeMove(board, aim, random);
    if (delta === null) continue;
    // What Metropolis' rule would still take: the same for the move alone and for two together.
    const most = -temperature * Math.log(random());
    if (delta <= most) board.apply();
    else if (!isHelped || delta > HELPABLE || !applyWithHelp(board, delta, most, random)) continue;
    if (board.breaks >= best) continue;
    best = board.breaks;
    board.keep();
  }
  return board.keptSlots();
}
