import { Injectable } from '@nestjs/common';
import { FileStore, InRounds, Rounds, removeFilesDue } from '@parvis/platform';
import { DataSource } from 'typeorm';

const roundMs = 60_000;

/** Every minute, in any number of processes: takes files of partnerships out of the store whose rows have gone. */
@Injectable()
export class SpaceFileSweeper extends InRounds {
  protected readonly rounds = new Rounds({ name: 'partnership files', everyMs: roundMs, round: () => this.sweep() });

  constructor(
    private readonly dataSource: DataSource,
    private readonly files: FileStore,
  ) {
    super();
  }

  /** One round: everything that is due. */
  sweep(): Promise<void> {
    return removeFilesDue(this.dataSource, this.files, 'partnerships.file_removal');
  }
}
