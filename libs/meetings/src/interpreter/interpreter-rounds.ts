import { Injectable } from '@nestjs/common';
import type { InterpreterBooking } from '@parvis/contracts';
import { AppConfig, InRounds, Outbox, Rounds } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { instantText } from '../agenda/meeting.repository.js';
import { InterpreterKeys } from './interpreter-keys.js';
import { newsFor } from './interpreter-news.rules.js';

const roundMs = 60_000;
const portion = 50;
/** What changes within this time is told in one mail, unless something is close. */
const quietMinutes = 10;
const closeHours = 2;

interface Row {
  id: string;
  fairId: string;
  email: string;
  name: string;
  edition: number;
  told: InterpreterBooking[];
  booked: InterpreterBooking[];
}

/**
 * Writes to interpreters what has changed since the last mail: looks at what is, so that nothing that changes a booking has to think of it. In any number of
 * processes, each change once.
 */
@Injectable()
export class InterpreterRounds extends InRounds {
  protected readonly rounds = new Rounds({ name: 'interpreters', everyMs: roundMs, round: () => this.tellAll() });

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly keys: InterpreterKeys,
    private readonly config: AppConfig,
  ) {
    super();
  }

  /** One round. */
  async tellAll(): Promise<void> {
    for (let found = portion; found === portion; ) found = await this.tellSome();
  }

  private tellSome(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const rows: Row[] = await manager.query(
        `select i.id, i.fair_id as "fairId", i.email, i.name, i.link_edition as edition, i.told, ahead.booked
         from meetings.interpreter i
         cross join lateral (
           select coalesce(jsonb_agg(jsonb_build_object('meetingId', b.meeting_id, 'startsAt', ${instantText('lower(b.during)')},
             'endsAt', ${instantText('upper(b.during)')}, 'pair', b.pair, 'place', m.place, 'tableNumber', m.table_number)
             order by lower(b.during), b.meeting_id), '[]') as booked
           from meetings.interpreter_booking b join meetings.meeting m on m.id = b.meeting_id
           where b.interpreter_id = i.id and b.status = 'scheduled' and upper(b.during) > now()
         ) ahead
         where i.email <> '' and i.told <> ahead.booked
           and (i.told_at is null or i.told_at < now() - make_interval(mins => $1) or exists (
             select 1 from jsonb_array_elements(i.told || ahead.booked) each
             where (each ->> 'startsAt')::timestamptz between now() and now() + make_interval(hours => $2)))
         order by i.id limit $3 for update of i skip locked`,
        [quietMinutes, closeHours, portion],
      );
      const told = rows.flatMap(({ fairId, email, name, id, edition, ...row }) => {
        const news = newsFor(row.told, row.booked, Date.now());
        const link = `${this.config.publicUrl}${this.keys.pathOf(id, edition)}`;
        return news ? [{ id, event: { fairId, email, name, link, ...news } }] : [];
      });
      await manager.query(
        `update meetings.interpreter i set told = item.booked, told_at = case when item.tells then now() else i.told_at end
         from jsonb_to_recordset($1::jsonb) as item (id uuid, booked jsonb, tells boolean) where i.id = item.id`,
        [JSON.stringify(rows.map(({ id, booked }) => ({ id, booked, tells: told.some((each) => each.id === id) })))],
      );
      await this.outbox.recordAll(
        manager,
        'interpreter.agenda.v1',
        told.map(({ event }) => event),
      );
      return rows.length;
    });
  }
}
