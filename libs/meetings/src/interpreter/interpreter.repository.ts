import { Injectable } from '@nestjs/common';
import type { Interpreter, InterpreterBooking, InterpreterSettings } from '@parvis/contracts';
import type { CursorValues } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { instantText } from '../agenda/meeting.repository.js';

const valuesOf = ({ name, contact, pairs, isOnSite, isRemote, hours, email }: InterpreterSettings) => [
  name,
  contact,
  [...new Set(pairs)],
  isOnSite,
  isRemote,
  hours?.opensAt ?? null,
  hours?.closesAt ?? null,
  email,
];

export type InterpreterRow = Omit<Interpreter, 'pageUrl'> & { edition: number };

/** The interpreters of fairs. */
@Injectable()
export class InterpreterRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** By name; one more than `limit`, if there are. */
  list(fairId: string, after: CursorValues | null, limit: number): Promise<InterpreterRow[]> {
    return this.dataSource.query(
      `select i.id, i.name, i.contact, i.email, i.pairs, i.is_on_site as "isOnSite", i.is_remote as "isRemote",
         i.link_edition as edition,
         case when i.opens_at is not null then
           jsonb_build_object('opensAt', to_char(i.opens_at, 'HH24:MI'), 'closesAt', to_char(i.closes_at, 'HH24:MI')) end as hours,
         coalesce(ahead.bookings, '[]') as bookings
       from meetings.interpreter i
       left join lateral (
         select jsonb_agg(jsonb_build_object('startsAt', ${instantText('lower(b.during)')}, 'endsAt', ${instantText('upper(b.during)')},
           'tableNumber', b.table_number, 'pair', b.pair) order by lower(b.during)) as bookings
         from (
           select b.during, b.pair, m.table_number from meetings.interpreter_booking b
           join meetings.meeting m on m.id = b.meeting_id
           where b.interpreter_id = i.id and b.status = 'scheduled' and upper(b.during) > now()
           order by lower(b.during) limit 100) b
       ) ahead on true
       where i.fair_id = $1 and ($2::text is null or (i.name, i.id) > ($2::text, $3::uuid))
       order by i.name, i.id limit $4`,
      [fairId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }

  async count(fairId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from meetings.interpreter where fair_id = $1`,
      [fairId],
    );
    return row.count;
  }

  async add(fairId: string, settings: InterpreterSettings): Promise<string> {
    const [row]: [{ id: string }] = await this.dataSource.query(
      `insert into meetings.interpreter (fair_id, name, contact, pairs, is_on_site, is_remote, opens_at, closes_at, email)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [fairId, ...valuesOf(settings)],
    );
    return row.id;
  }

  /** Whether there is such a one. Whoever has another address has been told of nothing there. */
  async change(manager: EntityManager, fairId: string, id: string, settings: InterpreterSettings): Promise<boolean> {
    const [, changed]: [unknown, number] = await manager.query(
      `update meetings.interpreter set name = $3, contact = $4, pairs = $5, is_on_site = $6, is_remote = $7, opens_at = $8, closes_at = $9,
         email = $10, told = case when email = $10 then told else '[]' end
       where fair_id = $1 and id = $2`,
      [fairId, id, ...valuesOf(settings)],
    );
    return changed > 0;
  }

  /** As it was; null where there was none. */
  async remove(
    manager: EntityManager,
    fairId: string,
    id: string,
  ): Promise<{ email: string; name: string; told: InterpreterBooking[] } | null> {
    const [[removed]]: [{ email: string; name: string; told: InterpreterBooking[] }[], number] = await manager.query(
      `delete from meetings.interpreter where fair_id = $1 and id = $2 returning email, name, told`,
      [fairId, id],
    );
    return removed ?? null;
  }
}
