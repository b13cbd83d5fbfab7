import { Injectable } from '@nestjs/common';
import type { BusinessTerms, Intent, Interval, ParticipantCard, Stage } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { companyKey } from '../company/company-key.rules.js';
import { termsColumns } from './business-terms.js';
import { type CardRow, cardColumns, cardTables } from './participant-card.js';

type Kind = ParticipantCard['kind'];
type Attendance = ParticipantCard['attendance'];

/** All that can be written of a person. */
export interface ParticipantContent {
  companyId: string | null;
  kind: Kind;
  firstName: string;
  lastName: string;
  jobTitle: string;
  country: string | null;
  languages: string[];
  timeZone: string;
  attendance: Attendance;
  needs: string[];
  offers: string[];
  needText: string;
  offerText: string;
  intents: Intent[];
  stage: Stage | null;
  terms: BusinessTerms;
  callPhone: string;
  busy: Interval[];
  availabilityCheckedAt: Date | null;
  completedAt: Date | null;
  imported: Record<string, unknown> | null;
}

/** A person as the database has it. */
export interface ParticipantRecord extends ParticipantContent {
  id: string;
  userId: string;
  email: string;
}

export type NewParticipantContent = Pick<
  ParticipantContent,
  'companyId' | 'kind' | 'firstName' | 'lastName' | 'jobTitle'
> &
  Pick<ParticipantContent, 'country' | 'languages' | 'timeZone' | 'attendance' | 'needs' | 'offers' | 'imported'> & {
    userId: string;
    email: string;
  };

export type OwnRow = CardRow &
  BusinessTerms & {
    email: string;
    callPhone: string;
    busy: Interval[];
    completedAt: Date | null;
    isAvailabilityChecked: boolean;
  };

const recordColumns = `
  id, user_id as "userId", email, company_id as "companyId", kind, first_name as "firstName", last_name as "lastName",
  job_title as "jobTitle", country, languages, time_zone as "timeZone", attendance, needs, offers, need_text as "needText",
  offer_text as "offerText", intents, stage, json_build_object('dealSizes', deal_sizes, 'requires', required_certificates,
    'requiresStrictly', requires_strictly, 'exclusivity', exclusivity, 'seeksSizes', sought_sizes, 'seeksStages', sought_stages) as terms,
  call_phone as "callPhone", busy, availability_checked_at as "availabilityCheckedAt", completed_at as "completedAt", imported`;

const searchText = (row: string) =>
  `platform.folded(concat_ws(' ', ${row}.first_name, ${row}.last_name, ${row}.job_title, c.name, ${row}.need_text, ${row}.offer_text))`;

@Injectable()
export class ParticipantRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A profile as its owner sees it. */
  async own(fairId: string, userId: string, manager: EntityManager = this.dataSource.manager): Promise<OwnRow | null> {
    const [row]: OwnRow[] = await manager.query(
      `select ${cardColumns}, ${termsColumns}, p.email, p.call_phone as "callPhone", p.busy, p.completed_at as "completedAt",
         p.availability_checked_at is not null as "isAvailabilityChecked"
       from ${cardTables} where p.fair_id = $1 and p.user_id = $2`,
      [fairId, userId],
    );
    return row ?? null;
  }

  async noteVisit(fairId: string, userId: string): Promise<void> {
    await this.dataSource.query(
      `update profiles.participant set signed_in_at = now() where fair_id = $1 and user_id = $2 and signed_in_at is null`,
      [fairId, userId],
    );
  }

  /** People by their accounts, locked until the transaction ends. */
  async lockByUsers(
    manager: EntityManager,
    fairId: string,
    userIds: readonly string[],
  ): Promise<Map<string, ParticipantRecord>> {
    const rows: ParticipantRecord[] = await manager.query(
      `select ${recordColumns} from profiles.participant where fair_id = $1 and user_id = any($2::uuid[]) order by id for update`,
      [fairId, userIds],
    );
    return new Map(rows.map((row) => [row.userId, row]));
  }

  async insert(manager: EntityManager, fairId: string, people: readonly NewParticipantContent[]): Promise<void> {
    if (people.length === 0) return;
    await manager.query(
      `insert into profiles.participant (fair_id, user_id, email, company_id, kind, first_name, last_name, job_title, country,
         languages, time_zone, attendance, needs, offers, imported, search_text)
       select $1, item.user_id, item.email, item.company_id, item.kind, item.first_name, item.last_name, item.job_title,
         item.country, item.languages, item.time_zone, item.attendance, item.needs, item.offers, item.imported,
         platform.folded(concat_ws(' ', item.first_name, item.last_name, item.job_title, c.name))
       from (
         select "userId" as user_id, email, "companyId" as company_id, kind, "firstName" as first_name, "lastName" as last_name,
           "jobTitle" as job_title, country, languages, "timeZone" as time_zone, attendance, needs, offers, imported
         from jsonb_to_recordset($2::jsonb) as given ("userId" uuid, email text, "companyId" uuid, kind text, "firstName" text,
           "lastName" text, "jobTitle" text, country text, languages text[], "timeZone" text, attendance text, needs uuid[],
           offers uuid[], imported jsonb)
       ) item left join profiles.company c on c.id = item.company_id`,
      [fairId, JSON.stringify(people)],
    );
  }

  /** Writes people over; each has to exist. */
  async update(manager: EntityManager, people: readonly ParticipantRecord[]): Promise<void> {
    if (people.length === 0) return;
    await manager.query(
      `update profiles.participant p
       set company_id = item.company_id, kind = item.kind, first_name = item.first_name, last_name = item.last_name,
         job_title = item.job_title, country = item.country, languages = item.languages, time_zone = item.time_zone,
         attendance = item.attendance, needs = item.needs, offers = item.offers, need_text = item.need_text,
         offer_text = item.offer_text, intents = item.intents, stage = item.stage, deal_sizes = terms."dealSizes",
         required_certificates = terms.requires, requires_strictly = terms."requiresStrictly",
         exclusivity = terms.exclusivity, sought_sizes = terms."seeksSizes", sought_stages = terms."seeksStages",
         call_phone = item.call_phone, busy = item.busy, availability_checked_at = item.availability_checked_at,
         completed_at = item.completed_at, imported = item.imported, updated_at = now(), search_text = ${searchText('item')}
       from (
         select id, "companyId" as company_id, kind, "firstName" as first_name, "lastName" as last_name, "jobTitle" as job_title,
           country, languages, "timeZone" as time_zone, attendance, needs, offers, "needText" as need_text,
           "offerText" as offer_text, intents, stage, terms, "callPhone" as call_phone, busy, "availabilityCheckedAt" as availability_checked_at,
           "completedAt" as completed_at, imported
         from jsonb_to_recordset($1::jsonb) as given (id uuid, "companyId" uuid, kind text, "firstName" text, "lastName" text,
           "jobTitle" text, country text, languages text[], "timeZone" text, attendance text, needs uuid[], offers uuid[],
           "needText" text, "offerText" text, intents text[], stage text, terms jsonb, "callPhone" text, busy jsonb,
           "availabilityCheckedAt" timestamptz, "completedAt" timestamptz, imported jsonb)
       ) item left join profiles.company c on c.id = item.company_id
       cross join lateral jsonb_to_record(item.terms) as terms ("dealSizes" text[], requires text[], "requiresStrictly" boolean,
         exclusivity text, "seeksSizes" text[], "seeksStages" text[])
       where p.id = item.id`,
      [JSON.stringify(people)],
    );
  }

  /**
   * Makes the visitors of companies that have begun to exhibit their staff; answers their accounts. Staff edit the booth, so only
   * whom the organiser's files put into the company counts, not whoever has typed its name into the own profile.
   */
  async makeStaff(manager: EntityManager, companies: readonly { id: string; key: string }[]): Promise<string[]> {
    if (companies.length === 0) return [];
    const keys = new Map(companies.map(({ id, key }) => [id, key]));
    const visitors: { id: string; companyId: string; said: string }[] = await manager.query(
      `select id, company_id as "companyId", coalesce(imported->>'company', '') as said from profiles.participant
       where company_id = any($1::uuid[]) and kind = 'visitor' order by id for update`,
      [[...keys.keys()]],
    );
    const staff = visitors.filter(({ companyId, said }) => companyKey(said) === keys.get(companyId));
    const [rows]: [{ userId: string }[], number] = await manager.query(
      `update profiles.participant set kind = 'exhibitor', updated_at = now()
       where id = any($1::uuid[]) returning user_id as "userId"`,
      [staff.map(({ id }) => id)],
    );
    return rows.map((row) => row.userId);
  }

  /** Ids of the people with these addresses and of all people of these companies. */
  async idsOf(
    manager: EntityManager,
    fairId: string,
    { emails, companyIds }: { emails: readonly string[]; companyIds: readonly string[] },
  ): Promise<string[]> {
    const rows: { id: string }[] = await manager.query(
      `select id from profiles.participant where fair_id = $1 and email = any($2)
       union select id from profiles.participant where fair_id = $1 and company_id = any($3::uuid[])`,
      [fairId, emails, companyIds],
    );
    return rows.map((row) => row.id);
  }

  /** @returns the picture that was there; undefined when there is no such profile. */
  async setPhoto(
    manager: EntityManager,
    fairId: string,
    userId: string,
    imageId: string | null,
  ): Promise<string | null | undefined> {
    const [row]: { photoId: string | null }[] = await manager.query(
      `select photo_id as "photoId" from profiles.participant where fair_id = $1 and user_id = $2 for update`,
      [fairId, userId],
    );
    await manager.query(
      `update profiles.participant set photo_id = $3, updated_at = now() where fair_id = $1 and user_id = $2`,
      [fairId, userId, imageId],
    );
    return row?.photoId;
  }
}
