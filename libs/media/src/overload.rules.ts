import { type AllocationLimits, fullLimits } from './allocator.rules.js';

/**
 * What an overloaded worker gives up, one after the other: tiles, layers, new publishers, new viewers. What runs goes on: voices, the
 * first pictures, everybody who is inside.
 */
export type OverloadLevel = 0 | 1 | 2 | 3 | 4;

export const overloadRules = {
  /** Share of a core. */
  high: 0.85,
  low: 0.7,
  /** How long it has to be above `high` for each step up, below `low` for each step down. */
  upMs: 3_000,
  downMs: 6_000,
} as const;

/** The state of one worker, with hysteresis. Pure: time comes in. */
export class Overload {
  private current: OverloadLevel = 0;
  private highSince: number | null = null;
  private lowSince: number | null = null;

  constructor(private readonly rules: { high: number; low: number; upMs: number; downMs: number } = overloadRules) {}

  get level(): OverloadLevel {
    return this.current;
  }

  /** `use`: share of the core in use, 0 to 1 and above. */
  measured(now: number, use: number): OverloadLevel {
    this.highSince = use > this.rules.high ? (this.highSince ?? now) : null;
    this.lowSince = use < this.rules.low ? (this.lowSince ?? now) : null;
    if (this.highSince !== null && now - this.highSince >= this.rules.upMs) {
      this.current = Math.min(4, this.current + 1) as OverloadLevel;
      this.highSince = now;
    } else if (this.lowSince !== null && now - this.lowSince >= this.rules.downMs) {
      this.current = Math.max(0, this.current - 1) as OverloadLevel;
      this.lowSince = now;
    }
    return this.current;
  }
}

/** What a client may get of a worker in that state. */
export function limitsAt(level: OverloadLevel): AllocationLimits {
  if (level === 0) return fullLimits;
  if (level === 1) return { ...fullLimits, lastN: 4 };
  return { lastN: 4, topLayer: 1, gridLayer: 0 };
}

export const refusesPublishers = (level: OverloadLevel): boolean => level >= 3;
export const refusesViewers = (level: OverloadLevel): boolean => level >= 4;
