import { compareIds } from '../compare-ids.js';
import type { CompiledModel } from './compiled-model.js';
import { FlatHeaps } from './flat-heaps.js';
import type { CandidateGraph, CandidatePairs } from './match-types.js';
import { CLOSED, PeopleTable } from './people-table.js';
import { newScratch, Question, type Scratch } from './question.js';
import { isVetoed } from './ranking.js';
import { passBy, startWalk, type Walk } from './shared-sums.js';
import { at, floatAt } from './typed.js';

/** Pairs looked at between two yields: a few milliseconds. */
const PAIRS_PER_STEP = 40_000;

/**
 * The best counterparts of everyone, exact. Every pair is looked at once, from the side that comes first, and offered to both.
 * The table may grow meanwhile; rows that were there do not change.
 */
export function* candidateGraphSteps(
  table: PeopleTable,
  model: CompiledModel,
  perPerson: number,
  pairs: CandidatePairs,
): Generator<number, CandidateGraph> {
  const fresh = table.staleShare === 0 ? table : yield* compacted(table);
  model.cover(fresh);
  const rows = fresh.length;
  const ids = Array.from({ length: rows }, (_, row) => fresh.idAt(row));
  const heaps = new FlatHeaps(rows, Math.max(0, Math.min(Math.floor(perPerson) || 0, rows)));
  const scratch = newScratch(fresh);
  const walk = pairs === 'all' ? startWalk(fresh) : null;
  const askers = pairs === 'all' ? Int32Array.from(ids.keys()) : smallerSide(fresh);
  if (walk === null) for (const row of askers) scratch.flags[row] = CLOSED;
  let looked = 0;
  for (let turn = 0; turn < askers.length && heaps.places > 0; turn++) {
    const row = at(askers, turn);
    takeTurn(fresh, model, row, heaps, scratch, walk);
    looked += walk === null ? rows : rows - row;
    if (looked < PAIRS_PER_STEP) continue;
    looked = 0;
    yield (turn + 1) / (askers.length + 1);
  }
  return graphOf(ids, heaps);
}

/** One person against all who come after in a walk, or against everybody who is open. */
function takeTurn(
  table: PeopleTable,
  model: CompiledModel,
  row: number,
  heaps: FlatHeaps,
  scratch: Scratch,
  walk: Walk | null,
): void {
  const person = table.personAt(row);
  if (walk) passBy(person, table, walk);
  const question = new Question(table, model, person, scratch, null, walk);
  const { score } = question;
  const { needed, rows } = heaps;
  const next = (start: number): number => question.nextWorthy(start, rows, floatAt(needed, row), needed);
  for (let other = next(walk ? row + 1 : 0); other < rows; other = next(other + 1)) {
    if (!question.hasSubstance(other)) continue;
    question.look(other);
    const sum = score.own + score.others;
    if (isVetoed(sum) || sum < Math.min(floatAt(needed, row), floatAt(needed, other))) continue;
    const own = Math.exp(-score.own);
    const theirs = Math.exp(-score.others);
    heaps.offer(row, other, own, theirs);
    heaps.offer(other, row, theirs, own);
  }
}

/** The side of the aisle that asks, ascending. */
function smallerSide(table: PeopleTable): Int32Array {
  const exhibitors: number[] = [];
  const visitors: number[] = [];
  for (let row = 0; row < table.length; row++) (table.personAt(row).isExhibitor ? exhibitors : visitors).push(row);
  return Int32Array.from(exhibitors.length <= visitors.length ? exhibitors : visitors);
}

/** The living, in the order of ids. */
function* compacted(table: PeopleTable): Generator<number, PeopleTable> {
  const rows = [...table.rowOf.values()].sort((a, b) => compareIds(table.idAt(a), table.idAt(b)));
  const people = rows.map((row) => table.personAt(row));
  const steps = PeopleTable.steps(people, table.dictionary);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield 0;
  }
}

/** Both directions of every pair that either side kept. */
function graphOf(ids: readonly string[], heaps: FlatHeaps): CandidateGraph {
  const starts = new Int32Array(ids.length + 1);
  const isLent = (row: number, column: number, sum: number): boolean => !heaps.has(column, row, sum);
  for (let row = 0; row < ids.length; row++) {
    heaps.each(row, (column, own, others) => {
      starts[row + 1] = at(starts, row + 1) + 1;
      if (isLent(row, column, own + others)) starts[column + 1] = at(starts, column + 1) + 1;
    });
  }
  for (let row = 0; row < ids.length; row++) starts[row + 1] = at(starts, row + 1) + at(starts, row);
  const total = at(starts, ids.length);
  const next = starts.slice();
  const unsorted = { columns: new Int32Array(total), p: new Float64Array(total), score: new Float64Array(total) };
  const put = (row: number, column: number, own: number, others: number): void => {
    const position = at(next, row);
    next[row] = position + 1;
    unsorted.columns[position] = column;
    unsorted.p[position] = 1 / (1 + own);
    unsorted.score[position] = 2 / (2 + (own + others));
  };
  for (let row = 0; row < ids.length; row++) {
    heaps.each(row, (column, own, others) => {
      put(row, column, own, others);
      if (isLent(row, column, own + others)) put(column, row, others, own);
    });
  }
  return { ids, starts, ...sortedRows(starts, unsorted) };
}

type Entries = Pick<CandidateGraph, 'columns' | 'p' | 'score'>;

/** Sorts the columns of every row by transposing twice in one: a symmetric pattern read by columns comes out ascending. */
function sortedRows(starts: Int32Array, { columns, p, score }: Entries): Entries {
  const order = new Int32Array(columns.length);
  const next = starts.slice();
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let i = at(starts, row); i < at(starts, row + 1); i++) {
      const column = at(columns, i);
      const position = at(next, column);
      next[column] = position + 1;
      order[position] = row;
    }
  }
  // `order` now holds, for each column, its rows ascending; being symmetric, these are the row's columns in order.
  const sorted: Entries = { columns: order, p: new Float64Array(p.length), score: new Float64Array(p.length) };
  const placeOf = new Int32Array(starts.length - 1);
  for (let row = 0; row + 1 < starts.length; row++) {
    const begin = at(starts, row);
    const end = at(starts, row + 1);
    for (let i = begin; i < end; i++) placeOf[at(order, i)] = i;
    for (let i = begin; i < end; i++) {
      const position = at(placeOf, at(columns, i));
      sorted.p[position] = floatAt(p, i);
      sorted.score[position] = floatAt(score, i);
    }
  }
  return sorted;
}
