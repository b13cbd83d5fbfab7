// What an organiser would get without an engine: wishes one after the other, each at the first slot that is free.
import { seeded } from './fairs.mjs';

/** As wishes come in, in an order that has nothing to do with their worth. */
export function firstCome(problem) {
  const random = seeded(problem.seed + 1);
  return takeInOrder(
    problem,
    problem.wishes.map((wish) => ({ wish, at: random() })).sort((a, b) => a.at - b.at),
  );
}

/** The most valuable first. */
export function greedy(problem) {
  return takeInOrder(
    problem,
    problem.wishes.map((wish) => ({ wish })).sort((a, b) => b.wish.value - a.wish.value),
  );
}

/** @returns the value of what is granted */
function takeInOrder({ slots, people, tables }, ordered) {
  const onSite = new Set(people.filter(({ attendance }) => attendance === 'on_site').map(({ id }) => id));
  const busy = new Map(people.map(({ id, unavailableSlots }) => [id, new Set(unavailableSlots)]));
  const tablesLeft = new Map(slots.map(({ index }) => [index, tables]));
  let value = 0;
  for (const { wish } of ordered) {
    const a = busy.get(wish.aId);
    const b = busy.get(wish.bId);
    const needsTable = onSite.has(wish.aId) && onSite.has(wish.bId);
    const free = slots.find(
      ({ index }) => !a.has(index) && !b.has(index) && (!needsTable || tablesLeft.get(index) > 0),
    );
    if (!free) continue;
    a.add(free.index);
    b.add(free.index);
    if (needsTable) tablesLeft.set(free.index, tablesLeft.get(free.index) - 1);
    value += wish.value;
  }
  return value;
}
