import { Injectable } from '@nestjs/common';
import type { Interval, Locale, ParticipantCard, PersonFace } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { type MatchProfile, type MatchRow, matchColumns, toMatchProfiles } from './match-profile.js';
import {
  type CardRow,
  cardColumns,
  cardTables,
  type FaceRow,
  faceColumns,
  toCard,
  toFace,
} from './participant-card.js';

type Kind = ParticipantCard['kind'];
type Attendance = ParticipantCard['attendance'];

/** Who somebody is in a fair, for decisions about what he or she may do. */
export interface ParticipantIdentity {
  id: string;
  fairId: string;
  userId: string;
  companyId: string | null;
  kind: Kind;
  firstName: string;
  lastName: string;
  companyName: string;
  timeZone: string;
  attendance: Attendance;
}

/** A person with name, company and account, for lists and messages. */
export interface ParticipantName {
  id: string;
  userId: string;
  firstName: string;
  lastName: string;
  companyName: string;
}

/** What a timetable needs of a person. */
export interface PlanningPerson {
  id: string;
  companyId: string | null;
  kind: Kind;
  attendance: Attendance;
  /** In which the person can hold a meeting; empty: not known. */
  languages: string[];
  /** Times at which the person cannot meet, as said and as the own calendar has it. */
  busy: Interval[];
}

/** What a mail to a person needs. */
export interface MailRecipient {
  id: string;
  fairId: string;
  userId: string;
  email: string;
  firstName: string;
  lastName: string;
  companyName: string;
  kind: Kind;
  locale: Locale;
  timeZone: string;
}

const identityColumns = `
  p.id, p.fair_id as "fairId", p.user_id as "userId", p.company_id as "companyId", p.kind, p.first_name as "firstName",
  p.last_name as "lastName", coalesce(c.name, '') as "companyName", p.time_zone as "timeZone", p.attendance`;

/** What other domains may read of people. Every method is one query, whatever the number of people. */
@Injectable()
export class ParticipantReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Cards by id; people of other fairs are left out. */
  async cards(fairId: string, ids: readonly string[]): Promise<Map<string, ParticipantCard>> {
    if (ids.length === 0) return new Map();
    const rows: CardRow[] = await this.dataSource.query(
      `select ${cardColumns} from ${cardTables} where p.fair_id = $1 and p.id = any($2::uuid[])`,
      [fairId, ids],
    );
    return new Map(rows.map((row) => [row.id, toCard(row)]));
  }

  /** Faces by id; people of other fairs are left out. */
  async faces(fairId: string, ids: readonly string[]): Promise<Map<string, PersonFace>> {
    if (ids.length === 0) return new Map();
    const rows: FaceRow[] = await this.dataSource.query(
      `select ${faceColumns} from ${cardTables} where p.fair_id = $1 and p.id = any($2::uuid[])`,
      [fairId, ids],
    );
    return new Map(rows.map((row) => [row.id, toFace(row)]));
  }

  async card(fairId: string, id: string): Promise<ParticipantCard | null> {
    return (await this.cards(fairId, [id])).get(id) ?? null;
  }

  /** The people of a company in order of name, 500 at most. */
  async colleagues(fairId: string, companyId: string): Promise<ParticipantCard[]> {
    const rows: CardRow[] = await this.dataSource.query(
      `select ${cardColumns} from ${cardTables} where p.fair_id = $1 and p.company_id = $2
       order by p.sort_name, p.id limit 500`,
      [fairId, companyId],
    );
    return rows.map(toCard);
  }

  /** Who stands at an exhibitor's booth: the accounts of a company's exhibitors, by participant id. */
  async staffOf(fairId: string, companyId: string): Promise<Map<string, string>> {
    const rows: { id: string; userId: string }[] = await this.dataSource.query(
      `select id, user_id as "userId" from profiles.participant where fair_id = $1 and company_id = $2 and kind = 'exhibitor'`,
      [fairId, companyId],
    );
    return new Map(rows.map(({ id, userId }) => [id, userId]));
  }

  async find(fairId: string, id: string): Promise<ParticipantIdentity | null> {
    return this.identity('p.id = $2', fairId, id);
  }

  /** The person that an account is in a fair; null for accounts without a profile there, such as most organisers. */
  async byUser(fairId: string, userId: string): Promise<ParticipantIdentity | null> {
    return this.identity('p.user_id = $2', fairId, userId);
  }

  /** Who an account is in each of its fairs: the fair by participant id. */
  async ofUser(userId: string): Promise<Map<string, string>> {
    const rows: { id: string; fairId: string }[] = await this.dataSource.query(
      `select id, fair_id as "fairId" from profiles.participant where user_id = $1`,
      [userId],
    );
    return new Map(rows.map(({ id, fairId }) => [id, fairId]));
  }

  /** The same for many accounts, by user id. */
  async byUsers(fairId: string, userIds: readonly string[]): Promise<Map<string, ParticipantIdentity>> {
    if (userIds.length === 0) return new Map();
    const rows: ParticipantIdentity[] = await this.dataSource.query(
      `select ${identityColumns} from ${cardTables} where p.fair_id = $1 and p.user_id = any($2::uuid[])`,
      [fairId, userIds],
    );
    return new Map(rows.map((row) => [row.userId, row]));
  }

  /** Account of each person, by participant id. */
  async userIds(ids: readonly string[]): Promise<Map<string, string>> {
    return this.column('user_id', ids);
  }

  /** Address of each person, by participant id. Not for the eyes of other participants. */
  async emailsOf(ids: readonly string[]): Promise<Map<string, string>> {
    return this.column('email', ids);
  }

  /** Numbers under which people may be rung by those they meet, by participant id; only of those who allow it. */
  async callPhones(ids: readonly string[]): Promise<Map<string, string>> {
    const phones = await this.column('call_phone', ids);
    return new Map([...phones].filter(([, phone]) => phone !== ''));
  }

  /** Name, company and account, by participant id; people of any fair. */
  async names(ids: readonly string[]): Promise<Map<string, ParticipantName>> {
    if (ids.length === 0) return new Map();
    const rows: ParticipantName[] = await this.dataSource.query(
      `select p.id, p.user_id as "userId", p.first_name as "firstName", p.last_name as "lastName",
         coalesce(c.name, '') as "companyName"
       from ${cardTables} where p.id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Full name and company for lists, by participant id, or by account id for an organiser without a profile. */
  async lines(ids: readonly string[]): Promise<Map<string, { id: string; name: string; companyName: string }>> {
    const names = await this.names(ids);
    const others = ids.filter((id) => !names.has(id));
    const accounts: { id: string; name: string }[] =
      others.length === 0
        ? []
        : await this.dataSource.query(`select id, name from auth."user" where id = any($1::uuid[])`, [others]);
    const people = [...names.values()].map(({ id, firstName, lastName, companyName }) => {
      return { id, name: `${firstName} ${lastName}`, companyName };
    });
    const lines = [...people, ...accounts.map((account) => ({ ...account, companyName: '' }))];
    return new Map(lines.map((line) => [line.id, line]));
  }

  /** Ids of the people whose name, job or company contains a text, whatever its accents; 2,000 at most. */
  async searchIds(fairId: string, text: string): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select id from profiles.participant
       where fair_id = $1 and search_text like '%' || translate(platform.folded($2), '%_', '') || '%'
       order by id limit 2000`,
      [fairId, text],
    );
    return rows.map((row) => row.id);
  }

  /** Everyone of a fair as the matcher sees them, in order of id. */
  async matchProfiles(fairId: string): Promise<MatchProfile[]> {
    const rows: MatchRow[] = await this.dataSource.query(
      `select ${matchColumns} from ${cardTables} where p.fair_id = $1 order by p.id`,
      [fairId],
    );
    return toMatchProfiles(rows);
  }

  /** One of them, by account; null for accounts without a profile in this fair. */
  async matchProfileOf(fairId: string, userId: string): Promise<MatchProfile | null> {
    const rows: MatchRow[] = await this.dataSource.query(
      `select ${matchColumns} from ${cardTables} where p.fair_id = $1 and p.user_id = $2`,
      [fairId, userId],
    );
    return toMatchProfiles(rows)[0] ?? null;
  }

  /** The same for some of them, in order of id; people of other fairs and those who are gone are left out. */
  async matchProfilesOf(fairId: string, ids: readonly string[]): Promise<MatchProfile[]> {
    if (ids.length === 0) return [];
    const rows: MatchRow[] = await this.dataSource.query(
      `select ${matchColumns} from ${cardTables} where p.fair_id = $1 and p.id = any($2::uuid[]) order by p.id`,
      [fairId, ids],
    );
    return toMatchProfiles(rows);
  }

  /** Everyone of a fair with availability, in order of id; with `ids` only these. */
  async planningPeople(fairId: string, ids: readonly string[] | null = null): Promise<PlanningPerson[]> {
    return this.dataSource.query(
      `select p.id, p.company_id as "companyId", p.kind, p.attendance, to_json(p.languages) as languages,
         p.busy || coalesce(c.busy, '[]') as busy
       from profiles.participant p left join profiles.own_calendar c on c.participant_id = p.id
       where p.fair_id = $1 ${ids ? 'and p.id = any($2::uuid[])' : ''} order by p.id`,
      ids ? [fairId, ids] : [fairId],
    );
  }

  /** Those of these people who keep this time free for something else by their own word; as it is within the transaction. */
  async keptFree(manager: EntityManager, ids: readonly string[], { startsAt, endsAt }: Interval): Promise<string[]> {
    const rows: { id: string }[] = await manager.query(
      `select id from profiles.participant where id = any($1::uuid[]) and platform.spans(busy) && tstzrange($2, $3)`,
      [ids, startsAt, endsAt],
    );
    return rows.map(({ id }) => id);
  }

  /** The places in the list of those of these at whose time one of the people keeps free for something else; as within the transaction. */
  async obstructed(
    manager: EntityManager,
    dates: readonly (Interval & { ids: readonly string[] })[],
  ): Promise<Set<number>> {
    if (dates.length === 0) return new Set();
    const rows: { place: number }[] = await manager.query(
      `select distinct (nr - 1)::int as place
       from rows from (jsonb_to_recordset($1::jsonb) as (ids uuid[], "startsAt" timestamptz, "endsAt" timestamptz)) with ordinality
         as item (ids, starts, ends, nr)
       join profiles.participant p on p.id = any(item.ids) and p.busy <> '[]'
       where platform.spans(p.busy) && tstzrange(item.starts, item.ends)`,
      [JSON.stringify(dates)],
    );
    return new Set(rows.map(({ place }) => place));
  }

  /** Where people come from and whether they come to the fair, by participant id; people of any fair. */
  async origins(
    ids: readonly string[],
  ): Promise<Map<string, Pick<PersonFace, 'id' | 'companyId' | 'country' | 'timeZone'> & { attendance: Attendance }>> {
    if (ids.length === 0) return new Map();
    const rows = await this.dataSource.query(
      `select id, company_id as "companyId", country, time_zone as "timeZone", attendance
       from profiles.participant where id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row: { id: string }) => [row.id, row]));
  }

  /** Everybody of a company. */
  async idsOfCompany(fairId: string, companyId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select id from profiles.participant where fair_id = $1 and company_id = $2`,
      [fairId, companyId],
    );
    return rows.map(({ id }) => id);
  }

  async forMail(participantId: string): Promise<MailRecipient | null> {
    return (await this.recipients([participantId])).get(participantId) ?? null;
  }

  /** The same for many, by participant id; people of any fair. */
  async recipients(ids: readonly string[]): Promise<Map<string, MailRecipient>> {
    if (ids.length === 0) return new Map();
    const rows: MailRecipient[] = await this.dataSource.query(
      `select p.id, p.fair_id as "fairId", p.user_id as "userId", p.email, p.first_name as "firstName",
         p.last_name as "lastName", coalesce(c.name, '') as "companyName", p.kind, u.locale, p.time_zone as "timeZone"
       from ${cardTables} join auth."user" u on u.id = p.user_id where p.id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async identity(condition: string, fairId: string, id: string): Promise<ParticipantIdentity | null> {
    const [row]: ParticipantIdentity[] = await this.dataSource.query(
      `select ${identityColumns} from ${cardTables} where p.fair_id = $1 and ${condition}`,
      [fairId, id],
    );
    return row ?? null;
  }

  private async column(name: 'user_id' | 'email' | 'call_phone', ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows: { id: string; value: string }[] = await this.dataSource.query(
      `select id, ${name} as value from profiles.participant where id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.value]));
  }
}
