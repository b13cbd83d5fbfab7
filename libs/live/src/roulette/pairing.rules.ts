/** Somebody who waits. */
export interface Waiting {
  id: string;
  companyId: string | null;
  /** What this person opted in for; none: anything. */
  topicIds: readonly string[];
  needs: readonly string[];
  offers: readonly string[];
  /** Since when, in ms. */
  since: number;
  /** Before all others in line. */
  isFirst: boolean;
}

export interface FoundPair {
  aId: string;
  bId: string;
  /** What both opted in for, then what one offers and the other looks for. */
  sharedTopicIds: string[];
}

/** Key of an unordered pair. */
export const pairKey = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

/**
 * Brings waiting people together: never two of one company, never a pair of `forbidden` (keys of `pairKey`). Whoever is first in line
 * chooses first: most common topics, then most needs that meet offers, then the longest wait. Choosing alone can leave two people over
 * whom nobody left suits, while some pair could be opened for them both: such pairs are exchanged, one alternating path of length three
 * at a time (Berge's lemma, cut short), so nobody who was given somebody is left alone by it. The order of the input does not matter.
 */
export function pairUp(waiting: readonly Waiting[], forbidden: ReadonlySet<string>): FoundPair[] {
  const line = [...waiting].sort(byPlace);
  const suits = suitability(line);
  const may = (one: Waiting, other: Waiting) =>
    one.id !== other.id &&
    !(one.companyId !== null && one.companyId === other.companyId) &&
    !forbidden.has(pairKey(one.id, other.id));
  const partner = new Array<number | null>(line.length).fill(null);
  line.forEach((person, index) => {
    if (partner[index] !== null) return;
    let best: number | null = null;
    for (let other = index + 1; other < line.length; other += 1) {
      const candidate = line[other];
      if (partner[other] !== null || !candidate || !may(person, candidate)) continue;
      if (best === null || suits(index, other) > suits(index, best)) best = other;
    }
    if (best !== null) join(partner, index, best);
  });
  exchange(line, partner, may);
  return partner.flatMap((other, index) => {
    const [one, two] = [line[index], other === null ? undefined : line[other]];
    if (!one || !two || other === null || other < index) return [];
    const [a, b] = one.id < two.id ? [one, two] : [two, one];
    return [{ aId: a.id, bId: b.id, sharedTopicIds: sharedTopics(a, b) }];
  });
}

const byPlace = (one: Waiting, other: Waiting): number =>
  Number(other.isFirst) - Number(one.isFirst) || one.since - other.since || (one.id < other.id ? -1 : 1);

function join(partner: (number | null)[], one: number, other: number): void {
  partner[one] = other;
  partner[other] = one;
}

/** Two who are left over take a pair apart when each of its people suits one of them; until there is no such pair. */
function exchange(
  line: readonly Waiting[],
  partner: (number | null)[],
  may: (one: Waiting, other: Waiting) => boolean,
): void {
  const mayJoin = (one: number, other: number) => {
    const [a, b] = [line[one], line[other]];
    return a !== undefined && b !== undefined && may(a, b);
  };
  const freeOnes = () => line.flatMap((_, index) => (partner[index] === null ? [index] : []));
  const exchangeFor = (one: number): boolean => {
    const others = freeOnes().filter((index) => index !== one);
    for (let held = 0; held < line.length && others.length > 0; held += 1) {
      const mate = partner[held];
      if (mate === null || mate === undefined || !mayJoin(one, held)) continue;
      const other = others.find((index) => mayJoin(index, mate));
      if (other === undefined) continue;
      join(partner, one, held);
      join(partner, mate, other);
      return true;
    }
    return false;
  };
  // Each exchange leaves two fewer alone, so this ends.
  while (freeOnes().some(exchangeFor));
}

/** How well two places of the line suit each other; larger is better. Topics as bits: hundreds of people are compared with each other. */
function suitability(line: readonly Waiting[]): (one: number, other: number) => number {
  const places = new Map<string, number>();
  for (const { topicIds, needs, offers } of line)
    for (const id of [...topicIds, ...needs, ...offers]) if (!places.has(id)) places.set(id, places.size);
  const words = Math.ceil(places.size / 32);
  const bitsOf = (ids: readonly string[]) => {
    const bits = new Uint32Array(words);
    for (const id of ids) {
      const place = places.get(id) ?? 0;
      bits[place >> 5] = (bits[place >> 5] ?? 0) | (1 << (place & 31));
    }
    return bits;
  };
  const people = line.map(({ topicIds, needs, offers }) => ({
    topics: bitsOf(topicIds),
    needs: bitsOf(needs),
    offers: bitsOf(offers),
  }));
  return (one, other) => {
    const [a, b] = [people[one], people[other]];
    if (!a || !b) return 0;
    return common(a.topics, b.topics) * 1_000 + common(a.needs, b.offers) + common(b.needs, a.offers);
  };
}

function common(one: Uint32Array, other: Uint32Array): number {
  let count = 0;
  for (let word = 0; word < one.length; word += 1) {
    let bits = (one[word] ?? 0) & (other[word] ?? 0);
    for (; bits !== 0; bits &= bits - 1) count += 1;
  }
  return count;
}

function sharedTopics(a: Waiting, b: Waiting): string[] {
  const both = (one: readonly string[], other: readonly string[]) => one.filter((id) => other.includes(id));
  return [...new Set([...both(a.topicIds, b.topicIds), ...both(a.needs, b.offers), ...both(a.offers, b.needs)])].slice(
    0,
    12,
  );
}
