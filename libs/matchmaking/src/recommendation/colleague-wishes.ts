import { Injectable } from '@nestjs/common';
import type { MatchModel, MatchProfile } from '@parvis/engine';
import { WishRepository } from '../wish/wish.repository.js';
import { belongsToColleague, bestAsking, type ColleagueWish } from './colleague.rules.js';
import type { FairIndex } from './fair-index.js';
import { MatchProfileSource } from './match-profile.source.js';

/** What the colleagues of a person have asked for. */
export interface AskedByColleagues {
  /** By the person asked for: the colleague. */
  by: ReadonlyMap<string, string>;
  /** Those who are not proposed for that reason. */
  leftOut: ReadonlySet<string>;
}

const nothing: AskedByColleagues = { by: new Map(), leftOut: new Set() };

/** Sees to it that a person is proposed to the right one of several colleagues. */
@Injectable()
export class ColleagueWishes {
  constructor(
    private readonly wishes: WishRepository,
    private readonly profiles: MatchProfileSource,
  ) {}

  /** @param around ids of people who have asked to meet the caller: these stay the caller's, whoever else asks */
  async of(
    { index, staff, fairId }: FairIndex,
    profile: MatchProfile,
    model: MatchModel,
    around: ReadonlySet<string>,
  ): Promise<AskedByColleagues> {
    const asked = await this.wishes.askedBy(staff.colleaguesOf(profile.id, profile.companyId));
    if (asked.length === 0) return nothing;
    const personsOf = new Map<string, string[]>();
    for (const { fromId, toId } of asked) personsOf.set(fromId, [...(personsOf.get(fromId) ?? []), toId]);
    const colleagues = await this.profiles.of(fairId, [...personsOf.keys()]);
    const found = colleagues.flatMap((colleague): ColleagueWish[] => {
      const ids = personsOf.get(colleague.id) ?? [];
      const scores = index.mutualScores(colleague, ids, model);
      return ids.map((personId, place) => ({ colleagueId: colleague.id, personId, score: scores[place] ?? 0 }));
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
}
