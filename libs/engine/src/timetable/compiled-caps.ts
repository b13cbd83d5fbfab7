import type { TimetablePerson } from './timetable-types.js';

/** Caps in numbers. */
export interface CompiledCaps {
  /** How many meetings each allows, and whose it is. */
  max: Int32Array;
  owner: Int32Array;
  /** Slot positions of each, in time. */
  slots: readonly Int32Array[];
  /** The caps that a person's meeting in a slot counts for: `ids[starts[person * slotCount + slot]]` and following. */
  starts: Int32Array;
  ids: Int32Array;
}

/** Null if nobody has a cap that can bind. */
export function compileCaps(
  people: readonly TimetablePerson[],
  personCount: number,
  slotOf: ReadonlyMap<number, number>,
): CompiledCaps | null {
  const slotCount = slotOf.size;
  const found: { owner: number; max: number; slots: Int32Array }[] = [];
  for (const [owner, { caps = [] }] of people.entries()) {
    for (const { slots, max } of caps) {
      const positions = [...new Set(slots.flatMap((name) => slotOf.get(name) ?? []))].sort((a, b) => a - b);
      if (positions.length > max) found.push({ owner, max, slots: Int32Array.from(positions) });
    }
  }
  if (found.length === 0) return null;
  const starts = new Int32Array(personCount * slotCount + 1);
  const cellsOf = ({ owner, slots }: (typeof found)[number]): Int32Array => slots.map((s) => owner * slotCount + s);
  for (const cap of found) for (const cell of cellsOf(cap)) starts[cell + 1] = (starts[cell + 1] as number) + 1;
  for (let cell = 0; cell < personCount * slotCount; cell++) {
    starts[cell + 1] = (starts[cell + 1] as number) + (starts[cell] as number);
  }
  const next = starts.slice();
  const ids = new Int32Array(starts[personCount * slotCount] as number);
  for (const [id, cap] of found.entries()) {
    for (const cell of cellsOf(cap)) {
      const at = next[cell] as number;
      ids[at] = id;
      next[cell] = at + 1;
    }
  }
  return {
    max: Int32Array.from(found, (cap) => cap.max),
    owner: Int32Array.from(found, (cap) => cap.owner),
    slots: found.map((cap) => cap.slots),
    starts,
    ids,
  };
}
