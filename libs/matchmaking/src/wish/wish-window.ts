import { Injectable } from '@nestjs/common';
import { FairReader } from '@parvis/fairs';
import { DomainError } from '@parvis/platform';
import { RunRepository } from '../timetable/run.repository.js';
import { type WishPhase, wishPhaseAt } from './wish-phase.rules.js';

/** Whether wishes may be said now. */
@Injectable()
export class WishWindow {
  constructor(
    private readonly fairs: FairReader,
    private readonly runs: RunRepository,
  ) {}

  /** @throws FAIR_NOT_OPEN, WISHES_CLOSED */
  async openPhase(fairId: string): Promise<WishPhase> {
    const [fair, published] = await Promise.all([this.fairs.get(fairId), this.runs.published(fairId)]);
    if (fair.status !== 'open') throw new DomainError('FAIR_NOT_OPEN', 'conflict', 'The fair is not open');
    const phase = wishPhaseAt(fair, published !== null, Date.now());
    if (phase === 'over') throw new DomainError('WISHES_CLOSED', 'conflict', `The fair ended on ${fair.endsOn}`);
    if (phase === 'closed') {
      throw new DomainError(
        'WISHES_CLOSED',
        'conflict',
        `Wishes closed at ${fair.wishesCloseAt} until the timetable is out`,
      );
    }
    return phase;
  }
}
