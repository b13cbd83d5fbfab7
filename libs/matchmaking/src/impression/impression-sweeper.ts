import { Injectable } from '@nestjs/common';
import { FairReader } from '@parvis/fairs';
import { InRounds, Rounds } from '@parvis/platform';
import { ImpressionRepository } from './impression.repository.js';

const roundMs = 3_600_000;
/** Until then an organiser may still look back at a fair. */
const keptDays = 30;

/** Every hour, in any number of processes: forgets who was proposed to whom in fairs that have been over for a month. */
@Injectable()
export class ImpressionSweeper extends InRounds {
  protected readonly rounds = new Rounds({ name: 'impressions', everyMs: roundMs, round: () => this.sweep() });

  constructor(
    private readonly impressions: ImpressionRepository,
    private readonly fairs: FairReader,
  ) {
    super();
  }

  /** One round. */
  async sweep(): Promise<void> {
    await this.impressions.forget(await this.fairs.overFor(keptDays));
  }
}
