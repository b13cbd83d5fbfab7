export interface PaceOptions {
  /** Pictures a second below which it is too slow. */
  least: number;
  windowMs: number;
  /** So many slow windows in a row are no accident. */
  windows: number;
  /** Loading and warming up are slow and do not count. */
  graceMs: number;
}

/** Notices work that stays too slow. All times in milliseconds of one clock. */
export class Pace {
  private readonly startedAt: number;
  private windowAt: number;
  private done = 0;
  private slow = 0;

  constructor(
    private readonly options: PaceOptions,
    now: number,
  ) {
    this.startedAt = now;
    this.windowAt = now;
  }

  /** A time in which nobody measures fairly, such as with the page in the background. */
  pause(now: number): void {
    this.windowAt = now;
    this.done = 0;
  }

  /** One more picture is done; answers whether it goes too slowly. */
  step(now: number): boolean {
    const { least, windowMs, windows, graceMs } = this.options;
    if (now - this.startedAt < graceMs) {
      this.pause(now);
      return false;
    }
    this.done += 1;
    const length = now - this.windowAt;
    if (length < windowMs) return false;
    this.slow = (this.done * 1_000) / length < least ? this.slow + 1 : 0;
    this.pause(now);
    return this.slow >= windows;
  }
}
