/** Who is shown where. Ids of people, in the order in which they came. */
export interface ViewInput {
  people: readonly string[];
  /** Who has spoken lately, the latest first. */
  speakers: readonly string[];
  perPage: number;
  page: number;
}

export interface ViewPage {
  shown: string[];
  /** From 0. */
  page: number;
  pages: number;
}

/**
 * One page of people. Everybody keeps their place; only somebody who speaks and would not be on the first page changes places with the one
 * of that page who has been silent longest, so that faces do not jump about.
 */
export function pageOfPeople({ people, speakers, perPage, page }: ViewInput): ViewPage {
  const size = Math.max(perPage, 1);
  const pages = Math.max(Math.ceil(people.length / size), 1);
  const current = Math.min(Math.max(page, 0), pages - 1);
  const order = withSpeakersFirst(people, speakers, size);
  return { shown: order.slice(current * size, (current + 1) * size), page: current, pages };
}

/** The order in which those who spoke lately are among the first `size`. */
export function withSpeakersFirst(people: readonly string[], speakers: readonly string[], size: number): string[] {
  const order = [...people];
  const rank = (id: string) => {
    const at = speakers.indexOf(id);
    return at < 0 ? speakers.length : at;
  };
  // The latest speaker comes last, so that he or she has the last word on the places.
  for (const speaker of speakers.slice(0, size).reverse()) {
    const at = order.indexOf(speaker);
    if (at < size) continue;
    const quietest = order
      .slice(0, size)
      .reduce((best, id, index) => (rank(id) >= rank(order[best] ?? '') ? index : best), 0);
    [order[quietest], order[at]] = [speaker, order[quietest] ?? speaker];
  }
  return order;
}

export interface MainInput {
  /** Everybody but oneself, in the order in which they came. */
  others: readonly string[];
  speakers: readonly string[];
  pinned: string | null;
}

/** Who is large in the speaker view: who is pinned, else who speaks or spoke last, else the first one. Null when nobody else is here. */
export function mainPerson({ others, speakers, pinned }: MainInput): string | null {
  if (pinned !== null && others.includes(pinned)) return pinned;
  return speakers.find((id) => others.includes(id)) ?? others[0] ?? null;
}

const longestMemory = 12;

/** Who has spoken lately once this person speaks. */
export const withSpeaker = (speakers: readonly string[], speaker: string | null): readonly string[] =>
  speaker === null || speakers[0] === speaker
    ? speakers
    : [speaker, ...speakers.filter((id) => id !== speaker)].slice(0, longestMemory);
