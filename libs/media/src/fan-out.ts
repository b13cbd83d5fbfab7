import { RoomRouter } from './room-router.js';
import type { SentStream } from './sent-stream.js';
import type { WorkerPool } from './worker-pool.js';

export interface FanOutOptions {
  /** Viewers on one edge router: one big router delays frames. */
  perEdge: number;
  /** How long an edge without viewers is kept, ms. */
  lingerMs: number;
}

/** The room behind the edges. */
export interface FanOutRoom {
  died(edge: Edge): void;
  /** Packets a second that an edge should send. */
  packetsAt(edge: Edge): number;
  /** An edge's worker has become busier or less busy. */
  overload(): void;
}

export const fanOutDefaults: FanOutOptions = { perEdge: 400, lingerMs: 10_000 };

/** Packets a second for which an edge is placed; it fills up with viewers later. */
const edgePackets = 10_000;

/** A router on another worker that carries viewers. Each stream comes to it once. */
export class Edge {
  private readonly pipes = new Map<string, Promise<string>>();
  private count = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    readonly router: RoomRouter,
    private readonly origin: RoomRouter,
    private readonly lingerMs: number,
    private readonly onUnused: () => void,
  ) {}

  get viewers(): number {
    return this.count;
  }

  /** How many streams come to it. */
  get streams(): number {
    return this.pipes.size;
  }

  /** Takes a viewer's place; answers how to give it back. */
  take(): () => void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.count += 1;
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      this.count -= 1;
      if (this.count === 0) this.timer = setTimeout(() => this.onUnused(), this.lingerMs).unref();
    };
  }

  /**
   * Makes sure that a stream is here and answers its id on this router. Not the origin's: ids are unique in a worker, and two edges of
   * one room may share one. Rejects when the stream has ended meanwhile.
   */
  bring({ producer }: SentStream): Promise<string> {
    const known = this.pipes.get(producer.id);
    if (known !== undefined) return known;
    const pipe = this.pipe(producer.id);
    this.pipes.set(producer.id, pipe);
    producer.observer.once('close', () => this.pipes.delete(producer.id));
    pipe.catch(() => this.pipes.delete(producer.id));
    return pipe;
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.router.close();
  }

  private async pipe(producerId: string): Promise<string> {
    const { pipeProducer } = await this.origin.router.pipeToRouter({
      producerId,
      router: this.router.router,
      keepId: false,
      enableSctp: false,
    });
    if (pipeProducer === undefined) throw new Error('a pipe of media always has a producer');
    return pipeProducer.id;
  }
}

/** Spreads the viewers of one room over routers on other workers than the one on which its people send. */
export class FanOut {
  private readonly edges = new Set<Edge>();
  private opening: Promise<Edge> | null = null;
  private isClosed = false;

  constructor(
    private readonly pool: WorkerPool,
    private readonly origin: RoomRouter,
    private readonly room: FanOutRoom,
    private readonly options: FanOutOptions = fanOutDefaults,
  ) {}

  get size(): number {
    return this.edges.size;
  }

  get viewers(): number {
    return [...this.edges].reduce((sum, edge) => sum + edge.viewers, 0);
  }

  /** A place for a viewer; null when there is no other worker: then the origin carries them too. */
  async place(): Promise<{ edge: Edge; free: () => void } | null> {
    if (!this.pool.hasOther(this.origin.worker)) return null;
    let edge = this.withRoom();
    // Of the many who waited for the same new one, some may find it full.
    while (edge === null || edge.viewers >= this.options.perEdge) edge = this.withRoom() ?? (await this.open());
    return { edge, free: edge.take() };
  }

  close(): void {
    this.isClosed = true;
    for (const edge of this.edges) edge.close();
    this.edges.clear();
  }

  private withRoom(): Edge | null {
    const open = [...this.edges].filter(({ router, viewers }) => !router.closed && viewers < this.options.perEdge);
    return open.sort((a, b) => a.router.worker.overload - b.router.worker.overload || b.viewers - a.viewers)[0] ?? null;
  }

  /** Those who come together share one. */
  private open(): Promise<Edge> {
    this.opening ??= this.openEdge().finally(() => {
      this.opening = null;
    });
    return this.opening;
  }

  private async openEdge(): Promise<Edge> {
    const news: { died: () => void } = { died: () => undefined };
    const placement = { packets: edgePackets, except: this.origin.worker };
    const router = await RoomRouter.open(this.pool, { died: () => news.died() }, placement);
    if (this.isClosed) {
      router.close();
      throw new Error('the room was closed');
    }
    const edge = new Edge(router, this.origin, this.options.lingerMs, () => {
      this.edges.delete(edge);
      edge.close();
    });
    const { worker } = router;
    const stopCounting = worker.uses(() => this.room.packetsAt(edge));
    worker.on('overload', this.room.overload);
    router.router.observer.once('close', () => {
      stopCounting();
      worker.off('overload', this.room.overload);
    });
    news.died = () => {
      this.edges.delete(edge);
      this.room.died(edge);
    };
    this.edges.add(edge);
    return edge;
  }
}
