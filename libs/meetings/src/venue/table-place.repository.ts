import { Injectable } from '@nestjs/common';
import type { EventPayload, FloorPlan, NumberedTable, TablePlace } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';

type Values = Record<string, unknown>;

/** The columns of each thing that can be said of a table. */
const columnsOf: { [Part in keyof TablePlace]: (value: TablePlace[Part]) => Values } = {
  zone: (zone) => ({ zone }),
  seats: (seats) => ({ seats }),
  equipment: (equipment) => ({ equipment: [...new Set(equipment)] }),
  hours: (hours) => ({ opens_at: hours?.opensAt ?? null, closes_at: hours?.closesAt ?? null }),
  way: ({ en, fr }) => ({ way_en: en, way_fr: fr }),
  spot: (spot) => ({ x: spot?.x ?? null, y: spot?.y ?? null }),
};

const valuesOf = <Part extends keyof TablePlace>(part: Part, change: Partial<TablePlace>): Values => {
  const value = change[part];
  return value === undefined ? {} : columnsOf[part](value as TablePlace[Part]);
};

export type TableRow = Omit<NumberedTable, 'screenUrl'> & { edition: number };

type OpenTable = EventPayload<'tables.changed.v1'>['tables'][number];

@Injectable()
export class TablePlaceRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One more than `limit`, if there are. @param last number of the fair's last table */
  list(fairId: string, last: number, after: number, limit: number): Promise<TableRow[]> {
    return this.dataSource.query(
      `select item.number, coalesce(t.zone, '') as zone, t.seats, coalesce(t.equipment, '{}') as equipment,
         case when t.opens_at is not null then
           jsonb_build_object('opensAt', to_char(t.opens_at, 'HH24:MI'), 'closesAt', to_char(t.closes_at, 'HH24:MI')) end as hours,
         jsonb_build_object('en', coalesce(t.way_en, ''), 'fr', coalesce(t.way_fr, '')) as way,
         case when t.x is not null then jsonb_build_object('x', t.x, 'y', t.y) end as spot,
         coalesce(t.screen_edition, 0) as edition
       from generate_series($3::int + 1, least($2::int, $3::int + $4::int + 1)) as item (number)
       left join meetings.table_place t on t.fair_id = $1 and t.number = item.number order by item.number`,
      [fairId, last, after, limit],
    );
  }

  /** Answers what timetables have to know of these tables. */
  async describe(
    manager: EntityManager,
    fairId: string,
    { from, to, change }: { from: number; to: number; change: Partial<TablePlace> },
  ): Promise<OpenTable[]> {
    const parts = Object.keys(columnsOf) as (keyof TablePlace)[];
    const values = Object.assign({}, ...parts.map((part) => valuesOf(part, change))) as Values;
    const names = Object.keys(values);
    if (names.length === 0) return [];
    return manager.query(
      `insert into meetings.table_place (fair_id, number, ${names.join(', ')})
       select $1, item.number, ${names.map((name, index) => `$${index + 4}${castOf[name] ?? ''}`).join(', ')}
       from generate_series($2::int, $3::int) as item (number)
       on conflict (fair_id, number) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
       returning number, seats, case when opens_at is not null then
         jsonb_build_object('opensAt', to_char(opens_at, 'HH24:MI'), 'closesAt', to_char(closes_at, 'HH24:MI')) end as hours`,
      [fairId, from, to, ...Object.values(values)],
    );
  }

  spots(fairId: string, last: number): Promise<FloorPlan['spots']> {
    return this.dataSource.query(
      `select number, x, y from meetings.table_place where fair_id = $1 and number <= $2 and x is not null order by number`,
      [fairId, last],
    );
  }
}

/** Where the type of a value does not follow from the statement. */
const castOf: Readonly<Record<string, string>> = {
  zone: '::text',
  seats: '::smallint',
  equipment: '::text[]',
  opens_at: '::time',
  closes_at: '::time',
  way_en: '::text',
  way_fr: '::text',
  x: '::real',
  y: '::real',
};
