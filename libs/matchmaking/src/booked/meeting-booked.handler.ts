import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { BookedTimes } from './booked-times.js';

/** Two have booked a time by themselves: it is not free for timetables any more. */
@HandlesEvent('meeting.booked.v1', 'matchmaking.booked')
export class MeetingBookedHandler implements EventHandler<'meeting.booked.v1'> {
  constructor(private readonly booked: BookedTimes) {}

  handle({ participantId, withId, alsoIds, ...meeting }: EventPayload<'meeting.booked.v1'>): Promise<void> {
    return this.booked.note({ ...meeting, aId: participantId, bId: withId, otherIds: alsoIds });
  }
}
