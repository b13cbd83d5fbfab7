import type { CompiledModel, KindParts } from './compiled-model.js';
import { type Relation, SOUGHT_SHARE } from './match-features.js';
import { PairScore } from './pair-score.js';
import { CLOSED, halfShareOf, type PeopleTable, SPECIAL } from './people-table.js';
import type { Person } from './person.js';
import type { Relations } from './relations.js';
import { addKinds, BOUND_MARGIN } from './score-bounds.js';
import { Gathering, type Walk } from './shared-sums.js';
import { at, byteAt, floatAt } from './typed.js';
import { WORD_UNIT } from './word-vectors.js';

/** What a {@link Question} writes into; kept between questions, because a question is synchronous and short. */
export interface Scratch {
  gathering: Gathering;
  flags: Uint8Array;
  values: Float64Array;
  bounds: Float64Array;
}

export function newScratch(table: PeopleTable): Scratch {
  const room = table.flags.length;
  return {
    gathering: new Gathering(room, table.dictionary.topics),
    flags: new Uint8Array(room),
    values: new Float64Array(room),
    bounds: new Float64Array(room),
  };
}

/**
 * One person's question about everybody: exact log-odds of both yeses with every row. Closed are oneself, colleagues, vetoes of
 * either side and the dead; a strict requirement that is not met shows as minus infinity.
 */
export class Question {
  readonly score: PairScore;
  /** Places of lists that had to be read for it. */
  readonly effort: number;
  private readonly relations = new Map<number, Relation>();
  private readonly kinds: readonly KindParts[];
  private isBounded = false;
  /** Both log-odds' sum per unit of damped coverage, at most; and per unit of damped words. */
  private readonly mostOfTopics: number;
  private readonly mostOfWords: number;
  private readonly from: number;
  private readonly to: number;
  private readonly half: number;
  private readonly company: number;

  constructor(
    readonly table: PeopleTable,
    private readonly model: CompiledModel,
    readonly person: Person,
    readonly scratch: Scratch,
    relations: Relations | null,
    walk: Walk | null = null,
    kinds: readonly KindParts[] = model.kindParts(person, table),
  ) {
    this.score = new PairScore(model);
    this.kinds = kinds;
    const related = (1 + SOUGHT_SHARE) * model.weightOf('related');
    this.mostOfTopics = Math.max(model.weightOf('needs') + model.weightOf('sought'), related);
    this.mostOfWords = ((1 + SOUGHT_SHARE) * model.weightOf('words')) / WORD_UNIT;
    this.from = model.fromPerson(person);
    this.to = model.toPerson(person);
    this.half = halfShareOf(person);
    this.company = table.companyNumber(person.companyId);
    this.effort = scratch.gathering.gather(person, table, walk);
    if (relations === null) return;
    scratch.flags.set(table.flags);
    this.close(person.id);
    for (const [id, relation] of relations.of) {
      const row = table.rowOf.get(id);
      if (row === undefined || scratch.flags[row] === CLOSED) continue;
      scratch.flags[row] = SPECIAL;
      this.relations.set(row, relation);
    }
    for (const id of relations.ownNo) this.close(id);
    for (const id of relations.theirNo) this.close(id);
  }

  close(id: string): void {
    const row = this.table.rowOf.get(id);
    if (row !== undefined) this.scratch.flags[row] = CLOSED;
  }

  isClosed(row: number): boolean {
    if (byteAt(this.scratch.flags, row) === CLOSED) return true;
    return this.company >= 0 && at(this.table.companyOf, row) === this.company;
  }

  /** Whether anything but circumstance (language, place, traits) brings the two together. */
  hasSubstance(row: number): boolean {
    const { needsFamily, soughtFamily, needWords, soughtWords } = this.scratch.gathering;
    if ((at(needsFamily, row) | at(soughtFamily, row) | at(needWords, row) | at(soughtWords, row)) !== 0) return true;
    const relation = this.relations.get(row);
    return relation !== undefined && relation.ownWish + relation.theirWish > 0;
  }

  relationTo(row: number): Relation | null {
    return this.relations.get(row) ?? null;
  }

  /**
   * For every row a bound on the sum of both log-odds; minus infinity where a row is closed or has nothing in common, infinity
   * where there is more to look up. In the scratch, for the rows from `start` on.
   */
  bounds(start = 0, end = this.table.length): Float64Array {
    const { bounds } = this.scratch;
    if (this.isBounded) return bounds;
    this.isBounded = true;
    this.boundSums(start, end);
    addKinds(bounds, start, end, this.kinds, this.table);
    for (const row of this.relations.keys()) {
      const isOpen = !this.isClosed(row) && (this.person.isBlank || this.hasSubstance(row));
      bounds[row] = isOpen ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    }
    return bounds;
  }

  /** What is shared and what either adds by themselves. One tight loop, because nearly all rows are seen nowhere else. */
  private boundSums(start: number, end: number): void {
    const { gathering, flags, bounds } = this.scratch;
    const { needs, needsFamily, sought, soughtFamily, needWords, soughtWords } = gathering;
    const { halfShare, companyOf } = this.table;
    const { both } = this.model;
    const { half, company, mostOfTopics, mostOfWords } = this;
    const anyone = this.person.isBlank;
    const base = this.from + this.to + BOUND_MARGIN;
    for (let row = start; row < end; row++) {
      const mine = at(needsFamily, row);
      const theirs = at(soughtFamily, row);
      const myWords = at(needWords, row);
      const theirWords = at(soughtWords, row);
      if (
        (!anyone && (mine | theirs | myWords | theirWords) === 0) ||
        byteAt(flags, row) === CLOSED ||
        (company >= 0 && at(companyOf, row) === company)
      ) {
        bounds[row] = Number.NEGATIVE_INFINITY;
        continue;
      }
      const myShare = (at(needs, row) + mine) * half;
      const theirShare = (at(sought, row) + theirs) * floatAt(halfShare, row);
      let most = base + floatAt(both, row) + mostOfTopics * (Math.sqrt(myShare) + Math.sqrt(theirShare));
      if ((myWords | theirWords) !== 0) most += mostOfWords * (Math.sqrt(myWords) + Math.sqrt(theirWords));
      bounds[row] = most;
    }
  }

  /** Works out `score` for a row. */
  look(row: number): void {
    const { score, table, model } = this;
    const { needs, needsFamily, sought, soughtFamily, needWords, soughtWords } = this.scratch.gathering;
    score.start(this.from + floatAt(model.to, row), floatAt(model.from, row) + this.to);
    score.addTopics(
      at(needs, row),
      at(needsFamily, row),
      this.half,
      at(sought, row),
      at(soughtFamily, row),
      floatAt(table.halfShare, row),
    );
    score.addWords(at(needWords, row), at(soughtWords, row));
    for (const { group, own, others } of this.kinds) {
      score.add(
        floatAt(own, at(table.kindTo[group] as Int32Array, row)),
        floatAt(others, at(table.kindFrom[group] as Int32Array, row)),
      );
    }
    const relation = byteAt(this.scratch.flags, row) === SPECIAL ? this.relations.get(row) : undefined;
    if (relation) score.addRelation(relation);
  }
}
