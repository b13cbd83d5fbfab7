import { Injectable } from '@nestjs/common';
import type { AgendaSession, Interval, LocalText, StageSession } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { instantText } from '../agenda/meeting.repository.js';

/** What agendas show of a session. */
export interface PlannedSession extends Interval {
  id: string;
  title: LocalText;
}

/** That keeps somebody from meetings. */
export type BusySession = Interval & Pick<PlannedSession, 'title'>;

/** With the number of its changes, for calendars. */
export type SessionEntry = AgendaSession & { sequence: number };

/**
 * Sessions of the programme on people's agendas. Whoever keeps the programme writes here, in the transaction that changes it, so that
 * agendas and the programme never differ.
 */
@Injectable()
export class AgendaSessions {
  constructor(private readonly dataSource: DataSource) {}

  /** Puts a session on these people's agendas. `changes`: also says anew whether it keeps those busy who have it already. */
  async put(
    manager: EntityManager,
    participantIds: readonly string[],
    { id, title, startsAt, endsAt }: PlannedSession,
    { isBusy, changes }: { isBusy: boolean; changes: boolean },
  ): Promise<void> {
    await manager.query(
      `insert into meetings.agenda_session as kept (participant_id, session_id, title, during, is_busy)
       select person.id, $2, $3, tstzrange($4, $5), $6 from unnest($1::uuid[]) as person (id)
       on conflict (participant_id, session_id) do update set is_busy = excluded.is_busy, sequence = kept.sequence + 1
         where $7 and kept.is_busy <> excluded.is_busy`,
      [participantIds, id, title, startsAt, endsAt, isBusy, changes],
    );
  }

  async remove(participantId: string, sessionId: string): Promise<void> {
    await this.dataSource.query(`delete from meetings.agenda_session where participant_id = $1 and session_id = $2`, [
      participantId,
      sessionId,
    ]);
  }

  /** Its title or time is another one now. */
  async change(manager: EntityManager, { id, title, startsAt, endsAt }: PlannedSession): Promise<void> {
    await manager.query(
      `update meetings.agenda_session set title = $2, during = tstzrange($3, $4), sequence = sequence + 1
       where session_id = $1 and (title, during) is distinct from ($2::jsonb, tstzrange($3, $4))`,
      [id, title, startsAt, endsAt],
    );
  }

  /** It does not take place; agendas go on to say so. */
  async cancel(manager: EntityManager, sessionId: string): Promise<void> {
    await manager.query(
      `update meetings.agenda_session set is_cancelled = true, sequence = sequence + 1 where session_id = $1 and not is_cancelled`,
      [sessionId],
    );
  }

  /** All of one person in order of time. */
  of(participantId: string): Promise<SessionEntry[]> {
    return this.dataSource.query(
      `select session_id as "sessionId", title, ${instantText('lower(during)')} as "startsAt", ${instantText('upper(during)')} as "endsAt",
         is_busy as "isBusy", is_cancelled as "isCancelled", sequence
       from meetings.agenda_session where participant_id = $1 order by lower(during), session_id`,
      [participantId],
    );
  }

  /** How a person has these sessions on the agenda, by session id; those that are not on it are missing. */
  async marks(
    participantId: string,
    sessionIds: readonly string[],
  ): Promise<Map<string, NonNullable<StageSession['onAgenda']>>> {
    const rows: { id: string; isBusy: boolean }[] = await this.dataSource.query(
      `select session_id as id, is_busy as "isBusy" from meetings.agenda_session
       where participant_id = $1 and session_id = any($2::uuid[])`,
      [participantId, sessionIds],
    );
    return new Map(rows.map(({ id, isBusy }) => [id, isBusy ? 'busy' : 'shown']));
  }

  /** Sessions ahead that keep these people from meetings, by participant id, in order of time. */
  async busyTimes(participantIds: readonly string[]): Promise<Map<string, BusySession[]>> {
    const rows: (BusySession & { id: string })[] = await this.dataSource.query(
      `select participant_id as id, title, ${instantText('lower(during)')} as "startsAt", ${instantText('upper(during)')} as "endsAt"
       from meetings.agenda_session
       where participant_id = any($1::uuid[]) and is_busy and not is_cancelled and upper(during) > now()
       order by lower(during), session_id`,
      [participantIds],
    );
    const busy = new Map<string, BusySession[]>();
    for (const { id, ...time } of rows) busy.set(id, [...(busy.get(id) ?? []), time]);
    return busy;
  }
}
