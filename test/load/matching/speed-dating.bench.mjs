// Quality on people who really answered each other: with the engine's learning, beside simpler orders.
import { randomFrom } from './fair.mjs';
import { meanOf, ndcgAt5 } from './rank-figures.mjs';
import { readSpeedDating, standardised } from './speed-dating.mjs';

/** What people say of themselves foretells little: weights are held strongly at 0. */
const contentStrength = 1_000;
/** One person differs from another by about 1.4 in log-odds, in giving as in getting a yes. */
const personStrength = 0.5;
/** Answers at the mean that a person's own are mixed with, as in the engine's record of people. */
const shrinkage = 3;
const seeds = 10;

const free = Number.NEGATIVE_INFINITY;
const logistic = (x) => 1 / (1 + Math.exp(-x));
const logOdds = (p) => Math.log(p / (1 - p));
const all = (data) => data.answers.map((_, k) => k);

/** Log-odds of a yes for every answer from what people say of themselves, learnt from `train`. */
function contentLogOdds(engine, { answers, features }, train) {
  const rows = standardised(features, train);
  const size = rows[0].length + 1;
  const { coefficients } = engine.fitLogistic({
    rows: train.map((k) => rows[k]),
    said: train.map((k) => Number(answers[k].yes)),
    weights: new Float64Array(train.length).fill(1),
    prior: new Float64Array(size),
    precision: Float64Array.from({ length: size }, (_, k) => (k === 0 ? 0.001 : contentStrength)),
    least: new Float64Array(size).fill(free),
  });
  return Float64Array.from(rows, (row) => engine.logOddsOf(coefficients, row));
}

/** Log-odds with each person's habit of saying and of getting yes, all found at once from the known answers of their wave. */
function withPeople(engine, { answers }, content, known) {
  const result = content.slice();
  for (const wave of new Set(answers.map((answer) => answer.wave))) {
    const here = answers.flatMap((answer, k) => (answer.wave === wave ? [k] : []));
    const place = new Map([...new Set(here.map((k) => answers[k].from))].map((id, i) => [id, i]));
    const row = (k) => {
      const values = new Float64Array(1 + 2 * place.size);
      values[0] = content[k];
      values[1 + place.get(answers[k].from)] = 1;
      const to = place.get(answers[k].to);
      if (to !== undefined) values[1 + place.size + to] = 1;
      return values;
    };
    const train = here.filter((k) => known[k]);
    const size = 2 + 2 * place.size;
    const { coefficients } = engine.fitLogistic({
      rows: train.map(row),
      said: train.map((k) => Number(answers[k].yes)),
      weights: new Float64Array(train.length).fill(1),
      prior: Float64Array.from({ length: size }, (_, k) => Number(k === 1)),
      precision: Float64Array.from({ length: size }, (_, k) => (k === 0 ? 1 : k === 1 ? 100 : personStrength)),
      least: new Float64Array(size).fill(free),
    });
    for (const k of here) result[k] = engine.logOddsOf(coefficients, row(k));
  }
  return result;
}

/** Shares of yes given and got among the known answers, shrunk to the mean. */
function records({ answers }, known) {
  const of = (key) => {
    const counts = new Map();
    for (const [k, answer] of answers.entries()) {
      if (!known[k]) continue;
      const [yes, total] = counts.get(answer[key]) ?? [0, 0];
      counts.set(answer[key], [yes + Number(answer.yes), total + 1]);
    }
    return counts;
  };
  const given = of('from');
  const got = of('to');
  const [yes, total] = [...given.values()].reduce((sum, [y, t]) => [sum[0] + y, sum[1] + t], [0, 0]);
  const mean = yes / total;
  const rate = (counts, id) => {
    const [own, count] = counts.get(id) ?? [0, 0];
    return (own + shrinkage * mean) / (count + shrinkage);
  };
  return {
    popularity: Float64Array.from(answers, ({ to }) => rate(got, to)),
    habits: Float64Array.from(
      answers,
      ({ from, to }) => logOdds(rate(given, from)) + logOdds(rate(got, to)) - 2 * logOdds(mean),
    ),
  };
}

/** Mutual score: the harmonic mean of both directions' chances. */
function mutual({ answers }, odds) {
  const chance = odds.map(logistic);
  return chance.map((own, k) => {
    const { back } = answers[k];
    return back < 0 ? own : (2 * own * chance[back]) / (own + chance[back]);
  });
}

function judge(engine, { answers }, scores, test) {
  const said = test.map((k) => answers[k].match);
  const ndcg = ndcgAt5(answers, scores, test);
  return {
    ndcg: ndcg.mean,
    error: ndcg.error,
    auc: engine.aucOf(
      test.map((k) => scores[k]),
      said,
    ),
  };
}

/** Nothing is known of the people who are ranked but what they say: each wave by what the other waves teach. */
function unknownPeople(engine, data) {
  const { answers } = data;
  const content = new Float64Array(answers.length);
  for (const wave of new Set(answers.map((answer) => answer.wave))) {
    const learnt = contentLogOdds(
      engine,
      data,
      all(data).filter((k) => answers[k].wave !== wave),
    );
    for (const [k, answer] of answers.entries()) if (answer.wave === wave) content[k] = learnt[k];
  }
  const similarity = Float64Array.from(answers, (answer) => answer.similarity ?? 0);
  const figures = (scores) => judge(engine, data, scores, all(data));
  return { similarity: figures(similarity), oneSided: figures(content), mutual: figures(mutual(data, content)) };
}

/** Half the pairs of every wave have met and answered; the other half is ranked. */
function halfKnown(engine, data, seed) {
  const { answers } = data;
  const random = randomFrom(seed);
  const known = new Uint8Array(answers.length);
  for (const [k, { back }] of answers.entries())
    known[k] = back >= 0 && back < k ? known[back] : Number(random() < 0.5);
  const test = all(data).filter((k) => !known[k]);
  const content = contentLogOdds(
    engine,
    data,
    all(data).filter((k) => known[k]),
  );
  const { popularity, habits } = records(data, known);
  const joint = withPeople(engine, data, content, known);
  const figures = (scores) => judge(engine, data, scores, test);
  return {
    popularity: figures(popularity),
    oneSided: figures(joint),
    counts: figures(
      mutual(
        data,
        content.map((odds, k) => odds + habits[k]),
      ),
    ),
    mutual: figures(mutual(data, joint)),
  };
}

/** @returns figures of each order; those of half known pairs as means over seeds with their deviation */
export function benchSpeedDating(engine, folder) {
  const data = readSpeedDating(folder);
  const runs = Array.from({ length: seeds }, (_, i) => halfKnown(engine, data, i + 1));
  const half = Object.keys(runs[0]).map((order) => {
    const ndcg = meanOf(runs.map((run) => run[order].ndcg));
    const auc = meanOf(runs.map((run) => run[order].auc));
    return [order, { ndcg: ndcg.mean, ndcgSpread: ndcg.deviation, auc: auc.mean, aucSpread: auc.deviation }];
  });
  return {
    people: data.people,
    waves: new Set(data.answers.map(({ wave }) => wave)).size,
    seeds,
    unknown: unknownPeople(engine, data),
    half: Object.fromEntries(half),
  };
}
