import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { RequestSettings } from './request-settings.js';

/** People who do not want to be brought together do not ask each other for meetings either. */
@HandlesEvent('block.changed.v1', 'meetings.requests')
export class BlockChangedHandler implements EventHandler<'block.changed.v1'> {
  constructor(private readonly settings: RequestSettings) {}

  handle({ participantId, otherId, isBlocked, at }: EventPayload<'block.changed.v1'>): Promise<void> {
    return this.settings.noteBlock(participantId, otherId, isBlocked, at);
  }
}
