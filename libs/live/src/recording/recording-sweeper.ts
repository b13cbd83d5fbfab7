import { Injectable } from '@nestjs/common';
import { InRounds, Rounds } from '@parvis/platform';
import { RecordingRepository } from './recording.repository.js';

const roundMs = 10 * 60_000;
const batch = 100;

/** Every ten minutes, in any number of processes: deletes recordings whose time is over. */
@Injectable()
export class RecordingSweeper extends InRounds {
  protected readonly rounds = new Rounds({ name: 'recording', everyMs: roundMs, round: () => this.sweep() });

  constructor(private readonly recordings: RecordingRepository) {
    super();
  }

  /** One round. */
  async sweep(): Promise<void> {
    for (const id of await this.recordings.expired(batch)) await this.recordings.remove(id, null);
  }
}
