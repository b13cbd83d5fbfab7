import type { BoardInput } from './polish-input.js';

/** Which meetings of a board must come before which. */
export class PolishOrder {
  private readonly before: readonly (readonly number[])[];
  private readonly after: readonly (readonly number[])[];
  readonly isFree: boolean;

  constructor({ precedences, slotOf }: BoardInput) {
    this.isFree = precedences.length === 0;
    this.before = listsOf(slotOf.length, precedences, 1, 0);
    this.after = listsOf(slotOf.length, precedences, 0, 1);
  }

  /** Whether a meeting may be at this slot if the others are where `slotAfter` says. */
  holds(meeting: number, slot: number, slotAfter: (other: number) => number): boolean {
    return (
      (this.before[meeting] ?? []).every((other) => slotAfter(other) < slot) &&
      (this.after[meeting] ?? []).every((other) => slotAfter(other) > slot)
    );
  }
}

function listsOf(
  count: number,
  pairs: readonly (readonly [number, number])[],
  key: 0 | 1,
  value: 0 | 1,
): readonly (readonly number[])[] {
  const lists: number[][] = Array.from({ length: pairs.length > 0 ? count : 0 }, () => []);
  for (const pair of pairs) lists[pair[key]]?.push(pair[value]);
  return lists;
}
