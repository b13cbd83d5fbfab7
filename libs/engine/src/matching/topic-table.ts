import { compareIds } from '../compare-ids.js';
import type { MatchProfile, Topic } from './match-types.js';
import { taxonomyOf } from './taxonomy.js';

/** Worth of topics is counted in whole numbers out of this, so that sums are exact whatever their order. */
const WORTH_UNIT = 1024;
/** Between two yields. */
const TOPICS_PER_STEP = 20_000;

/**
 * Topics as numbers, what each is worth, and the families in which a neighbour counts half. A need is answered by its
 * own family: itself, its parent, its children and its siblings.
 */
export class TopicTable {
  private readonly indexOf = new Map<string, number>();
  private readonly ids: string[] = [];
  private readonly worth: number[] = [];
  private readonly familyOf: number[] = [];
  private readonly familiesWith: (readonly number[])[] = [];
  private families = 0;

  private constructor(
    private readonly unseenWorth: number,
    /** False where no topic has a neighbour: then families need not be looked at. */
    readonly hasFamilies: boolean,
  ) {}

  /** Counts who offers what, giving way every few milliseconds. */
  static *steps(profiles: readonly MatchProfile[], topics: readonly Topic[]): Generator<void, TopicTable> {
    const offered = new Map<string, number>();
    const named = new Set<string>(topics.map((topic) => topic.id));
    let done = 0;
    for (const { needs, offers } of profiles) {
      for (const id of needs) named.add(id);
      for (let i = 0; i < offers.length; i++) {
        const id = offers[i] as string;
        named.add(id);
        if (offers.indexOf(id) === i) offered.set(id, (offered.get(id) ?? 0) + 1);
      }
      done += needs.length + offers.length;
      if (done < TOPICS_PER_STEP) continue;
      done = 0;
      yield;
    }
    const worthOf = (count: number): number => Math.round(WORTH_UNIT * Math.log(1 + profiles.length / (1 + count)));
    const { families, hasFamilies } = taxonomyOf(topics);
    const table = new TopicTable(worthOf(0), hasFamilies);
    const ids = [...named].sort(compareIds);
    for (const id of ids) table.append(id, worthOf(offered.get(id) ?? 0));
    if (hasFamilies) table.link(ids, families);
    return table;
  }

  get size(): number {
    return this.ids.length;
  }

  get familyCount(): number {
    return this.families;
  }

  find(id: string, learns: boolean): number | undefined {
    const known = this.indexOf.get(id);
    if (known !== undefined || !learns) return known;
    const index = this.append(id, this.unseenWorth);
    if (this.hasFamilies) {
      this.familyOf[index] = this.families;
      this.familiesWith[index] = [this.families++];
    }
    return index;
  }

  idOf(index: number): string {
    return this.ids[index] ?? '';
  }

  /** How rare the topic is among offers: what it is worth to find it. A whole number. */
  worthOf(index: number): number {
    return this.worth[index] ?? 0;
  }

  get worthOfUnknown(): number {
    return this.unseenWorth;
  }

  /** The family that answers a need. */
  familyOfNeed(index: number): number {
    return this.familyOf[index] ?? -1;
  }

  /** The families to which an offer belongs. */
  familiesOfOffer(index: number): readonly number[] {
    return this.familiesWith[index] ?? [];
  }

  private append(id: string, worth: number): number {
    const index = this.ids.length;
    this.indexOf.set(id, index);
    this.ids.push(id);
    this.worth.push(worth);
    return index;
  }

  /** Topics with the same family (siblings without children) share its number. */
  private link(ids: readonly string[], families: ReadonlyMap<string, readonly string[]>): void {
    const numberOf = new Map<string, number>();
    const containing: number[][] = ids.map(() => []);
    for (const [index, id] of ids.entries()) {
      const members = families.get(id) ?? [id];
      const key = members.join('\n');
      let family = numberOf.get(key);
      if (family === undefined) {
        family = this.families++;
        numberOf.set(key, family);
        for (const member of members) containing[this.indexOf.get(member) ?? -1]?.push(family);
      }
      this.familyOf[index] = family;
    }
    for (const [index, list] of containing.entries()) this.familiesWith[index] = list;
  }
}
