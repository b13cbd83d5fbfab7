import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  downloadRefusedRows,
  getImport,
  getOwnProfile,
  listDirectory,
  listImports,
  listParticipants,
  listRowProblems,
  listTopics,
  type ParticipantRow,
  startImport,
  updateOwnProfile,
  uploadImport,
} from '@parvis/contracts';
import { FairsModule } from '@parvis/fairs';
import { createFairRow, createPerson, importFile, type TestClient, TestServer } from '@parvis/testing';
import iconv from 'iconv-lite';
import writeWorkbook from 'write-excel-file/node';
import { ProfilesModule } from '../profiles.module.js';
import { ProfilesWorkerModule } from '../profiles-worker.module.js';
import { ImportJob } from './import-job.js';

jest.setTimeout(120_000);

const sample = (name: string) => readFile(join(__dirname, 'samples', name));

const header = 'Prénom;Nom;Courriel;Société;Fonction;Pays;Recherche;Propose;Langues;Fuseau horaire;Présence';
const file = (...rows: string[]) => [header, ...rows].join('\r\n');

describe('import', () => {
  let server: TestServer;
  let fairId: string;
  let organiser: TestClient;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'profiles',
      api: [FairsModule, ProfilesModule],
      worker: [ProfilesWorkerModule],
      hasDatabase: true,
      domains: [],
    });
    // The relay empties the outbox; a copy shows what was ever recorded.
    await server.db.query(`
      create table recorded (name text, payload jsonb);
      create function record_event() returns trigger language plpgsql as $body$
        begin insert into public.recorded values (new.name, new.payload); return null; end $body$;
      create trigger record_event after insert on platform.outbox for each row execute function record_event();`);
  });
  afterAll(() => server.stop());

  beforeEach(async () => {
    fairId = await createFairRow(server.db, { mode: 'hybrid', tables: 10 });
    organiser = await server.signInAs('organiser', fairId, `organiser-${fairId}@example.org`);
  });

  const run = (kind: 'exhibitors' | 'participants', bytes: Uint8Array | string, name?: string) =>
    importFile(server, organiser, fairId, { kind, bytes, name });
  const counts = ({ created, updated, unchanged, refused, totalRows }: Awaited<ReturnType<typeof run>>) => ({
    totalRows,
    created,
    updated,
    unchanged,
    refused,
  });
  const people = async (search?: string): Promise<ParticipantRow[]> =>
    (await organiser.call(listParticipants, { params: { fairId }, query: { search, limit: 100 } })).items;
  const events = async (name: string): Promise<{ fairId: string }[]> => {
    const jobs = await server.db.query(`select payload from recorded where name = $1 and payload->>'fairId' = $2`, [
      name,
      fairId,
    ]);
    return jobs.map((job: { payload: unknown }) => job.payload);
  };

  it('imports the clean samples whole, and changes nothing when they come again', async () => {
    const [exhibitors, participants] = await Promise.all([sample('exhibitors.csv'), sample('participants.csv')]);
    const all = (totalRows: number, what: 'created' | 'unchanged') => ({
      ...{ totalRows, created: 0, updated: 0, unchanged: 0, refused: 0 },
      [what]: totalRows,
    });
    expect(counts(await run('exhibitors', exhibitors))).toEqual(all(120, 'created'));
    expect(counts(await run('participants', participants))).toEqual(all(480, 'created'));
    const before = await server.db.query(`select * from profiles.participant where fair_id = $1 order by id`, [fairId]);
    expect(counts(await run('exhibitors', exhibitors))).toEqual(all(120, 'unchanged'));
    expect(counts(await run('participants', participants))).toEqual(all(480, 'unchanged'));
    expect(
      await server.db.query(`select * from profiles.participant where fair_id = $1 order by id`, [fairId]),
    ).toEqual(before);
    // The companies of the samples are the same: their people are staff.
    const directory = await organiser.call(listDirectory, { params: { fairId }, query: { kind: 'exhibitor' } });
    expect(directory.total).toBe(600);
    expect((await organiser.call(listTopics, { params: { fairId } })).map((topic) => topic.names.fr)).toContain(
      'Emballage',
    );
    expect(await events('exhibitors.imported.v1')).toHaveLength(1);
    expect(await events('profiles.changed.v1')).toHaveLength(2);
    expect(await events('import.finished.v1')).toHaveLength(4);
  });

  it('imports the dirty sample: the good rows are there, the bad ones come back', async () => {
    const done = await run('participants', await sample('participants-dirty.csv'));
    expect(done).toMatchObject({ status: 'finished', encoding: 'windows-1252', separator: ';' });
    expect(counts(done)).toEqual({ totalRows: 199, created: 175, updated: 0, unchanged: 0, refused: 24 });
    const { items } = await organiser.call(listRowProblems, {
      params: { fairId, importId: done.id },
      query: { severity: 'error', limit: 100 },
    });
    const lost = items.filter((problem) => problem.code === 'undecodable');
    expect(lost).toHaveLength(12);
    expect(items.filter((problem) => problem.code !== 'undecodable').map(({ row, code }) => [row, code])).toEqual([
      [4, 'email-invalid'],
      [6, 'required'],
      [8, 'email-doubled'],
      [10, 'required'],
      [13, 'country-unknown'],
      [14, 'time-zone-unknown'],
      [15, 'language-unknown'],
      [16, 'formula'],
      [18, 'too-long'],
      [21, 'too-many-columns'],
      [23, 'markup'],
      [26, 'attendance-unknown'],
    ]);
  });

  it('reads the same table from a workbook and from any encoding', async () => {
    const rows = (await sample('participants.csv')).toString('utf8').split('\n').slice(0, 40).join('\n');
    expect(counts(await run('participants', rows))).toMatchObject({ created: 39 });
    expect(counts(await run('participants', iconv.encode(rows, 'utf-16le', { addBOM: true })))).toMatchObject({
      unchanged: 39,
    });
    const cells = rows
      .split('\n')
      .filter(Boolean)
      .map((line) => [...line.matchAll(/"([^"]*)"|([^,]+)/g)].map((m) => ({ value: m[1] ?? m[2] })));
    const workbook = await (await writeWorkbook(cells)).toBuffer();
    expect(await run('participants', workbook, 'people.xlsx')).toMatchObject({
      encoding: 'xlsx',
      separator: null,
      unchanged: 39,
    });
    const latin = iconv.encode(rows.replaceAll('Ł', 'L').replaceAll('ł', 'l'), 'macintosh');
    expect(await run('participants', latin)).toMatchObject({ encoding: 'macintosh', refused: 0 });
  });

  it('updates what has changed in a row and keeps what people have edited and what the row does not say', async () => {
    await run('participants', file('Zoë;Özdemir;zoe@x.example;NovaPack;CEO;BE;Emballage;;fr,en;Europe/Paris;virtual'));
    const zoe = await server.signInAs('participant', fairId, 'zoe@x.example');
    await zoe.call(updateOwnProfile, {
      params: { fairId },
      body: { jobTitle: 'Directrice', needText: 'Boîtes', attendance: 'both' },
    });
    const again = await run(
      'participants',
      file('Zoë;Özdemir;ZOE@x.example;NovaPack;CEO;FR;;;fr,en;Europe/Paris;virtual'),
    );
    expect(counts(again)).toMatchObject({ updated: 1, created: 0 });
    const [row] = await people();
    expect(row).toMatchObject({ country: 'FR', jobTitle: 'Directrice', needText: 'Boîtes', attendance: 'both' });
    expect(row!.needs).toHaveLength(1);
  });

  it('lets the refused rows be corrected and imported again', async () => {
    const first = await run(
      'participants',
      file(
        'Ann;Peeters;ann@x.example;NovaPack;CEO;BE;;;fr;Europe/Brussels;both',
        'Bob;Rossi;bob-at-x.example;"Deux; ""Ponts""";=1+1;Belgique;;;fr;Europe/Brussels;both;extra',
        'Cleo;Müller;cleo@x.example;+Plus;CEO;Atlantis;;;fr;Europe/Brussels;both',
      ),
    );
    expect(counts(first)).toMatchObject({ created: 1, refused: 2 });
    const response = await organiser.raw(downloadRefusedRows, { params: { fairId, importId: first.id } });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString('utf8');
    expect(text.split('\r\n')[0]).toBe(`\uFEFFParvis: why refused;${header}`);
    // No cell of the file begins with a sign that a spreadsheet would compute.
    expect(text).toContain(";'=1+1;");
    expect(text).toContain(";'+Plus;");
    const unchanged = await run('participants', bytes, 'participants-refused.csv');
    expect(counts(unchanged)).toMatchObject({ created: 0, refused: 2 });
    const corrected = text
      .replace('bob-at-x.example', 'bob@x.example')
      .replace("'=1+1", 'CTO')
      .replace(';both;extra', ';both')
      .replace('Atlantis', 'DE');
    expect(counts(await run('participants', corrected))).toMatchObject({ created: 2, refused: 0 });
    expect((await people()).map((person) => [person.firstName, person.companyName, person.jobTitle])).toEqual([
      ['Cleo', '+Plus', 'CEO'],
      ['Ann', 'NovaPack', 'CEO'],
      ['Bob', 'Deux; "Ponts"', 'CTO'],
    ]);
  });

  it('writes the reasons in the language of the organiser', async () => {
    await server.db.query(`update auth."user" set locale = 'fr' where id = $1`, [organiser.userId]);
    const done = await run('participants', file(';Peeters;ann@x.example;;;;;;;;'));
    const text = await (await organiser.raw(downloadRefusedRows, { params: { fairId, importId: done.id } })).text();
    expect(text).toContain('Parvis : motif du refus');
    expect(text).toContain('Prénom: manque');
  });

  it('renames nobody to another person because of an address typed twice, but corrects a part of a name', async () => {
    await run('participants', file('Mehdi;Nguyen;mehdi@x.example;;;;;;;;'));
    const done = await run('participants', file('Saskia;El Amrani;mehdi@x.example;;;;;;;;'));
    expect(counts(done)).toMatchObject({ updated: 0, refused: 1 });
    const { items } = await organiser.call(listRowProblems, { params: { fairId, importId: done.id } });
    expect(items).toMatchObject([{ row: 2, severity: 'error', code: 'email-of-another', value: 'mehdi@x.example' }]);
    const corrected = await run('participants', file('Mehdi;Nguyên-Dubois;mehdi@x.example;;;;;;;;'));
    expect(counts(corrected)).toMatchObject({ updated: 1, refused: 0 });
  });

  it('goes on where a crash has stopped it, with the same result', async () => {
    const rows = Array.from(
      { length: 1_200 },
      (_, i) => `P${i};N;p${i % 1_199}@x.example;Firm ${i % 7};;BE;Topic ${i % 5};;fr;;`,
    );
    const uploaded = await organiser.call(uploadImport, {
      params: { fairId },
      query: { kind: 'participants' },
      file: { name: 'crash.csv', bytes: Buffer.from(file(...rows)) },
    });
    // As the job stands after it died with its second portion half written: nothing of that portion is there.
    const job = server.app.get(ImportJob);
    await server.db.query(`update profiles.import_run set status = 'running', mapping = $2 where id = $1`, [
      uploaded.id,
      JSON.stringify(uploaded.mapping),
    ]);
    await server.db.query(`
      create function crash() returns trigger language plpgsql as $body$
        begin
          if new.email = 'p700@x.example' then raise exception 'crash' using errcode = '57P01'; end if;
          return new;
        end $body$;
      create trigger crash before insert on profiles.participant for each row execute function crash();`);
    await expect(job.run(uploaded.id)).rejects.toThrow('crash');
    const params = { fairId, importId: uploaded.id };
    expect(await organiser.call(getImport, { params })).toMatchObject({
      status: 'running',
      processedRows: 500,
      created: 500,
    });
    await server.db.query('drop trigger crash on profiles.participant; drop function crash');
    await job.run(uploaded.id);
    const done = await organiser.call(getImport, { params });
    expect(done).toMatchObject({ status: 'finished', processedRows: 1_200, created: 1_199, refused: 1, warnings: 5 });
    await job.run(uploaded.id);
    expect(await organiser.call(getImport, { params })).toEqual(done);
    expect(await events('import.finished.v1')).toHaveLength(1);
  });

  it('does not let rows that the database refuses take others with them', async () => {
    await server.db.query(`
      create function refuse() returns trigger language plpgsql as $body$
        begin
          if new.last_name like 'Refused%' then raise exception 'refused' using errcode = '23514'; end if;
          return new;
        end $body$;
      create trigger refuse before insert on profiles.participant for each row execute function refuse();`);
    const rows = Array.from(
      { length: 40 },
      (_, i) => `A;${i % 13 === 5 ? 'Refused' : 'Fine'}${i};r${i}@x.example;;;;New ${i};;;;`,
    );
    const done = await run('participants', file(...rows));
    await server.db.query('drop trigger refuse on profiles.participant; drop function refuse');
    expect(counts(done)).toMatchObject({ created: 37, refused: 3 });
    const { items } = await organiser.call(listRowProblems, {
      params: { fairId, importId: done.id },
      query: { severity: 'error' },
    });
    expect(items.map(({ row, code }) => [row, code])).toEqual([
      [7, 'not-saved'],
      [20, 'not-saved'],
      [33, 'not-saved'],
    ]);
    // A topic that only a refused row named is not made.
    const topics = await organiser.call(listTopics, { params: { fairId } });
    expect(topics).toHaveLength(37);
    const used = new Set((await people()).flatMap((person) => person.needs));
    expect(new Set(topics.map((topic) => topic.id))).toEqual(used);
  });

  it('makes staff of the people of a company that begins to exhibit, whichever file comes first', async () => {
    await run(
      'participants',
      file('Ann;Peeters;ann@x.example;Nova Pack;CEO;;;;;;', 'Bob;Rossi;bob@x.example;Other;;;;;;;'),
    );
    const roles = async (email: string) =>
      (
        await server.db.query(
          `select role from auth.fair_role r join auth."user" u on u.id = r.user_id where r.fair_id = $1 and u.email = $2`,
          [fairId, email],
        )
      ).map((row: { role: string }) => row.role);
    expect(await roles('ann@x.example')).toEqual(['participant']);
    await run(
      'exhibitors',
      'Exposant;Courriel;Prénom;Nom du contact;Taille\nNOVA  PACK;info@x.example;;;L\nFresh;fresh@x.example;Eve;Martin;',
    );
    const found = (await people()).map(({ email, kind, firstName, lastName }) => ({
      email,
      kind,
      name: `${firstName} ${lastName}`,
    }));
    expect(found).toEqual([
      { email: 'fresh@x.example', kind: 'exhibitor', name: 'Eve Martin' },
      { email: 'info@x.example', kind: 'exhibitor', name: 'Contact NOVA PACK' },
      { email: 'ann@x.example', kind: 'exhibitor', name: 'Ann Peeters' },
      { email: 'bob@x.example', kind: 'visitor', name: 'Bob Rossi' },
    ]);
    expect(await roles('ann@x.example')).toEqual(['exhibitor']);
    expect(await roles('bob@x.example')).toEqual(['participant']);
    const [event] = (await events('exhibitors.imported.v1')) as unknown as [{ exhibitors: { size: string }[] }];
    expect(event.exhibitors.map((exhibitor) => exhibitor.size)).toEqual(['L', 'S']);
    await run('participants', file('Dan;Lambert;dan@x.example;fresh;;;;;;;'));
    expect((await people('dan')).map((person) => person.kind)).toEqual(['exhibitor']);
    expect(await roles('dan@x.example')).toEqual(['exhibitor']);
  });

  it('says whose rights have changed: of staff who move to another company, and of whoever is a visitor no more', async () => {
    await run(
      'exhibitors',
      'Exposant;Courriel;Prénom;Nom du contact;Taille\nFirst;eve@x.example;Eve;Martin;S\nSecond;s@x.example;;;S',
    );
    await run('participants', file('Ann;Peeters;ann@x.example;Third;CEO;;;;;;'));
    const told = async () =>
      ((await events('rights.lost.v1')) as unknown as { userIds: string[] }[]).flatMap(({ userIds }) => userIds);
    const userOf = async (email: string) =>
      (await server.db.query(`select id from auth."user" where email = $1`, [email]))[0].id as string;
    expect(await told()).toEqual([]);
    await run('participants', file('Eve;Martin;eve@x.example;Second;;;;;;;'));
    expect(await told()).toEqual([await userOf('eve@x.example')]);
    await run('exhibitors', 'Exposant;Courriel;Taille\nThird;t@x.example;S');
    expect((await told()).sort()).toEqual([await userOf('eve@x.example'), await userOf('ann@x.example')].sort());
  });

  it('makes no staff of a visitor who has typed the name of a company before it exhibits', async () => {
    const rival = await createPerson(server, fairId, { email: `rival@${fairId}.example` });
    await rival.client.call(updateOwnProfile, { params: { fairId }, body: { companyName: 'Nova Pack' } });
    await run('exhibitors', 'Exposant;Courriel;Taille\nNova Pack;info@x.example;L');
    expect((await people()).map(({ id, kind }) => [id === rival.id, kind])).toEqual(
      expect.arrayContaining([
        [false, 'exhibitor'],
        [true, 'visitor'],
      ]),
    );
    const roles = await server.db.query(`select role from auth.fair_role where fair_id = $1 and user_id = $2`, [
      fairId,
      rival.client.userId,
    ]);
    expect(roles).toEqual([{ role: 'participant' }]);
  });

  it('is not stopped by letters that were cut in halves, or by signs that a database cannot keep', async () => {
    const long = `${'x'.repeat(198)}😀${'y'.repeat(3_000)}`;
    const half = Buffer.from(`${header}\r\nBad;Half\ud83d;half@x.example;;;;;;;;\r\n`, 'utf16le');
    const rest = Buffer.from('Nul\u0000;B;not an address;;;;;;;;\r\nFine;A;fine@x.example;;;;;;;;\r\n', 'utf16le');
    const ended = await run('participants', Buffer.concat([Buffer.from([0xff, 0xfe]), half, rest]));
    expect(counts(ended)).toMatchObject({ totalRows: 3, created: 1, refused: 2 });
    const emoji = await run('participants', file(`A;B;a@x.example;${long};;;;;;;`, 'C;D;c@x.example;;;;;;;;'));
    expect(counts(emoji)).toMatchObject({ totalRows: 2, created: 1, refused: 1 });
  });

  it('adds further people of an exhibitor by further rows', async () => {
    const rows =
      'Exposant;Courriel;Prénom;Nom de famille;Secteur\nNova;a@x.example;Ann;A;Energy\nnova;b@x.example;Bob;B;Other';
    expect(counts(await run('exhibitors', rows))).toMatchObject({ created: 2 });
    expect(counts(await run('exhibitors', rows))).toMatchObject({ unchanged: 2 });
    const companies = await server.db.query(`select name, sector from profiles.company where fair_id = $1`, [fairId]);
    expect(companies).toEqual([{ name: 'Nova', sector: 'Energy' }]);
  });

  it('chooses the language of the first mails', async () => {
    await run(
      'participants',
      file('A;A;fr@x.example;;;;;;nl,fr,en;;', 'B;B;en@x.example;;;;;;en,fr;;', 'C;C;de@x.example;;;;;;de;;'),
    );
    const locales = await server.db.query(
      `select locale from auth."user" where email in ('fr@x.example', 'en@x.example', 'de@x.example') order by email`,
    );
    expect(locales.map((row: { locale: string }) => row.locale)).toEqual(['en', 'en', 'fr']);
  });

  it('asks for the columns without which nothing can be imported', async () => {
    const uploaded = await organiser.call(uploadImport, {
      params: { fairId },
      query: { kind: 'participants' },
      file: { name: 'x.csv', bytes: Buffer.from('Prénom;Nom;Badge\nA;B;a@x.example') },
    });
    const params = { fairId, importId: uploaded.id };
    const start = (mapping: (string | null)[]) => organiser.refusal(startImport, { params, body: { mapping } });
    expect(await start(['firstName', null, null])).toMatchObject({
      code: 'IMPORT_COLUMN_MISSING',
      details: { fields: ['email', 'lastName'] },
    });
    expect(await start(['firstName', 'firstName', 'email'])).toMatchObject({
      issues: [{ path: 'mapping.1', reason: 'twice' }],
    });
    expect(await start(['firstName', 'boothSize', 'email'])).toMatchObject({
      issues: [{ path: 'mapping.1', reason: 'unknown' }],
    });
    expect(await start(['firstName'])).toMatchObject({ issues: [{ path: 'mapping', reason: 'wrong-length' }] });
    await organiser.call(startImport, { params, body: { mapping: ['firstName', 'lastName', 'email'] } });
    expect((await start(['firstName', 'lastName', 'email'])).code).toBe('IMPORT_ALREADY_STARTED');
  });

  it('refuses files that are no tables, and stores nothing of them', async () => {
    const upload = (bytes: Buffer) =>
      organiser.refusal(uploadImport, {
        params: { fairId },
        query: { kind: 'participants' },
        file: { name: 'x.csv', bytes },
      });
    expect((await upload(Buffer.from('%PDF-1.7'))).code).toBe('FILE_TYPE_NOT_SUPPORTED');
    expect((await upload(Buffer.from('PK\x03\x04 no archive'))).code).toBe('FILE_UNREADABLE');
    expect((await upload(Buffer.from(' \n \n'))).code).toBe('FILE_UNREADABLE');
    expect((await upload(Buffer.alloc(20 * 1024 * 1024 + 1, 0x61))).code).toBe('FILE_TOO_LARGE');
    expect((await organiser.call(listImports, { params: { fairId } })).total).toBe(0);
  });

  it('shows the imports of a fair page by page, newest first', async () => {
    for (const name of ['1.csv', '2.csv', '3.csv'])
      await run('participants', file(`A;B;${name}@x.example;;;;;;;;`), name);
    const first = await organiser.call(listImports, { params: { fairId }, query: { limit: 2 } });
    expect(first).toMatchObject({ total: 3, items: [{ fileName: '3.csv' }, { fileName: '2.csv' }] });
    const second = await organiser.call(listImports, {
      params: { fairId },
      query: { limit: 2, cursor: first.nextCursor! },
    });
    expect(second).toMatchObject({ nextCursor: null, items: [{ fileName: '1.csv' }] });
    expect((await organiser.refusal(listImports, { params: { fairId }, query: { cursor: 'x' } })).code).toBe(
      'INVALID_INPUT',
    );
  });

  it('says whose profiles it has changed: those of its rows and the people of its companies', async () => {
    const companies = (employees: number) => `Exposant;Courriel;Effectif\nNova;info@nova.example;${employees}`;
    await run('exhibitors', companies(10));
    await run('participants', file('A;One;one@x.example;;;;;;;;', 'B;Two;two@x.example;Nova;;;;;;;'));
    const idOf = new Map((await people()).map(({ email, id }) => [email, id]));
    const [contact, one, two] = ['info@nova.example', 'one@x.example', 'two@x.example'].map(
      (email) => idOf.get(email)!,
    );
    const told = async () => {
      const changes = (await events('profiles.changed.v1')) as { fairId: string; participantIds?: string[] }[];
      await server.db.query(`delete from recorded where payload->>'fairId' = $1`, [fairId]);
      // The order of two imports in the outbox is not of interest.
      return changes
        .map(({ participantIds }) => [...(participantIds ?? [])].sort())
        .sort((a, b) => a.length - b.length);
    };
    expect(await told()).toEqual([[contact], [one, two].sort()]);
    await run('participants', file('A;Uno;one@x.example;;;;;;;;', 'B;Two;two@x.example;Nova;;;;;;;'));
    expect(await told()).toEqual([[one]]);
    await run('exhibitors', companies(500));
    expect(await told()).toEqual([[contact, two].sort()]);
    await run('exhibitors', companies(500));
    expect(await told()).toEqual([]);
  });

  it('leaves alone what people say of their intents and terms', async () => {
    const { client } = await createPerson(server, fairId, { email: 'ann@x.example', lastName: 'Ann' });
    const terms = {
      ...{ dealSizes: ['over-1m' as const], requires: ['ISO 9001'], requiresStrictly: true },
      ...{ exclusivity: 'refused' as const, seeksSizes: ['L' as const], seeksStages: ['idea' as const] },
    };
    const body = { intents: ['buy' as const], stage: 'scale' as const, terms };
    await client.call(updateOwnProfile, { params: { fairId }, body });
    expect(counts(await run('participants', file('Alex;Ann;ann@x.example;Nova;CEO;;;;;;')))).toMatchObject({
      updated: 1,
    });
    expect(await client.call(getOwnProfile, { params: { fairId } })).toMatchObject({ ...body, jobTitle: 'CEO' });
  });

  it('keeps nothing of a file once it is imported', async () => {
    const { id } = await run('participants', file('A;B;gone@x.example;;;;;;;;'));
    expect(await server.db.query(`select length(bytes) from profiles.import_run where id = $1`, [id])).toEqual([
      { length: 0 },
    ]);
  });

  it('is for organisers of this fair only', async () => {
    const done = await run('participants', file('A;B;someone@x.example;;;;;;;;'));
    const params = { fairId, importId: done.id };
    const otherFair = await createFairRow(server.db);
    const other = await server.signInAs('organiser', otherFair, 'other-organiser@example.org');
    const exhibitor = await server.signInAs('exhibitor', fairId, 'exhibitor@example.org');
    for (const contract of [getImport, listRowProblems, downloadRefusedRows]) {
      expect((await server.stranger.refusal(contract, { params })).status).toBe(401);
      expect((await exhibitor.refusal(contract, { params })).status).toBe(403);
      expect((await other.refusal(contract, { params })).status).toBe(404);
      // Not by way of one's own fair either.
      expect((await other.refusal(contract, { params: { ...params, fairId: otherFair } })).status).toBe(404);
    }
    const start = { params: { ...params, fairId: otherFair }, body: { mapping: done.mapping } };
    expect((await other.refusal(startImport, start)).status).toBe(404);
    const upload = {
      params: { fairId },
      query: { kind: 'participants' as const },
      file: { name: 'x.csv', bytes: Buffer.from('a') },
    };
    expect((await exhibitor.refusal(uploadImport, upload)).status).toBe(403);
  });
});
