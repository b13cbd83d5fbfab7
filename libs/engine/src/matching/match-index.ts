import type { CongestionPrices } from '../allocation/allocation-types.js';
import { compareIds } from '../compare-ids.js';
import { EngineInputError } from '../engine.errors.js';
import { barrier, never, rankedAbsence } from './absence.js';
import { candidateGraphSteps } from './candidates.js';
import { CompiledModel } from './compiled-model.js';
import { type Dictionary, readProfileSteps } from './dictionary.js';
import { drawUpList, placesOf } from './listing.js';
import { noRelation } from './match-features.js';
import { defaultModel, type MatchModel } from './match-model.js';
import type {
  Absence,
  CandidateGraph,
  CandidatePairs,
  MatchIndex,
  MatchProfile,
  PairFeatures,
  Recommendation,
  RecommendOptions,
  Topic,
  WishOf,
} from './match-types.js';
import { mutualScore } from './pair-score.js';
import { PeopleTable } from './people-table.js';
import { type Person, toPerson } from './person.js';
import { newScratch, Question, type Scratch } from './question.js';
import type { RowPrices } from './ranking.js';
import { type Relations, relationsOf } from './relations.js';
import { RowPriceBook } from './row-prices.js';
import { pairFeatures, pairScore, tell } from './telling.js';
import { isRequirementUnmet } from './traits.js';

/** People made between two yields; about 3 ms. */
const PEOPLE_PER_STEP = 100;

/**
 * Builds the index of a fair. Its answers do not depend on the order of profiles or topics.
 *
 * @throws EngineInputError `DUPLICATE_PROFILE` if two profiles have the same id.
 */
export function buildMatchIndex(profiles: readonly MatchProfile[], topics: readonly Topic[]): MatchIndex {
  const steps = buildMatchIndexSteps(profiles, topics);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, giving way every few milliseconds. */
export function* buildMatchIndexSteps(
  profiles: readonly MatchProfile[],
  topics: readonly Topic[],
): Generator<void, MatchIndex> {
  const sorted = [...profiles].sort((a, b) => compareIds(a.id, b.id));
  for (let i = 1; i < sorted.length; i++) {
    const id = sorted[i]?.id;
    if (id !== undefined && id === sorted[i - 1]?.id) throw new EngineInputError('DUPLICATE_PROFILE', { id });
  }
  const { dictionary, texts } = yield* readProfileSteps(sorted, topics);
  const people: Person[] = [];
  for (const [i, profile] of sorted.entries()) {
    people.push(toPerson(profile, dictionary, false, texts[i]));
    if (i % PEOPLE_PER_STEP === PEOPLE_PER_STEP - 1) yield;
  }
  return new InvertedMatchIndex(yield* PeopleTable.steps(people, dictionary), dictionary);
}

/** Every score is computed exactly, from the postings of the person who asks. */
class InvertedMatchIndex implements MatchIndex {
  private readonly models = new WeakMap<MatchModel, CompiledModel>();
  private readonly prices = new RowPriceBook();
  private scratch: Scratch;
  /** Whoever asked, since the last change: one request asks several times. */
  private askers = new WeakMap<MatchProfile, Person>();

  constructor(
    private readonly table: PeopleTable,
    private readonly dictionary: Dictionary,
  ) {
    this.scratch = newScratch(table);
  }

  get size(): number {
    return this.table.liveCount;
  }

  get staleShare(): number {
    return this.table.staleShare;
  }

  update(changed: readonly MatchProfile[], removedIds: readonly string[]): void {
    this.askers = new WeakMap();
    for (const id of removedIds) this.table.remove(id);
    for (const profile of changed) this.table.put(toPerson(profile, this.dictionary, true));
  }

  recommend(profile: MatchProfile, options: RecommendOptions): Recommendation[] {
    if (placesOf(options.limit, this.table.length) === 0) return [];
    const model = this.compiled(options.model);
    const question = this.ask(this.asker(profile), model, options);
    const { ranked, explored, propensity } = drawUpList(question, options, this.rowPrices(options.prices));
    const told = (row: number): Recommendation =>
      tell(question.person, this.table.personAt(row), question.relationTo(row) ?? noRelation, model, this.dictionary);
    return [...ranked.map(told), ...explored.map((row) => ({ ...told(row), isExplored: true, propensity }))];
  }

  explain(
    profile: MatchProfile,
    otherId: string,
    wishes: readonly WishOf[],
    model?: MatchModel,
    met?: ReadonlySet<string>,
  ): Recommendation | null {
    const person = this.asker(profile);
    const other = this.personOf(otherId);
    const relations = relationsOf(person.id, wishes, met);
    const open = other === null ? null : withoutSecrets(other, person);
    if (open === null || barrier(person, otherId, open, openRelations(relations), undefined) !== null) return null;
    return tell(person, open, relations.of.get(otherId) ?? noRelation, this.compiled(model), this.dictionary);
  }

  absence(profile: MatchProfile, otherId: string, options: RecommendOptions): Absence {
    const person = this.asker(profile);
    const relations = relationsOf(person.id, options.wishes, options.met);
    const other = this.personOf(otherId);
    const barred = barrier(person, otherId, other, relations, options.exclude);
    const row = this.table.rowOf.get(otherId);
    if (barred !== null || row === undefined) return barred ?? never('unknown');
    const model = this.compiled(options.model);
    const question = this.ask(person, model, options);
    return rankedAbsence(question, row, options, this.rowPrices(options.prices), model);
  }

  mutualScores(who: MatchProfile | string, otherIds: readonly string[], model?: MatchModel): number[] {
    const person = typeof who === 'string' ? this.personOf(who) : this.asker(who);
    if (person === null) return otherIds.map(() => 0);
    const compiled = this.compiled(model);
    return otherIds.map((id) => {
      const other = this.personOf(id);
      if (other === null || barrier(person, id, other, nobodysRelations, undefined) !== null) return 0;
      const { own, others } = pairScore(person, other, noRelation, compiled, this.dictionary);
      return mutualScore(own, others);
    });
  }

  featuresOf(
    profile: MatchProfile,
    otherId: string,
    wishes: readonly WishOf[],
    met?: ReadonlySet<string>,
  ): PairFeatures | null {
    const other = this.personOf(otherId);
    if (other === null) return null;
    const person = this.asker(profile);
    const relation = relationsOf(person.id, wishes, met).of.get(otherId) ?? noRelation;
    return pairFeatures(person, other, relation, this.dictionary);
  }

  *candidateSteps(
    perPerson: number,
    model?: MatchModel,
    pairs: CandidatePairs = 'all',
  ): Generator<number, CandidateGraph> {
    return yield* candidateGraphSteps(this.table, model ?? defaultModel, perPerson, pairs);
  }

  private ask(person: Person, model: CompiledModel, { wishes, met, exclude }: RecommendOptions): Question {
    if (this.scratch.flags.length < this.table.flags.length) this.scratch = newScratch(this.table);
    const question = new Question(this.table, model, person, this.scratch, relationsOf(person.id, wishes, met));
    for (const id of exclude ?? []) question.close(id);
    return question;
  }

  private asker(profile: MatchProfile): Person {
    let person = this.askers.get(profile);
    if (person === undefined) {
      person = toPerson(profile, this.dictionary);
      this.askers.set(profile, person);
    }
    return person;
  }

  private personOf(id: string): Person | null {
    const row = this.table.rowOf.get(id);
    return row === undefined ? null : this.table.personAt(row);
  }

  private compiled(model: MatchModel = defaultModel): CompiledModel {
    let compiled = this.models.get(model);
    if (compiled === undefined) {
      compiled = new CompiledModel(model);
      this.models.set(model, compiled);
    }
    compiled.cover(this.table);
    return compiled;
  }

  private rowPrices(prices: CongestionPrices | null | undefined): RowPrices | null {
    return prices ? this.prices.of(prices, this.table) : null;
  }
}

const nobodysRelations: Relations = { of: new Map(), ownNo: new Set(), theirNo: new Set() };

/** What was said, without the others' noes: whoever is judged for a viewer is judged as if they had not answered. */
function openRelations(relations: Relations): Relations {
  return { ...relations, theirNo: new Set() };
}

/** The other without a strict requirement that the viewer does not meet: its outcome would give it away. */
function withoutSecrets(other: Person, viewer: Person): Person {
  if (!isRequirementUnmet(other.traits, viewer.traits)) return other;
  return { ...other, traits: { ...other.traits, requires: [], requiresStrictly: false } };
}
