import { LayerDemand } from './layer-demand.js';

/** What anybody wants of each picture of a room, and who has to be told. */
export class DemandBook {
  private readonly demands = new Map<string, LayerDemand>();
  private readonly holds = new Map<string, number>();
  private isStale = false;

  /** `wanted`: what each client wants now, the highest layer of each stream. */
  constructor(private readonly wanted: () => Iterable<ReadonlyMap<string, number>>) {}

  /** A new picture; `tell` reaches its sender. */
  add(producerId: string, tell: (layer: number | null) => void): void {
    this.demands.set(producerId, new LayerDemand(tell));
    this.changed();
  }

  remove(producerId: string): void {
    this.demands.get(producerId)?.close();
    this.demands.delete(producerId);
  }

  /** Somebody beside the clients wants all of a stream; answers how to end that. */
  hold(producerId: string): () => void {
    this.holds.set(producerId, (this.holds.get(producerId) ?? 0) + 1);
    this.changed();
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const left = (this.holds.get(producerId) ?? 1) - 1;
      if (left === 0) this.holds.delete(producerId);
      else this.holds.set(producerId, left);
      this.changed();
    };
  }

  /** Counts anew, once for all changes of this moment. */
  changed(): void {
    if (this.isStale) return;
    this.isStale = true;
    queueMicrotask(() => {
      this.isStale = false;
      this.count();
    });
  }

  close(): void {
    for (const demand of this.demands.values()) demand.close();
    this.demands.clear();
  }

  private count(): void {
    const highest = new Map<string, number>();
    for (const demand of this.wanted()) {
      for (const [id, layer] of demand) highest.set(id, Math.max(layer, highest.get(id) ?? 0));
    }
    for (const id of this.holds.keys()) highest.set(id, 2);
    for (const [id, demand] of this.demands) demand.set(highest.get(id) ?? null);
  }
}
