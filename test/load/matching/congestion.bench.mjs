// What the congestion layer does to lists, and what it costs.
import { generateFair, topics } from './fair.mjs';
import { finish } from './load-engine.mjs';

const limit = 20;
const candidatesEach = 75;
const visitors = 10_000;

/** Figures of exhibitors' exposure, of visitors nobody is shown, and of all lists. */
function figuresOf(engine, allocation) {
  const of = (isWanted) =>
    Float64Array.from([...allocation.exposure].filter(([id]) => isWanted(id)).map(([, times]) => times));
  const exhibitors = of((id) => id.startsWith('x'));
  return {
    gini: engine.giniOf(exhibitors),
    busiest: Math.max(...exhibitors),
    unseen: of((id) => id.startsWith('a')).filter((times) => times === 0).length,
    mutualPairs: allocation.mutualPairs,
    meanScore: allocation.meanScore,
  };
}

/** How many visitors stand in none of the exhibitors' first 200, the length that gives them as many places as theirs. */
function unseenIn200(engine, graph, prices) {
  const of = Float64Array.from(graph.ids, (id) => prices.of.get(id) ?? 0);
  const lists = finish(engine.listsOf(graph, { beta: prices.beta, of }, 200));
  const exposure = engine.exposureOf({ ...lists, rows: lists.rows.subarray(visitors * 200) }, graph.ids.length);
  return exposure.subarray(0, visitors).filter((times) => times === 0).length;
}

export function benchCongestion(engine, { seed }) {
  const { profiles } = generateFair({ visitors, exhibitors: 1_000, seed });
  const index = engine.buildMatchIndex(profiles, topics);
  const graph = finish(index.candidateSteps(candidatesEach, engine.defaultModel, 'across'));
  const run = (spread, previous = null) => {
    const options = { spread, rowBudget: limit, capacity: () => 24, previous };
    const times = [];
    let allocation;
    let longest = 0;
    for (let i = 0; i < 3; i++) {
      const begun = process.cpuUsage();
      const steps = engine.allocateSteps(graph, options);
      for (;;) {
        const stepBegun = performance.now();
        const step = steps.next();
        longest = Math.max(longest, performance.now() - stepBegun);
        if (!step.done) continue;
        allocation = step.value;
        break;
      }
      const { user, system } = process.cpuUsage(begun);
      times.push((user + system) / 1_000);
    }
    times.sort((a, b) => a - b);
    const figures = figuresOf(engine, allocation);
    return {
      ...figures,
      unseenIn200: unseenIn200(engine, graph, allocation.prices),
      ms: times[1],
      longest,
      prices: allocation.prices,
    };
  };
  const byScore = run(0);
  const half = run(0.5);
  const spread = run(1);
  return { edges: graph.columns.length / 2, byScore, half, spread, again: run(1, spread.prices) };
}
