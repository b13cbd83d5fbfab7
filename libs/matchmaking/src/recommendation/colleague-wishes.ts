import type { MatchIndex, MatchModel, MatchProfile } from '@parvis/engine';
import { belongsToColleague, bestAsking, type ColleagueWish } from './colleague.rules.js';

/** What the colleagues of a person have asked for. */
export interface AskedByColleagues {
  /** By the person asked for: the colleague. */
  by: ReadonlyMap<string, string>;
  /** Those who are not proposed for that reason. */
  leftOut: ReadonlySet<string>;
}

interface Asked {
  index: MatchIndex;
  model: MatchModel;
  /** The caller. */
  profile: MatchProfile;
  asked: readonly { fromId: string; toId: string }[];
  /** Ids of people who have asked to meet the caller: these stay the caller's, whoever else asks. */
  around: ReadonlySet<string>;
}

const nothing: AskedByColleagues = { by: new Map(), leftOut: new Set() };

/** Sees to it that a person is proposed to the right one of several colleagues. */
export function askedByColleagues({ index, model, profile, asked, around }: Asked): AskedByColleagues {
  if (asked.length === 0) return nothing;
  const personsOf = new Map<string, string[]>();
  for (const { fromId, toId } of asked) {
    const ids = personsOf.get(fromId);
    if (ids) ids.push(toId);
    else personsOf.set(fromId, [toId]);
  }
  const found = [...personsOf].flatMap(([colleagueId, ids]): ColleagueWish[] => {
    const scores = index.mutualScores(colleagueId, ids, model);
    return ids.map((personId, place) => ({ colleagueId, personId, score: scores[place] ?? 0 }));
  });
  const best = bestAsking(found);
  const ids = [...best.keys()];
  const own = index.mutualScores(profile, ids, model);
  const leftOut = ids.filter((id, place) => {
    const colleague = best.get(id);
    return colleague && !around.has(id) && belongsToColleague(own[place] ?? 0, colleague);
  });
  return { by: new Map([...best].map(([id, { colleagueId }]) => [id, colleagueId])), leftOut: new Set(leftOut) };
}
