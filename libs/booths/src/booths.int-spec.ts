import {
  addProduct,
  deleteBoothLogo,
  deleteProduct,
  getBooth,
  getOwnBooth,
  listBooths,
  listSectors,
  putBoothLogo,
  updateBooth,
  updateProduct,
} from '@parvis/contracts';
import { ImageStore, Outbox } from '@parvis/platform';
import { type TestClient, TestServer } from '@parvis/testing';
import sharp from 'sharp';
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
      expect(items[0]).toMatchObject({ id: companyId, companyId, companyName: 'Queue', size: 'M', tagline: 'Hello' });
      await handle(fairId, payload.exhibitors);
      expect((await organiser.call(listBooths, { params: { fairId } })).items).toEqual(items);
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
      await organiser.call(updateBooth, { ...place, body: { tagline: 'By hand' } });
      const taglineAfter = async (tagline: string, size: 'S' | 'L') => {
        await handle(fairId, [exhibitor(id!, { tagline, size })]);
        const booth = await organiser.call(getBooth, place);
        return [booth.tagline, booth.size];
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
    let rivalId: string;
    let staff: TestClient;
    let organiser: TestClient;
    let visitor: TestClient;
    const place = () => ({ params: { fairId, boothId } });

    beforeAll(async () => {
      fairId = await makeFair();
      [boothId, rivalId] = (await makeBooths(fairId, [{ name: 'Own' }, { name: 'Rival' }])) as [string, string];
      staff = await makeStaff(fairId, boothId, 'staff@example.org');
      await makeStaff(fairId, rivalId, 'rival@example.org');
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

    it('is changed by its staff and by organisers, field by field', async () => {
      const links = [{ label: 'Film', url: 'https://company.example/film' }];
      await staff.call(updateBooth, { ...place(), body: { description: 'Long text', links } });
      const booth = await organiser.call(updateBooth, { ...place(), body: { website: 'https://booth.example' } });
      expect(booth).toMatchObject({ description: 'Long text', links, website: 'https://booth.example', isOwn: true });
      const withoutSite = await staff.call(updateBooth, { ...place(), body: { website: '' } });
      expect(withoutSite).toMatchObject({ website: '', description: 'Long text' });
    });

    it('is closed to everybody else', async () => {
      const body = { tagline: 'Mine now' };
      const rivalPlace = { params: { fairId, boothId: rivalId } };
      const logo = { name: 'a.png', bytes: new Uint8Array([1]) };
      const product = { name: 'X' };
      expect((await visitor.refusal(updateBooth, { ...place(), body })).code).toBe('NOT_ALLOWED');
      expect((await staff.refusal(updateBooth, { ...rivalPlace, body })).code).toBe('NOT_ALLOWED');
      expect((await staff.refusal(putBoothLogo, { ...rivalPlace, file: logo })).code).toBe('NOT_ALLOWED');
      expect((await staff.refusal(deleteBoothLogo, rivalPlace)).code).toBe('NOT_ALLOWED');
      expect((await staff.refusal(addProduct, { ...rivalPlace, body: product })).code).toBe('NOT_ALLOWED');
      expect((await server.stranger.refusal(getBooth, place())).code).toBe('NOT_SIGNED_IN');
    });

    it('does not exist from another fair', async () => {
      const otherFair = await makeFair();
      const other = await server.signInAs('organiser', otherFair, 'other@example.org');
      const wrong = { params: { fairId: otherFair, boothId } };
      expect((await other.refusal(getBooth, place())).code).toBe('NOT_FOUND');
      expect((await other.refusal(getBooth, wrong)).code).toBe('NOT_FOUND');
      expect((await other.refusal(updateBooth, { ...wrong, body: { tagline: 'x' } })).code).toBe('NOT_FOUND');
      expect((await other.refusal(addProduct, { ...wrong, body: { name: 'x' } })).code).toBe('NOT_FOUND');
    });

    it('refuses links that are no web addresses', async () => {
      const links = [{ label: 'Click', url: 'javascript:alert(1)' }];
      const problem = await staff.refusal(updateBooth, { ...place(), body: { links } });
      expect(problem.issues?.[0]?.path).toBe('links.0.url');
    });

    it('carries a re-encoded logo; the former one is gone', async () => {
      const picture = (width: number, height: number) =>
        sharp({ create: { width, height, channels: 3, background: 'red' } })
          .png()
          .toBuffer();
      const putLogo = async (bytes: Buffer) =>
        (await staff.call(putBoothLogo, { ...place(), file: { name: 'logo.png', bytes } })).logoUrl!;
      const idOf = (url: string) => url.split('/').at(-1)!;
      const first = await putLogo(await picture(2000, 500));
      const stored = await server.app.get(ImageStore).read(idOf(first));
      expect(await sharp(stored!).metadata()).toMatchObject({ format: 'webp', width: 480, height: 120 });
      const second = await putLogo(await picture(100, 100));
      expect(await server.app.get(ImageStore).read(idOf(first))).toBeNull();
      expect((await visitor.call(listBooths, { params: { fairId } })).items.map((item) => item.logoUrl)).toEqual([
        second,
        null,
      ]);
      const text = { name: 'logo.png', bytes: Buffer.from('<svg') };
      expect((await staff.refusal(putBoothLogo, { ...place(), file: text })).code).toBe('FILE_TYPE_NOT_SUPPORTED');
      expect((await staff.call(deleteBoothLogo, place())).logoUrl).toBeNull();
      expect(await server.app.get(ImageStore).read(idOf(second))).toBeNull();
    });

    it('lists products in order, found by the search, until they are removed', async () => {
      const pump = await staff.call(addProduct, { ...place(), body: { name: 'Pompe à chaleur' } });
      const valve = await staff.call(addProduct, { ...place(), body: { name: 'Valve', description: 'Brass' } });
      const at = (productId: string) => ({ params: { fairId, boothId, productId } });
      await staff.call(updateProduct, { ...at(valve.id), body: { name: 'Ventil', description: 'Steel' } });
      expect((await visitor.call(getBooth, place())).products).toEqual([
        { id: pump.id, name: 'Pompe à chaleur', description: '' },
        { id: valve.id, name: 'Ventil', description: 'Steel' },
      ]);
      expect(await namesIn(visitor, fairId, { search: 'pompe ventil' })).toEqual(['Own']);
      expect(await namesIn(visitor, fairId, { search: 'valve' })).toEqual([]);
      await staff.call(deleteProduct, at(pump.id));
      expect(await namesIn(visitor, fairId, { search: 'pompe' })).toEqual([]);
      const inRival = { params: { fairId, boothId: rivalId, productId: valve.id } };
      expect((await organiser.refusal(updateProduct, { ...inRival, body: { name: 'X' } })).code).toBe('NOT_FOUND');
      expect((await organiser.refusal(deleteProduct, inRival)).code).toBe('NOT_FOUND');
    });

    it('holds 100 products, also when they come at once', async () => {
      await server.db.query(
        `insert into booths.product (booth_id, name) select $1, 'P' || n from generate_series(1, 98) n`,
        [rivalId],
      );
      const answers = await Promise.all(
        Array.from({ length: 5 }, () =>
          organiser.raw(addProduct, { params: { fairId, boothId: rivalId }, body: { name: 'One more' } }),
        ),
      );
      expect(answers.filter((answer) => answer.ok)).toHaveLength(2);
    });

    it('is read-only once the fair is closed', async () => {
      await server.db.query(`update fairs.fair set status = 'closed' where id = $1`, [fairId]);
      expect((await staff.refusal(updateBooth, { ...place(), body: { tagline: 'late' } })).code).toBe('FAIR_NOT_OPEN');
      expect((await staff.call(getBooth, place())).id).toBe(boothId);
    });
  });
});
