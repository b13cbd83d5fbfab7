import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { TestClient } from './test-client.js';
import type { TestServer } from './test-server.js';

const hour = 3_600_000;

export interface FairOverrides {
  name?: string;
  mode?: 'virtual' | 'on_site' | 'hybrid';
  startsOn?: string;
  endsOn?: string;
  timeZone?: string;
  dayStartsAt?: string;
  dayEndsAt?: string;
  tables?: number;
  slotMinutes?: number;
  wishesCloseAt?: Date;
  status?: 'draft' | 'open' | 'closed';
}

/** An open fair three days from now, 9:00 to 12:00 in Brussels with slots of 30 minutes; answers its id. */
export async function createFairRow(db: DataSource, overrides: FairOverrides = {}): Promise<string> {
  const day = new Date(Date.now() + 72 * hour).toISOString().slice(0, 10);
  const [row]: [{ id: string }] = await db.query(
    `insert into fairs.fair (name, starts_on, ends_on, time_zone, languages, mode, day_starts_at, day_ends_at, slot_minutes,
       break_minutes, tables, wishes_close_at, status)
     values ($1, $2, $3, $4, '{en,fr}', $5, $6, $7, $8, 0, $9, $10, $11) returning id`,
    [
      overrides.name ?? 'Test fair',
      overrides.startsOn ?? day,
      overrides.endsOn ?? overrides.startsOn ?? day,
      overrides.timeZone ?? 'Europe/Brussels',
      overrides.mode ?? 'virtual',
      overrides.dayStartsAt ?? '09:00',
      overrides.dayEndsAt ?? '12:00',
      overrides.slotMinutes ?? 30,
      overrides.tables ?? 0,
      overrides.wishesCloseAt ?? new Date(Date.now() + 24 * hour),
      overrides.status ?? 'open',
    ],
  );
  return row.id;
}

export interface PersonOverrides {
  email?: string;
  firstName?: string;
  lastName?: string;
  kind?: 'exhibitor' | 'visitor';
  company?: string;
  attendance?: 'virtual' | 'on_site' | 'both';
  needs?: string[];
  offers?: string[];
  languages?: string[];
  busy?: { startsAt: string; endsAt: string }[];
}

export interface TestPerson {
  id: string;
  companyId: string | null;
  email: string;
  /** Signed in as this person. */
  client: TestClient;
}

/** A participant of a fair with account, role and session. People of the same company name are colleagues. */
export async function createPerson(
  server: TestServer,
  fairId: string,
  overrides: PersonOverrides = {},
): Promise<TestPerson> {
  const email = overrides.email ?? `${randomUUID().slice(0, 8)}@people.example`;
  const kind = overrides.kind ?? 'visitor';
  const client = await server.signInAs(kind === 'exhibitor' ? 'exhibitor' : 'participant', fairId, email);
  const companyId = overrides.company
    ? await ensureCompany(server.db, fairId, overrides.company, kind === 'exhibitor')
    : null;
  const firstName = overrides.firstName ?? 'Alex';
  const lastName = overrides.lastName ?? email.split('@')[0] ?? email;
  const [row]: [{ id: string }] = await server.db.query(
    `insert into profiles.participant (fair_id, user_id, company_id, kind, email, first_name, last_name, time_zone, attendance,
       needs, offers, languages, busy, search_text)
     values ($1, $2, $3, $4, $5, $6, $7, 'Europe/Brussels', $8, $9, $10, $11, $12, platform.folded($13))
     returning id`,
    [
      fairId,
      client.userId,
      companyId,
      kind,
      email,
      firstName,
      lastName,
      overrides.attendance ?? 'virtual',
      overrides.needs ?? [],
      overrides.offers ?? [],
      overrides.languages ?? ['en'],
      JSON.stringify(overrides.busy ?? []),
      `${lastName} ${firstName} ${overrides.company ?? ''}`,
    ],
  );
  return { id: row.id, companyId, email, client };
}

export interface MeetingOverrides {
  /** A time that nothing else takes when absent. */
  startsInHours?: number;
  /** False: at table 1. */
  isByVideo?: boolean;
}

/** A scheduled meeting of half an hour on these people's agendas; answers its id. */
export async function createMeeting(
  db: DataSource,
  fairId: string,
  participantIds: readonly string[],
  { startsInHours = 100 + Math.floor(Math.random() * 100_000), isByVideo = true }: MeetingOverrides = {},
): Promise<string> {
  const [{ id }]: [{ id: string }] = await db.query(
    `insert into meetings.meeting (fair_id, during, place, table_number, has_video)
     values ($1, tstzrange(now() + $2 * interval '1 hour', now() + $2 * interval '1 hour' + interval '30 minutes'), $3, $4, $5)
     returning id`,
    [fairId, startsInHours, isByVideo ? 'video' : 'table', isByVideo ? null : 1, isByVideo],
  );
  await db.query(
    `insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
     select id, unnest($2::uuid[]), fair_id, during, status, 'party' from meetings.meeting where id = $1`,
    [id, participantIds],
  );
  return id;
}

export interface PendingRequest {
  id: string;
  fromId: string;
  toId: string;
  times: readonly { startsAt: string; endsAt: string }[];
}

/** Requests for meetings that wait for whom they were sent to, as many as one likes in two statements. */
export async function createPendingRequests(
  db: DataSource,
  fairId: string,
  requests: readonly PendingRequest[],
): Promise<void> {
  const rows = JSON.stringify(requests);
  await db.query(
    `insert into meetings.request (id, fair_id, kind, from_id, to_id, created_by, client_key, reason, message, expires_at, next_at)
     select id, $1, 'meet', "fromId", "toId", "fromId", id, 'sell', repeat('Peas for everybody. ', 2), now() + interval '1 day', now() + interval '1 day'
     from jsonb_to_recordset($2::jsonb) as item (id uuid, "fromId" uuid, "toId" uuid)`,
    [fairId, rows],
  );
  await db.query(
    `with item as (select * from jsonb_to_recordset($1::jsonb) as item (id uuid, "fromId" uuid, "toId" uuid, times jsonb)),
       people as (
         insert into meetings.request_person (request_id, participant_id, side, part)
         select id, "fromId", 'from', 'principal' from item union all select id, "toId", 'to', 'principal' from item)
     insert into meetings.request_time (request_id, position, during)
     select id, nr, tstzrange((time ->> 'startsAt')::timestamptz, (time ->> 'endsAt')::timestamptz)
     from item, jsonb_array_elements(times) with ordinality as each (time, nr)`,
    [rows],
  );
}

async function ensureCompany(db: DataSource, fairId: string, name: string, isExhibitor: boolean): Promise<string> {
  const [row]: [{ id: string }] = await db.query(
    `insert into profiles.company (fair_id, name, name_key, is_exhibitor) values ($1, $2, lower($2), $3)
     on conflict (fair_id, name_key) do update set is_exhibitor = company.is_exhibitor or excluded.is_exhibitor returning id`,
    [fairId, name, isExhibitor],
  );
  return row.id;
}
