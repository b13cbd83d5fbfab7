/** A candidate pair of one transport, and how many of its checks the other end has answered. */
export interface PairCount {
  transport: 'send' | 'recv';
  id: string;
  answers: number;
}

/**
 * Proves a path on which nobody sends: every transport has had an answer to one of its checks. What came before the second look may be of
 * before the fault.
 */
export class PathProof {
  private answers: Map<string, number> | null = null;
  private readonly proven = new Set<string>();

  /** From now on answers count. */
  begin(): void {
    this.answers = null;
    this.proven.clear();
  }

  look(pairs: readonly PairCount[]): void {
    const before = this.answers;
    this.answers = new Map(pairs.map(({ id, answers }) => [id, answers]));
    if (before === null) return;
    for (const { transport, id, answers } of pairs) {
      // A pair that is new has answered nothing before.
      if (answers > (before.get(id) ?? 0)) this.proven.add(transport);
    }
  }

  holds(pairs: readonly PairCount[]): boolean {
    return pairs.length > 0 && pairs.every(({ transport }) => this.proven.has(transport));
  }
}
