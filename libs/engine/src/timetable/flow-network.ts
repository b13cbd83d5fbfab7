/** Flows below this are nothing. */
const TRACE = 1e-8;

/** A maximum flow between two nodes of a directed network (Dinic), and the cut that proves it. */
export class FlowNetwork {
  private readonly heads: number[] = [];
  private readonly residual: number[] = [];
  private readonly edgesOf: number[][];
  private readonly level: Int32Array;
  private readonly nextEdge: Int32Array;

  constructor(nodes: number) {
    this.edgesOf = Array.from({ length: nodes }, () => []);
    this.level = new Int32Array(nodes);
    this.nextEdge = new Int32Array(nodes);
  }

  addEdge(from: number, to: number, capacity: number): void {
    this.edgesOf[from]?.push(this.heads.length);
    this.edgesOf[to]?.push(this.heads.length + 1);
    this.heads.push(to, from);
    this.residual.push(capacity, 0);
  }

  /** How much flows at most. */
  run(source: number, sink: number): number {
    let total = 0;
    while (this.label(source, sink)) {
      this.nextEdge.fill(0);
      for (let pushed = 1; pushed > 0; ) {
        pushed = this.push(source, sink, Number.POSITIVE_INFINITY);
        total += pushed;
      }
    }
    return total;
  }

  /** After `run`: whether the node is on the source's side of the minimum cut that is nearest to it. */
  isReached(node: number): boolean {
    return this.level[node] !== -1;
  }

  private label(source: number, sink: number): boolean {
    this.level.fill(-1);
    this.level[source] = 0;
    const queue = [source];
    for (let at = 0; at < queue.length; at++) {
      const node = queue[at] as number;
      for (const edge of this.edgesOf[node] ?? []) {
        const to = this.heads[edge] as number;
        if (this.level[to] !== -1 || (this.residual[edge] as number) <= TRACE) continue;
        this.level[to] = (this.level[node] as number) + 1;
        queue.push(to);
      }
    }
    return this.level[sink] !== -1;
  }

  /** As deep as the levels, which are few where nodes lie in few layers. */
  private push(node: number, sink: number, limit: number): number {
    if (node === sink) return limit;
    const edges = this.edgesOf[node] as number[];
    for (; (this.nextEdge[node] as number) < edges.length; this.nextEdge[node] = (this.nextEdge[node] as number) + 1) {
      const edge = edges[this.nextEdge[node] as number] as number;
      const to = this.heads[edge] as number;
      const left = this.residual[edge] as number;
      if (left <= TRACE || this.level[to] !== (this.level[node] as number) + 1) continue;
      const pushed = this.push(to, sink, Math.min(limit, left));
      if (pushed <= 0) continue;
      this.residual[edge] = left - pushed;
      this.residual[edge ^ 1] = (this.residual[edge ^ 1] as number) + pushed;
      return pushed;
    }
    return 0;
  }
}
