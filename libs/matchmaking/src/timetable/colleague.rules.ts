import type { TimetablePerson, TimetableWish } from '@parvis/engine';
import { pairKey } from '../planning/pair.rules.js';
import type { PlanningPair } from './pair.repository.js';

export interface ColleagueRule {
  /** The wishes, each with those whose single place it needs. */
  wishes: TimetableWish[];
  /** Stand-ins, one for each company and counterpart that several colleagues ask for: they have one meeting to give. */
  standIns: TimetablePerson[];
  /** Keys of the pairs that stand in the way of each other, by key of the pair. */
  rivals: Map<string, readonly string[]>;
  /** Keys of the pairs of whom a colleague has a meeting with the counterpart already. */
  covered: Set<string>;
}

const standInPrefix = 'one-of ';
export const isStandIn = (id: string) => id.startsWith(standInPrefix);

/**
 * Two colleagues do not both meet the same counterpart unless the second said that he or she means to. For each company and
 * counterpart that is a person who cannot be in two meetings: so the engine keeps the rule, and its bound holds.
 */
export function applyColleagueRule(
  wishes: readonly TimetableWish[],
  pairOf: (key: string) => PlanningPair | undefined,
  companyOf: (id: string) => string | null,
  planned: readonly { aId: string; bId: string }[],
): ColleagueRule {
  const groupsOf = (aId: string, bId: string): string[] => {
    const pair = pairOf(pairKey({ aId, bId }));
    const [aCompany, bCompany] = [companyOf(aId), companyOf(bId)];
    return [
      ...(aCompany && !isBeside(pair, aId) ? [`${aCompany} ${bId}`] : []),
      ...(bCompany && !isBeside(pair, bId) ? [`${bCompany} ${aId}`] : []),
    ];
  };
  const isPlanned = new Set(planned.map(pairKey));
  const met = new Set(planned.flatMap(({ aId, bId }) => [`${companyOf(aId)} ${bId}`, `${companyOf(bId)} ${aId}`]));
  const covered = new Set<string>();
  const members = new Map<string, string[]>();
  for (const wish of wishes) {
    const key = pairKey(wish);
    if (wish.must === true || isPlanned.has(key)) continue;
    const groups = groupsOf(wish.aId, wish.bId);
    if (groups.some((group) => met.has(group))) {
      covered.add(key);
      continue;
    }
    for (const group of groups) {
      const keys = members.get(group);
      if (keys) keys.push(key);
      else members.set(group, [key]);
    }
  }
  const shared = new Map([...members].filter(([, keys]) => keys.length > 1));
  const inGroups = new Map<string, string[]>();
  for (const [group, keys] of shared) for (const key of keys) inGroups.set(key, [...(inGroups.get(key) ?? []), group]);
  return {
    covered,
    rivals: new Map([...inGroups].map(([key, groups]) => [key, groups.flatMap((group) => shared.get(group) ?? [])])),
    standIns: [...shared.keys()].map(toStandIn),
    wishes: wishes.flatMap((wish) => {
      const key = pairKey(wish);
      return covered.has(key) ? [] : [withStandIns(wish, inGroups.get(key) ?? [])];
    }),
  };
}

const isBeside = (pair: PlanningPair | undefined, id: string) =>
  pair !== undefined && (id === pair.aId ? pair.aBeside : pair.bBeside);

/** By video, so that it takes no part in where a meeting is. */
const toStandIn = (group: string): TimetablePerson => ({
  id: `${standInPrefix}${group}`,
  companyId: null,
  attendance: 'virtual',
  unavailableSlots: [],
  maxMeetings: 1,
});

const withStandIns = (wish: TimetableWish, groups: readonly string[]): TimetableWish =>
  groups.length === 0
    ? wish
    : { ...wish, withIds: [...(wish.withIds ?? []), ...groups.map((group) => `${standInPrefix}${group}`)] };
