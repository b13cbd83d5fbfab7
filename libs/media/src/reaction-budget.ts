/** Reactions of one person in so long, and messages that all reactions of a room may cost in a second. */
const perPerson = { count: 8, ms: 4_000 };
const messagesPerSecond = 2_000;

/**
 * How many reactions a room can bear: each goes to everybody, so the more people, the fewer. A person who sends too many is
 * refused; what is too much for the room is left out, since nobody can tell one more clap from the others.
 */
export class ReactionBudget {
  private readonly sentBy = new Map<string, number[]>();
  private second = 0;
  private spent = 0;

  /** @param now ms since 1970 */
  take(participantId: string, audience: number, now: number): 'sent' | 'left-out' | 'refused' {
    const recent = (this.sentBy.get(participantId) ?? []).filter((at) => now - at < perPerson.ms);
    if (recent.length >= perPerson.count) return 'refused';
    this.sentBy.set(participantId, [...recent, now]);
    const second = Math.floor(now / 1_000);
    if (second !== this.second) {
      this.second = second;
      this.spent = 0;
      this.forget(now);
    }
    if (this.spent > 0 && this.spent + audience > messagesPerSecond) return 'left-out';
    this.spent += audience;
    return 'sent';
  }

  private forget(now: number): void {
    for (const [participantId, times] of this.sentBy) {
      if (times.every((at) => now - at >= perPerson.ms)) this.sentBy.delete(participantId);
    }
  }
}
