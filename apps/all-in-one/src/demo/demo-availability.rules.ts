import type { Interval, Slot } from '@parvis/contracts';
import type { Population, WishSeed } from './demo-seeds.js';

/**
 * When people cannot meet, by id, made so that any correct timetable puts the exhibitor and the buyer of the story together in the
 * current slot: it is the only one at which both are free, and none of their other partners is. The colleague stays free there too.
 */
export function availability(
  { people, wishes, story }: Population,
  slots: readonly Slot[],
  current: number,
): Map<string, Interval[]> {
  const { exhibitor, buyer, colleague } = story;
  const partners = partnersOf(wishes, [exhibitor.id, buyer.id, colleague.id]);
  for (const { id } of [exhibitor, buyer, colleague]) partners.delete(id);
  const busy = new Map<string, Interval[]>();
  people.forEach((person, position) => {
    const isBusy = (index: number): boolean => {
      if (person.id === exhibitor.id) return index !== current && Math.abs(index - current) % 2 === 0;
      if (person.id === buyer.id) return Math.abs(index - current) % 2 === 1;
      if (person.id === colleague.id) return false;
      if (partners.has(person.id) && index === current) return true;
      // One in six has something else to do for an hour.
      return position % 6 === 0 && [0, 1].includes(index - (position % 7));
    };
    const intervals = slots.filter((slot) => isBusy(slot.index)).map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));
    busy.set(person.id, intervals);
  });
  return busy;
}

function partnersOf(wishes: readonly WishSeed[], ids: readonly string[]): Set<string> {
  const wanted = new Set(ids);
  return new Set(
    wishes.flatMap(({ fromId, toId }) => [
      ...(wanted.has(fromId) ? [toId] : []),
      ...(wanted.has(toId) ? [fromId] : []),
    ]),
  );
}
