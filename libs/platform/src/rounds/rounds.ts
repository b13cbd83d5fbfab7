import { Logger } from '@nestjs/common';

export interface RoundsOptions {
  /** Named in the log when a round fails. */
  name: string;
  /** From the beginning of one round to the next, in ms. */
  everyMs: number;
  round: () => Promise<void>;
}

/**
 * Work that comes round every so often in a process: at once, then in each interval, never two rounds at a time. A round that fails is
 * logged; the next one tries again.
 */
export class Rounds {
  private readonly logger: Logger;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly options: RoundsOptions) {
    this.logger = new Logger(options.name);
  }

  start(): void {
    this.timer ??= setInterval(() => this.next(), this.options.everyMs).unref();
    this.next();
  }

  /** No further round; resolves when the one that runs is over. Idempotent. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private next(): void {
    this.running ??= this.options
      .round()
      .catch((error: unknown) => this.logger.warn({ error }, 'a round failed; the next one tries again'))
      .finally(() => {
        this.running = undefined;
      });
  }
}
