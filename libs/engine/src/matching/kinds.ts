import type { TraitGroup } from './trait-groups.js';
import type { Traits } from './traits.js';

/** The kinds of people that a trait group tells apart in one role, as numbers in the order of their first appearance. */
export class Kinds {
  /** One example of each kind. */
  readonly examples: Traits[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(private readonly keyOf: (traits: Traits) => string) {}

  /** Takes in a person. */
  add(traits: Traits): number {
    const key = this.keyOf(traits);
    let kind = this.numbers.get(key);
    if (kind === undefined) {
      kind = this.examples.length;
      this.numbers.set(key, kind);
      this.examples.push(traits);
    }
    return kind;
  }
}

/** Kinds of a group in both roles. */
export interface GroupKinds {
  /** Of those who decide. */
  from: Kinds;
  /** Of those who are decided on. */
  to: Kinds;
}

/** The same numbers in both roles where the group tells people apart alike in both. */
export function groupKinds(group: TraitGroup): GroupKinds {
  const from = new Kinds(group.keyFrom);
  return { from, to: group.keyTo === group.keyFrom ? from : new Kinds(group.keyTo) };
}
