import { BestRows } from './best-rows.js';
import { mutualScore, sumNeededFor } from './pair-score.js';
import type { Question } from './question.js';
import { promisingFrom } from './score-bounds.js';
import { at, floatAt } from './typed.js';

/** Prices of the rows, and what a difference in score is worth against them. */
export interface RowPrices {
  beta: number;
  /** >= 0 */
  of: Float64Array;
}

/** The order of a list: the mutual score, or with prices what the allocation makes of it (`rankByPrice`). */
export function listValue(score: number, row: number, prices: RowPrices | null): number {
  return prices === null ? score : score / prices.beta - floatAt(prices.of, row);
}

/**
 * The best `count` rows for the one who asks, best first, ties by id. Exact: rows are passed over only where a bound shows
 * that they cannot get in. Whoever stated anything is given only people with whom there is something in common.
 */
export function bestRows(question: Question, count: number, prices: RowPrices | null): readonly number[] {
  const { table, scratch, score } = question;
  const { values } = scratch;
  const end = table.length;
  const bounds = question.bounds();
  const best = new BestRows(count, values, (row) => table.idAt(row));
  const offer = (row: number): void => {
    question.look(row);
    if (isVetoed(score.own + score.others)) return;
    values[row] = listValue(mutualScore(score.own, score.others), row, prices);
    best.offer(row);
  };
  const promising = promisingFrom(bounds, 0, end, count);
  for (let row = 0; row < end; row++) {
    if (floatAt(bounds, row) >= promising && floatAt(bounds, row) > Number.NEGATIVE_INFINITY) offer(row);
  }
  if (promising === Number.NEGATIVE_INFINITY) return best.take();
  best.settle();
  let floor = best.floor;
  let needed = neededFor(floor, prices);
  for (let row = 0; row < end; row++) {
    const bound = floatAt(bounds, row);
    if (bound >= promising || !(bound >= needed) || bound === Number.NEGATIVE_INFINITY) continue;
    if (prices && !(bound >= neededFor(floor + floatAt(prices.of, row), prices))) continue;
    offer(row);
    if (best.floor === floor) continue;
    floor = best.floor;
    needed = neededFor(floor, prices);
  }
  return best.take();
}

/** The sum of both log-odds that a row without a price needs for a value. */
function neededFor(value: number, prices: RowPrices | null): number {
  return sumNeededFor(prices === null ? value : value * prices.beta);
}

/** A strict requirement that is not met, on either side. */
export function isVetoed(sumOfLogOdds: number): boolean {
  return sumOfLogOdds === Number.NEGATIVE_INFINITY;
}

/** The first `count` rows that leave at most `perCompany` of any company. */
export function cappedRows(
  rows: readonly number[],
  count: number,
  perCompany: number,
  companyOf: Int32Array,
): number[] {
  const taken = new Map<number, number>();
  const kept: number[] = [];
  for (const row of rows) {
    if (kept.length === count) break;
    const company = at(companyOf, row);
    const already = taken.get(company) ?? 0;
    if (company >= 0 && already >= perCompany) continue;
    taken.set(company, already + 1);
    kept.push(row);
  }
  return kept;
}

/** {@link bestRows} with a limit per company; looks further down the order until the list is full or everybody was seen. */
export function bestRowsPerCompany(
  question: Question,
  count: number,
  perCompany: number,
  prices: RowPrices | null,
): readonly number[] {
  for (let reach = 2 * count + 16; ; reach *= 4) {
    const rows = bestRows(question, reach, prices);
    const kept = cappedRows(rows, count, perCompany, question.table.companyOf);
    if (kept.length === count || rows.length < reach) return kept;
  }
}
