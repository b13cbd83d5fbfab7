import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { StandCallRepository } from './stand-call.repository.js';

/** Hears who comes into the rooms of calls and leaves them: a talk is over when one of the two does not come back. */
@HandlesEvent('room.attendance.v1', 'live.stand-calls')
export class StandCallAttendanceHandler implements EventHandler<'room.attendance.v1'> {
  constructor(private readonly calls: StandCallRepository) {}

  handle({ roomId, participantId, change, at }: EventPayload<'room.attendance.v1'>): Promise<void> {
    return this.calls.note(roomId, participantId, change, at);
  }
}
