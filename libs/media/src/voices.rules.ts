/** Times in ms. */
export const voiceRules = { loudest: 3, holdMs: 1_500, fromMicrophones: 8 } as const;

/**
 * Which microphones flow in a room with many of them: who spoke last keeps a place until somebody else needs it, and who has to
 * give it up is heard for another 1.5 s, so that the end of a sentence is not cut. Pure: time comes in.
 */
export class Voices {
  /** Producers with a place, who spoke last first. */
  private placed: string[] = [];
  private readonly until = new Map<string, number>();

  constructor(private readonly rules: { loudest: number; holdMs: number } = voiceRules) {}

  /** Who is heard at that moment, loudest first. */
  heard(loudestFirst: readonly string[], now: number): void {
    const speaking = loudestFirst.slice(0, this.rules.loudest);
    const before = this.placed;
    this.placed = [...speaking, ...before.filter((id) => !speaking.includes(id))].slice(0, this.rules.loudest);
    for (const id of before) if (!this.placed.includes(id)) this.until.set(id, now + this.rules.holdMs);
    for (const id of this.placed) this.until.delete(id);
  }

  gone(producerId: string): void {
    this.placed = this.placed.filter((id) => id !== producerId);
    this.until.delete(producerId);
  }

  /** The microphones that flow now. */
  flowing(now: number): ReadonlySet<string> {
    for (const [id, end] of this.until) if (end <= now) this.until.delete(id);
    return new Set([...this.placed, ...this.until.keys()]);
  }

  /** When {@link Voices.flowing} changes by itself; null when it does not. */
  get changesAt(): number | null {
    return this.until.size === 0 ? null : Math.min(...this.until.values());
  }
}
