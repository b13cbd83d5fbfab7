import {
  mostPoints,
  type Pillar,
  type PillarRating,
  type PillarView,
  pillars,
  talkDifference,
} from '@parvis/contracts';

export type SidedRating = PillarRating & { pillar: Pillar; isOwn: boolean };

/** The four pillars with both sides' ratings, oldest first; a talk is suggested where the latest of both are far apart. */
export function pillarViews(ratings: readonly SidedRating[]): PillarView[] {
  return pillars.map((pillar) => {
    const side = (isOwn: boolean): PillarRating[] =>
      ratings
        .filter((rating) => rating.pillar === pillar && rating.isOwn === isOwn)
        .slice(-mostPoints)
        .map(({ id, score, word, by, at, note }) => ({ id, score, word, by, at, note }));
    const own = side(true);
    const other = side(false);
    const [mine, theirs] = [own.at(-1)?.score, other.at(-1)?.score];
    const isWorthATalk = mine !== undefined && theirs !== undefined && Math.abs(mine - theirs) >= talkDifference;
    return { pillar, own, other, isWorthATalk };
  });
}
