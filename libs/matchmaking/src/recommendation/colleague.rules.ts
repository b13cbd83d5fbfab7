/** A colleague's wish for somebody whom the caller could be shown. */
export interface ColleagueWish {
  colleagueId: string;
  personId: string;
  /** How well the two fit, 0..1, wishes aside. */
  score: number;
}

/** So much better than the colleague one has to fit to be proposed beside a colleague. */
const clearlyBetter = 1.2;

/** For each person the colleague who has asked for them and fits best; ties by id. */
export function bestAsking(wishes: readonly ColleagueWish[]): Map<string, ColleagueWish> {
  const best = new Map<string, ColleagueWish>();
  for (const wish of wishes) {
    const known = best.get(wish.personId);
    const isBetter =
      !known || wish.score > known.score || (wish.score === known.score && wish.colleagueId < known.colleagueId);
    if (isBetter) best.set(wish.personId, wish);
  }
  return best;
}

/** Whether the person is the colleague's rather than the caller's. */
export const belongsToColleague = (own: number, colleague: ColleagueWish): boolean =>
  own < colleague.score * clearlyBetter;
