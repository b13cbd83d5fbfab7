import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { RepairService } from './repair.service.js';

/** Looks for another time for what could not be put on the agendas, and keeps it for the organiser to read. */
@HandlesEvent('publication.obstructed.v1', 'matchmaking.repair')
export class PublicationObstructedHandler implements EventHandler<'publication.obstructed.v1'> {
  constructor(private readonly repairs: RepairService) {}

  async handle({ fairId, runId, meetings }: EventPayload<'publication.obstructed.v1'>): Promise<void> {
    for (const meeting of meetings) await this.repairs.obstructed(fairId, runId, meeting);
  }
}
