import type { Dictionary } from './dictionary.js';
import { type GroupKinds, groupKinds } from './kinds.js';
import type { Person } from './person.js';
import { type KeyedRow, Postings } from './postings.js';
import { traitGroups } from './trait-groups.js';
import { at } from './typed.js';

/** What a row is for a question. */
export const OPEN = 0;
/** There is a wish or an earlier meeting to look up. */
export const SPECIAL = 1;
export const CLOSED = 2;

const NO_COMPANY = -1;
/** Appended between two yields. */
const PEOPLE_PER_STEP = 500;

/** Postings of everything that can be shared. */
export interface SharedPostings {
  needs: Postings;
  offers: Postings;
  needFamilies: Postings;
  offerFamilies: Postings;
  needWords: Postings;
  offerWords: Postings;
}

/**
 * The people of an index as rows and columns. Rows of the build are in the order of ids; a person who changes gets a new
 * row at the end, and the old one is dead for good. So nothing that was read stops being true.
 */
export class PeopleTable {
  readonly people: Person[] = [];
  readonly rowOf = new Map<string, number>();
  /** {@link OPEN} or {@link CLOSED} (dead). */
  flags: Uint8Array;
  /** Half of one over the worth of all needs. */
  halfShare: Float64Array;
  companyOf: Int32Array;
  /** Per trait group its kinds of people, and the kind of each row in both roles. */
  readonly kinds: readonly GroupKinds[] = traitGroups.map(groupKinds);
  kindFrom: Int32Array[];
  kindTo: Int32Array[];
  private readonly companies = new Map<string, number>();
  private dead = 0;

  private constructor(
    private readonly built: number,
    readonly dictionary: Dictionary,
    readonly postings: SharedPostings,
  ) {
    const room = built + 64;
    this.flags = new Uint8Array(room);
    this.halfShare = new Float64Array(room);
    this.companyOf = new Int32Array(room);
    this.kindFrom = traitGroups.map(() => new Int32Array(room));
    this.kindTo = traitGroups.map(() => new Int32Array(room));
  }

  /** Makes the rows of a build, giving way every few milliseconds. */
  static *steps(people: readonly Person[], dictionary: Dictionary): Generator<void, PeopleTable> {
    const { topics, vocabulary } = dictionary;
    const by = (keyCount: number, vector: (person: Person) => KeyedRow): Generator<void, Postings> =>
      Postings.steps(people.length, keyCount, (row) => vector(people[row] as Person));
    const table = new PeopleTable(people.length, dictionary, {
      needs: yield* by(topics.size, needKeys),
      offers: yield* by(topics.size, offerKeys),
      needFamilies: yield* by(topics.familyCount, needFamilyKeys),
      offerFamilies: yield* by(topics.familyCount, offerFamilyKeys),
      needWords: yield* by(vocabulary.size, needWordKeys),
      offerWords: yield* by(vocabulary.size, offerWordKeys),
    });
    for (let row = 0; row < people.length; row++) {
      table.append(people[row] as Person);
      if (row % PEOPLE_PER_STEP === PEOPLE_PER_STEP - 1) yield;
    }
    return table;
  }

  /** Rows in use, dead ones included. */
  get length(): number {
    return this.people.length;
  }

  get liveCount(): number {
    return this.people.length - this.dead;
  }

  /** Part of the table that a fresh build would not have, 0..1. */
  get staleShare(): number {
    return this.length === 0 ? 0 : (this.dead + this.length - this.built) / this.length;
  }

  put(person: Person): void {
    this.remove(person.id);
    const row = this.append(person);
    const { postings } = this;
    postings.needs.add(row, needKeys(person));
    postings.offers.add(row, offerKeys(person));
    postings.needFamilies.add(row, needFamilyKeys(person));
    postings.offerFamilies.add(row, offerFamilyKeys(person));
    postings.needWords.add(row, needWordKeys(person));
    postings.offerWords.add(row, offerWordKeys(person));
  }

  remove(id: string): void {
    const row = this.rowOf.get(id);
    if (row === undefined) return;
    this.rowOf.delete(id);
    this.flags[row] = CLOSED;
    this.dead++;
  }

  personAt(row: number): Person {
    return this.people[row] as Person;
  }

  idAt(row: number): string {
    return this.personAt(row).id;
  }

  /** The number of a company, {@link NO_COMPANY} for none; a company that nobody of the table belongs to is like none. */
  companyNumber(companyId: string | null): number {
    return companyId === null ? NO_COMPANY : (this.companies.get(companyId) ?? NO_COMPANY);
  }

  private append(person: Person): number {
    const row = this.people.length;
    if (row >= this.flags.length) this.grow();
    this.people.push(person);
    this.rowOf.set(person.id, row);
    this.halfShare[row] = halfShareOf(person);
    this.companyOf[row] = NO_COMPANY;
    if (person.companyId !== null) this.companyOf[row] = numberIn(this.companies, person.companyId);
    for (const [g, { from, to }] of this.kinds.entries()) {
      (this.kindFrom[g] as Int32Array)[row] = from.add(person.traits);
      (this.kindTo[g] as Int32Array)[row] =
        from === to ? at(this.kindFrom[g] as Int32Array, row) : to.add(person.traits);
    }
    return row;
  }

  private grow(): void {
    const room = Math.ceil(this.flags.length * 1.5);
    this.flags = widened(this.flags, new Uint8Array(room));
    this.halfShare = widened(this.halfShare, new Float64Array(room));
    this.companyOf = widened(this.companyOf, new Int32Array(room));
    this.kindFrom = this.kindFrom.map((kinds) => widened(kinds, new Int32Array(room)));
    this.kindTo = this.kindTo.map((kinds) => widened(kinds, new Int32Array(room)));
  }
}

/** What turns a worth that is met, counted twice, into a share of all needs. */
export function halfShareOf(person: Person): number {
  return person.needTotal > 0 ? 0.5 / person.needTotal : 0;
}

const needKeys = (person: Person): KeyedRow => ({ keys: person.needs, weights: null });
const offerKeys = (person: Person): KeyedRow => ({ keys: person.offers, weights: null });
const needFamilyKeys = (person: Person): KeyedRow => ({ keys: person.needFamilies, weights: person.needFamilyWorth });
const offerFamilyKeys = (person: Person): KeyedRow => ({ keys: person.offerFamilies, weights: null });
const needWordKeys = (person: Person): KeyedRow => person.needWords;
const offerWordKeys = (person: Person): KeyedRow => person.offerWords;

function numberIn(numbers: Map<string, number>, key: string): number {
  let number = numbers.get(key);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(key, number);
  }
  return number;
}

function widened<T extends { set(values: T): void }>(values: T, into: T): T {
  into.set(values);
  return into;
}
