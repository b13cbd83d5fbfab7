import { compareIds } from '../compare-ids.js';
import type { CompiledModel } from './compiled-model.js';
import { drawUpList } from './listing.js';
import { noRelation } from './match-features.js';
import { pillarOf, terms } from './match-model.js';
import type { Absence, AbsenceCode, RecommendOptions, TermValue } from './match-types.js';
import { mutualScore } from './pair-score.js';
import type { Person } from './person.js';
import type { Question } from './question.js';
import { isVetoed, listValue, type RowPrices } from './ranking.js';
import type { Relations } from './relations.js';
import { pairFeatures } from './telling.js';
import { isRequirementUnmet } from './traits.js';
import { at, floatAt } from './typed.js';

const MAX_SHORTFALLS = 3;

/** An answer that needs no ranking. */
export const never = (code: AbsenceCode): Absence => ({
  code,
  rank: null,
  score: null,
  lastScore: null,
  insteadId: null,
  shortfalls: [],
});

/** What keeps somebody out of a list before anything is ranked; null where nothing does. */
export function barrier(
  person: Person,
  otherId: string,
  other: Person | null,
  relations: Relations,
  exclude: ReadonlySet<string> | undefined,
): Absence | null {
  if (otherId === person.id) return never('oneself');
  if (other === null) return never('unknown');
  if (other.companyId !== null && other.companyId === person.companyId) return never('colleague');
  if (relations.ownNo.has(otherId)) return never('you-said-no');
  if (relations.theirNo.has(otherId) || isRequirementUnmet(other.traits, person.traits)) return never('not-proposed');
  if (isRequirementUnmet(person.traits, other.traits)) return never('requirement-missing');
  return exclude?.has(otherId) ? never('answered') : null;
}

/** Why a row that nothing bars is, or is not, in the list. */
export function rankedAbsence(
  question: Question,
  row: number,
  options: RecommendOptions,
  prices: RowPrices | null,
  model: CompiledModel,
): Absence {
  const { table, person } = question;
  const { ranked, explored } = drawUpList(question, options, prices);
  const scoreOf = (of: number): number => {
    question.look(of);
    return mutualScore(question.score.own, question.score.others);
  };
  const lastRow = ranked.at(-1);
  const base = {
    score: scoreOf(row),
    lastScore: lastRow === undefined ? null : scoreOf(lastRow),
    insteadId: null,
    shortfalls: shortfalls(question, row, ranked, model),
  };
  const isIn = ranked.includes(row) || explored.includes(row);
  if (!isIn && !person.isBlank && !question.hasSubstance(row))
    return { ...base, code: 'nothing-in-common', rank: null };
  const rank = rankOf(question, row, prices);
  if (isIn) return { ...base, code: 'in-list', rank, shortfalls: [] };
  const listed = (of: number): number => listValue(scoreOf(of), of, prices);
  const instead = ranked.filter((other) => isSameCompany(table.companyOf, other, row));
  if (options.perCompany !== undefined && instead.length >= options.perCompany && lastRow !== undefined) {
    const insteadRow = instead[0];
    if (insteadRow !== undefined && listed(row) >= listed(lastRow)) {
      return { ...base, code: 'colleague-fits-better', rank, insteadId: table.idAt(insteadRow) };
    }
  }
  const isInDemand = prices !== null && drawUpList(question, options, null).ranked.includes(row);
  return { ...base, code: isInDemand ? 'in-demand' : 'others-fit-better', rank };
}

/** Place in the whole order, from 1. */
function rankOf(question: Question, row: number, prices: RowPrices | null): number {
  const { table, score } = question;
  question.look(row);
  const own = listValue(mutualScore(score.own, score.others), row, prices);
  let rank = 1;
  const bounds = question.bounds();
  for (let other = 0; other < table.length; other++) {
    if (other === row || floatAt(bounds, other) === Number.NEGATIVE_INFINITY) continue;
    question.look(other);
    if (isVetoed(score.own + score.others)) continue;
    const value = listValue(mutualScore(score.own, score.others), other, prices);
    if (value > own || (value === own && compareIds(table.idAt(other), table.idAt(row)) < 0)) rank++;
  }
  return rank;
}

/** The viewer's terms that fall behind the median of the list, the furthest behind (in log-odds) first. */
function shortfalls(
  question: Question,
  row: number,
  ranked: readonly number[],
  model: CompiledModel,
): readonly TermValue[] {
  const { table, person } = question;
  const featuresOf = (of: number): Float64Array =>
    pairFeatures(person, table.personAt(of), question.relationTo(of) ?? noRelation, table.dictionary).forYou;
  const own = featuresOf(row);
  const list = ranked.map(featuresOf);
  if (list.length === 0) return [];
  return terms
    .map((term, i) => {
      const median = list.map((features) => floatAt(features, i)).sort((a, b) => a - b)[list.length >> 1] ?? 0;
      return { term, pillar: pillarOf[term], feature: floatAt(own, i) - median, weight: model.weightOf(term) };
    })
    .filter(({ feature, weight }) => feature * weight < 0)
    .sort((a, b) => a.feature * a.weight - b.feature * b.weight)
    .slice(0, MAX_SHORTFALLS);
}

function isSameCompany(companyOf: Int32Array, one: number, other: number): boolean {
  return at(companyOf, one) >= 0 && at(companyOf, one) === at(companyOf, other);
}
