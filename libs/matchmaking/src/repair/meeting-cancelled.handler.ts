import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { BookedTimes } from '../booked/booked-times.js';
import { RepairService } from './repair.service.js';

/** Offers on what a cancelled or missed meeting leaves free. */
@HandlesEvent('meeting.cancelled.v1', 'matchmaking.repair')
export class MeetingCancelledHandler implements EventHandler<'meeting.cancelled.v1'> {
  constructor(
    private readonly repairs: RepairService,
    private readonly booked: BookedTimes,
  ) {}

  async handle({ byId, cause, missedIds, ...meeting }: EventPayload<'meeting.cancelled.v1'>): Promise<void> {
    await this.booked.cancel(meeting);
    const missed = cause === 'no-show' && byId !== null ? [...new Set([byId, ...missedIds])] : [];
    await this.repairs.meetingCancelled({ ...meeting, cause, missedIds: missed });
  }
}
