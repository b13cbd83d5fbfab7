import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { ExportWriter } from './export-writer.js';

@HandlesEvent('lead-export.requested.v1', 'booths.exports')
export class ExportRequestedHandler implements EventHandler<'lead-export.requested.v1'> {
  constructor(private readonly writer: ExportWriter) {}

  handle({ exportId }: EventPayload<'lead-export.requested.v1'>): Promise<void> {
    return this.writer.write(exportId);
  }
}
