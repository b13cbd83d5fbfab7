import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { BoothSetupService } from './booth-setup.service.js';

@HandlesEvent('exhibitors.imported.v1', 'booths.setup')
export class ExhibitorsImportedHandler implements EventHandler<'exhibitors.imported.v1'> {
  constructor(private readonly setup: BoothSetupService) {}

  handle({ fairId, exhibitors }: EventPayload<'exhibitors.imported.v1'>): Promise<void> {
    return this.setup.setUp(fairId, exhibitors);
  }
}
