import type { CompiledModel, KindParts } from './compiled-model.js';
import type { Relation } from './match-features.js';
import { PairScore } from './pair-score.js';
import { CLOSED, halfShareOf, type PeopleTable, SPECIAL } from './people-table.js';
import type { Person } from './person.js';
import { at } from './postings.js';
import type { Relations } from './relations.js';
import { Gathering, type Walk } from './shared-sums.js';

/** What a {@link Question} writes into; kept between questions, because a question is synchronous and short. */
export interface Scratch {
  gathering: Gathering;
  flags: Uint8Array;
  values: Float64Array;
}

export function newScratch(table: PeopleTable): Scratch {
  const room = table.flags.length;
  return {
    gathering: new Gathering(room, table.dictionary.topics),
    flags: new Uint8Array(room),
    values: new Float64Array(room),
  };
}

/**
 * One person's question about everybody: exact log-odds of both yeses with every row. Closed are oneself, colleagues, vetoes of
 * either side and the dead; a strict requirement that is not met shows as minus infinity.
 */
export class Question {
  readonly score: PairScore;
  private readonly relations = new Map<number, Relation>();
  private readonly kinds: KindParts[];
  private readonly mostOfTraits: number;
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
  ) {
    this.score = new PairScore(model);
    this.kinds = model.kindParts(person, table);
    this.mostOfTraits = this.kinds.reduce((sum, { most }) => sum + most, 0);
    this.from = model.fromPerson(person);
    this.to = model.toPerson(person);
    this.half = halfShareOf(person);
    this.company = table.companyNumber(person.companyId);
    scratch.gathering.gather(person, table, walk);
    scratch.flags.set(table.flags);
    this.close(person.id);
    if (relations === null) return;
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
    if (at(this.scratch.flags, row) === CLOSED) return true;
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
   * Works out `score` for a row.
   *
   * @returns false, with `score` unfinished, where the sum of both log-odds cannot reach `sumNeeded`
   */
  look(row: number, sumNeeded: number): boolean {
    const { score, table, model, kinds } = this;
    const { needs, needsFamily, sought, soughtFamily, needWords, soughtWords } = this.scratch.gathering;
    score.start(this.from + at(model.to, row), at(model.from, row) + this.to);
    score.addTopics(
      at(needs, row),
      at(needsFamily, row),
      this.half,
      at(sought, row),
      at(soughtFamily, row),
      at(table.halfShare, row),
    );
    score.addWords(at(needWords, row), at(soughtWords, row));
    const isSpecial = at(this.scratch.flags, row) === SPECIAL;
    if (!isSpecial && score.own + score.others + this.mostOfTraits < sumNeeded) return false;
    for (let g = 0; g < kinds.length; g++) {
      const kind = at(table.kindOf[g] as Int32Array, row);
      const parts = kinds[g] as KindParts;
      score.add(at(parts.own, kind), at(parts.others, kind));
    }
    if (isSpecial) {
      const relation = this.relations.get(row);
      if (relation) score.addRelation(relation);
    }
    return score.own + score.others >= sumNeeded;
  }
}
