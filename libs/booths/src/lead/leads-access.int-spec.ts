import { randomUUID } from 'node:crypto';
import * as contracts from '@parvis/contracts';
import { type Endpoint, type Role, roles } from '@parvis/contracts';
import { createFairRow, createPerson, type TestClient, type TestPerson, TestServer } from '@parvis/testing';
import { BoothsModule } from '../booths.module.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'path' in value && 'access' in value;

/** Every endpoint about leads, consent and badges: a new one is tested without being named here. */
const endpoints = Object.entries(contracts)
  .filter(([, value]) => isEndpoint(value))
  .map(([name, value]) => [name, value as Endpoint] as const)
  .filter(([, { path }]) =>
    /^\/api\/booths\/:fairId\/(lead|scans|badge|contact-card|consents|booths\/:boothId\/(contact|bookmark))/.test(path),
  );

describe('access to leads, badges and consents', () => {
  let server: TestServer;
  let fairId: string;
  let clients: Record<Role, TestClient>;
  let outsiders: TestClient[];
  let own: TestPerson;
  let others: Record<string, string>;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'booths',
      api: [BoothsModule],
      worker: [],
      hasDatabase: true,
      domains: [],
    });
    fairId = await createFairRow(server.db);
    own = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own' });
    const other = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Other' });
    const buyer = await createPerson(server, fairId, { company: 'Buyers' });
    const elsewhere = await createPerson(server, await createFairRow(server.db), { kind: 'exhibitor', company: 'Own' });
    const organiser = await server.signInAs('organiser', fairId, 'org@fair.example');
    const abroad = await server.signInAs('organiser', await createFairRow(server.db), 'other@fair.example');
    clients = { organiser, exhibitor: own.client, participant: buyer.client };
    outsiders = [elsewhere.client, abroad, await server.signIn('nobody@fair.example')];
    for (const id of [own.companyId, other.companyId])
      await server.db.query(`insert into booths.booth (id, fair_id) values ($1, $2)`, [id, fairId]);
    const [lead]: [{ id: string }] = await server.db.query(
      `insert into booths.lead (fair_id, booth_id, participant_id, sources, first_at, last_at)
       values ($1, $2, $3, '{scanned}', now(), now()) returning id`,
      [fairId, other.companyId, buyer.id],
    );
    const [consent]: [{ id: string }] = await server.db.query(
      `insert into booths.consent (fair_id, booth_id, participant_id, act, key, fields, given_at)
       values ($1, $2, $3, 'scan', 'scan', '{email}', now()) returning id`,
      [fairId, own.companyId, buyer.id],
    );
    const [webhook]: [{ id: string }] = await server.db.query(
      `insert into booths.webhook (fair_id, booth_id, url, events, secret) values ($1, $2, 'https://crm.example/', '{lead.created}', '') returning id`,
      [fairId, other.companyId],
    );
    const [file]: [{ id: string }] = await server.db.query(
      `insert into booths.lead_export (booth_id, format, rows, file, bytes, read_at, file_until)
       values ($1, 'csv', 1, 'lead-exports/none.csv', 1, now(), now() + interval '1 day') returning id`,
      [other.companyId],
    );
    // What belongs to somebody else than the exhibitor who asks for it.
    others = {
      leadId: lead.id,
      consentId: consent.id,
      webhookId: webhook.id,
      exportId: file.id,
      noteId: randomUUID(),
      boothId: own.companyId ?? '',
    };
  });
  afterAll(() => server.stop());

  const paramsOf = ({ path }: Endpoint) =>
    Object.fromEntries(
      [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => [
        name,
        name === 'fairId' ? fairId : (others[name] ?? randomUUID()),
      ]),
    );
  const status = async (client: TestClient, endpoint: Endpoint) =>
    (await client.raw(endpoint, { params: paramsOf(endpoint), body: endpoint.body ? ({} as never) : undefined }))
      .status;

  it('covers the domain', () => {
    expect(endpoints.length).toBeGreaterThanOrEqual(29);
  });

  describe.each(endpoints)('%s', (_, endpoint) => {
    it('names its roles', () => {
      expect(Array.isArray(endpoint.access)).toBe(true);
    });

    it('is closed without a session', async () => {
      expect(await status(server.stranger, endpoint)).toBe(401);
    });

    it('does not exist for people of other fairs', async () => {
      for (const client of outsiders) expect(await status(client, endpoint)).toBe(404);
    });

    it.each([...roles])('is open to the %s only if its contract says so', async (role) => {
      const isOpen = endpoint.access.includes(role);
      // What a role may call is refused at most for what it says or what it asks for, never for who it is.
      if (!isOpen) expect(await status(clients[role], endpoint)).toBe(403);
      else if (!endpoint.path.includes(':boothId')) expect(await status(clients[role], endpoint)).not.toBe(403);
    });

    it('gives an exhibitor nothing of another booth or person', async () => {
      if (!/:leadId|:consentId|:webhookId|:exportId/.test(endpoint.path) || !endpoint.access.includes('exhibitor'))
        return;
      expect([404, 422]).toContain(await status(own.client, endpoint));
    });
  });
});
