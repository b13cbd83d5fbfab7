import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { RepairService } from './repair.service.js';

/** Offers on what a cancelled or missed meeting leaves free. */
@HandlesEvent('meeting.cancelled.v1', 'matchmaking.repair')
export class MeetingCancelledHandler implements EventHandler<'meeting.cancelled.v1'> {
  constructor(private readonly repairs: RepairService) {}

  handle({ byId, cause, ...meeting }: EventPayload<'meeting.cancelled.v1'>): Promise<void> {
    return this.repairs.meetingCancelled({ ...meeting, cause, missedId: cause === 'no-show' ? byId : null });
  }
}
