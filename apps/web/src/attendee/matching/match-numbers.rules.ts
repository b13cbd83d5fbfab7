import { type MatchPillar, type MatchTerm, matchPillars } from '@parvis/contracts';

/** A line of the numbers: what one term adds to the log-odds of a yes. */
export interface TermLine {
  term: string;
  points: number;
}

export interface PillarLines {
  pillar: MatchPillar;
  lines: TermLine[];
}

export interface SideNumbers {
  /** Log-odds where nothing is known, so that start and lines together make the probability. */
  start: number;
  /** Only grounds with lines, the one that moves most first. */
  pillars: PillarLines[];
  /** The largest movement either way, at least 1: the length of a full bar. */
  reach: number;
}

const size = ({ lines }: PillarLines) => lines.reduce((sum, { points }) => sum + Math.abs(points), 0);

/** The log-odds of a probability; near 0 and 1 those of what can still be told apart from them. */
export function logOdds(probability: number): number {
  const inside = Math.min(0.9999, Math.max(0.0001, probability));
  return Math.log(inside / (1 - inside));
}

/** The terms of one side by ground, with what they start from. */
export function sideNumbers(probability: number, terms: readonly MatchTerm[]): SideNumbers {
  const lines = terms.map(({ term, pillar, weight }) => ({ term, pillar, points: weight }));
  const pillars = matchPillars
    .map((pillar) => ({
      pillar,
      lines: lines
        .filter((line) => line.pillar === pillar)
        .map(({ term, points }) => ({ term, points }))
        .sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
    }))
    .filter((group) => group.lines.length > 0)
    .sort((a, b) => size(b) - size(a));
  return {
    start: logOdds(probability) - lines.reduce((sum, { points }) => sum + points, 0),
    pillars,
    reach: Math.max(1, ...lines.map(({ points }) => Math.abs(points))),
  };
}
