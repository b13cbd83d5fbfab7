import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listParticipants, listRowProblems, listTopics, type ParticipantRow, type RowProblem } from '@parvis/contracts';
import { FairsModule } from '@parvis/fairs';
import { createFairRow, importFile, TestServer } from '@parvis/testing';
import iconv from 'iconv-lite';
import { ProfilesModule } from '../profiles.module.js';
import { ProfilesWorkerModule } from '../profiles-worker.module.js';

jest.setTimeout(120_000);

/** Each trouble of the dirty sample by its row, and what becomes of it (docs/import.md). */
describe('the dirty sample', () => {
  let server: TestServer;
  let problems: RowProblem[];
  let people: Map<string, ParticipantRow>;
  let topics: Map<string, string>;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'profiles',
      api: [FairsModule, ProfilesModule],
      worker: [ProfilesWorkerModule],
      hasDatabase: true,
      domains: [],
    });
    const fairId = await createFairRow(server.db, { mode: 'hybrid' });
    const params = { fairId };
    const organiser = await server.signInAs('organiser', fairId, 'organiser@example.org');
    const bytes = await readFile(join(__dirname, 'samples/participants-dirty.csv'));
    const { id: importId } = await importFile(server, organiser, fairId, { kind: 'participants', bytes });
    const found = await organiser.call(listRowProblems, { params: { fairId, importId }, query: { limit: 100 } });
    problems = found.items;
    people = new Map();
    for (let cursor: string | undefined; ; ) {
      const page = await organiser.call(listParticipants, { params, query: { limit: 100, cursor } });
      for (const person of page.items) people.set(person.email, person);
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    topics = new Map((await organiser.call(listTopics, { params })).map((topic) => [topic.id, topic.names.en]));
  });
  afterAll(() => server.stop());

  const of = (row: number) =>
    problems
      .filter((problem) => problem.row === row && problem.code !== 'topic-created')
      .map(({ row: _, ...problem }) => problem);
  const error = (column: string, code: string, value: string) => [{ column, severity: 'error', code, value }];
  const warning = (column: string, code: string, value: string) => [{ column, severity: 'warning', code, value }];
  const emailColumn = 'Adresse électronique';

  it('row 4: refuses what is no address', () => {
    expect(of(4)).toEqual(error(emailColumn, 'email-invalid', 'pas-une-adresse'));
    expect(people.has('pas-une-adresse')).toBe(false);
  });

  it('row 6: refuses a row without an address', () => expect(of(6)).toEqual(error(emailColumn, 'required', '')));

  it('row 8: refuses the second row with an address and keeps the first', () => {
    expect(of(8)).toEqual(error(emailColumn, 'email-doubled', 'mehdi.nguyen5@visitors.example'));
    expect(people.get('mehdi.nguyen5@visitors.example')).toMatchObject({
      firstName: 'Mehdi',
      companyName: 'AtlasPack SAS',
    });
  });

  it('row 10: refuses a person without a first name', () => {
    expect(of(10)).toEqual(error('Prénom', 'required', ''));
    expect(people.has('giulia.vandenberg8@visitors.example')).toBe(false);
  });

  it('row 12: recognises a country given as a word, and says so', () => {
    expect(of(12)).toEqual(warning('Pays', 'country-recognised', 'Belgique → BE'));
    expect(people.get('ines.muller10@visitors.example')?.country).toBe('BE');
  });

  it('row 13: refuses a country that does not exist', () =>
    expect(of(13)).toEqual(error('Pays', 'country-unknown', 'ZZ')));

  it('row 14: refuses a time zone that does not exist', () =>
    expect(of(14)).toEqual(error('Fuseau horaire', 'time-zone-unknown', 'Mars/Olympus')));

  it('row 15: refuses a language that does not exist', () =>
    expect(of(15)).toEqual(error('Langues', 'language-unknown', 'klingon')));

  it('row 16: refuses a formula', () => {
    expect(of(16)).toEqual(error('Fonction', 'formula', '=HYPERLINK("http://evil.example";"click")'));
    expect(people.has('fatima.garcia14@visitors.example')).toBe(false);
  });

  it('row 17: refuses an address in which the encoding lost a letter', () =>
    expect(of(17)).toEqual(error(emailColumn, 'undecodable', 'joao.?ukasz15@visitors.example')));

  it('row 17, with the letter put back: reads a text that was quoted twice', async () => {
    const text = iconv.decode(await readFile(join(__dirname, 'samples/participants-dirty.csv')), 'windows-1252');
    const [header, row] = [1, 17].map((number) => text.split('\r\n')[number - 1]);
    const bytes = `${header}\r\n${row}`.replace('?ukasz', 'łukasz');
    const fairId = await createFairRow(server.db);
    const organiser = await server.signInAs('organiser', fairId, 'second-organiser@example.org');
    expect(await importFile(server, organiser, fairId, { kind: 'participants', bytes })).toMatchObject({ created: 1 });
    const { items } = await organiser.call(listParticipants, { params: { fairId } });
    expect(items[0]).toMatchObject({ email: 'joao.łukasz15@visitors.example', companyName: 'Société "Le Pont"; Fils' });
  });

  it('row 18: refuses a cell of 5,000 characters and shows only its beginning', () => {
    const [problem] = of(18);
    expect(problem).toMatchObject({ column: 'Fonction', severity: 'error', code: 'too-long' });
    expect(problem?.value).toHaveLength(200);
  });

  it('row 19: joins the lines of a cell, and says so', () => {
    expect(of(19)).toEqual(warning('Société', 'line-breaks-joined', 'Ligne Coupée SA'));
    expect(people.get('elodie.rossi17@visitors.example')?.companyName).toBe('Ligne Coupée SA');
  });

  it('row 20: takes an address whatever its capitals and blanks', () => {
    expect(of(20)).toEqual([]);
    expect(people.get('thomas.ozdemir18@visitors.example')).toMatchObject({ firstName: 'Thomas', lastName: 'Özdemir' });
  });

  it('row 21: refuses more cells than the header has', () => {
    expect(of(21)).toEqual(error('', 'too-many-columns', 'extra columns'));
    expect(people.has('nadia.svensson19@visitors.example')).toBe(false);
  });

  it('row 22: imports a row that ends early if nothing required is missing, and says so', () => {
    expect(of(22)).toEqual(warning('', 'too-few-columns', '4'));
    expect(people.get('amelie.janssens20@visitors.example')).toMatchObject({
      companyName: 'SambreÉnergie SPRL',
      timeZone: 'Europe/Brussels',
      attendance: 'both',
      needs: [],
    });
  });

  it('row 23: refuses markup', () => {
    expect(of(23)).toEqual(error('Prénom', 'markup', '<script>alert(1)</script>'));
    expect(people.has('lucas.nguyen21@visitors.example')).toBe(false);
  });

  it('row 24: skips an empty row', () => expect(of(24)).toEqual([]));

  it('row 25: takes three spellings of a need in two languages as one', () => {
    expect(of(25)).toEqual([]);
    const { needs } = people.get('noe.lefevre23@visitors.example')!;
    expect(needs.map((id) => topics.get(id))).toEqual(['Packaging']);
  });

  it('row 26: refuses an attendance that says nothing', () =>
    expect(of(26)).toEqual(error('Présence', 'attendance-unknown', 'peut-être')));

  it('makes one topic of each subject and says so once', () => {
    const created = problems.filter((problem) => problem.code === 'topic-created');
    expect(created).toHaveLength(12);
    expect(topics.size).toBe(12);
  });

  it('has nothing to say about the other rows but addresses that lost a letter', () => {
    const rest = problems.filter((problem) => problem.row > 26 && problem.code !== 'topic-created');
    expect(new Set(rest.map((problem) => problem.code))).toEqual(new Set(['undecodable']));
    expect(people.size).toBe(175);
  });
});
