import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { BookedTimes } from '../booked/booked-times.js';
import { RepairService } from './repair.service.js';

/** A meeting has another time, or other people, by their own word: no timetable has it any more, and what it leaves free is offered on. */
@HandlesEvent('meeting.moved.v1', 'matchmaking.repair')
export class MeetingMovedHandler implements EventHandler<'meeting.moved.v1'> {
  constructor(
    private readonly repairs: RepairService,
    private readonly booked: BookedTimes,
  ) {}

  async handle({ alsoIds, was, ...meeting }: EventPayload<'meeting.moved.v1'>): Promise<void> {
    // First: else the same two, or the same time, would be offered again.
    await this.booked.note({ ...meeting, otherIds: alsoIds });
    const { fairId, meetingId, version } = meeting;
    await this.repairs.meetingCancelled({ fairId, meetingId, version, ...was, cause: 'moved', missedIds: [] });
  }
}
