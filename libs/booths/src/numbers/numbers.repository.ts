import { Injectable } from '@nestjs/common';
import type { BoothPrice, LeadFigure, LeadSource, Temperature } from '@parvis/contracts';
import { DataSource } from 'typeorm';

export type FigureCounts = Record<LeadFigure, number>;

/** Each figure as a condition on one happening `e`. */
const happened: Record<Exclude<LeadFigure, 'leads'>, string> = {
  visits: `e.kind = 'visited'`,
  documents: `e.kind = 'document'`,
  answered: `e.kind = 'called' and e.details->>'outcome' = 'answered'`,
  missed: `e.kind = 'called' and e.details->>'outcome' = 'missed'`,
  meetings: `e.kind = 'met'`,
  scans: `e.kind = 'scanned'`,
};
const counted = Object.entries(happened)
  .map(([figure, condition]) => `count(*) filter (where ${condition})::int as ${figure}`)
  .join(', ');

/** More would be no picture any more. */
const mostBars = 400;

@Injectable()
export class NumbersRepository {
  constructor(private readonly dataSource: DataSource) {}

  async totals(
    boothId: string,
  ): Promise<Omit<FigureCounts, 'leads'> & Record<'waitedAnswered' | 'waitedMissed', number | null>> {
    const waited = (outcome: 'answered' | 'missed') =>
      `(avg((e.details->>'waitedSeconds')::float8) filter (where ${happened[outcome]}))::float8`;
    const [row]: [Omit<FigureCounts, 'leads'> & Record<'waitedAnswered' | 'waitedMissed', number | null>] =
      await this.dataSource.query(
        `select ${counted}, ${waited('answered')} as "waitedAnswered", ${waited('missed')} as "waitedMissed"
         from booths.lead_event e where e.booth_id = $1`,
        [boothId],
      );
    return row;
  }

  /** Different people by source; sources that nobody has are left out. */
  async people(boothId: string): Promise<Map<LeadSource, number>> {
    const rows: { source: LeadSource; people: number }[] = await this.dataSource.query(
      `select source, count(*)::int as people from booths.lead l, unnest(l.sources) source
       where l.booth_id = $1 group by source`,
      [boothId],
    );
    return new Map(rows.map(({ source, people }) => [source, people]));
  }

  /** Leads by grade and temperature. */
  async leads(
    boothId: string,
    counts: readonly LeadSource[],
  ): Promise<{ grade: number | null; temperature: Temperature | null; leads: number }[]> {
    return this.dataSource.query(
      `select grade, temperature, count(*)::int as leads from booths.lead
       where booth_id = $1 and sources && $2::text[] group by grade, temperature`,
      [boothId, counts],
    );
  }

  /** Hours between the first happening and the last. */
  async spanHours(boothId: string): Promise<number> {
    const [row]: [{ hours: number | null }] = await this.dataSource.query(
      `select extract(epoch from max(at) - min(at))::float8 / 3600 as hours from booths.lead_event where booth_id = $1`,
      [boothId],
    );
    return row.hours ?? 0;
  }

  /** One row per hour or day in the fair's zone, from the first happening to the last; the latest where there are too many. */
  async series(
    boothId: string,
    counts: readonly LeadSource[],
    timeZone: string,
    unit: 'hour' | 'day',
  ): Promise<(FigureCounts & { at: string })[]> {
    return this.dataSource.query(
      `with e as (
         select kind, details, date_trunc($4, at at time zone $3) as bucket from booths.lead_event where booth_id = $1
       ), happened as (
         select bucket, ${counted} from e group by bucket
       ), leads as (
         select date_trunc($4, first_at at time zone $3) as bucket, count(*)::int as leads from booths.lead
         where booth_id = $1 and sources && $2::text[] group by 1
       ), bars as (
         select bar from (
           select generate_series(min(bucket), max(bucket), ('1 ' || $4)::interval) as bar
           from (select bucket from happened union select bucket from leads) all_buckets
         ) every order by bar desc limit ${mostBars}
       )
       select to_char(bar, 'YYYY-MM-DD"T"HH24:MI') as at, coalesce(leads, 0) as leads,
         ${Object.keys(happened)
           .map((figure) => `coalesce(${figure}, 0) as ${figure}`)
           .join(', ')}
       from bars left join happened on happened.bucket = bar left join leads on leads.bucket = bar order by bar`,
      [boothId, counts, timeZone, unit],
    );
  }

  async price(boothId: string): Promise<BoothPrice | null> {
    const [row]: BoothPrice[] = await this.dataSource.query(
      `select amount::float8 as amount, currency from booths.booth_price where booth_id = $1`,
      [boothId],
    );
    return row ?? null;
  }

  async setPrice(boothId: string, price: BoothPrice | null): Promise<void> {
    if (price === null) await this.dataSource.query(`delete from booths.booth_price where booth_id = $1`, [boothId]);
    else
      await this.dataSource.query(
        `insert into booths.booth_price (booth_id, amount, currency) values ($1, $2, $3)
         on conflict (booth_id) do update set amount = excluded.amount, currency = excluded.currency`,
        [boothId, price.amount, price.currency],
      );
  }
}
