import { type MatchSettings, matchPillars } from '@parvis/contracts';

/** Whether two settings are the same in everything. */
export const isSameSettings = (one: MatchSettings, other: MatchSettings): boolean =>
  matchPillars.every((pillar) => one.pillars[pillar] === other.pillars[pillar]) &&
  one.reach === other.reach &&
  one.explorePlaces === other.explorePlaces &&
  one.perCompany === other.perCompany &&
  one.learns === other.learns;

/** The word for a slider's place between 0 and 2. */
export function levelOf(emphasis: number): '0' | 'less' | 'usual' | 'more' | '2' {
  if (emphasis <= 0) return '0';
  if (emphasis >= 2) return '2';
  if (emphasis === 1) return 'usual';
  return emphasis < 1 ? 'less' : 'more';
}
