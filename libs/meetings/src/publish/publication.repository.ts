import { Injectable } from '@nestjs/common';
import { holdAgendas } from '@parvis/platform';
import type { EntityManager } from 'typeorm';
import { instantText } from '../agenda/meeting.repository.js';
import type { CancelledPair, Planned, PublicationDiff, Published } from './publication.rules.js';

const plannedColumns = `("id" uuid, "aId" uuid, "bId" uuid, "otherIds" uuid[], "startsAt" timestamptz, "endsAt" timestamptz,
  place text, "tableNumber" int, "boothCompanyId" uuid, "hasVideo" boolean)`;

type Person = { id: string };

/** What a difference has done. */
export interface Applied {
  /** Whose agenda changes by it as guests, some of whom are guests no more. */
  guests: string[];
  /** Meetings that a timetable had taken off the agendas, and that take place again. */
  returned: string[];
}

/** Set-based changes of a fair's meetings, for timetables of any size. */
@Injectable()
export class PublicationRepository {
  /** Serialises publications of one fair until the transaction ends. */
  async lock(manager: EntityManager, fairId: string): Promise<void> {
    await holdAgendas(manager, fairId);
    // Two meetings may change places: only the end of the transaction has to be free of conflicts.
    await manager.query(
      `set constraints meetings.one_meeting_at_a_time, meetings.one_meeting_at_a_table, meetings.one_meeting_of_an_interpreter deferred`,
    );
  }

  /** Meetings that timetables put on the agendas. */
  published(manager: EntityManager, fairId: string): Promise<Published[]> {
    return this.onAgendas(manager, fairId, 'm.run_id is not null');
  }

  /** Meetings that people have made themselves, and that are not over. */
  booked(manager: EntityManager, fairId: string): Promise<Published[]> {
    return this.onAgendas(manager, fairId, 'm.run_id is null and m.a_id is not null and upper(m.during) > now()');
  }

  private onAgendas(manager: EntityManager, fairId: string, which: string): Promise<Published[]> {
    return manager.query(
      `select m.id, ${instantText('lower(m.during)')} as "startsAt", ${instantText('upper(m.during)')} as "endsAt", m.place,
              m.table_number as "tableNumber", m.booth_company_id as "boothCompanyId", m.has_video as "hasVideo",
              m.a_id as "aId", m.b_id as "bId", coalesce(other.ids, '[]') as "otherIds"
       from meetings.meeting m
       join lateral (
         select json_agg(a.participant_id order by a.participant_id) as ids
         from meetings.attendee a where a.meeting_id = m.id and a.part = 'party' and a.participant_id not in (m.a_id, m.b_id)
       ) other on true
       where m.fair_id = $1 and m.status = 'scheduled' and ${which}`,
      [fairId],
    );
  }

  /** Pairs whose meeting was called off or missed, each with the last time. */
  cancelledPairs(manager: EntityManager, fairId: string): Promise<CancelledPair[]> {
    return manager.query(
      `select a_id as "aId", b_id as "bId", to_char(max(cancelled_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "cancelledAt"
       from meetings.meeting where fair_id = $1 and cancel_cause in ('cancelled', 'no-show') and a_id is not null group by a_id, b_id`,
      [fairId],
    );
  }

  /** Applies a difference. */
  async apply(manager: EntityManager, fairId: string, runId: string, diff: PublicationDiff): Promise<Applied> {
    const returning = await this.returning(manager, fairId, diff.added);
    const moved = [...diff.moved, ...returning.values()];
    const guests = await this.guestsOf(manager, [...diff.removed, ...moved]);
    await this.remove(manager, diff.removed);
    await this.move(manager, runId, moved);
    await this.add(
      manager,
      fairId,
      runId,
      diff.added.filter((meeting) => !returning.has(meeting)),
    );
    return {
      guests: [...new Set([...guests, ...(await this.dropBusyGuests(manager, fairId))])],
      returned: [...returning.values()].map(({ id }) => id),
    };
  }

  /** Those of these meetings whose people and table are free; guests give way. */
  async possible(manager: EntityManager, fairId: string, planned: readonly Planned[]): Promise<Planned[]> {
    const rows: { place: string }[] = await manager.query(
      `select nr as place from rows from (jsonb_to_recordset($2::jsonb) as ${plannedColumns}) with ordinality
         as item (id, a, b, others, starts, ends, place, number, booth, video, nr)
       where not exists (
           select 1 from meetings.attendee taken where taken.participant_id = any(array[a, b] || others) and taken.part = 'party'
             and taken.status = 'scheduled' and taken.during && tstzrange(starts, ends))
         and not exists (
           select 1 from meetings.meeting taken where taken.fair_id = $1 and taken.table_number = number
             and taken.status = 'scheduled' and taken.during && tstzrange(starts, ends))`,
      [fairId, JSON.stringify(planned)],
    );
    const places = new Set(rows.map((row) => Number(row.place) - 1));
    return planned.filter((_, index) => places.has(index));
  }

  private async guestsOf(manager: EntityManager, meetings: readonly Person[]): Promise<string[]> {
    if (meetings.length === 0) return [];
    const rows: Person[] = await manager.query(
      `select distinct participant_id as id from meetings.attendee where meeting_id = any($1) and part = 'guest'`,
      [meetings.map((meeting) => meeting.id)],
    );
    return rows.map((row) => row.id);
  }

  private async remove(manager: EntityManager, removed: readonly Published[]): Promise<void> {
    if (removed.length === 0) return;
    await manager.query(
      `update meetings.meeting set status = 'cancelled', cancelled_at = now(), cancel_cause = 'timetable', sequence = sequence + 1
       where id = any($1) and status = 'scheduled'`,
      [removed.map((meeting) => meeting.id)],
    );
  }

  /** Of these, those whose pair had a meeting that a timetable took off the agendas: it comes back under its id, with its notes. */
  private async returning(
    manager: EntityManager,
    fairId: string,
    added: readonly Planned[],
  ): Promise<Map<Planned, Planned & { id: string }>> {
    if (added.length === 0) return new Map();
    const pairs = added.map(({ aId, bId }, place) => ({ place, aId, bId }));
    const rows: { place: number; id: string }[] = await manager.query(
      `select pair.place, former.id from jsonb_to_recordset($2::jsonb) as pair (place int, "aId" uuid, "bId" uuid)
       cross join lateral (
         select m.id from meetings.meeting m
         where m.fair_id = $1 and m.a_id = least("aId", "bId") and m.b_id = greatest("aId", "bId") and m.cancel_cause = 'timetable'
         order by m.cancelled_at desc, m.id limit 1
       ) former`,
      [fairId, JSON.stringify(pairs)],
    );
    return new Map(
      rows.flatMap(({ place, id }) => {
        const meeting = added[place];
        return meeting ? [[meeting, { ...meeting, id }]] : [];
      }),
    );
  }

  /** Also what a timetable has taken off the agendas. A meeting that was called off meanwhile stays called off. */
  private async move(
    manager: EntityManager,
    runId: string,
    moved: readonly (Planned & { id: string })[],
  ): Promise<void> {
    if (moved.length === 0) return;
    const parameters = [JSON.stringify(moved)];
    await manager.query(
      `update meetings.meeting m
       set during = tstzrange(item."startsAt", item."endsAt"), place = item.place, table_number = item."tableNumber",
         booth_company_id = item."boothCompanyId", has_video = item."hasVideo", run_id = $2, sequence = sequence + 1,
         status = 'scheduled', cancelled_at = null, cancel_cause = null
       from jsonb_to_recordset($1::jsonb) as item ${plannedColumns}
       where m.id = item.id and (m.status = 'scheduled' or m.cancel_cause = 'timetable')`,
      [...parameters, runId],
    );
    await manager.query(
      `delete from meetings.attendee a using jsonb_to_recordset($1::jsonb) as item ${plannedColumns}
       where a.meeting_id = item.id and a.part = 'party' and a.status = 'scheduled'
         and a.participant_id <> all(array[item."aId", item."bId"] || item."otherIds")`,
      parameters,
    );
    await manager.query(
      `insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
       select m.id, other.id, m.fair_id, m.during, m.status, 'party'
       from jsonb_to_recordset($1::jsonb) as item ${plannedColumns}
       join meetings.meeting m on m.id = item.id and m.status = 'scheduled' cross join unnest(item."otherIds") as other (id)
       on conflict (meeting_id, participant_id) do update set part = 'party', invited_by = null where attendee.part <> 'party'`,
      parameters,
    );
  }

  /** Ids of the new meetings. @param runId null: no timetable has made them, and none moves them. */
  async add(
    manager: EntityManager,
    fairId: string,
    runId: string | null,
    added: readonly Planned[],
  ): Promise<string[]> {
    if (added.length === 0) return [];
    const rows: { id: string }[] = await manager.query(
      `with item as (
         select gen_random_uuid() as meeting_id, * from jsonb_to_recordset($3::jsonb) as planned ${plannedColumns}
       ), meeting as (
         insert into meetings.meeting (id, fair_id, run_id, during, place, table_number, booth_company_id, has_video, a_id, b_id)
         select meeting_id, $1, $2, tstzrange("startsAt", "endsAt"), place, "tableNumber", "boothCompanyId", "hasVideo",
           least("aId", "bId"), greatest("aId", "bId") from item
         returning id, fair_id, during, status
       )
       insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
       select meeting.id, person.id, meeting.fair_id, meeting.during, meeting.status, 'party'
       from meeting join item on item.meeting_id = meeting.id
       cross join unnest(array[item."aId", item."bId"] || item."otherIds") as person (id)
       returning meeting_id as id`,
      [fairId, runId, JSON.stringify(added)],
    );
    return [...new Set(rows.map(({ id }) => id))];
  }

  /** A guest who now has a meeting of his or her own at that time is a guest no more; one of two meetings at a time is given up. */
  private async dropBusyGuests(manager: EntityManager, fairId: string): Promise<string[]> {
    const [rows]: [Person[]] = await manager.query(
      `delete from meetings.attendee guest using meetings.attendee own
       where guest.fair_id = $1 and guest.part = 'guest' and own.status = 'scheduled'
         and (own.part = 'party' or own.meeting_id < guest.meeting_id) and guest.status = 'scheduled' and own.participant_id = guest.participant_id
         and own.meeting_id <> guest.meeting_id and own.during && guest.during
       returning guest.participant_id as id`,
      [fairId],
    );
    return rows.map((row) => row.id);
  }
}
