import type { CompiledModel, KindParts } from './compiled-model.js';
import { type Relation, SOUGHT_SHARE } from './match-features.js';
import { PairScore } from './pair-score.js';
import { CLOSED, halfShareOf, type PeopleTable, SPECIAL } from './people-table.js';
import type { Person } from './person.js';
import type { Relations } from './relations.js';
import { Gathering, type Walk } from './shared-sums.js';
import { at, byteAt, floatAt } from './typed.js';
import { WORD_UNIT } from './word-vectors.js';

/** More than any rounding: a bound must never cost anybody a place. */
const BOUND_MARGIN = 1e-6;

/** A table of parts to look up by a row's kind, and the highest of them. */
interface KindBound {
  kindOf: Int32Array;
  parts: Float64Array;
  most: number;
}

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
  private readonly bounds: readonly KindBound[];
  private readonly mostOfTraits: number;
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
  ) {
    this.score = new PairScore(model);
    this.kinds = model.kindParts(person, table);
    this.bounds = kindBounds(this.kinds, table);
    this.mostOfTraits = this.bounds.reduce((sum, { most }) => sum + most, 0);
    const related = (1 + SOUGHT_SHARE) * model.weightOf('related');
    this.mostOfTopics = Math.max(model.weightOf('needs') + model.weightOf('sought'), related);
    this.mostOfWords = ((1 + SOUGHT_SHARE) * model.weightOf('words')) / WORD_UNIT;
    this.from = model.fromPerson(person);
    this.to = model.toPerson(person);
    this.half = halfShareOf(person);
    this.company = table.companyNumber(person.companyId);
    scratch.gathering.gather(person, table, walk);
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
   * The first open row from `start` on that is worth a closer look: something in common, and a bound on the sum of both
   * log-odds that reaches what is needed. `end` if there is none. One tight loop, because nearly all rows fail here.
   *
   * @param neededOf what each row needs; a row is worth a look for the lower of the two
   */
  nextWorthy(start: number, end: number, needed: number, neededOf: Float64Array | null): number {
    const { gathering, flags } = this.scratch;
    const { needs, needsFamily, sought, soughtFamily, needWords, soughtWords } = gathering;
    const { halfShare, companyOf } = this.table;
    const { both } = this.model;
    const { half, company, mostOfTopics, mostOfWords, mostOfTraits, bounds } = this;
    const anyone = this.person.isBlank;
    const base = this.from + this.to + BOUND_MARGIN;
    for (let row = start; row < end; row++) {
      const flag = byteAt(flags, row);
      if (flag === CLOSED || (company >= 0 && at(companyOf, row) === company)) continue;
      if (flag === SPECIAL) {
        if (anyone || this.hasSubstance(row)) return row;
        continue;
      }
      const mine = at(needsFamily, row);
      const theirs = at(soughtFamily, row);
      const myWords = at(needWords, row);
      const theirWords = at(soughtWords, row);
      if (!anyone && (mine | theirs | myWords | theirWords) === 0) continue;
      const least = neededOf === null ? needed : Math.min(needed, floatAt(neededOf, row));
      const before = base + floatAt(both, row);
      const myShare = (at(needs, row) + mine) * half;
      const theirShare = (at(sought, row) + theirs) * floatAt(halfShare, row);
      if ((myWords | theirWords) === 0) {
        // By the inequality of the means, sqrt(a) + sqrt(b) <= sqrt(2 (a + b)): most rows fail without a root being drawn.
        const gap = least - before - mostOfTraits;
        if (gap > 0 && mostOfTopics * mostOfTopics * 2 * (myShare + theirShare) < gap * gap) continue;
      }
      let most =
        before +
        mostOfTopics * (Math.sqrt(myShare) + Math.sqrt(theirShare)) +
        mostOfWords * (Math.sqrt(myWords) + Math.sqrt(theirWords));
      let rest = mostOfTraits;
      for (let b = 0; b < bounds.length && most + rest >= least; b++) {
        const { kindOf, parts, most: highestPart } = bounds[b] as KindBound;
        rest -= highestPart;
        most += floatAt(parts, at(kindOf, row));
      }
      if (most + rest >= least) return row;
    }
    return end;
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

/** What kinds add to the sum of both log-odds, in as few tables as possible. */
function kindBounds(kinds: readonly KindParts[], { kindFrom, kindTo }: PeopleTable): KindBound[] {
  return kinds.flatMap(({ group, own, others, sum }) => {
    const from = kindFrom[group] as Int32Array;
    const to = kindTo[group] as Int32Array;
    const tables = sum
      ? [{ kindOf: to, parts: sum }]
      : [
          { kindOf: to, parts: own },
          { kindOf: from, parts: others },
        ];
    return tables.map((table) => ({ ...table, most: highest(table.parts) }));
  });
}

function highest(parts: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < parts.length; i++) most = Math.max(most, floatAt(parts, i));
  return most;
}
