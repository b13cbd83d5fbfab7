import { Injectable } from '@nestjs/common';
import type { EventPayload, Fair, Slot } from '@parvis/contracts';
import { DataSource } from 'typeorm';
import type { ClosedTable, TableLimits } from './table.rules.js';

/** When the tables of a fair are there, and for how many, as timetables have to know. */
@Injectable()
export class FairTables {
  constructor(private readonly dataSource: DataSource) {}

  /** Idempotent; of two changes of a table the later one counts, whichever is heard of first. */
  async note({ fairId, version, tables }: EventPayload<'tables.changed.v1'>): Promise<void> {
    await this.dataSource.query(
      `insert into matchmaking.fair_table as t (fair_id, number, seats, opens_at, closes_at, version)
       select $1, number, seats, (hours ->> 'opensAt')::time, (hours ->> 'closesAt')::time, $2
       from jsonb_to_recordset($3::jsonb) as item (number int, seats smallint, hours jsonb) order by number
       on conflict (fair_id, number) do update set seats = excluded.seats, opens_at = excluded.opens_at,
         closes_at = excluded.closes_at, version = excluded.version
       where t.version < excluded.version`,
      [fairId, version, JSON.stringify(tables)],
    );
  }

  /** Of the fair as it is, or as a what-if would have it. */
  async limits(
    fairId: string,
    { tables, timeZone }: Pick<Fair, 'tables' | 'timeZone'>,
    slots: readonly Slot[],
  ): Promise<TableLimits> {
    const [closed, small]: [ClosedTable[], { table: number; seats: number }[]] = await Promise.all([
      this.dataSource.query(
        `select slot.index as slot, t.number as table
         from matchmaking.fair_table t
         cross join unnest($4::int[], $5::timestamptz[], $6::timestamptz[]) as slot (index, starts, ends)
         where t.fair_id = $1 and t.number <= $2 and t.opens_at is not null
           and ((slot.starts at time zone $3)::time < t.opens_at or (slot.ends at time zone $3)::time > t.closes_at)
         order by slot.starts, t.number`,
        [
          fairId,
          tables,
          timeZone,
          slots.map((slot) => slot.index),
          slots.map((slot) => slot.startsAt),
          slots.map((slot) => slot.endsAt),
        ],
      ),
      this.dataSource.query(
        `select number as table, seats from matchmaking.fair_table
         where fair_id = $1 and number <= $2 and seats is not null order by number`,
        [fairId, tables],
      ),
    ]);
    return { closed, seats: new Map(small.map(({ table, seats }) => [table, seats])) };
  }
}
