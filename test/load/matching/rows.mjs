// The figures as rows of one table: what, ours, every pair, SQL, aim.
import { megabytes, quantile } from '../statistics.mjs';

const ms = (value) => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;
const seconds = (value) => `${(value / 1_000).toFixed(1)} s`;
const percent = (share) => `${(100 * share).toFixed(1)} %`;
const three = (value) => value.toFixed(3).replace(/^0/, '');
const spread = (value, deviation) => `${three(value)} ± ${three(deviation)}`;

export function listRows({ ours, brute, same, places, sqlAll, sql, one, change, build, indexBytes }) {
  return [
    ['the 20 best of all 11,000', ms(ours), ms(brute), `${seconds(sqlAll)} (from 200 people)`, '300 ms'],
    ['- places as by every pair; SQL: of 200 people', percent(same / places), '', percent(sql.agreeing), '100 %'],
    ['one list, p50', ms(quantile(one, 0.5)), '', ms(sql.single), ''],
    ['one list, p99', ms(quantile(one, 0.99)), '', '', ''],
    ['a changed profile and its fresh list, p50', ms(quantile(change, 0.5)), '', '', '1 ms'],
    ['a changed profile and its fresh list, p99', ms(quantile(change, 0.99)), '', '', ''],
    ['building the index', ms(build), '', '', ''],
    ['memory of the index', megabytes(indexBytes), '', '', ''],
  ];
}

export function congestionRows({ edges, byScore, half, spread: full, again }) {
  const loss = ({ meanScore }) => percent(1 - meanScore / byScore.meanScore);
  const trio = (of) => `${of(byScore)} > ${of(half)} > ${of(full)}`;
  return [
    [`congestion, ${edges.toLocaleString('en')} pairs: slider at 0 > half > 1`, '', '', '', ''],
    ['- Gini of the exhibitors’ exposure', trio(({ gini }) => three(gini)), '', '', '.154'],
    ['- loss of mean score', trio(loss), '', '', '12 %'],
    ['- lists in which the busiest exhibitor stands', trio(({ busiest }) => `${busiest}`), '', '', '422'],
    ['- visitors in no exhibitor’s first 200', trio(({ unseenIn200 }) => `${unseenIn200}`), '', '', '0'],
    ['- visitors in no exhibitor’s 20', trio(({ unseen }) => `${unseen}`), '', '', ''],
    ['- pairs in both lists', trio(({ mutualPairs }) => `${mutualPairs}`), '', '', ''],
    ['- time; once more from those prices', `${ms(full.ms)}; ${ms(again.ms)}`, '', '', '400 ms'],
  ];
}

export function speedDatingRows({ people, waves, seeds, unknown, half }) {
  const once = ({ ndcg, error, auc }) => `${spread(ndcg, error)} / ${three(auc)}`;
  const often = ({ ndcg, ndcgSpread, auc, aucSpread }) => `${spread(ndcg, ndcgSpread)} / ${spread(auc, aucSpread)}`;
  return [
    [`speed dating, ${people} people, ${waves} waves: nDCG@5 / AUC`, '', '', '', ''],
    ['unknown people (± standard error over people)', once(unknown.mutual), '', '', '.405 / .610'],
    ['- from one side only', once(unknown.oneSided), '', '', ''],
    ['- by similarity', once(unknown.similarity), '', '', ''],
    [`half the pairs known (± deviation of ${seeds} seeds)`, often(half.mutual), '', '', '.645 / .740'],
    ['- habits from counts, both sides', often(half.counts), '', '', ''],
    ['- from one side only', often(half.oneSided), '', '', ''],
    ['- by popularity', often(half.popularity), '', '', ''],
  ];
}
