import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { RecordingRepository } from './recording.repository.js';

const roundMs = 10 * 60_000;
const batch = 100;

/** Every ten minutes, in any number of processes: deletes recordings whose time is over. */
@Injectable()
export class RecordingSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('recording');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly recordings: RecordingRepository) {}

  onApplicationBootstrap() {
    this.timer = setInterval(() => this.start(), roundMs).unref();
    this.start();
  }

  async onModuleDestroy() {
    clearInterval(this.timer);
    await this.running;
  }

  /** One round. */
  async sweep(): Promise<void> {
    for (const id of await this.recordings.expired(batch)) await this.recordings.remove(id, null);
  }

  private start() {
    this.running ??= this.sweep()
      .catch((error: unknown) =>
        this.logger.warn({ error }, 'could not delete old recordings; the next round tries again'),
      )
      .finally(() => {
        this.running = undefined;
      });
  }
}
