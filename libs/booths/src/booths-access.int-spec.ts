import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDocument, addProof, addWebhook, getBoothAgreement, putProofFile, signAgreement } from '@parvis/contracts';
import { FileStore, LinePresence } from '@parvis/platform';
import {
  AccessMatrix,
  type AccessRule,
  createPerson,
  endpointsOf,
  type Home,
  type Ids,
  type Makers,
  may,
  TestServer,
} from '@parvis/testing';
import sharp from 'sharp';
import { BoothsModule } from './booths.module.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

const everybody = may('in in in in');
const attendees = may('in in in 403');
const ownStaff = may('in 403 403 403');
const ownStaffOrOrganisers = may('in 403 403 in');
const organisers = may('403 403 403 in');
/** What every exhibitor has of its own. */
const eachTeam = may('in in 403 403');
const othersThanTeam = may('403 in in 403');
const ownLead = may('in 404 403 403');

const noText = { en: '', fr: '' };
const text = { en: 'Text', fr: '' };
const proof = { kind: 'other', name: 'N', issuer: 'I', issuedOn: '2026-01-01' };
const content = {
  ...{ tagline: noText, description: noText, logoId: null, bannerId: null, people: null },
  ...{ website: null, video: '', links: [], products: [] },
};
const limits = { products: 5, people: 5, documents: 5 };
const settings = {
  counts: ['scanned'],
  gives: { exchange: ['email'], scan: ['email'], request: [], meeting: [] },
  retentionDays: null,
};
const webhook = { url: 'https://8.8.8.8/', events: ['lead.created'] };
const line = 'a line';

let png: Buffer;
const file = () => ({ name: 'a.png', bytes: png });
const withFile = (query?: object) => () => ({ file: file(), query: query as never });
const same = (rule: AccessRule, input: object) => ({ ...rule, input: () => ({ body: input as never }) });

/** What everybody is answered who asks for the booth of the team, or for what is in it. */
const rules: Record<string, AccessRule> = {
  listBooths: everybody,
  listSectors: everybody,
  getBooth: everybody,
  getOwnBooth: eachTeam,
  searchCatalogue: everybody,
  getProduct: everybody,
  getBoothDraft: ownStaffOrOrganisers,
  saveBoothDraft: same(ownStaffOrOrganisers, { revision: 0, content }),
  discardBoothDraft: ownStaffOrOrganisers,
  publishBooth: same(ownStaffOrOrganisers, { revision: 0 }),
  withdrawBooth: organisers,
  addBoothPicture: may('in 403 403 in', withFile({ use: 'logo' })),
  getBoothPackages: may('in in 403 in'),
  setBoothPackages: same(organisers, { S: limits, M: limits, L: limits }),
  listPlacements: organisers,
  setPlacement: same(organisers, { size: 'L', hall: '', stand: '' }),

  listStaffedBooths: everybody,
  getBoothStaffing: everybody,
  setBoothHours: same(ownStaffOrOrganisers, { days: [] }),
  getFairHours: organisers,
  setFairHours: same(organisers, { days: [] }),
  getDutyRoster: ownStaffOrOrganisers,
  addDutyShift: may('in 403 403 in', (_, { team }) => ({
    body: { participantId: team.id, startsAt: '2027-01-01T08:00:00Z', endsAt: '2027-01-01T10:00:00Z' } as never,
  })),
  removeDutyShift: ownStaffOrOrganisers,
  setOwnDuty: same(ownStaff, { isOnDuty: true }),
  getVisibility: attendees,
  setVisibility: same(attendees, { isVisible: true }),
  beAtBooth: same(attendees, { lineId: line }),
  leaveBooth: same(attendees, { lineId: line }),
  listVisitorsNow: ownStaff,

  getBadge: attendees,
  renewBadge: attendees,
  setContactCard: same(attendees, { phone: '', address: '', website: '', scanGives: [], meetingGives: [] }),
  // The own booth has them anyway.
  getBoothContact: othersThanTeam,
  giveContact: same(othersThanTeam, { fields: ['email'] }),
  setBookmark: same(othersThanTeam, { isBookmarked: true }),
  listConsents: attendees,
  // The visitor's own.
  revokeConsent: may('404 404 in 403'),
  revokeAllConsents: attendees,

  getLeadDesk: eachTeam,
  listLeads: eachTeam,
  getLead: ownLead,
  updateLead: same(ownLead, { grade: 3 }),
  addLeadNote: same(ownLead, { text: 'Met' }),
  deleteLeadNote: ownLead,
  setLeadQuestions: same(eachTeam, { questions: [] }),
  scanBadges: same(eachTeam, {
    scans: [{ clientId: crypto.randomUUID(), code: 'x', at: '2026-11-22T10:00:00Z', deviceId: crypto.randomUUID() }],
  }),
  getLeadSettings: may('in in 403 in'),
  setLeadSettings: same(organisers, settings),
  exportLeads: may('in in 403 403', () => ({ query: { format: 'csv' } as never })),
  startLeadExport: same(eachTeam, { format: 'csv' }),
  listLeadExports: eachTeam,
  fetchLeadExport: ownLead,
  listWebhooks: eachTeam,
  addWebhook: same(eachTeam, webhook),
  changeWebhook: same(ownLead, { isOn: false }),
  deleteWebhook: ownLead,
  rotateWebhookSecret: ownLead,
  testWebhook: ownLead,
  listWebhookDeliveries: ownLead,
  replayWebhookDelivery: ownLead,
  getLeadNumbers: eachTeam,
  setBoothPrice: same(eachTeam, { price: null }),

  listDocuments: everybody,
  addDocument: may('in 403 403 403', withFile({ level: 'public' })),
  orderDocuments: may('in 403 403 403', ({ documentId }) => ({ body: { ids: [documentId] } as never }), ['documentId']),
  updateDocument: same(ownStaff, { title: 'T' }),
  replaceDocumentFile: may('in 403 403 403', withFile()),
  deleteDocument: ownStaffOrOrganisers,
  listDocumentVersions: ownStaff,
  // Of a document under an NDA that nobody has signed: not even organisers read it.
  readDocumentPage: ownStaff,
  downloadDocument: ownStaff,
  // Its own team has nothing to ask for, everybody else signs instead.
  askForDocument: same(may('403 403 403 403'), {}),
  listDocumentReaders: ownStaff,
  decideOnReader: same(ownStaff, { decision: 'granted' }),
  listDocumentReadings: ownStaff,
  listOwnReadings: everybody,
  listOwnDocuments: everybody,
  getStandardAgreement: organisers,
  putStandardAgreement: same(organisers, { text }),
  getBoothAgreement: everybody,
  putBoothAgreement: same(ownStaff, { text }),
  signAgreement: may(
    '403 in in 403',
    ({ agreementId }) => ({ body: { agreementId, language: 'en', name: 'N' } as never }),
    ['agreementId'],
  ),
  // Somebody else's.
  downloadSignature: may('in 404 404 404'),
  listProofs: everybody,
  addProof: same(ownStaff, proof),
  updateProof: same(ownStaff, proof),
  putProofFile: may('in 403 403 403', withFile()),
  deleteProof: ownStaff,
  // Not verified yet.
  readProofFile: may('in 404 404 in'),
  listProofsToDecide: organisers,
  decideProof: same(organisers, { decision: 'verified' }),
};

const endpoints = endpointsOf('booths');

describe('access to booths and everything in them', () => {
  let server: TestServer;
  let folder: string;
  let matrix: AccessMatrix;

  const insert = async (sql: string, values: readonly unknown[]) => {
    const [{ id }]: [{ id: string }] = await server.db.query(sql, [...values]);
    return id;
  };
  const place = ({ fairId, boothId }: Home) => ({ params: { fairId, boothId } });
  const makers: Makers = {
    boothId: async ({ boothId }) => {
      await server.db.query(
        `update booths.booth set published_at = now(), draft = null, draft_revision = 0, size = 'L' where id = $1`,
        [boothId],
      );
      await server.db.query(`delete from booths.duty_shift where booth_id = $1`, [boothId]);
      return boothId;
    },
    productId: ({ boothId }) =>
      insert(`insert into booths.product (booth_id, name) values ($1, '{"en": "P", "fr": ""}') returning id`, [
        boothId,
      ]),
    shiftId: ({ fairId, boothId, team }) =>
      insert(
        `insert into booths.duty_shift (fair_id, booth_id, participant_id, starts_at, ends_at)
         values ($1, $2, $3, now(), now() + interval '1 hour') returning id`,
        [fairId, boothId, team.id],
      ),
    leadId: ({ fairId, boothId, visitor }) =>
      insert(
        `insert into booths.lead (fair_id, booth_id, participant_id, sources, first_at, last_at)
         values ($1, $2, $3, '{scanned}', now(), now())
         on conflict (booth_id, participant_id) do update set sources = excluded.sources returning id`,
        [fairId, boothId, visitor.id],
      ),
    noteId: ({ team }, { leadId }) =>
      insert(`insert into booths.lead_note (lead_id, author_id, text) values ($1, $2, 'N') returning id`, [
        leadId,
        team.id,
      ]),
    webhookId: async (home) => {
      await server.db.query(`delete from booths.webhook where booth_id = $1`, [home.boothId]);
      const { fairId } = home;
      return (await home.team.client.call(addWebhook, { params: { fairId }, body: webhook as never })).webhook.id;
    },
    deliveryId: (_, { webhookId }) =>
      insert(
        `insert into booths.webhook_delivery (webhook_id, event_id, event, at, state)
         values ($1, gen_random_uuid()::text, 'webhook.test', now(), 'failed') returning id`,
        [webhookId],
      ),
    exportId: async ({ boothId }) => {
      const key = `lead-exports/${crypto.randomUUID()}.csv`;
      await server.app.get(FileStore).put(key, Buffer.from('a,b'), 'text/csv');
      return insert(
        `insert into booths.lead_export (booth_id, format, rows, file, bytes, read_at, file_until)
         values ($1, 'csv', 1, $2, 3, now(), now() + interval '1 day') returning id`,
        [boothId, key],
      );
    },
    consentId: ({ fairId, boothId, visitor }) =>
      insert(
        `insert into booths.consent (fair_id, booth_id, participant_id, act, key, fields, given_at)
         values ($1, $2, $3, 'scan', gen_random_uuid()::text, '{email}', now()) returning id`,
        [fairId, boothId, visitor.id],
      ),
    documentId: async (home) => {
      await server.db.query(`update booths.document set removed_at = now() where booth_id = $1`, [home.boothId]);
      const query = { level: 'nda' } as const;
      return (await home.team.client.call(addDocument, { ...place(home), query, file: file() })).id;
    },
    page: () => '1',
    participantId: ({ visitor }) => visitor.id,
    agreementId: async (home) => (await home.team.client.call(getBoothAgreement, place(home))).id,
    proofId: async (home) => {
      const { id } = await home.team.client.call(addProof, { ...place(home), body: proof as never });
      await home.team.client.call(putProofFile, { params: { ...place(home).params, proofId: id }, file: file() });
      return id;
    },
    /** Of somebody who has left since. */
    signatureId: async (home, ids: Ids) => {
      const gone = await createPerson(server, home.fairId, { company: 'Gone' });
      const documentId = await makers.documentId!(home, ids);
      const agreementId = await makers.agreementId!(home, ids);
      const body = { agreementId, language: 'en', name: 'Gone' } as const;
      return (await gone.client.call(signAgreement, { params: { ...place(home).params, documentId }, body })).id;
    },
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parvis-access-'));
    png = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    server = await TestServer.start(
      { name: 'booths', api: [BoothsModule], worker: [], hasDatabase: true, domains: [] },
      { FILES_DIR: folder },
    );
    matrix = await AccessMatrix.open(server, makers);
    const lines = matrix.userIds.map((userId) => ({ lineId: line, userId }));
    await server.app.get(LinePresence).keep(lines);
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  it('has a rule for every endpoint', () => {
    expect(endpoints.map(([name]) => name).sort()).toEqual(Object.keys(rules).sort());
  });

  it.each(endpoints)('%s is answered to whom it should be', async (name, endpoint) => {
    const rule = rules[name]!;
    expect(await matrix.answers(endpoint, rule)).toEqual(matrix.expected(endpoint, rule));
  });

  it.each(endpoints)('%s gives nothing of another booth or another fair', async (name, endpoint) => {
    expect(await matrix.strays(endpoint, rules[name]!)).toEqual([]);
  });
});
