import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FileStore, Rounds } from '@parvis/platform';
import { DataSource } from 'typeorm';

const roundMs = 60_000;
const batch = 100;

/**
 * Every minute, in any number of processes: takes files out of the store whose rows have gone. A file that cannot be removed now
 * stays on the list for an hour later, and keeps no other from going.
 */
@Injectable()
export class FileSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('files');
  private readonly rounds = new Rounds({ name: 'files', everyMs: roundMs, round: () => this.sweep() });

  constructor(
    private readonly dataSource: DataSource,
    private readonly files: FileStore,
  ) {}

  onApplicationBootstrap() {
    this.rounds.start();
  }

  onModuleDestroy() {
    return this.rounds.close();
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
      const stuck: string[] = [];
      for (const { key } of rows) if (!(await this.remove(key))) stuck.push(key);
      const removed = rows.flatMap(({ key }) => (stuck.includes(key) ? [] : [key]));
      await manager.query(`delete from live.file_removal where key = any($1)`, [removed]);
      await manager.query(`update live.file_removal set due_at = now() + interval '1 hour' where key = any($1)`, [
        stuck,
      ]);
      return rows.length;
    });
  }

  private async remove(key: string): Promise<boolean> {
    try {
      await this.files.remove(key);
      return true;
    } catch (error) {
      this.logger.warn({ key, error: String(error) }, 'a file could not be removed');
      return false;
    }
  }
}
