import type { CandidateGraph } from '../../matching/match-types.js';

/** Two rows and their mutual score. */
export type Pair = readonly [a: number, b: number, score: number];

/** A graph of `people` rows with the given pairs, each named once. */
export function graphOf(people: number, pairs: readonly Pair[]): CandidateGraph {
  const rows = Array.from({ length: people }, () => [] as { column: number; score: number }[]);
  for (const [a, b, score] of pairs) {
    rows[a]?.push({ column: b, score });
    rows[b]?.push({ column: a, score });
  }
  const entries = rows.map((row) => row.sort((x, y) => x.column - y.column));
  const starts = new Int32Array(people + 1);
  entries.forEach((row, i) => {
    starts[i + 1] = (starts[i] ?? 0) + row.length;
  });
  const flat = entries.flat();
  const score = Float64Array.from(flat, (entry) => entry.score);
  return {
    ids: Array.from({ length: people }, (_, row) => `p${String(row).padStart(5, '0')}`),
    starts,
    columns: Int32Array.from(flat, (entry) => entry.column),
    p: score.slice(),
    score,
  };
}

/** Visitors first, then exhibitors, some of whom are far more sought than others; each visitor's best are candidates. */
export function generatedGraph(size: {
  visitors: number;
  exhibitors: number;
  perVisitor: number;
  seed: number;
}): CandidateGraph {
  const random = randomFrom(size.seed);
  const renown = Array.from({ length: size.exhibitors }, () => 0.25 * random() ** 3);
  const appeal = Array.from({ length: size.visitors }, () => 0.15 * random() ** 3);
  const pairs = appeal.flatMap((own, visitor) =>
    renown
      .map((theirs, i): Pair => [visitor, size.visitors + i, 0.1 + own + theirs + 0.4 * random()])
      .sort((a, b) => b[2] - a[2])
      .slice(0, size.perVisitor),
  );
  return graphOf(size.visitors + size.exhibitors, pairs);
}

/** Numbers in 0..1 that follow from the seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
