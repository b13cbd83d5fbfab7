/** Times in ms. A layer is needed at once; that nobody needs it any more is often over in a moment. */
export const demandDownMs = 500;

/**
 * The highest layer of one stream that anybody wants, as its sender should know it: at once on the way up, after half a second on
 * the way down. Null: nobody wants the stream. A sender that has heard nothing sends all three.
 */
export class LayerDemand {
  private told: number | null = 2;
  private wanted: number | null = 2;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly tell: (layer: number | null) => void,
    private readonly downMs: number = demandDownMs,
  ) {}

  set(layer: number | null): void {
    this.wanted = layer;
    if (rank(layer) > rank(this.told)) this.tellNow();
    else if (rank(layer) === rank(this.told)) this.stop();
    else this.timer ??= setTimeout(() => this.tellNow(), this.downMs).unref();
  }

  close(): void {
    this.stop();
  }

  private tellNow(): void {
    this.stop();
    if (this.told === this.wanted) return;
    this.told = this.wanted;
    this.tell(this.wanted);
  }

  private stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}

const rank = (layer: number | null): number => layer ?? -1;
