import {
  addBoothPicture,
  type BoothContent,
  discardBoothDraft,
  getBooth,
  getBoothDraft,
  listBooths,
  listSectors,
  publishBooth,
  saveBoothDraft,
  searchCatalogue,
  setBoothPackages,
  withdrawBooth,
} from '@parvis/contracts';
import { ImageStore } from '@parvis/platform';
import { createFairRow, createPerson, productNamed, type TestClient, TestServer, writeBooth } from '@parvis/testing';
import sharp from 'sharp';
import { BoothsModule } from '../booths.module.js';

jest.setTimeout(60_000);

const limitsOf = (products: number, people = 5) => ({ products, people, documents: 5 });
const packagesOf = (products: number) => ({ S: limitsOf(products), M: limitsOf(50), L: limitsOf(50) });
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'red' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'somebody' } })
    .toBuffer();

describe('the draft of a booth', () => {
  let server: TestServer;
  let fairId: string;
  let boothId: string;
  let rivalId: string;
  let staff: TestClient;
  let rival: TestClient;
  let organiser: TestClient;
  let visitor: TestClient;
  const place = () => ({ params: { fairId, boothId } });
  const inFair = () => ({ params: { fairId } });

  beforeAll(async () => {
    server = await TestServer.start(
      { name: 'booths', api: [BoothsModule], worker: [], hasDatabase: true, domains: [] },
      { APP_ROLES: 'api' },
    );
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    const [own, other] = [
      await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own' }),
      await createPerson(server, fairId, { kind: 'exhibitor', company: 'Rival' }),
    ];
    [boothId, rivalId, staff, rival] = [own.companyId!, other.companyId!, own.client, other.client];
    for (const id of [boothId, rivalId])
      await server.db.query(
        `insert into booths.booth (id, fair_id, sort_name, sector) values ($1, $2, 'x', 'Robots')`,
        [id, fairId],
      );
    await server.db.query(`select booths.reindex(array(select id from booths.booth where fair_id = $1))`, [fairId]);
    organiser = await server.signInAs('organiser', fairId, `organiser-${fairId}@example.org`);
    visitor = (await createPerson(server, fairId, { company: 'Buyer' })).client;
  });

  const change = async (what: Partial<BoothContent>, client = staff) => {
    const { content, revision } = await client.call(getBoothDraft, place());
    return client.call(saveBoothDraft, { ...place(), body: { revision, content: { ...content, ...what } } });
  };
  const refusalOf = async (what: Partial<BoothContent>) => {
    const { content, revision } = await staff.call(getBoothDraft, place());
    return staff.refusal(saveBoothDraft, { ...place(), body: { revision, content: { ...content, ...what } } });
  };
  const publish = (revision: number) => ({ ...place(), body: { revision } });

  it('is what visitors see only once it is published, as a whole', async () => {
    const first = await staff.call(getBoothDraft, place());
    expect(first).toMatchObject({ savedAt: null, publishedAt: expect.any(String), companyWebsite: expect.any(String) });
    const saved = await change({
      tagline: { en: 'Robots', fr: 'Des robots' },
      links: [{ label: 'Film', url: 'https://own.example/film' }],
      website: '',
      video: 'https://video.example/1',
      products: [productNamed('Arm'), productNamed('Gripper')],
    });
    expect(saved.savedAt).not.toBeNull();
    const before = await visitor.call(getBooth, place());
    expect([before.tagline.en, before.products, before.links]).toEqual(['', [], []]);
    const published = await staff.call(publishBooth, publish(saved.revision));
    expect(published).toMatchObject({ savedAt: null, content: saved.content });
    expect(await visitor.call(getBooth, place())).toMatchObject({
      tagline: { en: 'Robots', fr: 'Des robots' },
      website: '',
      video: 'https://video.example/1',
      isOwn: false,
      products: [{ name: { en: 'Arm' } }, { name: { en: 'Gripper' } }],
    });
  });

  it('keeps the order of products, and who they are, when they are moved', async () => {
    const [arm, gripper] = [productNamed('Arm'), productNamed('Gripper')];
    await writeBooth(staff, place(), { products: [arm, gripper] });
    await writeBooth(staff, place(), { products: [gripper, arm] });
    expect((await visitor.call(getBooth, place())).products.map(({ id }) => id)).toEqual([gripper.id, arm.id]);
  });

  it('may be discarded for what is published', async () => {
    await writeBooth(staff, place(), { tagline: { en: 'Good', fr: '' } });
    await change({ tagline: { en: 'Worse', fr: '' } });
    const { content, savedAt } = await staff.call(discardBoothDraft, place());
    expect([content.tagline.en, savedAt]).toEqual(['Good', null]);
  });

  it('is no draft any more when it says again what is published', async () => {
    await change({ video: 'half an addr' });
    expect((await change({ video: '' })).savedAt).toBeNull();
  });

  it('refuses to overwrite what somebody else has written, but takes the same change twice', async () => {
    const { content, revision } = await staff.call(getBoothDraft, place());
    const body = (en: string) => ({ revision, content: { ...content, tagline: { en, fr: '' } } });
    const saved = await staff.call(saveBoothDraft, { ...place(), body: body('Mine') });
    expect(await staff.call(saveBoothDraft, { ...place(), body: body('Mine') })).toEqual(saved);
    expect((await organiser.refusal(saveBoothDraft, { ...place(), body: body('Theirs') })).code).toBe('CONFLICT');
    expect((await staff.refusal(publishBooth, publish(revision))).code).toBe('CONFLICT');
    const published = await staff.call(publishBooth, publish(saved.revision));
    expect(await staff.call(publishBooth, publish(saved.revision))).toEqual(published);
  });

  it('can be half written, but not be published like that', async () => {
    const { revision } = await change({
      links: [{ label: '', url: 'https://' }],
      website: 'javascript:alert(1)',
      products: [productNamed('')],
    });
    const problem = await staff.refusal(publishBooth, publish(revision));
    expect(problem.code).toBe('INVALID_INPUT');
    expect(problem.issues).toEqual(
      expect.arrayContaining([
        { path: 'website', reason: 'url' },
        { path: 'links.0.label', reason: 'required' },
        { path: 'links.0.url', reason: 'url' },
        { path: 'products.0.name.en', reason: 'required' },
      ]),
    );
    expect((await visitor.call(getBooth, place())).products).toEqual([]);
  });

  it('grows no further than its package, and what is too much already can only shrink', async () => {
    await organiser.call(setBoothPackages, { ...inFair(), body: packagesOf(3) });
    const products = ['A', 'B', 'C', 'D'].map((name) => productNamed(name));
    expect(await refusalOf({ products })).toMatchObject({
      code: 'BOOTH_LIMIT',
      details: { what: 'products', most: 3, has: 4, size: 'S' },
    });
    await writeBooth(staff, place(), { products: products.slice(0, 3) });
    await organiser.call(setBoothPackages, { ...inFair(), body: packagesOf(1) });
    expect((await visitor.call(getBooth, place())).products).toHaveLength(3);
    const { revision } = await change({ products: products.slice(0, 2) });
    expect((await staff.refusal(publishBooth, publish(revision))).details).toMatchObject({ most: 1, has: 2 });
    expect((await refusalOf({ products: products.slice(0, 3) })).code).toBe('BOOTH_LIMIT');
    await writeBooth(staff, place(), { products: products.slice(1, 2) });
    expect((await visitor.call(getBooth, place())).products.map(({ name }) => name.en)).toEqual(['B']);
  });

  it('is not grown past its package by two windows at once', async () => {
    await organiser.call(setBoothPackages, { ...inFair(), body: packagesOf(2) });
    const { content, revision } = await staff.call(getBoothDraft, place());
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((name) =>
        staff.raw(saveBoothDraft, {
          ...place(),
          body: { revision, content: { ...content, products: [productNamed(name)] } },
        }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('belongs to the staff of the booth and to organisers', async () => {
    const { content, revision } = await staff.call(getBoothDraft, place());
    const body = { content: { ...content, video: 'x' }, revision };
    const file = { name: 'a.jpg', bytes: await picture(40, 40) };
    for (const [client, code] of [
      [rival, 'NOT_ALLOWED'],
      [visitor, 'NOT_ALLOWED'],
      [server.stranger, 'NOT_SIGNED_IN'],
    ] as const) {
      expect((await client.refusal(getBoothDraft, place())).code).toBe(code);
      expect((await client.refusal(saveBoothDraft, { ...place(), body })).code).toBe(code);
      expect((await client.refusal(discardBoothDraft, place())).code).toBe(code);
      expect((await client.refusal(publishBooth, publish(revision))).code).toBe(code);
      expect((await client.refusal(withdrawBooth, place())).code).toBe(code);
      expect((await client.refusal(addBoothPicture, { ...place(), query: { use: 'logo' }, file })).code).toBe(code);
    }
    expect((await staff.refusal(withdrawBooth, place())).code).toBe('NOT_ALLOWED');
    expect((await organiser.call(saveBoothDraft, { ...place(), body })).content.video).toBe('x');
    const otherFair = await createFairRow(server.db);
    const foreign = await server.signInAs('organiser', otherFair, `foreign-${fairId}@example.org`);
    const wrong = { params: { fairId: otherFair, boothId } };
    expect((await foreign.refusal(getBoothDraft, wrong)).code).toBe('NOT_FOUND');
    expect((await foreign.refusal(saveBoothDraft, { ...wrong, body })).code).toBe('NOT_FOUND');
    expect((await foreign.refusal(getBoothDraft, place())).code).toBe('NOT_FOUND');
  });

  it('never takes a product or a picture of another booth', async () => {
    const theirs = productNamed('Theirs');
    await writeBooth(rival, { params: { fairId, boothId: rivalId } }, { products: [theirs] });
    const { revision } = await change({ products: [{ ...theirs, name: { en: 'Stolen', fr: '' } }] });
    expect((await staff.refusal(publishBooth, publish(revision))).code).toBe('INVALID_INPUT');
    const { products } = await visitor.call(getBooth, { params: { fairId, boothId: rivalId } });
    expect(products.map(({ name }) => name.en)).toEqual(['Theirs']);
    const { id } = await rival.call(addBoothPicture, {
      params: { fairId, boothId: rivalId },
      query: { use: 'logo' },
      file: { name: 'a.jpg', bytes: await picture(40, 40) },
    });
    expect((await refusalOf({ logoId: id, products: [] })).issues).toEqual([{ path: 'pictures', reason: 'unknown' }]);
  });

  it('shows pictures without what was hidden in them, and removes those that nothing shows any more', async () => {
    const add = async (use: 'logo' | 'banner' | 'product', width: number, height: number) =>
      (
        await staff.call(addBoothPicture, {
          ...place(),
          query: { use },
          file: { name: 'holiday.gif', bytes: await picture(width, height) },
        })
      ).id;
    const [logo, banner, shown] = [
      await add('logo', 2000, 1000),
      await add('banner', 900, 900),
      await add('product', 90, 60),
    ];
    const images = server.app.get(ImageStore);
    const known = async (id: string) => sharp((await images.read(id))!).metadata();
    expect(await known(logo)).toMatchObject({ format: 'webp', width: 512, height: 256 });
    expect((await known(logo)).exif).toBeUndefined();
    expect(await known(banner)).toMatchObject({ width: 1600, height: 400 });
    await writeBooth(staff, place(), {
      logoId: logo,
      bannerId: banner,
      products: [{ ...productNamed('Arm'), pictures: [shown] }],
    });
    const booth = await visitor.call(getBooth, place());
    expect(booth.logoUrl).toContain(logo);
    expect(booth.bannerUrl).toContain(banner);
    expect(booth.products[0]?.pictures).toEqual([expect.stringContaining(shown)]);
    await server.db.query(`update booths.picture set created_at = now() - interval '2 hours' where booth_id = $1`, [
      boothId,
    ]);
    const fresh = await add('logo', 10, 10);
    await writeBooth(staff, place(), { logoId: null });
    expect(await images.read(logo)).toBeNull();
    for (const id of [banner, shown, fresh]) expect(await images.read(id)).not.toBeNull();
    const text = { name: 'logo.png', bytes: Buffer.from('<svg') };
    const refused = await staff.refusal(addBoothPicture, { ...place(), query: { use: 'logo' }, file: text });
    expect(refused.code).toBe('FILE_TYPE_NOT_SUPPORTED');
  });

  it('keeps a whole booth of a hundred products in two languages', async () => {
    await organiser.call(setBoothPackages, { ...inFair(), body: packagesOf(100) });
    const long = { en: 'é'.repeat(1000), fr: 'é'.repeat(1000) };
    const products = Array.from({ length: 100 }, (_, at) => ({ ...productNamed(`P${at}`), description: long }));
    await writeBooth(staff, place(), { products });
    expect((await visitor.call(getBooth, place())).products).toHaveLength(100);
    expect((await refusalOf({ products: [...products, productNamed('One more')] })).code).toBe('INVALID_INPUT');
  });

  it('leaves nothing to see for visitors once the booth is withdrawn, until it is published again', async () => {
    await writeBooth(staff, place(), { products: [productNamed('Arm')] });
    const seen = async () => {
      const [hall, sectors, hits] = [
        await visitor.call(listBooths, inFair()),
        await visitor.call(listSectors, inFair()),
        await visitor.call(searchCatalogue, { ...inFair(), query: { search: 'arm' } }),
      ];
      return [hall.total, sectors[0]?.booths, hits.total];
    };
    expect(await seen()).toEqual([2, 2, 1]);
    const { publishedAt, content, revision } = await organiser.call(withdrawBooth, place());
    expect(publishedAt).toBeNull();
    expect(content.products).toHaveLength(1);
    expect(await seen()).toEqual([1, 1, 0]);
    expect((await visitor.refusal(getBooth, place())).code).toBe('NOT_FOUND');
    expect(await staff.call(getBooth, place())).toMatchObject({ isPublished: false, isOwn: true });
    await staff.call(publishBooth, publish(revision));
    expect(await seen()).toEqual([2, 2, 1]);
  });
});
