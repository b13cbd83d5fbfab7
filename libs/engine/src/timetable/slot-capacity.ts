/** A cap within some slots: their places in the list, ascending, and how many meetings it still allows. */
export interface OpenCap {
  places: readonly number[];
  left: number;
}

/** Beyond so many steps the exact number is not searched for. */
const MAX_STEPS = 5_000;

/**
 * How many of `count` slots can be used under caps: exactly where the slots of each cap follow each other, and else in all
 * but large cases; never too few.
 */
export function mostSlots(count: number, caps: readonly OpenCap[]): number {
  const binding = caps.filter((cap) => cap.places.length > cap.left);
  if (binding.length === 0) return count;
  const runs = binding.filter(({ places }) => (places.at(-1) ?? 0) - (places[0] ?? 0) === places.length - 1);
  const byRuns = takeInTurn(count, runs);
  if (runs.length === binding.length) return byRuns;
  const bySingles = binding.map(({ places, left }) => count - places.length + left);
  return search(count, binding, Math.min(byRuns, ...bySingles));
}

/** Each slot that no cap forbids, in turn; that gives the most for intervals, by exchange of slots. */
function takeInTurn(count: number, caps: readonly OpenCap[]): number {
  const left = caps.map((cap) => cap.left);
  const capsAt = capsBySlot(count, caps);
  let taken = 0;
  for (let slot = 0; slot < count; slot++) {
    const own = capsAt[slot] as number[];
    if (own.some((cap) => (left[cap] as number) <= 0)) continue;
    for (const cap of own) left[cap] = (left[cap] as number) - 1;
    taken++;
  }
  return taken;
}

/** Tries the sets of slots, best first; gives the limit where that is reached or too far. */
function search(count: number, caps: readonly OpenCap[], limit: number): number {
  const left = caps.map((cap) => cap.left);
  const capsAt = capsBySlot(count, caps);
  let best = 0;
  let steps = 0;
  const visit = (slot: number, taken: number): void => {
    best = Math.max(best, taken);
    if (++steps > MAX_STEPS || best === limit || taken + count - slot <= best) return;
    const own = capsAt[slot] as number[];
    if (own.every((cap) => (left[cap] as number) > 0)) {
      for (const cap of own) left[cap] = (left[cap] as number) - 1;
      visit(slot + 1, taken + 1);
      for (const cap of own) left[cap] = (left[cap] as number) + 1;
    }
    visit(slot + 1, taken);
  };
  visit(0, 0);
  return steps > MAX_STEPS ? limit : best;
}

function capsBySlot(count: number, caps: readonly OpenCap[]): number[][] {
  const bySlot: number[][] = Array.from({ length: count }, () => []);
  for (const [cap, { places }] of caps.entries()) for (const place of places) bySlot[place]?.push(cap);
  return bySlot;
}
