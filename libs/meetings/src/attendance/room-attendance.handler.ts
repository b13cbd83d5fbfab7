import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { HeldRecorder } from './held-recorder.js';
import { PresenceRepository } from './presence.repository.js';

/**
 * Notes who came into a meeting's room and who left. The order of arrival of the events does not matter, and neither does a second
 * delivery.
 */
@HandlesEvent('room.attendance.v1', 'meetings.attendance')
export class RoomAttendanceHandler implements EventHandler<'room.attendance.v1'> {
  constructor(
    private readonly presences: PresenceRepository,
    private readonly held: HeldRecorder,
    private readonly dataSource: DataSource,
  ) {}

  async handle({ roomId, participantId, change, at }: EventPayload<'room.attendance.v1'>): Promise<void> {
    await this.presences.note(roomId, participantId, change, at);
    const parties = await this.held.partiesOf(roomId);
    // Other rooms than those of meetings are told of, too.
    if (parties.length === 0) return;
    await this.dataSource.transaction((manager) => this.held.record(manager, roomId, at, parties));
  }
}
