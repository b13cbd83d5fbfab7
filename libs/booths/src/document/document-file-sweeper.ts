import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FileStore, Rounds } from '@parvis/platform';
import { DataSource } from 'typeorm';

const roundMs = 60_000;
const batch = 100;

/** Every minute, in any number of processes: takes files of documents and proofs out of the store whose rows have gone. */
@Injectable()
export class DocumentFileSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly rounds = new Rounds({ name: 'document files', everyMs: roundMs, round: () => this.sweep() });

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
        `select key from booths.file_removal where due_at <= now() order by due_at limit $1 for update skip locked`,
        [batch],
      );
      for (const { key } of rows) await this.files.remove(key);
      await manager.query(`delete from booths.file_removal where key = any($1)`, [rows.map(({ key }) => key)]);
      return rows.length;
    });
  }
}
