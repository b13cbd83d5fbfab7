import {
  type CatalogueHit,
  getProduct,
  hitTextMost,
  mostHitsCounted,
  type QueryInputOf,
  searchCatalogue,
} from '@parvis/contracts';
import { createFairRow, createPerson, productNamed, type TestClient, TestServer, writeBooth } from '@parvis/testing';
import { BoothsModule } from '../booths.module.js';

jest.setTimeout(60_000);

const topics = { robots: crypto.randomUUID(), food: crypto.randomUUID() };

describe('the catalogue', () => {
  let server: TestServer;
  let fairId: string;
  let otherFair: string;
  let visitor: TestClient;
  const booths = new Map<string, string>();
  const pump = {
    ...productNamed('Heat pumps'),
    name: { en: 'Heat pumps', fr: 'Pompes à chaleur' },
    description: { en: 'For dairies', fr: 'Pour laiteries' },
    countries: ['IT'],
  };
  const arm = { ...productNamed('Robot arm'), topics: [topics.robots] };
  const belt = {
    ...productNamed('Belt'),
    description: { en: 'Feeds every robot arm', fr: '' },
    topics: [topics.robots, topics.food],
  };

  beforeAll(async () => {
    server = await TestServer.start(
      { name: 'booths', api: [BoothsModule], worker: [], hasDatabase: true, domains: [] },
      { APP_ROLES: 'api' },
    );
    [fairId, otherFair] = [await createFairRow(server.db), await createFairRow(server.db)];
    visitor = (await createPerson(server, fairId, { company: 'Buyer' })).client;
    const make = async (inFair: string, name: string, size: string, country: string, sector: string) => {
      const { companyId: id, client } = await createPerson(server, inFair, { kind: 'exhibitor', company: name });
      await server.db.query(
        `insert into booths.booth (id, fair_id, size, sort_name, country, sector) values ($1, $2, $3, platform.folded($4), $5, $6)`,
        [id, inFair, size, name, country, sector],
      );
      await server.db.query(`select booths.reindex(array[$1::uuid])`, [id]);
      booths.set(name, id!);
      return { client, place: { params: { fairId: inFair, boothId: id! } } };
    };
    const alpine = await make(fairId, 'Alpine', 'S', 'AT', 'Énergie');
    await writeBooth(alpine.client, alpine.place, {
      tagline: { en: 'Warmth from waste', fr: 'La chaleur des déchets' },
      products: [pump],
    });
    const zeta = await make(fairId, 'Zeta', 'L', 'FR', 'Robots');
    await writeBooth(zeta.client, zeta.place, { products: [belt, arm] });
    const elsewhere = await make(otherFair, 'Elsewhere', 'L', 'FR', 'Robots');
    await writeBooth(elsewhere.client, elsewhere.place, { products: [productNamed('Robot arm')] });
  });
  afterAll(() => server.stop());

  const nameOf = ({ product, booth }: CatalogueHit) => product?.name.en ?? booth.companyName;
  const find = async (query: QueryInputOf<typeof searchCatalogue>) =>
    (await visitor.call(searchCatalogue, { params: { fairId }, query })).items.map(nameOf);

  it('shows booths and products of this fair, those of large booths first, then by name', async () => {
    expect(await find({})).toEqual(['Belt', 'Robot arm', 'Zeta', 'Alpine', 'Heat pumps']);
    expect(await find({ kind: 'booth' })).toEqual(['Zeta', 'Alpine']);
    expect(await find({ kind: 'product' })).toEqual(['Belt', 'Robot arm', 'Heat pumps']);
  });

  it.each([
    ['what is in the name before what is in the text', { search: 'robot arm' }, ['Robot arm', 'Belt']],
    ['the beginning of a word', { search: 'rob', kind: 'product' }, ['Robot arm', 'Belt']],
    ['English as it bends', { search: 'pump' }, ['Heat pumps']],
    ['French as it bends, without accents', { search: 'POMPE a CHALEUR laiterie' }, ['Heat pumps']],
    ['a company by its sector', { search: 'energie' }, ['Alpine']],
    ['a company and what it makes', { search: 'alpine' }, ['Alpine', 'Heat pumps']],
    ['nothing where a word is missing', { search: 'robot nowhere' }, []],
    ['nothing by signs alone', { search: '!&|' }, []],
    ['words with signs of the search language in them', { search: "arm:* & !'robot" }, ['Robot arm', 'Belt']],
    ['by the country of the company', { country: 'AT' }, ['Alpine', 'Heat pumps']],
    ['by a country where a product is to be had', { country: 'IT' }, ['Heat pumps']],
    ['by sector', { sector: 'Robots', kind: 'booth' }, ['Zeta']],
    ['by a topic', { topic: [topics.food] }, ['Belt', 'Zeta']],
    ['by any of some topics', { topic: [topics.food, topics.robots], kind: 'product' }, ['Belt', 'Robot arm']],
    [
      'by everything at once',
      { search: 'arm', topic: [topics.robots], country: 'FR', sector: 'Robots' },
      ['Robot arm', 'Belt'],
    ],
  ] as const)('finds %s', async (_, query, names) => {
    const { topic, ...rest } = query as { topic?: string[] };
    expect(await find({ ...rest, topic })).toEqual(names);
  });

  it.each([{}, { search: 'r' }, { search: 'robot' }])(
    'is paged without losing or doubling anything: %j',
    async (query) => {
      const all = await find(query);
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await visitor.call(searchCatalogue, { params: { fairId }, query: { ...query, limit: 1, cursor } });
        expect(page.total).toBe(all.length);
        paged.push(...page.items.map(nameOf));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(paged).toEqual(all);
      expect(all.length).toBeGreaterThan(1);
    },
  );

  it('shows the beginning of what a product says of itself', async () => {
    const place = { params: { fairId: otherFair, boothId: booths.get('Elsewhere')! } };
    const organiser = await server.signInAs('organiser', otherFair, 'long@example.org');
    const description = { en: 'A very long text. '.repeat(50).trim(), fr: '' };
    await writeBooth(organiser, place, { products: [{ ...productNamed('Long'), description }] });
    const { items } = await organiser.call(searchCatalogue, {
      params: { fairId: otherFair },
      query: { search: 'long', kind: 'product' },
    });
    expect(items.map(({ product }) => product?.description)).toEqual([
      { en: description.en.slice(0, hitTextMost), fr: '' },
    ]);
  });

  it('counts up to two hundred hits, and says when there are more', async () => {
    const fair = await createFairRow(server.db);
    const { client, companyId } = await createPerson(server, fair, { kind: 'exhibitor', company: 'Bolts' });
    await server.db.query(`insert into booths.booth (id, fair_id, sort_name) values ($1, $2, 'bolts')`, [
      companyId,
      fair,
    ]);
    const grow = (products: number) =>
      server.db
        .query(
          `insert into booths.product (booth_id, name) select $1, jsonb_build_object('en', 'Bolt ' || n, 'fr', '')
           from generate_series(1, $2::int) n`,
          [companyId, products],
        )
        .then(() => server.db.query(`select booths.reindex(array[$1::uuid])`, [companyId]));
    const total = async (search?: string) =>
      (await client.call(searchCatalogue, { params: { fairId: fair }, query: { search, limit: 1 } })).total;
    await grow(mostHitsCounted - 1);
    expect([await total('bolt'), await total()]).toEqual([mostHitsCounted, mostHitsCounted]);
    await grow(100);
    expect([await total('bolt'), await total()]).toEqual([mostHitsCounted + 1, mostHitsCounted + 1]);
  });

  it('refuses a cursor that it did not make', async () => {
    for (const cursor of ['x', booths.get('Elsewhere')!])
      expect((await visitor.refusal(searchCatalogue, { params: { fairId }, query: { cursor } })).code).toBe(
        'INVALID_INPUT',
      );
  });

  it('leads to the page of a product, within its fair only', async () => {
    const { product, booth } = await visitor.call(getProduct, { params: { fairId, productId: pump.id } });
    expect(product).toEqual(pump);
    expect(booth).toMatchObject({ id: booths.get('Alpine'), companyName: 'Alpine', size: 'S' });
    const foreign = await server.signInAs('organiser', otherFair, 'foreign@example.org');
    const wrong = { params: { fairId: otherFair, productId: pump.id } };
    expect((await foreign.refusal(getProduct, wrong)).code).toBe('NOT_FOUND');
    expect((await server.stranger.refusal(searchCatalogue, { params: { fairId } })).code).toBe('NOT_SIGNED_IN');
  });
});
