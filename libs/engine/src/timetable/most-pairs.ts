/**
 * At most how many of these pairs can meet at the same time, nobody twice; no more than `limit`. Half of a maximum
 * matching in the graph that has everybody once on either side: exact where the pairs are between two groups, else at
 * most too many by a pair for each odd circle. By augmenting paths; who cannot be reached from a failed search never
 * will be, so the failures together cost one pass.
 */
export function mostPairs(people: number, pairs: readonly (readonly [number, number])[], limit: number): number {
  const starts = new Int32Array(people + 1);
  for (const [a, b] of pairs) {
    starts[a + 1] = (starts[a + 1] as number) + 1;
    starts[b + 1] = (starts[b + 1] as number) + 1;
  }
  for (let p = 0; p < people; p++) starts[p + 1] = (starts[p + 1] as number) + (starts[p] as number);
  const next = starts.slice();
  const others = new Int32Array(2 * pairs.length);
  const enter = (from: number, to: number): void => {
    others[next[from] as number] = to;
    next[from] = (next[from] as number) + 1;
  };
  for (const [a, b] of pairs) {
    enter(a, b);
    enter(b, a);
  }
  return new Pairing(starts, others).most(2 * limit) >> 1;
}

class Pairing {
  private readonly rightOf: Int32Array;
  private readonly leftOf: Int32Array;
  /** Which search saw a right side last; searches that failed leave their stamp for good. */
  private readonly seen: Int32Array;
  private readonly cameFrom: Int32Array;

  constructor(
    private readonly starts: Int32Array,
    private readonly others: Int32Array,
  ) {
    const people = starts.length - 1;
    this.rightOf = new Int32Array(people).fill(-1);
    this.leftOf = new Int32Array(people).fill(-1);
    this.seen = new Int32Array(people);
    this.cameFrom = new Int32Array(people);
  }

  most(limit: number): number {
    let count = 0;
    for (let left = 0; left < this.rightOf.length && count < limit; left++) if (this.pairDirectly(left)) count++;
    for (let left = 0; left < this.rightOf.length && count < limit; left++) {
      if (this.rightOf[left] === -1 && this.augment(left)) count++;
    }
    return Math.min(count, limit);
  }

  private pairDirectly(left: number): boolean {
    for (let i = this.starts[left] as number; i < (this.starts[left + 1] as number); i++) {
      const right = this.others[i] as number;
      if (this.leftOf[right] !== -1) continue;
      this.leftOf[right] = left;
      this.rightOf[left] = right;
      return true;
    }
    return false;
  }

  private augment(start: number): boolean {
    const visited: number[] = [];
    const queue = [start];
    for (let at = 0; at < queue.length; at++) {
      const left = queue[at] as number;
      for (let i = this.starts[left] as number; i < (this.starts[left + 1] as number); i++) {
        const right = this.others[i] as number;
        if (this.seen[right] === 1) continue;
        this.seen[right] = 1;
        visited.push(right);
        this.cameFrom[right] = left;
        const next = this.leftOf[right] as number;
        if (next !== -1) {
          queue.push(next);
          continue;
        }
        this.turnBack(right);
        for (const one of visited) this.seen[one] = 0;
        return true;
      }
    }
    return false;
  }

  private turnBack(end: number): void {
    for (let right = end; right !== -1; ) {
      const left = this.cameFrom[right] as number;
      const before = this.rightOf[left] as number;
      this.rightOf[left] = right;
      this.leftOf[right] = left;
      right = before;
    }
  }
}
