import { Injectable } from '@nestjs/common';
import { Outbox } from '@parvis/platform';
import type { ParticipantIdentity } from '@parvis/profiles';
import type { EntityManager } from 'typeorm';
import type { MeetingRecord } from '../agenda/meeting.repository.js';
import { pairOf, partiesOf } from './meeting-mover.js';
import { MeetingTimes } from './meeting-times.js';

export interface Substitution {
  gone: ParticipantIdentity;
  came: ParticipantIdentity;
  note: string;
  /** Everybody of their company. */
  ownSide: ReadonlySet<string>;
}

/** Changes who is in a meeting, within a transaction that holds the fair's agendas and the meeting. */
@Injectable()
export class SubstitutionRepository {
  constructor(
    private readonly times: MeetingTimes,
    private readonly outbox: Outbox,
  ) {}

  async isBusy(manager: EntityManager, participantId: string, meeting: MeetingRecord): Promise<boolean> {
    return (await this.times.busy(manager, [participantId], meeting, meeting.id)).size > 0;
  }

  /** One goes, a colleague comes; a proposal to move the meeting that waits goes on with the colleague. */
  async replace(manager: EntityManager, meeting: MeetingRecord, substitution: Substitution): Promise<void> {
    const { gone, came, note } = substitution;
    const swap = (id: string | null) => (id === gone.id ? came.id : id);
    await manager.query(`delete from meetings.attendee where meeting_id = $1 and participant_id = $2`, [
      meeting.id,
      gone.id,
    ]);
    await manager.query(
      `insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
       select id, $2, fair_id, during, status, 'party' from meetings.meeting where id = $1
       on conflict (meeting_id, participant_id) do update set part = 'party', invited_by = null`,
      [meeting.id, came.id],
    );
    // No timetable has made it as it is now, and none takes it away.
    await manager.query(
      `update meetings.meeting set a_id = least($2::uuid, $3::uuid), b_id = greatest($2::uuid, $3::uuid), run_id = null, sequence = sequence + 1
       where id = $1`,
      [meeting.id, swap(meeting.aId), swap(meeting.bId)],
    );
    await manager.query(
      `insert into meetings.substitution (meeting_id, gone_id, came_id, note) values ($1, $2, $3, $4)`,
      [meeting.id, gone.id, came.id, note],
    );
    await this.passMoveOn(manager, meeting.id, gone.id, came.id);
    await this.tell(manager, meeting, substitution);
  }

  private async passMoveOn(manager: EntityManager, meetingId: string, goneId: string, cameId: string): Promise<void> {
    const parameters = [meetingId, goneId, cameId];
    const pending = `select id from meetings.request where meeting_id = $1 and kind = 'move' and status = 'pending'`;
    await manager.query(
      `update meetings.request set from_id = case from_id when $2 then $3::uuid else from_id end,
         to_id = case to_id when $2 then $3::uuid else to_id end, updated_at = clock_timestamp()
       where id in (${pending}) and $2::uuid in (from_id, to_id)`,
      parameters,
    );
    await manager.query(
      `update meetings.request_person set participant_id = $3
       where request_id in (${pending}) and participant_id = $2 and part = 'principal'`,
      parameters,
    );
  }

  private async tell(
    manager: EntityManager,
    meeting: MeetingRecord,
    { gone, came, note, ownSide }: Substitution,
  ): Promise<void> {
    const { startsAt, endsAt, place, tableNumber } = meeting;
    const parties = partiesOf(meeting);
    const was = pairOf(meeting, parties);
    const now = pairOf(
      { aId: null, bId: null },
      was.map((id) => (id === gone.id ? came.id : id)),
    );
    const others = meeting.attendees.map(({ participantId }) => participantId).filter((id) => id !== gone.id);
    await this.outbox.record(manager, 'meeting.moved.v1', {
      fairId: gone.fairId,
      meetingId: meeting.id,
      version: meeting.sequence + 1,
      aId: now[0],
      bId: now[1],
      alsoIds: parties.map((id) => (id === gone.id ? came.id : id)).filter((id) => !now.includes(id)),
      startsAt,
      endsAt,
      place,
      tableNumber,
      was: { aId: was[0], bId: was[1], startsAt, endsAt },
    });
    const otherId = was.find((id) => id !== gone.id && !ownSide.has(id)) ?? was.find((id) => id !== gone.id) ?? gone.id;
    await this.outbox.recordAll(
      manager,
      'meeting.substituted.v1',
      [...new Set([...others, came.id])].map((participantId) => ({
        fairId: gone.fairId,
        meetingId: meeting.id,
        participantId,
        goneId: gone.id,
        cameId: came.id,
        withId: participantId === otherId ? came.id : otherId,
        startsAt,
        endsAt,
        note: participantId === came.id || ownSide.has(participantId) ? note : '',
      })),
    );
  }
}
