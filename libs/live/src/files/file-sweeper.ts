import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FileStore } from '@parvis/platform';
import { DataSource } from 'typeorm';

const roundMs = 60_000;
const batch = 100;

/**
 * Every minute, in any number of processes: takes files out of the store whose rows have gone. A file that cannot be removed now
 * stays on the list.
 */
@Injectable()
export class FileSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('files');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly files: FileStore,
  ) {}

  onApplicationBootstrap() {
    this.timer = setInterval(() => this.start(), roundMs).unref();
    this.start();
  }

  async onModuleDestroy() {
    clearInterval(this.timer);
    await this.running;
  }

  /** One round: everything that is due. */
  async sweep(): Promise<void> {
    while ((await this.sweepBatch()) === batch);
  }

  private sweepBatch(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const rows: { key: string }[] = await manager.query(
        `select key from live.file_removal where due_at <= now() order by due_at limit $1 for update skip locked`,
        [batch],
      );
      for (const { key } of rows) await this.files.remove(key);
      await manager.query(`delete from live.file_removal where key = any($1)`, [rows.map(({ key }) => key)]);
      return rows.length;
    });
  }

  private start() {
    this.running ??= this.sweep()
      .catch((error: unknown) => this.logger.warn({ error }, 'could not remove files; the next round tries again'))
      .finally(() => {
        this.running = undefined;
      });
  }
}
