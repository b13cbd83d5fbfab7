import { compareIds } from '../compare-ids.js';
import { EngineInputError } from '../engine.errors.js';
import { BestRows } from './best-rows.js';
import { buildDictionary, type Dictionary } from './dictionary.js';
import {
  type Direction,
  emptyDirection,
  hasSubstance,
  logOdds,
  logOddsNeededFor,
  mutualScore,
  reversed,
  TERMS,
  WISH_STRENGTH,
} from './direction.js';
import { Evidence, type EvidencePostings, invertPeople } from './evidence.js';
import type { MatchProfile, Recommendation, RecommendOptions, Topic, WishOf } from './match-types.js';
import { type Person, toPerson } from './person.js';
import { at } from './postings.js';
import { cautionFor, reasonsFor } from './reasons.js';
import type { WordMemo } from './words.js';

/**
 * Builds the index of a fair. Its answers do not depend on the order of profiles or topics.
 *
 * @throws EngineInputError `DUPLICATE_PROFILE` if two profiles have the same id.
 */
export function buildMatchIndex(profiles: readonly MatchProfile[], topics: readonly Topic[]): InvertedMatchIndex {
  const sorted = [...profiles].sort((a, b) => compareIds(a.id, b.id));
  for (let i = 1; i < sorted.length; i++) {
    const id = sorted[i]?.id;
    if (id !== undefined && id === sorted[i - 1]?.id) throw new EngineInputError('DUPLICATE_PROFILE', { id });
  }
  const memo: WordMemo = new Map();
  const dictionary = buildDictionary(sorted, topics, memo);
  const people = sorted.map((profile) => toPerson(profile, dictionary, memo));
  return new InvertedMatchIndex(people, dictionary, invertPeople(people, dictionary));
}

/** Why a row is out of the question. */
const OPEN = 0;
const CLOSED = 1;

/** Every score is computed exactly, from the postings of the person who asks; rows are in the order of ids. */
type Judgement = Pick<Recommendation, 'id' | 'score' | 'forYou' | 'forThem' | 'caution'>;

class InvertedMatchIndex {
  readonly size: number;
  private readonly rowOf: ReadonlyMap<string, number>;
  private readonly colleagues = new Map<string, number[]>();
  private readonly compatriots = new Map<string, number[]>();
  private readonly evidence: Evidence;

  // Scratch of one question, kept because a question is synchronous and short.
  private readonly scores: Float64Array;
  private readonly closed: Uint8Array;
  private readonly sameCountry: Uint8Array;
  private readonly ownWish: Float64Array;
  private readonly otherWish: Float64Array;
  private readonly terms = new Float64Array(TERMS.length);
  private readonly forward = emptyDirection();
  private readonly backward = emptyDirection();

  constructor(
    private readonly people: readonly Person[],
    private readonly dictionary: Dictionary,
    postings: EvidencePostings,
  ) {
    this.size = people.length;
    this.rowOf = new Map(people.map((person, row) => [person.id, row]));
    for (const [row, { companyId, country }] of people.entries()) {
      if (companyId !== null) append(this.colleagues, companyId, row);
      if (country !== null) append(this.compatriots, country, row);
    }
    this.evidence = new Evidence(people.length, dictionary, postings);
    this.scores = new Float64Array(people.length);
    this.closed = new Uint8Array(people.length);
    this.sameCountry = new Uint8Array(people.length);
    this.ownWish = new Float64Array(people.length);
    this.otherWish = new Float64Array(people.length);
  }

  recommend(profile: MatchProfile, { limit, wishes, exclude }: RecommendOptions): Judgement[] {
    const count = Math.min(Math.floor(limit), this.size);
    if (!(count > 0)) return [];
    const person = toPerson(profile, this.dictionary);
    this.prepare(person, wishes);
    for (const id of exclude ?? []) this.close(id);
    const best = new BestRows(count, this.scores);
    let needed = Number.NEGATIVE_INFINITY;
    let floor = best.floor;
    for (let row = 0; row < this.size; row++) {
      if (at(this.closed, row) === CLOSED) continue;
      this.look(person, row);
      if (!person.isBlank && !hasSubstance(this.forward)) continue;
      const own = this.ownLogOdds();
      if (own < needed) continue;
      const others = this.otherLogOdds(person);
      if (others < needed) continue;
      this.scores[row] = mutualScore(own, others);
      best.offer(row);
      if (best.floor > floor) {
        floor = best.floor;
        needed = logOddsNeededFor(floor);
      }
    }
    return best.take().map((row) => this.tell(person, row));
  }

  explain(profile: MatchProfile, otherId: string, wishes: readonly WishOf[]): Judgement | null {
    const row = this.rowOf.get(otherId);
    if (row === undefined) return null;
    const person = toPerson(profile, this.dictionary);
    this.prepare(person, wishes);
    return at(this.closed, row) === CLOSED ? null : this.tell(person, row);
  }

  mutualScores(profile: MatchProfile, otherIds: readonly string[]): number[] {
    const person = toPerson(profile, this.dictionary);
    this.prepare(person, []);
    return otherIds.map((id) => {
      const row = this.rowOf.get(id);
      if (row === undefined || at(this.closed, row) === CLOSED) return 0;
      this.look(person, row);
      return mutualScore(this.ownLogOdds(), this.otherLogOdds(person));
    });
  }

  private tell(person: Person, row: number): Judgement {
    const other = this.people[row] as Person;
    this.look(person, row);
    const own = this.ownLogOdds();
    const others = this.otherLogOdds(person);
    return {
      id: other.id,
      score: mutualScore(own, others),
      forYou: reasonsFor(person, other, this.forward, this.dictionary),
      forThem: reasonsFor(other, person, this.backward, this.dictionary),
      caution: cautionFor(this.forward, own, others),
    };
  }

  private ownLogOdds(): number {
    return logOdds(this.forward, this.terms);
  }

  private otherLogOdds(person: Person): number {
    return logOdds(reversed(this.forward, person.completeness, this.backward), this.terms);
  }

  /** Gathers everything about the person who asks, row by row. */
  private prepare(person: Person, wishes: readonly WishOf[]): void {
    this.evidence.gather(person);
    this.closed.fill(OPEN);
    this.sameCountry.fill(0);
    this.ownWish.fill(0);
    this.otherWish.fill(0);
    this.close(person.id);
    if (person.companyId !== null)
      for (const row of this.colleagues.get(person.companyId) ?? []) this.closed[row] = CLOSED;
    if (person.country !== null)
      for (const row of this.compatriots.get(person.country) ?? []) this.sameCountry[row] = 1;
    for (const { fromId, toId, level } of wishes) {
      if ((fromId === person.id) === (toId === person.id)) continue;
      const otherId = fromId === person.id ? toId : fromId;
      if (level === 'no') {
        this.close(otherId);
        continue;
      }
      const row = this.rowOf.get(otherId);
      if (row !== undefined) (fromId === person.id ? this.ownWish : this.otherWish)[row] = WISH_STRENGTH[level];
    }
  }

  private close(id: string): void {
    const row = this.rowOf.get(id);
    if (row !== undefined) this.closed[row] = CLOSED;
  }

  /** Reads what was gathered about one row into `forward`. */
  private look(person: Person, row: number): void {
    const other = this.people[row] as Person;
    const { evidence } = this;
    const into: Direction = this.forward;
    into.needsExact = share(at(evidence.needsExact, row), person.needTotal);
    into.needsRelated = share(at(evidence.needsRelated, row), person.needTotal);
    into.soughtExact = share(at(evidence.soughtExact, row), other.needTotal);
    into.soughtRelated = share(at(evidence.soughtRelated, row), other.needTotal);
    into.needWords = at(evidence.needWords, row);
    into.soughtWords = at(evidence.soughtWords, row);
    const bothSpeak = person.languages.length > 0 && other.languages.length > 0;
    into.language = at(evidence.language, row) === 1 ? 1 : bothSpeak ? -1 : 0;
    into.samePlace = person.comesOnSite && other.comesOnSite ? 1 : 0;
    into.sameCountry = at(this.sameCountry, row);
    into.acrossTheAisle = person.isExhibitor === other.isExhibitor ? 0 : 1;
    into.ownWish = at(this.ownWish, row);
    into.otherWish = at(this.otherWish, row);
    into.otherCompleteness = other.completeness;
  }
}

function share(part: number, total: number): number {
  return total > 0 ? part / total : 0;
}

function append(lists: Map<string, number[]>, key: string, row: number): void {
  const list = lists.get(key);
  if (list) list.push(row);
  else lists.set(key, [row]);
}
