import type { GroupKinds } from './kinds.js';
import { type MatchModel, pillarOf, type Term } from './match-model.js';
import type { PeopleTable } from './people-table.js';
import type { Person } from './person.js';
import { type TraitGroup, traitGroups } from './trait-groups.js';
import type { Traits } from './traits.js';
import { floatAt } from './typed.js';

/** Numbers remembered for pairs of kinds, of one model; beyond that they are worked out again. */
const MOST_REMEMBERED = 1_500_000;

/** What a group of traits adds to the two log-odds of one person with every kind of others. */
export interface KindParts {
  /** Number of the group. */
  group: number;
  /** By the other's kind as the one decided on. */
  own: Float64Array;
  /** By the other's kind as the one who decides. */
  others: Float64Array;
  /** The two added, where the kinds are the same in both roles. */
  sum: Float64Array | null;
  /** Whether it adds nothing to anybody. */
  isNothing: boolean;
}

/** A model with its effective weights, and the parts of the score that depend on one person or on kinds of people alone. */
export class CompiledModel {
  readonly base: number;
  /** Per row what it adds as the one who decides, and as the one who is decided on. */
  from = new Float64Array(0);
  to = new Float64Array(0);
  /** The sum of the two. */
  both = new Float64Array(0);
  private readonly weights: ReadonlyMap<Term, number>;
  private readonly remembered = traitGroups.map(() => new Map<string, KindParts>());
  private rememberedCount = 0;
  private rows = 0;

  constructor(model: MatchModel) {
    this.base = model.base;
    const entries = Object.entries(model.weights) as [Term, number][];
    this.weights = new Map(entries.map(([term, weight]) => [term, weight * model.pillars[pillarOf[term]]]));
  }

  weightOf(term: Term): number {
    return this.weights.get(term) ?? 0;
  }

  /** Takes in rows that were added since. */
  cover(table: PeopleTable): void {
    if (this.from.length < table.flags.length) {
      this.from = widened(this.from, table.flags.length);
      this.to = widened(this.to, table.flags.length);
      this.both = widened(this.both, table.flags.length);
    }
    for (; this.rows < table.length; this.rows++) {
      const person = table.personAt(this.rows);
      this.from[this.rows] = this.fromPerson(person);
      this.to[this.rows] = this.toPerson(person);
      this.both[this.rows] = this.fromPerson(person) + this.toPerson(person);
    }
  }

  /** What one person adds to their own log-odds, whoever the other is. */
  fromPerson(person: Person): number {
    return this.base + this.weightOf('selectivity') * person.record.selectivity;
  }

  /** What one person adds to everybody's log-odds of a yes to them. */
  toPerson({ record, completeness }: Person): number {
    return (
      this.weightOf('show-up') * record.showUp +
      this.weightOf('answers') * record.answers -
      this.weightOf('thinness') * (1 - completeness) +
      this.weightOf('popularity') * record.popularity
    );
  }

  /** What a trait group adds to the log-odds of `from`'s yes to `to`; minus infinity for a veto. */
  partOf(group: TraitGroup, from: Traits, to: Traits): number {
    if (group.isVeto?.(from, to)) return Number.NEGATIVE_INFINITY;
    const features = group.featuresOf(from, to);
    let sum = 0;
    for (let i = 0; i < group.terms.length; i++) sum += this.weightOf(group.terms[i] as Term) * (features[i] as number);
    return sum;
  }

  /** The parts of one person with all kinds of others; trait groups that add nothing to anybody are left out. */
  kindParts(person: Person, table: PeopleTable): KindParts[] {
    return traitGroups.map((_, g) => this.partsOf(g, person, table)).filter(({ isNothing }) => !isNothing);
  }

  /** The parts of one person with all kinds of others, of one trait group. */
  partsOf(g: number, { traits }: Person, table: PeopleTable): KindParts {
    const group = traitGroups[g] as TraitGroup;
    const { from, to } = table.kinds[g] as GroupKinds;
    const key = `${group.keyFrom(traits)}\n${group.keyTo(traits)}`;
    const known = this.remembered[g]?.get(key);
    if (known?.own.length === to.examples.length && known.others.length === from.examples.length) return known;
    const own = Float64Array.from(to.examples, (other) => this.partOf(group, traits, other));
    const others = Float64Array.from(from.examples, (other) => this.partOf(group, other, traits));
    const sum = from === to ? own.map((part, kind) => part + floatAt(others, kind)) : null;
    const isNothing = own.every((part) => part === 0) && others.every((part) => part === 0);
    const parts = { group: g, own, others, sum, isNothing };
    this.remember(g, key, parts);
    return parts;
  }

  /** Keeps what was worked out, within bounds: when they are reached, all of it makes room. */
  private remember(g: number, key: string, parts: KindParts): void {
    const count = parts.own.length + parts.others.length + (parts.sum?.length ?? 0);
    this.rememberedCount += count;
    if (this.rememberedCount > MOST_REMEMBERED) {
      for (const kinds of this.remembered) kinds.clear();
      this.rememberedCount = count;
    }
    this.remembered[g]?.set(key, parts);
  }
}

function widened(values: Float64Array, room: number): Float64Array<ArrayBuffer> {
  const wide = new Float64Array(room);
  for (let i = 0; i < values.length; i++) wide[i] = floatAt(values, i);
  return wide;
}
