import { listBooths, searchCatalogue } from '@parvis/contracts';
import { LinePresence } from '@parvis/platform';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { BoothsModule } from '../booths.module.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

describe('booths with somebody there', () => {
  let server: TestServer;
  let fairId: string;
  let visitor: TestPerson;
  const people = new Map<string, TestPerson>();

  beforeAll(async () => {
    server = await TestServer.start(
      { name: 'staffed', api: [BoothsModule], worker: [], hasDatabase: true, domains: [] },
      { APP_ROLES: 'api' },
    );
    fairId = await createFairRow(server.db);
    visitor = await createPerson(server, fairId, { company: 'Buyers' });
    for (const [company, size] of [
      ['Alpha', 'L'],
      ['Beta', 'M'],
      ['Gamma', 'S'],
      ['Delta', 'S'],
    ] as const) {
      const person = await createPerson(server, fairId, { kind: 'exhibitor', company });
      people.set(company, person);
      await server.db.query(
        `insert into booths.booth (id, fair_id, size, sort_name, published_at) values ($1, $2, $3, platform.folded($4), now())`,
        [person.companyId, fairId, size, company],
      );
      await server.db.query(`select booths.reindex(array[$1::uuid])`, [person.companyId]);
    }
  });
  afterAll(() => server.stop());

  async function standAt(company: string) {
    const { id, companyId, client } = people.get(company)!;
    await server.app.get(LinePresence).keep([{ lineId: id, userId: client.userId }]);
    await server.db.query(
      `insert into booths.duty_switch (participant_id, fair_id, booth_id, is_on, until)
       values ($1, $2, $3, true, now() + interval '1 hour')`,
      [id, fairId, companyId],
    );
  }
  const hall = async (query: { staffed?: 'yes'; limit?: number } = {}) => {
    const names: string[] = [];
    let cursor: string | undefined;
    let total = 0;
    do {
      const page = await visitor.client.call(listBooths, { params: { fairId }, query: { ...query, cursor } });
      names.push(...page.items.map(({ companyName }) => companyName));
      total = page.total;
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(total).toBe(names.length);
    return names;
  };
  const found = async (query: { staffed?: 'yes'; limit?: number; search?: string } = {}) => {
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await visitor.client.call(searchCatalogue, { params: { fairId }, query: { ...query, cursor } });
      names.push(...page.items.map(({ booth }) => booth.companyName));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return names;
  };

  it('come first in the hall and the catalogue, in whatever portions these are read, and can be asked for alone', async () => {
    expect(await hall()).toEqual(['Alpha', 'Beta', 'Delta', 'Gamma']);
    expect([await hall({ staffed: 'yes' }), await found({ staffed: 'yes' })]).toEqual([[], []]);
    await standAt('Gamma');
    await standAt('Beta');
    for (const limit of [1, 2, 3, 4, 50]) expect(await hall({ limit })).toEqual(['Beta', 'Gamma', 'Alpha', 'Delta']);
    for (const limit of [1, 2]) expect(await hall({ limit, staffed: 'yes' })).toEqual(['Beta', 'Gamma']);
    expect(await found({ staffed: 'yes' })).toEqual(['Beta', 'Gamma']);
    for (const limit of [1, 2, 3, 4, 50]) expect(await found({ limit })).toEqual(['Beta', 'Gamma', 'Alpha', 'Delta']);
    // What is looked for by words comes in the order of how well it fits.
    expect(await found({ search: 'alpha' })).toEqual(['Alpha']);
  });
});
