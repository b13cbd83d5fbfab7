import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { RecordRepository } from './record.repository.js';

/** Who came to a meeting counts in what is proposed later. */
@HandlesEvent('meeting.outcome.v1', 'matchmaking.record')
export class MeetingOutcomeHandler implements EventHandler<'meeting.outcome.v1'> {
  constructor(private readonly records: RecordRepository) {}

  handle({ fairId, meetingId, heldBy, missedBy }: EventPayload<'meeting.outcome.v1'>): Promise<void> {
    return this.records.noteOutcome(fairId, meetingId, heldBy, missedBy);
  }
}
