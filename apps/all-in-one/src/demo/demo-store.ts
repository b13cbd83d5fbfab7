import type { Interval } from '@parvis/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import { demoFair, demoFairId, demoOrganiser, demoZone } from './demo-fair.js';
import type { DemoHours } from './demo-hours.rules.js';
import type { BoothSeed, CompanySeed, PersonSeed, Population, ProductSeed, TopicSeed, WishSeed } from './demo-seeds.js';

/** A booth with the pictures that were drawn for it. */
export type DrawnBooth = Omit<BoothSeed, 'products'> & {
  logoId: string;
  bannerId: string | null;
  products: (ProductSeed & { pictures: string[] })[];
};

/**
 * Fills the tables of all domains at once, as no domain would: this is how a fair of 300 people comes into being within a second.
 * Whatever the product computes (timetable, agendas, search of the hall) is left to the product.
 */
export class DemoStore {
  constructor(private readonly manager: EntityManager) {}

  static async hasFairs(source: DataSource): Promise<boolean> {
    return (await source.query(`select 1 from fairs.fair limit 1`)).length > 0;
  }

  static async hasDemo(source: DataSource): Promise<boolean> {
    return (await source.query(`select 1 from fairs.fair where id = $1`, [demoFairId])).length > 0;
  }

  async insertFair(day: string, hours: DemoHours): Promise<void> {
    await this.manager.query(
      `insert into fairs.fair (id, name, description, starts_on, ends_on, time_zone, languages, mode, day_starts_at, day_ends_at,
         slot_minutes, break_minutes, tables, wishes_close_at, status)
       values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10, 0, $11, ($4::date + $9::time) at time zone $5, 'open')`,
      [
        demoFairId,
        demoFair.name,
        demoFair.description,
        day,
        demoZone,
        demoFair.languages,
        demoFair.mode,
        hours.dayStartsAt,
        hours.dayEndsAt,
        hours.slotMinutes,
        demoFair.tables,
      ],
    );
  }

  async insertPopulation({ topics, companies, people, wishes }: Population): Promise<void> {
    await this.insertTopics(topics);
    await this.insertCompanies(companies);
    await this.insertPeople(people);
    await this.insertWishes(wishes);
  }

  async insertBooths(booths: readonly DrawnBooth[]): Promise<void> {
    await this.manager.query(
      `insert into booths.booth (id, fair_id, description, links, logo_id, banner_id)
       select "companyId", $1, description, links, "logoId", "bannerId"
       from jsonb_to_recordset($2::jsonb) as item ("companyId" uuid, description jsonb, links jsonb, "logoId" uuid, "bannerId" uuid)`,
      [demoFairId, JSON.stringify(booths)],
    );
    await this.manager.query(
      `insert into booths.product (id, booth_id, name, description, pictures, topics, countries, position)
       select product.id, item."companyId", jsonb_build_object('en', product.name, 'fr', ''), product.description, product.pictures,
         product.topics, product.countries, product.position
       from jsonb_to_recordset($1::jsonb) as item ("companyId" uuid, products jsonb)
       cross join lateral rows from (jsonb_to_recordset(item.products) as
           (id uuid, name text, description jsonb, pictures uuid[], topics uuid[], countries text[]))
         with ordinality as product (id, name, description, pictures, topics, countries, position)`,
      [JSON.stringify(booths)],
    );
    await this.manager.query(
      `insert into booths.picture (image_id, booth_id)
       select unnest(array_remove(array[b.logo_id, b.banner_id], null)), b.id from booths.booth b where b.fair_id = $1
       union select unnest(p.pictures), b.id from booths.product p join booths.booth b on b.id = p.booth_id where b.fair_id = $1`,
      [demoFairId],
    );
  }

  /** Everybody of a booth stands at it today: a team of several in halves of the day. */
  async setRoster(day: string, hours: DemoHours): Promise<void> {
    await this.manager.query(`delete from booths.duty_shift where fair_id = $1`, [demoFairId]);
    await this.manager.query(
      `insert into booths.duty_shift (fair_id, booth_id, participant_id, starts_at, ends_at)
       select $1, company_id, id,
         case when team > 1 and nr % 2 = 0 then opens + (closes - opens) / 2 else opens end,
         case when team > 1 and nr % 2 = 1 then opens + (closes - opens) / 2 else closes end
       from (
         select p.id, p.company_id, row_number() over (partition by p.company_id order by p.id) as nr,
           count(*) over (partition by p.company_id) as team,
           ($2::date + $3::time) at time zone $5 as opens, ($2::date + $4::time) at time zone $5 as closes
         from profiles.participant p join booths.booth b on b.id = p.company_id where p.fair_id = $1 and p.kind = 'exhibitor'
       ) member`,
      [demoFairId, day, hours.dayStartsAt, hours.dayEndsAt, demoZone],
    );
  }

  /** One day with these hours; wishes may be said until the end of it. */
  async setDay(day: string, hours: DemoHours): Promise<void> {
    await this.manager.query(
      `update fairs.fair set starts_on = $2, ends_on = $2, time_zone = $3, day_starts_at = $4, day_ends_at = $5, slot_minutes = $6,
         break_minutes = 0, lunch_starts_at = null, lunch_ends_at = null, status = 'open',
         wishes_close_at = ($2::date + $5::time) at time zone $3
       where id = $1`,
      [demoFairId, day, demoZone, hours.dayStartsAt, hours.dayEndsAt, hours.slotMinutes],
    );
  }

  async setBusy(busy: ReadonlyMap<string, Interval[]>): Promise<void> {
    const rows = [...busy].map(([id, intervals]) => ({ id, intervals }));
    await this.manager.query(
      `update profiles.participant p set busy = item.intervals
       from jsonb_to_recordset($2::jsonb) as item (id uuid, intervals jsonb) where p.id = item.id and p.fair_id = $1`,
      [demoFairId, JSON.stringify(rows)],
    );
  }

  async insertWishes(wishes: readonly WishSeed[]): Promise<void> {
    await this.manager.query(
      `insert into matchmaking.wish (fair_id, from_id, to_id, level, updated_at)
       select $1, "fromId", "toId", level, now() - interval '1 minute' * (row_number() over () % 4000)
       from jsonb_to_recordset($2::jsonb) as item ("fromId" uuid, "toId" uuid, level text)
       on conflict (from_id, to_id) do update set level = excluded.level`,
      [demoFairId, JSON.stringify(wishes)],
    );
  }

  /** Moves meetings and the timetables behind them in time, as if they had not taken place. */
  async moveMeetings(milliseconds: number): Promise<void> {
    const by = [demoFairId, `${milliseconds} milliseconds`];
    await this.manager.query(
      `set constraints meetings.one_meeting_at_a_time, meetings.one_meeting_at_a_table deferred`,
    );
    await this.manager.query(
      `update meetings.meeting set during = tstzrange(lower(during) + $2::interval, upper(during) + $2::interval), held_at = null
       where fair_id = $1`,
      by,
    );
    await this.manager.query(
      `update meetings.attendee set first_joined_at = null, last_joined_at = null, last_left_at = null where fair_id = $1`,
      [demoFairId],
    );
    await this.manager.query(
      `update matchmaking.planned_meeting m set starts_at = starts_at + $2::interval, ends_at = ends_at + $2::interval
       from matchmaking.timetable_run r where r.id = m.run_id and r.fair_id = $1`,
      by,
    );
  }

  /** Three of four meetings that are over have taken place, and most of them were liked. */
  async holdPastMeetings(): Promise<void> {
    await this.manager.query(
      `with held as (
         update meetings.meeting set held_at = lower(during) + interval '1 minute'
         where fair_id = $1 and upper(during) < now() and status = 'scheduled' and abs(hashtext(id::text)) % 4 > 0 returning id
       )
       update meetings.attendee a
       set first_joined_at = lower(during) + interval '1 minute', last_joined_at = lower(during) + interval '1 minute',
         last_left_at = upper(during)
       from held where held.id = a.meeting_id`,
      [demoFairId],
    );
    await this.manager.query(
      `insert into meetings.feedback (meeting_id, participant_id, rating, follow_up)
       select a.meeting_id, a.participant_id, 3 + abs(hashtext(a.participant_id::text)) % 3, abs(hashtext(a.meeting_id::text)) % 3 = 0
       from meetings.attendee a join meetings.meeting m on m.id = a.meeting_id
       where m.fair_id = $1 and m.held_at is not null and abs(hashtext(a.participant_id::text || a.meeting_id::text)) % 2 = 0
       on conflict (meeting_id, participant_id) do nothing`,
      [demoFairId],
    );
  }

  /** When the meeting of two people begins; null when they have none. */
  async meetingOf(aId: string, bId: string): Promise<{ id: string; startsAt: Date; endsAt: Date } | null> {
    const [row] = await this.manager.query(
      `select m.id, lower(m.during) as "startsAt", upper(m.during) as "endsAt" from meetings.meeting m
       where m.fair_id = $1 and m.status = 'scheduled'
         and (select count(*) from meetings.attendee a where a.meeting_id = m.id and a.participant_id in ($2, $3)) = 2`,
      [demoFairId, aId, bId],
    );
    return row ?? null;
  }

  private async insertTopics(topics: readonly TopicSeed[]): Promise<void> {
    await this.manager.query(
      `insert into fairs.topic (id, fair_id, parent_id, position, name_en, name_fr)
       select id, $1, "parentId", row_number() over () - 1, en, fr
       from jsonb_to_recordset($2::jsonb) as item (id uuid, "parentId" uuid, en text, fr text)`,
      [demoFairId, JSON.stringify(topics)],
    );
  }

  private async insertCompanies(companies: readonly CompanySeed[]): Promise<void> {
    await this.manager.query(
      `insert into profiles.company (id, fair_id, name, name_key, is_exhibitor, country, sector, website, employees, certificates)
       select id, $1, name, platform.folded(name), "isExhibitor", country, sector, website, employees, certificates
       from jsonb_to_recordset($2::jsonb) as item (id uuid, name text, "isExhibitor" boolean, country text, sector text, website text,
         employees int, certificates text[])`,
      [demoFairId, JSON.stringify(companies)],
    );
  }

  private async insertPeople(people: readonly PersonSeed[]): Promise<void> {
    const accounts = people.map(({ email, firstName, lastName, locale }) => ({
      email,
      name: `${firstName} ${lastName}`,
      locale,
    }));
    await this.manager.query(
      `insert into auth."user" (email, name, locale, email_verified)
       select email, name, locale, true from jsonb_to_recordset($1::jsonb) as item (email text, name text, locale text)
       on conflict (email) do nothing`,
      [JSON.stringify([demoOrganiser, ...accounts])],
    );
    await this.manager.query(
      `insert into profiles.participant (id, fair_id, user_id, company_id, kind, email, first_name, last_name, job_title, country,
         languages, time_zone, attendance, needs, offers, need_text, offer_text, search_text, invited_at, signed_in_at,
         completed_at, availability_checked_at, intents, stage, deal_sizes, required_certificates, requires_strictly, exclusivity,
         sought_sizes, sought_stages)
       select item.id, $1, u.id, "companyId", kind, item.email, "firstName", "lastName", "jobTitle", country, languages, "timeZone",
         attendance, case when written then needs else '{}' end, case when written then offers else '{}' end,
         case when written then "needText" else '' end, case when written then "offerText" else '' end,
         platform.folded(concat_ws(' ', "firstName", "lastName", "jobTitle", "companyName",
           case when written then "needText" || ' ' || "offerText" end)),
         now() - interval '20 days', case when progress <> 'invited' then now() - interval '15 days' end,
         case when written then now() - interval '10 days' end, case when written then now() - interval '10 days' end,
         case when written then intents else '{}' end, case when written then stage end,
         case when written then "dealSizes" else '{}' end, case when written then requires else '{}' end,
         written and "requiresStrictly", case when written then exclusivity end,
         case when written then "seeksSizes" else '{}' end, case when written then "seeksStages" else '{}' end
       from (
         select *, progress = 'completed' as written
         from jsonb_to_recordset($2::jsonb) as person (id uuid, "companyId" uuid, "companyName" text, kind text, email text,
           "firstName" text, "lastName" text, "jobTitle" text, country text, languages text[], "timeZone" text, attendance text,
           needs uuid[], offers uuid[], "needText" text, "offerText" text, progress text, intents text[],
           stage text, terms jsonb)
       ) item
       cross join lateral jsonb_to_record(item.terms) as terms ("dealSizes" text[], requires text[], "requiresStrictly" boolean,
         exclusivity text, "seeksSizes" text[], "seeksStages" text[])
       join auth."user" u on u.email = item.email`,
      [demoFairId, JSON.stringify(people)],
    );
    await this.manager.query(
      `insert into auth.fair_role (user_id, fair_id, role)
       select user_id, fair_id, case kind when 'exhibitor' then 'exhibitor' else 'participant' end
       from profiles.participant where fair_id = $1
       union all select id, $1, 'organiser' from auth."user" where email = $2
       on conflict do nothing`,
      [demoFairId, demoOrganiser.email],
    );
  }
}
