import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { RepairService } from './repair.service.js';

/** Fits in two who agreed after the timetable was published. */
@HandlesEvent('pair.agreed.v1', 'matchmaking.repair')
export class PairAgreedHandler implements EventHandler<'pair.agreed.v1'> {
  constructor(private readonly repairs: RepairService) {}

  handle({ fairId, aId, bId }: EventPayload<'pair.agreed.v1'>, eventId: string): Promise<void> {
    return this.repairs.pairAgreed(fairId, { aId, bId }, eventId);
  }
}
