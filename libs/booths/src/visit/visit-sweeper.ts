import { Injectable } from '@nestjs/common';
import { FairReader } from '@parvis/fairs';
import { InRounds, Rounds } from '@parvis/platform';
import { VisitRepository } from './visit.repository.js';

const roundMs = 3_600_000;
const keptDays = 30;

/** Every hour, in any number of processes: forgets who was at which booth of fairs that have been over for a month. Leads have a time of their own. */
@Injectable()
export class VisitSweeper extends InRounds {
  protected readonly rounds = new Rounds({ name: 'old-visits', everyMs: roundMs, round: () => this.sweep() });

  constructor(
    private readonly visits: VisitRepository,
    private readonly fairs: FairReader,
  ) {
    super();
  }

  /** One round. */
  async sweep(): Promise<void> {
    await this.visits.forget(await this.fairs.overFor(keptDays));
  }
}
