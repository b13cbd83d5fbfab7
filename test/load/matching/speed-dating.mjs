// Speed dating (Fisman and Iyengar): people who answered each other, known by what they said of themselves before the evening.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { UserError } from '../../../tools/lib/report.mjs';

const qualities = ['attr', 'sinc', 'intel', 'fun', 'amb'];
const sought = [...qualities, 'shar'];

function number(text) {
  const value = Number.parseFloat(String(text).replace(/,/g, ''));
  return Number.isFinite(value) ? value : null;
}

/** Evenings asked for points in different ways: shares of their sum say the same in all. */
function shares(row, suffix) {
  const points = sought.map((quality) => number(row[quality + suffix]) ?? 0);
  const sum = points.reduce((total, value) => total + value, 0);
  return points.map((value) => (sum > 0 ? value / sum : null));
}

function personOf(row) {
  return {
    isMan: row.gender === '1',
    age: number(row.age),
    goal: number(row.goal),
    dates: number(row.date),
    goesOut: number(row.go_out),
    expects: number(row.exphappy),
    field: row.field_cd,
    career: row.career_c,
    seeks: shares(row, '1_1'),
    self: qualities.map((quality) => number(row[`${quality}3_1`])),
  };
}

/**
 * The answers, one per direction, and who gave them. Features use nothing that was said after the first meeting, and
 * neither race nor religion.
 * @returns answers `{ from, to, wave, yes, match, back, similarity }`, `back` being the other direction's position or -1, and
 * for each answer its features by name, null where nothing is known
 */
export function readSpeedDating(folder) {
  const file = join(folder, 'speed-dating', 'speed_dating.csv');
  if (!existsSync(file)) throw new UserError(`there is no ${file}.`);
  const rows = parse(readFileSync(file), { columns: true, relax_quotes: true });
  const people = new Map(rows.map((row) => [row.iid, personOf(row)]));
  const answers = rows
    .filter((row) => people.has(row.pid))
    .map((row) => ({
      from: row.iid,
      to: row.pid,
      wave: row.wave,
      yes: row.dec === '1',
      match: row.match === '1',
      similarity: number(row.int_corr),
    }));
  const positions = new Map(answers.map(({ from, to }, k) => [`${from} ${to}`, k]));
  for (const answer of answers) answer.back = positions.get(`${answer.to} ${answer.from}`) ?? -1;
  return {
    answers,
    people: people.size,
    features: answers.map(({ from, to, similarity }) => featuresOf(people.get(from), people.get(to), similarity)),
  };
}

const minus = (a, b) => (a === null || b === null ? null : a - b);
const times = (a, b) => (a === null || b === null ? null : a * b);
const isSame = (a, b) => Number(a !== '' && a !== null && a === b);

function featuresOf(own, other, similarity) {
  const features = {};
  const side = own.isMan ? 1 : -1;
  /** Men and women look at different things: once for both, once for the difference. */
  const put = (name, value) => {
    features[name] = value;
    features[`${name} by side`] = times(value, side);
  };
  const older = minus(other.age, own.age);
  features.side = side;
  features.similarity = similarity;
  features['age gap'] = older === null ? null : Math.abs(older);
  put('older', older);
  put('age gap squared', older === null ? null : Math.min(100, older ** 2));
  for (const [i, quality] of qualities.entries()) {
    put(`their ${quality}`, other.self[i]);
    features[`sought ${quality}`] = times(own.seeks[i], minus(other.self[i], 7));
  }
  put('their going out', other.goesOut);
  put('their dates', other.dates);
  put('their expectation', other.expects);
  features['own going out'] = own.goesOut;
  features['own dates'] = own.dates;
  features['own expectation'] = own.expects;
  for (const goal of [1, 2]) features[`own goal ${goal}`] = Number(own.goal === goal);
  features['own goal serious'] = Number(own.goal === 3 || own.goal === 4);
  features['same goal'] = isSame(own.goal, other.goal);
  features['same field'] = isSame(own.field, other.field);
  features['same career'] = isSame(own.career, other.career);
  const looks = minus(own.self[0], other.self[0]);
  features['looks apart'] = looks === null ? null : Math.abs(looks);
  return features;
}

/** Makes rows of numbers, each feature on the scale it has among `train`; what is not known is the mean. */
export function standardised(features, train) {
  const names = Object.keys(features[0]);
  const scales = names.map((name) => {
    const known = train.map((k) => features[k][name]).filter((value) => value !== null);
    const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
    const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length);
    return { name, mean, deviation: Math.sqrt(variance) || 1 };
  });
  return features.map((of) =>
    Float64Array.from(scales, ({ name, mean, deviation }) => (of[name] === null ? 0 : (of[name] - mean) / deviation)),
  );
}
