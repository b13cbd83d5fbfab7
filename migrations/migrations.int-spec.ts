import { randomBytes } from 'node:crypto';
import { databaseOptions } from '@parvis/platform';
import { createFairRow } from '@parvis/testing';
import { DataSource } from 'typeorm';
import { migrations } from './index.js';
import { runMigrations } from './run-migrations.js';

const placeOf = ({ name }: { name: string }) => Number(/\d+$/.exec(name));
/** The last one before booths, calls to stands, leads and conversations. */
const former = migrations.filter((migration) => placeOf(migration) <= 1795305600016);

/** Rows as Parvis wrote them before; $1 is their fair. */
const formerRows = [
  `insert into profiles.company (id, fair_id, name, name_key, is_exhibitor)
   values ('c0000000-0000-4000-8000-000000000001', $1, 'Pompes', 'pompes', true)`,
  `insert into profiles.participant (id, fair_id, user_id, company_id, kind, email, first_name, last_name, time_zone, attendance)
   select p.id::uuid, $1, u.id, 'c0000000-0000-4000-8000-000000000001', p.kind, u.email, 'P', p.kind, 'Europe/Brussels', 'both'
   from (values ('a0000000-0000-4000-8000-000000000001', 'exhibitor'), ('a0000000-0000-4000-8000-000000000002', 'visitor')) p (id, kind)
   join auth."user" u on u.name = p.kind`,
  `insert into booths.booth (id, fair_id, size, tagline, description, sort_name)
   select 'c0000000-0000-4000-8000-000000000001', $1, 'M', 'La chaleur', 'Depuis 1900', 'pompes'`,
  `insert into booths.product (id, booth_id, name, description)
   select 'b0000000-0000-4000-8000-000000000001', c.id, 'Pompe', 'Chauffe' from profiles.company c where c.fair_id = $1`,
  `insert into live.message (fair_id, room_id, sender_id, client_id, text)
   select $1, r.id::uuid, 'a0000000-0000-4000-8000-000000000002', gen_random_uuid(), r.text
   from (values ('d0000000-0000-4000-8000-000000000001', 'one'), ('d0000000-0000-4000-8000-000000000002', 'two'),
     ('d0000000-0000-4000-8000-000000000001', 'three')) r (id, text)`,
];
/** What of them has to be there still, whatever was undone. */
const kept = [
  `select id, size, tagline, description, sort_name from booths.booth order by id`,
  `select id, booth_id, name, description, position from booths.product order by id`,
  `select room_id, text, sender_id from live.message order by room_id, seq`,
];

/** Rows that only the present schema has; $1 is their fair. */
const presentRows = [
  `insert into booths.visibility (fair_id, participant_id, is_visible) select $1, id, true from profiles.participant`,
  `insert into booths.visit (fair_id, booth_id, participant_id, user_id, line_id)
   select $1, company_id, id, user_id, 'a line' from profiles.participant where kind = 'visitor'`,
  `insert into booths.duty_shift (fair_id, booth_id, participant_id, starts_at, ends_at)
   select $1, company_id, id, now(), now() + interval '1 hour' from profiles.participant where kind = 'exhibitor'`,
  `insert into booths.document (fair_id, booth_id, title, level) select $1, id, 'D', 'nda' from booths.booth`,
  `insert into booths.document_version (document_id, number, key, name, type, size, sha256, pages)
   select d.id, 1, 'booths/a.pdf', 'a.pdf', 'application/pdf', 1, '', 1 from booths.document d where d.fair_id = $1`,
  `insert into booths.agreement (fair_id, number, text) values ($1, 1, '{"en": "T", "fr": ""}')`,
  `insert into booths.signature (fair_id, booth_id, company_name, document_id, document_title, version_number, version_sha256,
     agreement_id, language, participant_id, typed_name, profile_name, profile_company, email, address, user_agent)
   select $1, d.booth_id, 'C', d.id, 'D', 1, '', a.id, 'en', p.id, 'N', 'N', 'C', 'e', 'a', 'u'
   from booths.document d, booths.agreement a, profiles.participant p where p.kind = 'visitor'`,
  `insert into booths.lead (fair_id, booth_id, participant_id, sources, first_at, last_at)
   select $1, company_id, id, '{scanned}', now(), now() from profiles.participant where kind = 'visitor'`,
  `insert into booths.lead_note (lead_id, text) select id, 'N' from booths.lead where fair_id = $1`,
  `insert into booths.meeting_note (fair_id, booth_id, participant_id, meeting_id, author_id, text, said_at)
   select $1, booth_id, participant_id, gen_random_uuid(), participant_id, 'N', now() from booths.lead`,
  `insert into booths.consent (fair_id, booth_id, participant_id, act, key, fields, given_at)
   select $1, booth_id, participant_id, 'scan', 'k', '{email}', now() from booths.lead`,
  `insert into booths.lead_export (booth_id, format, rows) select booth_id, 'csv', 1 from booths.lead where fair_id = $1`,
  `insert into live.stand_call (fair_id, booth_id, kind, caller_id, state, over_at)
   select $1, booth_id, 'visit', participant_id, 'missed', now() from booths.lead`,
  `insert into live.call_task (call_id, booth_id, due_at) select id, booth_id, now() from live.stand_call where fair_id = $1`,
  `insert into live.conversation (fair_id, kind, booth_id, visitor_id) select $1, 'booth', booth_id, participant_id from booths.lead`,
  `insert into live.message (fair_id, conversation_id, sender_id, client_id, text, seq, change)
   select $1, id, visitor_id, gen_random_uuid(), 'hello', 1, 1 from live.conversation where kind = 'booth'`,
];

/** Everything but data, sorted: tables, what holds for them, what they do by themselves. */
async function schemaOf(db: DataSource): Promise<string[]> {
  const rows: { said: string }[] = await db.query(`
    with own as (select oid, nspname from pg_namespace where nspname !~ '^(pg_|information_schema|public)')
    select said from (
      select format('%s.%s.%s %s %s %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
        pg_get_expr(d.adbin, d.adrelid)) as said
      from pg_attribute a join pg_class c on c.oid = a.attrelid join own n on n.oid = c.relnamespace
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where a.attnum > 0 and not a.attisdropped and c.relkind = 'r'
      union all select format('%s %s', t.conrelid::regclass, pg_get_constraintdef(t.oid))
      from pg_constraint t join own n on n.oid = t.connamespace where t.contype <> 'n'
      union all select regexp_replace(i.indexdef, ' INDEX \\S+ ', ' INDEX ') from pg_indexes i join own n on n.nspname = i.schemaname
      union all select pg_get_functiondef(p.oid) from pg_proc p join own n on n.oid = p.pronamespace
      union all select pg_get_triggerdef(g.oid) from pg_trigger g join pg_class c on c.oid = g.tgrelid
        join own n on n.oid = c.relnamespace where not g.tgisinternal
    ) schema order by said collate "C"`);
  return rows.map(({ said }) => said);
}

describe('migrations', () => {
  const name = `test_migrations_${randomBytes(4).toString('hex')}`;
  const url = new URL(process.env.DATABASE_URL ?? '');
  const server = new DataSource(databaseOptions(url.toString(), 2));
  let db: DataSource;

  beforeAll(async () => {
    await server.initialize();
    await server.query(`create database ${name}`);
    url.pathname = `/${name}`;
    await runMigrations(url.toString(), former);
    db = await new DataSource({
      ...databaseOptions(url.toString(), 3),
      migrations: [...migrations],
      migrationsTransactionMode: 'each',
    }).initialize();
  });
  afterAll(async () => {
    await db.destroy();
    await server.query(`drop database ${name} with (force)`);
    await server.destroy();
  });

  it('go up and down again over data, and lose only what was not there before', async () => {
    for (const kind of ['exhibitor', 'visitor'])
      await db.query(`insert into auth."user" (email, name) values ($1, $2)`, [`${kind}@example.org`, kind]);
    const fairId = await createFairRow(db);
    await db.query(`update fairs.fair set languages = '{fr,en}'`);
    for (const sql of formerRows) await db.query(sql, sql.includes('$1') ? [fairId] : []);
    const read = () => Promise.all(kept.map((sql) => db.query(sql)));
    const before = { rows: await read(), schema: await schemaOf(db) };

    await db.runMigrations();
    const present = await schemaOf(db);
    const [booth] = await db.query(`select tagline, published_at is not null as "isShown" from booths.booth`);
    expect(booth).toEqual({ tagline: { en: '', fr: 'La chaleur' }, isShown: true });
    expect(await db.query(`select text, seq::int as seq from live.message order by conversation_id, seq`)).toEqual([
      { text: 'one', seq: 1 },
      { text: 'three', seq: 2 },
      { text: 'two', seq: 1 },
    ]);
    for (const sql of presentRows) await db.query(sql, sql.includes('$1') ? [fairId] : []);

    for (let left = migrations.length; left > former.length; left--) await db.undoLastMigration();
    expect(await schemaOf(db)).toEqual(before.schema);
    expect(await read()).toEqual(before.rows);

    await db.runMigrations();
    expect(await schemaOf(db)).toEqual(present);
  });
});
