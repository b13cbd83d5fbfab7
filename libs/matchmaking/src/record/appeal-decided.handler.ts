import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { RecordRepository } from './record.repository.js';

/** What an organiser has excused counts no more in what is proposed. */
@HandlesEvent('appeal.decided.v1', 'matchmaking.record')
export class AppealDecidedHandler implements EventHandler<'appeal.decided.v1'> {
  constructor(private readonly records: RecordRepository) {}

  async handle({ fairId, meetingId, participantId, decision }: EventPayload<'appeal.decided.v1'>): Promise<void> {
    if (decision === 'accepted' && meetingId) await this.records.excuse(fairId, meetingId, participantId);
  }
}
