import { Injectable } from '@nestjs/common';
import type { BoothDay, DutyShift } from '@parvis/contracts';
import { DataSource } from 'typeorm';

/** How long a switch holds that nobody turns back. */
const switchHours = 12;
const isNow = 's.starts_at <= now() and s.ends_at > now()';
const isOff = `exists (select 1 from booths.duty_switch d where d.participant_id = s.participant_id and not d.is_on and d.until > now())`;
const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** Whose hours: they lie in tables of the same shape. */
type HoursOf = 'booth' | 'fair';

@Injectable()
export class DutyRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Hours of one booth, or the organiser's for all booths of a fair. */
  days(of: HoursOf, id: string): Promise<BoothDay[]> {
    return this.dataSource.query(
      `select day::text as day, to_char(opens_at, 'HH24:MI') as "opensAt", to_char(closes_at, 'HH24:MI') as "closesAt"
       from booths.${of}_day where ${of}_id = $1 order by day`,
      [id],
    );
  }

  async setDays(of: HoursOf, id: string, days: readonly BoothDay[]): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query(`delete from booths.${of}_day where ${of}_id = $1`, [id]);
      await manager.query(
        `insert into booths.${of}_day (${of}_id, day, opens_at, closes_at)
         select $1, day, "opensAt", "closesAt" from jsonb_to_recordset($2::jsonb) as item (day date, "opensAt" time, "closesAt" time)
         on conflict (${of}_id, day) do update set opens_at = excluded.opens_at, closes_at = excluded.closes_at`,
        [id, JSON.stringify(days)],
      );
    });
  }

  shifts(boothId: string): Promise<DutyShift[]> {
    return this.dataSource.query(
      `select id, participant_id as "participantId", ${instant('starts_at')} as "startsAt", ${instant('ends_at')} as "endsAt"
       from booths.duty_shift where booth_id = $1 order by starts_at, id limit 2000`,
      [boothId],
    );
  }

  /** False where the person has another turn in that time. */
  async addShift(fairId: string, boothId: string, shift: Omit<DutyShift, 'id'>): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `insert into booths.duty_shift (fair_id, booth_id, participant_id, starts_at, ends_at) values ($1, $2, $3, $4, $5)
       on conflict on constraint one_shift_at_a_time do nothing returning id`,
      [fairId, boothId, shift.participantId, shift.startsAt, shift.endsAt],
    );
    return rows.length > 0;
  }

  /** False where the booth has no such turn. */
  async removeShift(boothId: string, shiftId: string): Promise<boolean> {
    const [, removed]: [unknown, number] = await this.dataSource.query(
      `delete from booths.duty_shift where booth_id = $1 and id = $2`,
      [boothId, shiftId],
    );
    return removed > 0;
  }

  /** Goes on duty for hours; off it until the present turn is over, or not at all where there is none. */
  async switch(fairId: string, boothId: string, participantId: string, isOn: boolean): Promise<void> {
    await this.dataSource.query(
      `insert into booths.duty_switch (fair_id, booth_id, participant_id, is_on, until)
       values ($1, $2, $3, $4, coalesce(
         (select s.ends_at from booths.duty_shift s where not $4 and s.participant_id = $3 and ${isNow}),
         case when $4 then now() + interval '${switchHours} hours' else now() end))
       on conflict (participant_id) do update set booth_id = excluded.booth_id, is_on = excluded.is_on, until = excluded.until`,
      [fairId, boothId, participantId, isOn],
    );
  }

  /** Switches that hold now, by participant id. */
  async switches(boothId: string): Promise<Map<string, boolean>> {
    const rows: { id: string; isOn: boolean }[] = await this.dataSource.query(
      `select participant_id as id, is_on as "isOn" from booths.duty_switch where booth_id = $1 and until > now()`,
      [boothId],
    );
    return new Map(rows.map(({ id, isOn }) => [id, isOn]));
  }

  /** Who is on duty now, by roster or switch; without ids at all booths of the fair. One query. */
  onDuty(fairId: string, boothIds?: readonly string[]): Promise<{ boothId: string; participantId: string }[]> {
    const ofBooths = (alias: string) => (boothIds ? `and ${alias}.booth_id = any($2::uuid[])` : '');
    return this.dataSource.query(
      `select s.booth_id as "boothId", s.participant_id as "participantId" from booths.duty_shift s
       where s.fair_id = $1 ${ofBooths('s')} and ${isNow} and not ${isOff}
       union
       select d.booth_id, d.participant_id from booths.duty_switch d
       where d.fair_id = $1 ${ofBooths('d')} and d.is_on and d.until > now()`,
      boothIds ? [fairId, boothIds] : [fairId],
    );
  }

  /** The booths at which one of these people is on duty now, in whatever fair. */
  boothsOf(participantIds: readonly string[]): Promise<{ fairId: string; boothId: string }[]> {
    return this.dataSource.query(
      `select s.fair_id as "fairId", s.booth_id as "boothId" from booths.duty_shift s where s.participant_id = any($1::uuid[]) and ${isNow}
       union select d.fair_id, d.booth_id from booths.duty_switch d where d.participant_id = any($1::uuid[]) and d.is_on and d.until > now()`,
      [participantIds],
    );
  }
}
