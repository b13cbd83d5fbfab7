import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as contracts from '@parvis/contracts';
import { addDocument, addProof, type Endpoint } from '@parvis/contracts';
import { createFairRow, createPerson, type TestClient, type TestPerson, TestServer } from '@parvis/testing';
import sharp from 'sharp';
import { BoothsModule } from '../booths.module.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'path' in value && 'access' in value;

/** Every endpoint of documents, agreements and proofs: a new one fails here until it is said who may call it. */
const endpoints = Object.entries(contracts)
  .filter(([, value]) => isEndpoint(value))
  .map(([name, value]) => [name, value as Endpoint] as const)
  .filter(([, { path }]) => /^\/api\/booths\/.*(document|agreement|signature|proof|own-readings)/.test(path));

/** What each kind of caller is answered: let in, refused, or told that there is nothing. */
type Who = 'team' | 'rival' | 'visitor' | 'organiser' | 'abroad';
type Answer = 'in' | 403 | 404;
const rule = (team: Answer, rival: Answer, visitor: Answer, organiser: Answer): Record<Who, Answer> => ({
  team,
  rival,
  visitor,
  organiser,
  // Whoever has no part in the fair does not learn that it exists.
  abroad: 404,
});
const teamOnly = rule('in', 403, 403, 403);
const everybody = rule('in', 'in', 'in', 'in');
const organisers = rule(403, 403, 403, 'in');
const rules: Record<string, Record<Who, Answer>> = {
  listDocuments: everybody,
  addDocument: teamOnly,
  orderDocuments: teamOnly,
  updateDocument: teamOnly,
  replaceDocumentFile: teamOnly,
  deleteDocument: rule('in', 403, 403, 'in'),
  listDocumentVersions: teamOnly,
  // Of a document under an NDA that nobody has signed: not even organisers read it.
  readDocumentPage: teamOnly,
  downloadDocument: teamOnly,
  // Its own team has nothing to ask for, everybody else signs instead.
  askForDocument: rule(403, 403, 403, 403),
  listDocumentReaders: teamOnly,
  decideOnReader: rule('in', 403, 403, 403),
  listDocumentReadings: teamOnly,
  listOwnReadings: everybody,
  listOwnDocuments: everybody,
  getStandardAgreement: organisers,
  putStandardAgreement: organisers,
  getBoothAgreement: everybody,
  putBoothAgreement: teamOnly,
  signAgreement: rule(403, 'in', 'in', 403),
  // Somebody else's.
  downloadSignature: rule('in', 404, 404, 404),
  listProofs: everybody,
  addProof: teamOnly,
  updateProof: teamOnly,
  putProofFile: teamOnly,
  deleteProof: teamOnly,
  // Not verified yet.
  readProofFile: rule('in', 404, 404, 'in'),
  listProofsToDecide: organisers,
  decideProof: organisers,
};

describe('access to documents, agreements and proofs', () => {
  let server: TestServer;
  let folder: string;
  let clients: Record<Who, TestClient>;
  let ids: Record<string, string>;
  let bodies: Record<string, object>;
  let png: Buffer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parvis-access-'));
    server = await TestServer.start(
      { name: 'booths', api: [BoothsModule], worker: [], hasDatabase: true, domains: [] },
      { FILES_DIR: folder },
    );
    png = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  /** Everything anew for each endpoint: some of them remove what others need. */
  beforeEach(async () => {
    const fairId = await createFairRow(server.db);
    const otherFair = await createFairRow(server.db);
    const person = (kind: 'exhibitor' | 'visitor', company: string): Promise<TestPerson> =>
      createPerson(server, fairId, { kind, company });
    const [team, rival, visitor] = await Promise.all([
      person('exhibitor', 'Own'),
      person('exhibitor', 'Rival'),
      person('visitor', 'Buyers'),
    ]);
    const abroad = await createPerson(server, otherFair, { kind: 'exhibitor', company: 'Own' });
    const boothId = team.companyId!;
    for (const id of [boothId, rival.companyId])
      await server.db.query(`insert into booths.booth (id, fair_id) values ($1, $2)`, [id, fairId]);
    clients = {
      team: team.client,
      rival: rival.client,
      visitor: visitor.client,
      organiser: await server.signInAs('organiser', fairId, `${fairId}@fair.example`),
      abroad: abroad.client,
    };
    const place = { params: { fairId, boothId } };
    const file = { name: 'a.png', bytes: png };
    const document = await team.client.call(addDocument, { ...place, query: { level: 'nda' }, file });
    const proofBody = { kind: 'other' as const, name: 'N', issuer: 'I', issuedOn: '2026-01-01' };
    const proof = await team.client.call(addProof, { ...place, body: proofBody });
    await team.client.call(contracts.putProofFile, { params: { ...place.params, proofId: proof.id }, file });
    const agreement = await team.client.call(contracts.getBoothAgreement, place);
    // Somebody who has left since: a signature that is none of the callers'.
    const gone = await person('visitor', 'Gone');
    const signature = await gone.client.call(contracts.signAgreement, {
      params: { ...place.params, documentId: document.id },
      body: { agreementId: agreement.id, language: 'en', name: 'Gone' },
    });
    ids = {
      fairId,
      boothId,
      documentId: document.id,
      proofId: proof.id,
      signatureId: signature.id,
      participantId: visitor.id,
      page: '1',
    };
    const text = { en: 'Text', fr: '' };
    bodies = {
      orderDocuments: { ids: [document.id] },
      updateDocument: { title: 'T' },
      askForDocument: {},
      decideOnReader: { decision: 'granted' },
      putStandardAgreement: { text },
      putBoothAgreement: { text },
      signAgreement: { agreementId: agreement.id, language: 'en', name: 'N' },
      addProof: proofBody,
      updateProof: proofBody,
      decideProof: { decision: 'verified' },
    };
  });

  const call = (client: TestClient, name: string, endpoint: Endpoint, more: Record<string, string> = {}) =>
    client.raw(endpoint, {
      params: Object.fromEntries(
        [...endpoint.path.matchAll(/:(\w+)/g)].map(([, key = '']) => [key, more[key] ?? ids[key] ?? '']),
      ),
      query: name === 'addDocument' ? ({ level: 'public' } as never) : undefined,
      body: bodies[name] as never,
      file: endpoint.upload ? { name: 'a.png', bytes: png } : undefined,
    });

  it('has a rule for every endpoint', () => {
    expect(endpoints.map(([name]) => name).sort()).toEqual(Object.keys(rules).sort());
  });

  it.each(endpoints)('%s: own team, other team, visitor, organiser, other fair', async (name, endpoint) => {
    const answers: Partial<Record<Who, Answer | number>> = {};
    // The one that may remove it comes last.
    for (const who of ['abroad', 'rival', 'visitor', 'organiser', 'team'] as const) {
      const { status } = await call(clients[who], name, endpoint);
      answers[who] = status === 200 ? 'in' : status;
      if (name === 'deleteDocument' && status === 200)
        await server.db.query(`update booths.document set removed_at = null where id = $1`, [ids.documentId]);
    }
    expect(answers).toEqual(rules[name]);
    expect((await call(server.stranger, name, endpoint)).status).toBe(401);
  });

  it.each(endpoints.filter(([, { path }]) => path.includes(':boothId') && /:(document|proof)Id/.test(path)))(
    '%s finds nothing of this booth at another one',
    async (name, endpoint) => {
      const [own]: [{ companyId: string }] = await server.db.query(
        `select company_id as "companyId" from profiles.participant where user_id = $1`,
        [clients.rival.userId],
      );
      const { status } = await call(clients.rival, name, endpoint, { boothId: own.companyId });
      expect(status).toBe(404);
    },
  );
});
