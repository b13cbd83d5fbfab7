/** Pairs of local ports for ffmpeg, RTP on the even one; the last given back are given out last. */
export class PortPairs {
  private readonly free: number[];

  constructor(first: number, count: number) {
    const even = first + (first % 2);
    this.free = Array.from({ length: count }, (_, index) => even + 2 * index);
  }

  get left(): number {
    return this.free.length;
  }

  /** Null when all are in use. */
  take(): number | null {
    return this.free.shift() ?? null;
  }

  giveBack(port: number): void {
    this.free.push(port);
  }
}
