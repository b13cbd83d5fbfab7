import type { RoomTicket } from '@parvis/contracts';

export interface TicketSeekerOptions {
  fetchTicket(): Promise<RoomTicket>;
  /** Whether to try again after this error. */
  isPassing(error: unknown): boolean;
  onTicket(ticket: RoomTicket): void;
  onRefused(): void;
}

const firstWaitMs = 250;
const lastWaitMs = 4_000;

/** Gets a ticket, again and again if need be: 250 ms doubled up to 4 s, spread by half. */
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
    return Math.min(firstWaitMs * 2 ** Math.min(this.attempts, 8), lastWaitMs) * (0.5 + Math.random() / 2);
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
