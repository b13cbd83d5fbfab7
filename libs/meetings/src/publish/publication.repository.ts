import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { instantText } from '../agenda/meeting.repository.js';
import type { Planned, PublicationDiff, Published } from './publication.rules.js';

const plannedColumns = `("id" uuid, "aId" uuid, "bId" uuid, "startsAt" timestamptz, "endsAt" timestamptz, place text, "tableNumber" int)`;

/** Set-based changes of a fair's meetings, for timetables of any size. */
@Injectable()
export class PublicationRepository {
  /** Serialises publications of one fair until the transaction ends. */
  async lock(manager: EntityManager, fairId: string): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext($1))`, [`meetings:${fairId}`]);
    // Two meetings may change places: only the end of the transaction has to be free of conflicts.
    await manager.query(`set constraints meetings.one_meeting_at_a_time, meetings.one_meeting_at_a_table deferred`);
  }

  /** Meetings of two that timetables put on the agendas. */
  published(manager: EntityManager, fairId: string): Promise<Published[]> {
    return manager.query(
      `select m.id, ${instantText('lower(m.during)')} as "startsAt", ${instantText('upper(m.during)')} as "endsAt", m.place,
              m.table_number as "tableNumber", party.ids[1] as "aId", party.ids[2] as "bId"
       from meetings.meeting m
       join lateral (
         select array_agg(a.participant_id order by a.participant_id) as ids
         from meetings.attendee a where a.meeting_id = m.id and a.part = 'party'
       ) party on true
       where m.fair_id = $1 and m.status = 'scheduled' and m.run_id is not null`,
      [fairId],
    );
  }

  async apply(manager: EntityManager, fairId: string, runId: string, diff: PublicationDiff): Promise<void> {
    await this.remove(manager, diff.removed);
    await this.move(manager, runId, diff.moved);
    await this.add(manager, fairId, runId, diff.added);
    await this.dropBusyGuests(manager, fairId);
  }

  private async remove(manager: EntityManager, removed: readonly Published[]): Promise<void> {
    if (removed.length === 0) return;
    await manager.query(`update meetings.meeting set status = 'cancelled' where id = any($1)`, [
      removed.map((meeting) => meeting.id),
    ]);
  }

  private async move(
    manager: EntityManager,
    runId: string,
    moved: readonly (Planned & { id: string })[],
  ): Promise<void> {
    if (moved.length === 0) return;
    await manager.query(
      `update meetings.meeting m
       set during = tstzrange(item."startsAt", item."endsAt"), place = item.place, table_number = item."tableNumber", run_id = $1
       from jsonb_to_recordset($2::jsonb) as item ${plannedColumns} where m.id = item.id`,
      [runId, JSON.stringify(moved)],
    );
  }

  private async add(manager: EntityManager, fairId: string, runId: string, added: readonly Planned[]): Promise<void> {
    if (added.length === 0) return;
    await manager.query(
      `with item as (
         select gen_random_uuid() as meeting_id, * from jsonb_to_recordset($3::jsonb) as planned ${plannedColumns}
       ), meeting as (
         insert into meetings.meeting (id, fair_id, run_id, during, place, table_number)
         select meeting_id, $1, $2, tstzrange("startsAt", "endsAt"), place, "tableNumber" from item
         returning id, fair_id, during, status
       )
       insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
       select meeting.id, person.id, meeting.fair_id, meeting.during, meeting.status, 'party'
       from meeting join item on item.meeting_id = meeting.id
       cross join lateral (values (item."aId"), (item."bId")) as person (id)`,
      [fairId, runId, JSON.stringify(added)],
    );
  }

  /** A guest who now has a meeting of his or her own at that time is a guest no more; one of two meetings at a time is given up. */
  private async dropBusyGuests(manager: EntityManager, fairId: string): Promise<void> {
    await manager.query(
      `delete from meetings.attendee guest using meetings.attendee own
       where guest.fair_id = $1 and guest.part = 'guest' and own.status = 'scheduled'
         and (own.part = 'party' or own.meeting_id < guest.meeting_id) and guest.status = 'scheduled' and own.participant_id = guest.participant_id
         and own.meeting_id <> guest.meeting_id and own.during && guest.during`,
      [fairId],
    );
  }
}
