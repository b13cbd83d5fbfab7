import { getBoothPackages, listBooths, listPlacements, setBoothPackages, setPlacement } from '@parvis/contracts';
import { createFairRow, createPerson, type TestClient, TestServer } from '@parvis/testing';
import { BoothReader } from '../booth/booth-reader.js';
import { BoothsModule } from '../booths.module.js';
import { BoothsDataModule } from '../booths-data.module.js';
import { usualPackages } from './package.rules.js';

jest.setTimeout(60_000);

describe('packages and places', () => {
  let server: TestServer;
  let fairId: string;
  let organiser: TestClient;
  let staff: TestClient;
  let ids: string[];

  beforeAll(async () => {
    server = await TestServer.start(
      { name: 'booths', api: [BoothsModule, BoothsDataModule], worker: [], hasDatabase: true, domains: [] },
      { APP_ROLES: 'api' },
    );
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    organiser = await server.signInAs('organiser', fairId, `${fairId}@example.org`);
    ids = [];
    for (const company of ['Zeta', 'Ärger']) {
      const person = await createPerson(server, fairId, { kind: 'exhibitor', company });
      staff = person.client;
      ids.push(person.companyId!);
      await server.db.query(`insert into booths.booth (id, fair_id, sort_name) values ($1, $2, platform.folded($3))`, [
        person.companyId,
        fairId,
        company,
      ]);
    }
    await server.db.query(`select booths.reindex($1::uuid[])`, [ids]);
  });

  const inFair = () => ({ params: { fairId } });
  const at = (boothId: string | undefined) => ({ params: { fairId, boothId: boothId ?? '' } });

  it('hold what is usual until the organiser says otherwise', async () => {
    expect(await staff.call(getBoothPackages, inFair())).toEqual(usualPackages);
    const packages = { ...usualPackages, M: { products: 0, people: 1, documents: 2 } };
    expect(await organiser.call(setBoothPackages, { ...inFair(), body: packages })).toEqual(packages);
    expect(await staff.call(getBoothPackages, inFair())).toEqual(packages);
    expect((await staff.refusal(setBoothPackages, { ...inFair(), body: usualPackages })).code).toBe('NOT_ALLOWED');
    const tooMuch = { ...usualPackages, S: { products: 101, people: 1, documents: 1 } };
    expect((await organiser.refusal(setBoothPackages, { ...inFair(), body: tooMuch })).code).toBe('INVALID_INPUT');
  });

  it('are told to other domains booth by booth', async () => {
    const reader = server.app.get(BoothReader);
    expect(await reader.limits(fairId, ids[0]!)).toEqual(usualPackages.S);
    const packages = { ...usualPackages, M: { products: 0, people: 1, documents: 2 } };
    await organiser.call(setBoothPackages, { ...inFair(), body: packages });
    await organiser.call(setPlacement, { ...at(ids[0]), body: { size: 'M', hall: '', stand: '' } });
    expect(await reader.limits(fairId, ids[0]!)).toEqual(packages.M);
    expect(await reader.limits(await createFairRow(server.db), ids[0]!)).toBeNull();
    const inside = await server.db.transaction((manager) => reader.limits(fairId, ids[0]!, manager));
    expect(inside).toEqual(packages.M);
  });

  it('are listed by name, searched and paged', async () => {
    const first = await organiser.call(listPlacements, { ...inFair(), query: { limit: 1 } });
    expect(first).toMatchObject({
      total: 2,
      items: [{ companyName: 'Ärger', size: 'S', isPublished: true, products: 0 }],
    });
    const second = await organiser.call(listPlacements, {
      ...inFair(),
      query: { limit: 1, cursor: first.nextCursor! },
    });
    expect(second).toMatchObject({ nextCursor: null, items: [{ companyName: 'Zeta' }] });
    const found = await organiser.call(listPlacements, { ...inFair(), query: { search: 'ARGER' } });
    expect(found).toMatchObject({ total: 1, items: [{ companyName: 'Ärger' }] });
    expect((await staff.refusal(listPlacements, inFair())).code).toBe('NOT_ALLOWED');
  });

  it('give each stand of a hall to one booth', async () => {
    const body = { size: 'L', hall: 'Hall 1', stand: 'A12' } as const;
    expect(await organiser.call(setPlacement, { ...at(ids[0]), body })).toMatchObject({ companyName: 'Zeta', ...body });
    const taken = { ...body, size: 'S', hall: 'hall 1', stand: 'a12' } as const;
    expect((await organiser.refusal(setPlacement, { ...at(ids[1]), body: taken })).code).toBe('STAND_TAKEN');
    await organiser.call(setPlacement, { ...at(ids[1]), body: { ...taken, hall: 'Hall 2' } });
    await organiser.call(setPlacement, { ...at(ids[0]), body });
    expect((await staff.refusal(setPlacement, { ...at(ids[1]), body })).code).toBe('NOT_ALLOWED');
    const { items } = await staff.call(listBooths, inFair());
    expect(items.map(({ companyName, hall, stand }) => [companyName, hall, stand])).toEqual([
      ['Zeta', 'Hall 1', 'A12'],
      ['Ärger', 'Hall 2', 'a12'],
    ]);
  });

  it('need no stand: booths without one do not clash', async () => {
    for (const id of ids)
      await organiser.call(setPlacement, { ...at(id), body: { size: 'S', hall: 'Hall 1', stand: '' } });
    expect(
      (await organiser.refusal(setPlacement, { ...at(crypto.randomUUID()), body: { size: 'S', hall: '', stand: '' } }))
        .code,
    ).toBe('NOT_FOUND');
  });
});
