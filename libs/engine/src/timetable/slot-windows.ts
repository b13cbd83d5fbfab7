import type { OpenSlots } from './open-slots.js';

/** Meetings that can take place within these slots only. */
export interface Window {
  slots: Int32Array;
  columns: Int32Array;
}

/** More kinds of slot sets than this are no windows but chance; few rows would bind. */
const MAX_WINDOWS = 24;

/**
 * The distinct slot sets of some meetings, with all meetings that fit into each: those who share a time zone or a half
 * day compete for fewer slots than their people have.
 */
export function windowsOf(columns: Int32Array, open: OpenSlots): Window[] {
  const groups = new Map<string, { slots: Int32Array; columns: number[] }>();
  for (const column of columns) {
    const slots = open.slotsOf(column);
    const key = slots.join(' ');
    const group = groups.get(key);
    if (group) group.columns.push(column);
    else if (groups.size === MAX_WINDOWS) return [];
    else groups.set(key, { slots, columns: [column] });
  }
  if (groups.size < 2) return [];
  const all = [...groups.values()];
  return all.map(({ slots }) => ({
    slots,
    columns: Int32Array.from(all.filter((other) => isWithin(other.slots, slots)).flatMap((other) => other.columns)),
  }));
}

function isWithin(inner: Int32Array, outer: Int32Array): boolean {
  return inner.every((word, w) => (word & ~(outer[w] as number)) === 0);
}
