import { Injectable } from '@nestjs/common';
import { FileStore, InRounds, Rounds } from '@parvis/platform';
import { ExportRepository } from './export.repository.js';

const roundMs = 60_000;

/** Every minute, in any number of processes: deletes files of leads that nobody may fetch any more. */
@Injectable()
export class ExportSweeper extends InRounds {
  protected readonly rounds = new Rounds({ name: 'lead-exports', everyMs: roundMs, round: () => this.sweep() });

  constructor(
    private readonly exports: ExportRepository,
    private readonly files: FileStore,
  ) {
    super();
  }

  /** One round. */
  async sweep(): Promise<void> {
    await this.exports.giveUp();
    for (const { id, key } of await this.exports.spent()) {
      await this.files.remove(key);
      await this.exports.forgetFile(id);
    }
  }
}
