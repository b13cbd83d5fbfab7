import {
  getBooth,
  getBoothDraft,
  getBoothPackages,
  getOwnBooth,
  listBooths,
  listSectors,
  saveBoothDraft,
  setBoothPackages,
  setPlacement,
} from '@parvis/contracts';
import { Outbox } from '@parvis/platform';
import { type TestClient, TestServer, writeBooth } from '@parvis/testing';
import { ExhibitorsImportedHandler } from './booth/exhibitors-imported.handler.js';
import { BoothsModule } from './booths.module.js';
import { BoothsWorkerModule } from './booths-worker.module.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(30_000);

interface NewCompany {
  name: string;
  size?: 'S' | 'M' | 'L';
  tagline?: string;
  country?: string;
  sector?: string;
}

describe('booths', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'booths',
      api: [BoothsModule],
      worker: [BoothsWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());

  async function makeFair(): Promise<string> {
    const [fair]: [{ id: string }] = await server.db.query(
      `insert into fairs.fair (name, starts_on, ends_on, time_zone, languages, mode, day_starts_at, day_ends_at, slot_minutes,
         break_minutes, tables, wishes_close_at, status)
       values ('F', '2026-12-01', '2026-12-01', 'UTC', '{en}', 'virtual', '09:00', '17:00', 30, 0, 0, now(), 'open') returning id`,
    );
    return fair.id;
  }

  async function makeCompany(fairId: string, { name, country = 'BE', sector = '' }: NewCompany): Promise<string> {
    const [company]: [{ id: string }] = await server.db.query(
      `insert into profiles.company (fair_id, name, name_key, is_exhibitor, country, sector, website, employees, certificates)
       values ($1, $2, lower($2), true, $3, $4, 'https://company.example', 42, '{ISO 9001}') returning id`,
      [fairId, name, country, sector],
    );
    return company.id;
  }

  const exhibitor = (companyId: string, { size = 'S', tagline = '' }: Partial<NewCompany> = {}) => ({
    companyId,
    size,
    tagline,
  });

  const handle = (fairId: string, exhibitors: ReturnType<typeof exhibitor>[]) =>
    server.app.get(ExhibitorsImportedHandler).handle({ fairId, exhibitors });

  /** Answers the booths' ids in the order of the companies. */
  async function makeBooths(fairId: string, companies: NewCompany[]): Promise<string[]> {
    const ids: string[] = [];
    for (const company of companies) ids.push(await makeCompany(fairId, company));
    await handle(
      fairId,
      ids.map((id, index) => exhibitor(id, companies[index])),
    );
    return ids;
  }

  async function makeStaff(fairId: string, companyId: string, email: string): Promise<TestClient> {
    const client = await server.signInAs('exhibitor', fairId, email);
    await server.db.query(
      `insert into profiles.participant (fair_id, user_id, company_id, kind, email, first_name, last_name, time_zone, attendance)
       values ($1, $2, $3, 'exhibitor', $4, 'Ann', $4, 'UTC', 'virtual')`,
      [fairId, client.userId, companyId, email],
    );
    return client;
  }

  const namesIn = async (client: TestClient, fairId: string, query: Parameters<typeof listQuery>[0] = {}) =>
    (await client.call(listBooths, listQuery(query, fairId))).items.map((item) => item.companyName);
  const listQuery = (query: { search?: string; country?: string; sector?: string }, fairId: string) => ({
    params: { fairId },
    query,
  });

  describe('the hall', () => {
    let fairId: string;
    let visitor: TestClient;
    beforeAll(async () => {
      fairId = await makeFair();
      visitor = await server.signInAs('participant', fairId, 'visitor@example.org');
      await makeBooths(fairId, [
        { name: 'Zephyr', size: 'L', sector: 'Énergie' },
        { name: 'beta', size: 'S', tagline: 'Crème brûlée for machines', sector: 'Food', country: 'FR' },
        { name: 'Álpha', size: 'S', sector: 'Food' },
        { name: 'Mid', size: 'M', sector: '' },
      ]);
    });

    it('shows large booths first, then names without regard to accents and capitals', async () => {
      expect(await namesIn(visitor, fairId)).toEqual(['Zephyr', 'Mid', 'Álpha', 'beta']);
    });

    it.each([
      [{ search: 'ALPHA' }, ['Álpha']],
      [{ search: 'creme machines' }, ['beta']],
      [{ search: 'energie' }, ['Zephyr']],
      [{ search: '%' }, []],
      [{ search: 'm_d' }, []],
      [{ search: '\\\\' }, []],
      [{ search: 'beta nowhere' }, []],
      [{ country: 'FR' }, ['beta']],
      [{ sector: 'Food' }, ['Álpha', 'beta']],
      [{ sector: 'Food', country: 'BE', search: 'a' }, ['Álpha']],
    ])('finds %j', async (query, names) => {
      expect(await namesIn(visitor, fairId, query)).toEqual(names);
    });

    it('pages without losing or doubling a booth', async () => {
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await visitor.call(listBooths, { params: { fairId }, query: { limit: 1, cursor } });
        expect(page.total).toBe(4);
        names.push(...page.items.map((item) => item.companyName));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(names).toEqual(['Zephyr', 'Mid', 'Álpha', 'beta']);
    });

    it('refuses a cursor that it did not make', async () => {
      for (const cursor of ['x', '11111111-1111-4111-8111-111111111111'])
        expect((await visitor.refusal(listBooths, { params: { fairId }, query: { cursor } })).code).toBe(
          'INVALID_INPUT',
        );
    });

    it('counts sectors', async () => {
      expect(await visitor.call(listSectors, { params: { fairId } })).toEqual([
        { sector: 'Énergie', booths: 1 },
        { sector: 'Food', booths: 2 },
      ]);
    });
  });

  describe('setting up', () => {
    it('makes a booth of each exhibitor by the queue, and nothing more when the event comes again', async () => {
      const fairId = await makeFair();
      const organiser = await server.signInAs('organiser', fairId, 'setup@example.org');
      const companyId = await makeCompany(fairId, { name: 'Queue' });
      const payload = { fairId, exhibitors: [exhibitor(companyId, { size: 'M', tagline: 'Hello' })] };
      await server.db.transaction((manager) =>
        server.app.get(Outbox).record(manager, 'exhibitors.imported.v1', payload),
      );
      const { items } = await server.eventually(
        () => organiser.call(listBooths, { params: { fairId } }),
        (page) => page.items.length === 1,
      );
      expect(items[0]).toMatchObject({
        id: companyId,
        companyId,
        companyName: 'Queue',
        size: 'M',
        tagline: { en: 'Hello', fr: '' },
      });
      await handle(fairId, payload.exhibitors);
      expect((await organiser.call(listBooths, { params: { fairId } })).items).toEqual(items);
    });

    it('keeps the size that the organiser gave until an import has another one', async () => {
      const fairId = await makeFair();
      const [id] = await makeBooths(fairId, [{ name: 'Sized', size: 'S' }]);
      const organiser = await server.signInAs('organiser', fairId, 'sized@example.org');
      const place = { params: { fairId, boothId: id! } };
      await organiser.call(setPlacement, { ...place, body: { size: 'L', hall: '', stand: '' } });
      await handle(fairId, [exhibitor(id!, { size: 'S' })]);
      expect((await organiser.call(getBooth, place)).size).toBe('L');
      await handle(fairId, [exhibitor(id!, { size: 'M' })]);
      expect((await organiser.call(getBooth, place)).size).toBe('M');
    });

    it('takes taglines for the first language of the fair', async () => {
      const fairId = await makeFair();
      await server.db.query(`update fairs.fair set languages = '{fr,en}' where id = $1`, [fairId]);
      const [id] = await makeBooths(fairId, [{ name: 'Mots', tagline: 'Bonjour' }]);
      const visitor = await server.signInAs('participant', fairId, 'mots@example.org');
      const { tagline } = await visitor.call(getBooth, { params: { fairId, boothId: id! } });
      expect(tagline).toEqual({ en: '', fr: 'Bonjour' });
    });

    it('leaves companies of other fairs alone', async () => {
      const [fairId, otherFair] = [await makeFair(), await makeFair()];
      const companyId = await makeCompany(otherFair, { name: 'Foreign' });
      await handle(fairId, [exhibitor(companyId)]);
      expect(await server.db.query(`select 1 from booths.booth where id = $1`, [companyId])).toEqual([]);
    });

    it('keeps the tagline that the exhibitor wrote until an import has another one', async () => {
      const fairId = await makeFair();
      const [id] = await makeBooths(fairId, [{ name: 'Words', tagline: 'From the sheet' }]);
      const organiser = await server.signInAs('organiser', fairId, 'words@example.org');
      const place = { params: { fairId, boothId: id! } };
      await writeBooth(organiser, place, { tagline: { en: 'By hand', fr: '' } });
      const taglineAfter = async (tagline: string, size: 'S' | 'L') => {
        await handle(fairId, [exhibitor(id!, { tagline, size })]);
        const booth = await organiser.call(getBooth, place);
        return [booth.tagline.en, booth.size];
      };
      expect(await taglineAfter('From the sheet', 'L')).toEqual(['By hand', 'L']);
      expect(await taglineAfter('', 'S')).toEqual(['By hand', 'S']);
      expect(await taglineAfter('New in the sheet', 'S')).toEqual(['New in the sheet', 'S']);
    });

    it('follows a company that has changed', async () => {
      const fairId = await makeFair();
      const [id] = await makeBooths(fairId, [{ name: 'Before', sector: 'Old' }]);
      const visitor = await server.signInAs('participant', fairId, 'follow@example.org');
      await server.db.query(`update profiles.company set name = 'After', sector = 'New' where id = $1`, [id]);
      await handle(fairId, [exhibitor(id!)]);
      expect(await namesIn(visitor, fairId, { search: 'after', sector: 'New' })).toEqual(['After']);
      expect(await namesIn(visitor, fairId, { search: 'before' })).toEqual([]);
    });
  });

  describe('a booth', () => {
    let fairId: string;
    let boothId: string;
    let staff: TestClient;
    let organiser: TestClient;
    let visitor: TestClient;
    const place = () => ({ params: { fairId, boothId } });

    beforeAll(async () => {
      fairId = await makeFair();
      [boothId] = (await makeBooths(fairId, [{ name: 'Own' }])) as [string];
      staff = await makeStaff(fairId, boothId, 'staff@example.org');
      organiser = await server.signInAs('organiser', fairId, 'organiser@example.org');
      visitor = await server.signInAs('participant', fairId, 'looks@example.org');
    });

    it('shows the company and its team', async () => {
      const booth = await visitor.call(getBooth, place());
      expect(booth).toMatchObject({
        companyName: 'Own',
        website: 'https://company.example',
        employees: 42,
        certificates: ['ISO 9001'],
        isOwn: false,
      });
      expect(booth.team.map((person) => person.lastName)).toEqual(['staff@example.org']);
      expect(JSON.stringify(booth.team)).not.toContain('"email"');
    });

    it('is found by its staff, and nobody else has one', async () => {
      expect(await staff.call(getOwnBooth, { params: { fairId } })).toMatchObject({ id: boothId, isOwn: true });
      expect((await visitor.refusal(getOwnBooth, { params: { fairId } })).code).toBe('NOT_ALLOWED');
      const lost = await server.signInAs('exhibitor', fairId, 'lost@example.org');
      expect((await lost.refusal(getOwnBooth, { params: { fairId } })).code).toBe('NOT_FOUND');
    });

    it('does not exist from another fair', async () => {
      const otherFair = await makeFair();
      const other = await server.signInAs('organiser', otherFair, 'other@example.org');
      const wrong = { params: { fairId: otherFair, boothId } };
      expect((await other.refusal(getBooth, place())).code).toBe('NOT_FOUND');
      expect((await other.refusal(getBooth, wrong)).code).toBe('NOT_FOUND');
      expect((await server.stranger.refusal(getBooth, place())).code).toBe('NOT_SIGNED_IN');
    });

    it('shows the people whom it names, in its order, and no more than its package holds', async () => {
      const two = await makeStaff(fairId, boothId, 'two@example.org');
      const namesOf = async () => (await visitor.call(getBooth, place())).team.map(({ lastName }) => lastName);
      expect(await namesOf()).toEqual(['staff@example.org', 'two@example.org']);
      const { team } = await two.call(getBooth, place());
      await writeBooth(staff, place(), { people: team.map(({ id }) => id).reverse() });
      expect(await namesOf()).toEqual(['two@example.org', 'staff@example.org']);
      const packages = await organiser.call(getBoothPackages, { params: { fairId } });
      const small = { ...packages, S: { ...packages.S, people: 1 } };
      await organiser.call(setBoothPackages, { params: { fairId }, body: small });
      expect(await namesOf()).toEqual(['two@example.org']);
      await organiser.call(setBoothPackages, { params: { fairId }, body: packages });
    });

    it('is read-only once the fair is closed', async () => {
      const { content, revision } = await staff.call(getBoothDraft, place());
      await server.db.query(`update fairs.fair set status = 'closed' where id = $1`, [fairId]);
      const body = { content: { ...content, video: 'x' }, revision };
      expect((await staff.refusal(saveBoothDraft, { ...place(), body })).code).toBe('FAIR_NOT_OPEN');
      expect((await staff.call(getBooth, place())).id).toBe(boothId);
    });
  });
});
