import { Injectable } from '@nestjs/common';
import type { CalendarTrouble, Interval } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';

export interface OwnCalendarRow {
  url: string;
  readAt: Date | null;
  isDue: boolean;
  trouble: CalendarTrouble | null;
  busy: Interval[];
}

/** A calendar that somebody has undertaken to read. */
export interface DueCalendar {
  participantId: string;
  fairId: string;
  url: string;
  etag: string | null;
  /** The person's own. */
  timeZone: string;
}

/** What came of reading a calendar. `busy` null: it is as it was. */
export interface CalendarRead {
  trouble: CalendarTrouble | null;
  etag: string | null;
  busy: readonly Interval[] | null;
}

@Injectable()
export class OwnCalendarRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(participantId: string): Promise<OwnCalendarRow | null> {
    const rows: OwnCalendarRow[] = await this.dataSource.query(
      `select url, read_at as "readAt", due_at <= now() or coalesce(taken_until > now(), false) as "isDue", trouble, busy
       from profiles.own_calendar where participant_id = $1`,
      [participantId],
    );
    return rows[0] ?? null;
  }

  /** Sets the address. What another address said is forgotten; the same one is due again at once, at most once a minute. */
  async set(manager: EntityManager, participantId: string, url: string): Promise<void> {
    await manager.query(
      `insert into profiles.own_calendar as mine (participant_id, url) values ($1, $2)
       on conflict (participant_id) do update set url = $2,
         etag = case when mine.url = $2 then mine.etag end,
         busy = case when mine.url = $2 then mine.busy else '[]' end,
         read_at = case when mine.url = $2 then mine.read_at end,
         trouble = case when mine.url = $2 then mine.trouble end,
         taken_until = case when mine.url = $2 then mine.taken_until end,
         due_at = case when mine.url = $2 then greatest(now(), mine.read_at + interval '1 minute') else now() end`,
      [participantId, url],
    );
  }

  async remove(manager: EntityManager, participantId: string): Promise<void> {
    await manager.query(`delete from profiles.own_calendar where participant_id = $1`, [participantId]);
  }

  /** Undertakes to read some that are due, of fairs that are not over; nobody else does so within two minutes. */
  async take(limit: number): Promise<DueCalendar[]> {
    const [rows]: [DueCalendar[]] = await this.dataSource.query(
      `update profiles.own_calendar mine set taken_until = now() + interval '2 minutes'
       from (
         select c.participant_id, p.fair_id, p.time_zone from profiles.own_calendar c join profiles.participant p on p.id = c.participant_id
         where c.due_at <= now() and (c.taken_until is null or c.taken_until < now())
         order by c.due_at limit $1 for update of c skip locked
       ) due
       where mine.participant_id = due.participant_id
       returning mine.participant_id as "participantId", due.fair_id as "fairId", mine.url, mine.etag, due.time_zone as "timeZone"`,
      [limit],
    );
    return rows;
  }

  /** Keeps what was read, unless the address has become another meanwhile. Whether other times are busy now. */
  async save(
    manager: EntityManager,
    { participantId, url }: DueCalendar,
    { trouble, etag, busy }: CalendarRead,
    nextMinutes: number,
  ): Promise<boolean> {
    const [rows]: [{ hasChanged: boolean }[]] = await manager.query(
      `update profiles.own_calendar mine set trouble = $3, etag = coalesce($4, mine.etag), busy = coalesce($5::jsonb, mine.busy),
         read_at = case when $3::text is null then now() else mine.read_at end, taken_until = null,
         due_at = now() + make_interval(mins => $6)
       from (select busy from profiles.own_calendar where participant_id = $1 for update) before
       where mine.participant_id = $1 and mine.url = $2
       returning mine.busy <> before.busy as "hasChanged"`,
      [participantId, url, trouble, etag, busy && JSON.stringify(busy), nextMinutes],
    );
    return rows[0]?.hasChanged ?? false;
  }
}
