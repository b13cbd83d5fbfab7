import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent, Outbox } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

interface HeldMeeting {
  fairId: string;
  heldBy: string[];
}

/**
 * Notes who came into a meeting's room and who left. A meeting was held once two of its parties were in it together. The order
 * of arrival of the events does not matter, and neither does a second delivery.
 */
@HandlesEvent('room.attendance.v1', 'meetings.attendance')
export class RoomAttendanceHandler implements EventHandler<'room.attendance.v1'> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  async handle({ roomId, participantId, change, at }: EventPayload<'room.attendance.v1'>): Promise<void> {
    const note =
      change === 'joined'
        ? `first_joined_at = least(first_joined_at, $3), last_joined_at = greatest(last_joined_at, $3)`
        : `last_left_at = greatest(last_left_at, $3)`;
    await this.dataSource.query(`update meetings.attendee set ${note} where meeting_id = $1 and participant_id = $2`, [
      roomId,
      participantId,
      at,
    ]);
    await this.dataSource.transaction(async (manager) => {
      const held = await this.noteHeld(manager, roomId, at);
      if (held)
        await this.outbox.record(manager, 'meeting.outcome.v1', {
          ...held,
          meetingId: roomId,
          missedBy: [],
          heldAt: at,
        });
    });
  }

  /** The meeting when it has been held from now on, null when it has not, or had been before. */
  private async noteHeld(manager: EntityManager, meetingId: string, at: string): Promise<HeldMeeting | null> {
    const [rows]: [HeldMeeting[]] = await manager.query(
      `update meetings.meeting m set held_at = $2
       where m.id = $1 and m.held_at is null and exists (
         select 1 from meetings.attendee one join meetings.attendee other on other.meeting_id = one.meeting_id
         where one.meeting_id = m.id and one.participant_id < other.participant_id and one.part = 'party' and other.part = 'party'
           and tstzrange(one.first_joined_at, case when one.last_left_at > one.last_joined_at then one.last_left_at end)
            && tstzrange(other.first_joined_at, case when other.last_left_at > other.last_joined_at then other.last_left_at end)
           and one.first_joined_at is not null and other.first_joined_at is not null
       )
       returning m.fair_id as "fairId", (
         select jsonb_agg(a.participant_id order by a.participant_id) from meetings.attendee a
         where a.meeting_id = m.id and a.part = 'party' and a.first_joined_at is not null
       ) as "heldBy"`,
      [meetingId, at],
    );
    return rows[0] ?? null;
  }
}
