import type { RoomTicket } from '@parvis/contracts';

export interface TicketSeekerOptions {
  fetchTicket(): Promise<RoomTicket>;
  /** Whether to try again after this error. */
  isPassing(error: unknown): boolean;
  onTicket(ticket: RoomTicket): void;
  onRefused(): void;
}

/**
 * Waits before further tries. A killed node is known dead within 0.4 s of its death, and until then tickets still lead to it: the first
 * few are asked for in short steps, so that nobody waits long beyond that.
 */
const waitsMs = [200, 200, 200, 300, 600, 1_200, 2_400, 4_000] as const;

/** Gets a ticket, again and again if need be: soon at first, then every 4 s, spread by half. */
export class TicketSeeker {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private attempts = 0;
  private isUnderWay = false;
  private isClosed = false;

  constructor(private readonly options: TicketSeekerOptions) {}

  /** Fetches one now, or after the wait that earlier ones have earned. Does nothing while one is on its way. */
  seek(when: 'now' | 'later' = 'now'): void {
    if (this.isClosed || this.isUnderWay) return;
    this.isUnderWay = true;
    const waitMs = when === 'now' && this.attempts === 0 ? 0 : this.wait();
    this.attempts += 1;
    this.timer = setTimeout(() => void this.fetch(), waitMs);
  }

  /** All is well: the next search begins at once. */
  rest(): void {
    this.attempts = 0;
    this.isUnderWay = false;
    clearTimeout(this.timer);
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  private wait(): number {
    const full = waitsMs[Math.max(0, this.attempts - 1)] ?? waitsMs[waitsMs.length - 1] ?? 4_000;
    return full * (0.5 + Math.random() / 2);
  }

  private async fetch(): Promise<void> {
    try {
      const ticket = await this.options.fetchTicket();
      this.isUnderWay = false;
      if (!this.isClosed) this.options.onTicket(ticket);
    } catch (error) {
      this.isUnderWay = false;
      if (this.isClosed) return;
      if (this.options.isPassing(error)) this.seek('later');
      else this.options.onRefused();
    }
  }
}
