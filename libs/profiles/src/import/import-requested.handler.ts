import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { ImportJob } from './import-job.js';

@HandlesEvent('import.requested.v1', 'profiles.imports')
export class ImportRequestedHandler implements EventHandler<'import.requested.v1'> {
  constructor(private readonly job: ImportJob) {}

  handle({ importId }: EventPayload<'import.requested.v1'>): Promise<void> {
    return this.job.run(importId);
  }
}
