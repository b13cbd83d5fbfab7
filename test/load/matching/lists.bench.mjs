// Lists of everyone and of one person: ours, every pair in typed arrays, SQL.
import { quantile } from '../statistics.mjs';
import { bruteForceLists } from './brute-force.mjs';
import { generateFair, topics } from './fair.mjs';
import { finish } from './load-engine.mjs';
import { timeSql } from './sql.mjs';

const limit = 20;
const size = { visitors: 10_000, exhibitors: 1_000 };
const runs = 5;

/** Time of the processor, not of the clock: others may be at work on the machine. */
function timed(work) {
  const begun = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(begun);
  return { result, ms: (user + system) / 1_000 };
}

/** The median run, the machine being shared. */
function medianOf(work) {
  const all = Array.from({ length: runs }, () => timed(work));
  return {
    result: all[0].result,
    ms: quantile(
      all.map(({ ms }) => ms),
      0.5,
    ),
  };
}

const bytes = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

export async function benchLists(engine, { seed }) {
  const fair = generateFair({ ...size, seed });
  const { profiles } = fair;
  const model = engine.defaultModel;
  const before = bytes();
  const index = engine.buildMatchIndex(profiles, topics);
  const indexBytes = bytes() - before;
  const build = medianOf(() => engine.buildMatchIndex(profiles, topics).size);

  const ours = medianOf(() => {
    const graph = finish(index.candidateSteps(limit, model, 'across'));
    return finish(engine.listsOf(graph, null, limit));
  });
  const brute = medianOf(() => bruteForceLists(fair, topics, model, limit));
  const same = ours.result.rows.filter((row, i) => row === brute.result.rows[i]).length;

  const step = Math.floor(profiles.length / 1_000);
  const asked = Array.from({ length: 1_000 }, (_, i) => profiles[i * step]);
  const options = { limit, wishes: [] };
  for (const profile of asked.slice(0, 100)) index.recommend(profile, options);
  const one = asked.map((profile) => timed(() => index.recommend(profile, options)).ms);
  const changed = asked.slice(0, 500).map((profile) => ({ ...profile, needs: fair.draw(), offers: fair.draw() }));
  const change = changed.map(
    (profile) =>
      timed(() => {
        index.update([profile], []);
        return index.recommend(profile, options);
      }).ms,
  );

  const sample = Array.from({ length: 200 }, (_, i) => i * (size.visitors / 200));
  const sql = await timeSql({
    fair,
    topics,
    model,
    people: sample,
    limit,
    listOf: (row) => ours.result.rows.subarray(row * limit, (row + 1) * limit).filter((other) => other >= 0),
  });
  const places = ours.result.rows.filter((row) => row >= 0).length;
  return {
    build: build.ms,
    indexBytes,
    ours: ours.ms,
    brute: brute.ms,
    same,
    places,
    one,
    change,
    sql,
    sqlAll: (sql.sampleMs * size.visitors) / sample.length,
  };
}
