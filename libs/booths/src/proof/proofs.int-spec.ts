import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addProof,
  decideProof,
  deleteProof,
  listProofs,
  listProofsToDecide,
  type Proof,
  putProofFile,
  readProofFile,
  updateProof,
} from '@parvis/contracts';
import { Outbox } from '@parvis/platform';
import { createFairRow, createPerson, type TestClient, type TestPerson, TestServer } from '@parvis/testing';
import { BoothsModule } from '../booths.module.js';
import { TeamAccounts } from '../document/team-accounts.js';
import { dayOf, daysLater } from './proof.rules.js';
import { ProofReader } from './proof-reader.js';
import { ProofWatch } from './proof-watch.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

const today = dayOf(new Date());
const file = { name: 'certificate.pdf', bytes: Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n', 'latin1') };

describe('proofs of a company', () => {
  let server: TestServer;
  let folder: string;
  let fairId: string;
  let boothId: string;
  let staff: TestPerson;
  let buyer: TestPerson;
  let organiser: TestClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parvis-proofs-'));
    server = await TestServer.start(
      // Without the worker: events stay in the outbox, where they can be looked at.
      { name: 'booths', api: [BoothsModule], worker: [], hasDatabase: true, domains: [] },
      { FILES_DIR: folder, APP_ROLES: 'api' },
    );
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    staff = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Zephyr' });
    boothId = staff.companyId!;
    await server.db.query(`insert into booths.booth (id, fair_id) values ($1, $2)`, [boothId, fairId]);
    await server.db.query(`update profiles.company set certificates = '{ISO 9001,CE}' where id = $1`, [boothId]);
    buyer = await createPerson(server, fairId, { company: 'Acme' });
    organiser = await server.signInAs('organiser', fairId, `${fairId}@fair.example`);
  });

  const booth = () => ({ params: { fairId, boothId } });
  const at = (proofId: string) => ({ params: { fairId, boothId, proofId } });
  const add = (more: Partial<Proof> = {}) =>
    staff.client.call(addProof, {
      ...booth(),
      body: {
        kind: 'certificate',
        name: 'ISO 9001:2015',
        issuer: 'TÜV',
        number: 'A-1',
        issuedOn: '2024-01-01',
        expiresOn: null,
        ...more,
      },
    });
  const decide = (proofId: string, decision: 'verified' | 'refused', note = '') =>
    organiser.call(decideProof, { params: { fairId, proofId }, body: { decision, note } });
  const seenBy = (client: TestClient) => client.call(listProofs, booth());
  const keys = async () => (await server.app.get(ProofReader).certificates(fairId)).get(boothId);
  const recorded = (name: string) =>
    server.db
      .query<{ payload: Record<string, unknown> }[]>(
        `select payload from platform.outbox where name = $1 and payload->>'boothId' = $2 order by id`,
        [name, boothId],
      )
      .then((rows) => rows.map(({ payload }) => payload));

  it('are stated until the organiser has verified them, and again after a change', async () => {
    const proof = await add();
    expect(proof.standing).toBe('stated');
    const awaited = await server.db.query(
      `select payload from platform.outbox where name = 'decision.awaited.v1' and payload->>'fairId' = $1`,
      [fairId],
    );
    expect(awaited).toEqual([{ payload: { fairId, what: 'proof', by: 'Zephyr' } }]);
    expect((await staff.client.call(putProofFile, { ...at(proof.id), file })).file?.name).toBe('certificate.pdf');
    // Nobody has looked at the file yet, so it is not shown around.
    expect((await buyer.client.refusal(readProofFile, at(proof.id))).code).toBe('NOT_FOUND');
    const { items } = await organiser.call(listProofsToDecide, { params: { fairId } });
    expect(items).toMatchObject([{ id: proof.id, companyName: 'Zephyr', standing: 'stated' }]);
    expect((await organiser.raw(readProofFile, at(proof.id))).status).toBe(200);

    await decide(proof.id, 'verified', 'Seen on paper');
    const [seen] = (await seenBy(buyer.client)).items;
    expect(seen).toMatchObject({ standing: 'verified', decidedBy: '', note: '' });
    expect((await seenBy(staff.client)).items[0]).toMatchObject({ note: 'Seen on paper' });
    const response = await buyer.client.raw(readProofFile, at(proof.id));
    expect(response.headers.get('content-disposition')).toContain('attachment');
    expect((await organiser.call(listProofsToDecide, { params: { fairId } })).total).toBe(0);

    const body = { ...proof, number: 'A-2' };
    expect((await staff.client.call(updateProof, { ...at(proof.id), body })).standing).toBe('stated');
    await decide(proof.id, 'verified');
    expect((await staff.client.call(putProofFile, { ...at(proof.id), file })).standing).toBe('stated');
  });

  it('that are refused are seen with the reason by their team only, and count no more', async () => {
    const proof = await add();
    expect((await seenBy(buyer.client)).stated).toEqual(['CE']);
    const place = { params: { fairId, proofId: proof.id } };
    const problem = await organiser.refusal(decideProof, { ...place, body: { decision: 'refused' } });
    expect(problem.issues?.[0]?.path).toBe('note');
    await decide(proof.id, 'refused', 'Another company’s');
    expect(await recorded('proof.decided.v1')).toMatchObject([{ decision: 'refused', userIds: [staff.client.userId] }]);
    expect((await seenBy(buyer.client)).items).toEqual([]);
    expect((await seenBy(staff.client)).items).toMatchObject([{ standing: 'refused', note: 'Another company’s' }]);
    expect((await keys())?.void).toEqual(new Set(['iso9001']));
  });

  it('that have expired say so and count no more, whoever verified them', async () => {
    const proof = await add({ expiresOn: today });
    await decide(proof.id, 'verified');
    expect((await keys())?.proven).toEqual(new Set(['iso9001']));
    await server.db.query(`update booths.proof set expires_on = $2 where id = $1`, [proof.id, daysLater(today, -1)]);
    expect((await seenBy(buyer.client)).items).toMatchObject([{ standing: 'expired', file: null }]);
    expect((await keys())?.void).toEqual(new Set(['iso9001']));
    expect((await seenBy(buyer.client)).stated).toEqual(['CE']);
    expect(
      (await organiser.call(listProofsToDecide, { params: { fairId }, query: { standing: 'expired' } })).total,
    ).toBe(1);
    expect(
      (await organiser.call(listProofsToDecide, { params: { fairId }, query: { standing: 'verified' } })).total,
    ).toBe(0);
  });

  it('tell their team once a month ahead, and the matching once they have expired', async () => {
    await add({ expiresOn: daysLater(today, 30) });
    await add({ name: 'Later', expiresOn: daysLater(today, 31) });
    const watch = new ProofWatch(server.app.get(TeamAccounts), server.app.get(Outbox), server.db);
    await Promise.all([watch.look(), watch.look()]);
    expect(await recorded('proof.expiring.v1')).toEqual([
      { fairId, boothId, name: 'ISO 9001:2015', expiresOn: daysLater(today, 30), userIds: [staff.client.userId] },
    ]);
    await watch.look(new Date(Date.now() + 31 * 86_400_000));
    expect((await recorded('proof.expiring.v1')).map(({ name }) => name)).toEqual(['ISO 9001:2015', 'Later']);
    const [row]: [{ count: number }] = await server.db.query(
      `select count(*)::int as count from booths.proof where booth_id = $1 and expiry_told`,
      [boothId],
    );
    expect(row.count).toBe(1);
    const changes = await server.db.query<unknown[]>(
      `select 1 from platform.outbox where name = 'booth.changed.v1' and payload->>'companyId' = $1`,
      [boothId],
    );
    // Two were added, one has expired.
    expect(changes).toHaveLength(3);
  });

  it('are 50 at most, end after they begin, and are gone when they are removed', async () => {
    const problem = await staff.client.refusal(addProof, {
      ...booth(),
      body: { kind: 'other', name: 'X', issuer: 'Y', issuedOn: '2026-01-02', expiresOn: '2026-01-01' },
    });
    expect(problem.issues?.[0]).toEqual({ path: 'expiresOn', reason: 'ends-before-start' });
    const { id } = await add();
    await staff.client.call(deleteProof, at(id));
    expect((await seenBy(staff.client)).items).toEqual([]);
    await server.db.query(
      `insert into booths.proof (fair_id, booth_id, kind, name, issuer, issued_on)
       select $1, $2, 'other', 'P' || n, 'I', '2026-01-01' from generate_series(1, 50) n`,
      [fairId, boothId],
    );
    const body = { kind: 'other' as const, name: 'X', issuer: 'Y', issuedOn: '2026-01-02' };
    expect((await staff.client.refusal(addProof, { ...booth(), body })).issues?.[0]?.path).toBe('proofs');
  });
});
