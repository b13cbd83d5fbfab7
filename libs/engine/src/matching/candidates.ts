import { compareIds } from '../compare-ids.js';
import { AskerKinds } from './asker-kinds.js';
import { candidateGraph } from './candidate-graph.js';
import { CompiledModel } from './compiled-model.js';
import { FlatHeaps } from './flat-heaps.js';
import type { MatchModel } from './match-model.js';
import type { CandidateGraph, CandidatePairs } from './match-types.js';
import { PeopleTable } from './people-table.js';
import { newScratch, Question, type Scratch } from './question.js';
import { isVetoed } from './ranking.js';
import { promisingFrom } from './score-bounds.js';
import { passBy, startWalk, type Walk } from './shared-sums.js';
import { at, floatAt } from './typed.js';

/** Between two yields, in additions or so: a few milliseconds. */
const EFFORT_PER_STEP = 900_000;
const EFFORT_PER_PAIR = 8;
const EFFORT_PER_KIND = 3;
const EFFORT_PER_LOOK = 100;

/** Who asks and who is asked. */
interface Sides {
  asking: PeopleTable;
  /** Rows of those who ask, ascending. */
  askers: Int32Array;
  asked: PeopleTable;
  /** The row in `asking` of each row of `asked`. */
  rowOf: Int32Array;
  /** Where all are asked by all, each asks only those who come later. */
  walk: Walk | null;
}

/**
 * The best counterparts of everyone, exact. Every pair is looked at once and offered to both. Across the aisle the larger side
 * asks: what is gathered about the smaller one stays in the processor's nearest memory.
 * The table may grow meanwhile; rows that were there do not change.
 */
export function* candidateGraphSteps(
  table: PeopleTable,
  matchModel: MatchModel,
  perPerson: number,
  pairs: CandidatePairs,
): Generator<number, CandidateGraph> {
  const asking = table.staleShare === 0 ? table : yield* saying(0, livingRows(table));
  const ids = asking.people.map(({ id }) => id);
  const heaps = new FlatHeaps(ids.length, Math.max(0, Math.min(Math.floor(perPerson) || 0, ids.length)));
  if (heaps.places === 0) return yield* saying(1, candidateGraph(ids, heaps));
  const sides = pairs === 'all' ? oneSide(asking) : yield* saying(0, twoSides(asking));
  const model = new CompiledModel(matchModel);
  model.cover(sides.asked);
  const scratch = newScratch(sides.asked);
  const kinds = new AskerKinds(model, sides.asking, sides.asked);
  let effort = 0;
  for (let turn = 0; turn < sides.askers.length; turn++) {
    effort += takeTurn(sides, at(sides.askers, turn), model, kinds, heaps, scratch);
    if (effort < EFFORT_PER_STEP) continue;
    effort = 0;
    yield (turn + 1) / (sides.askers.length + 1);
  }
  return yield* saying(1, candidateGraph(ids, heaps));
}

/** One person against all who are asked. Returns what it cost. */
function takeTurn(
  { asking, asked, rowOf, walk }: Sides,
  row: number,
  model: CompiledModel,
  kinds: AskerKinds,
  heaps: FlatHeaps,
  scratch: Scratch,
): number {
  const person = asking.personAt(row);
  if (walk) passBy(person, asked, walk);
  const parts = kinds.of(row);
  const question = new Question(asked, model, person, scratch, null, walk, parts);
  const { score } = question;
  const { needed } = heaps;
  const start = walk ? row + 1 : 0;
  const end = rowOf.length;
  const bounds = question.bounds(start, end);
  let looks = 0;
  const look = (other: number): void => {
    if (!question.hasSubstance(other)) return;
    looks++;
    question.look(other);
    const column = at(rowOf, other);
    const sum = score.own + score.others;
    if (isVetoed(sum) || sum < Math.min(floatAt(needed, row), floatAt(needed, column))) return;
    const own = Math.exp(-score.own);
    const theirs = Math.exp(-score.others);
    heaps.offer(row, column, own, theirs);
    heaps.offer(column, row, theirs, own);
  };
  const promising = promisingFrom(bounds, start, end, heaps.places);
  for (let other = start; other < end; other++) {
    const bound = floatAt(bounds, other);
    if (bound >= promising && bound > Number.NEGATIVE_INFINITY) look(other);
  }
  if (promising > Number.NEGATIVE_INFINITY) {
    for (let other = start; other < end; other++) {
      const bound = floatAt(bounds, other);
      if (bound >= promising || bound === Number.NEGATIVE_INFINITY) continue;
      if (bound >= floatAt(needed, row) || bound >= floatAt(needed, at(rowOf, other))) look(other);
    }
  }
  const perRow = EFFORT_PER_PAIR + EFFORT_PER_KIND * parts.length;
  return question.effort + (end - start) * perRow + looks * EFFORT_PER_LOOK;
}

function oneSide(table: PeopleTable): Sides {
  const rows = Int32Array.from({ length: table.length }, (_, row) => row);
  return { asking: table, askers: rows, asked: table, rowOf: rows, walk: startWalk(table) };
}

/** The larger side of the aisle asks the smaller one, which gets a table of its own. */
function* twoSides(table: PeopleTable): Generator<void, Sides> {
  const exhibitors: number[] = [];
  const visitors: number[] = [];
  for (let row = 0; row < table.length; row++) (table.personAt(row).isExhibitor ? exhibitors : visitors).push(row);
  const [fewer, more] = exhibitors.length <= visitors.length ? [exhibitors, visitors] : [visitors, exhibitors];
  const asked = yield* PeopleTable.steps(
    fewer.map((row) => table.personAt(row)),
    table.dictionary,
  );
  return { asking: table, askers: Int32Array.from(more), asked, rowOf: Int32Array.from(fewer), walk: null };
}

/** The living, in the order of ids. */
function livingRows(table: PeopleTable): Generator<void, PeopleTable> {
  const rows = [...table.rowOf.values()].sort((a, b) => compareIds(table.idAt(a), table.idAt(b)));
  return PeopleTable.steps(
    rows.map((row) => table.personAt(row)),
    table.dictionary,
  );
}

function* saying<Result>(done: number, steps: Generator<void, Result>): Generator<number, Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield done;
  }
}
