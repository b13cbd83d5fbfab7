import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addDocument,
  beAtBooth,
  callStand,
  getLead,
  type LeadSource,
  leaveStandCall,
  listLeads,
  openBoothConversation,
  readDocumentPage,
  sendChatMessage,
  setLeadSettings,
  setVisibility,
} from '@parvis/contracts';
import { LinePresence, Queues } from '@parvis/platform';
import { createFairRow, createMeeting, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { PDFDocument } from 'pdf-lib';
import { allInOne } from './app.js';

// All domains on a busy machine.
jest.setTimeout(90_000);

/** Nothing here is told by hand: each domain does its part, and the lead comes of it. */
describe('what makes a lead, from where it happens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parvis-lead-sources-'));
  let server: TestServer;
  let fairId: string;
  let boothId: string;
  let host: TestPerson;
  let visitor: TestPerson;
  const booth = () => ({ params: { fairId, boothId } });

  beforeAll(async () => {
    server = await TestServer.start(allInOne, { FILES_DIR: folder });
    fairId = await createFairRow(server.db);
    host = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own' });
    boothId = host.companyId ?? '';
    await server.db.query(`insert into booths.booth (id, fair_id, size) values ($1, $2, 'L')`, [boothId, fairId]);
    const organiser = await server.signInAs('organiser', fairId, 'org@sources.example');
    const gives = { exchange: [], request: [], scan: [], meeting: [] };
    await organiser.call(setLeadSettings, {
      params: { fairId },
      body: { counts: ['met', 'called', 'chatted', 'visited', 'document'], gives, retentionDays: null },
    });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    visitor = await createPerson(server, fairId, { company: 'Buyers' });
  });

  const online = ({ id, client }: TestPerson) =>
    server.app.get(LinePresence).keep([{ lineId: id, userId: client.userId }]);
  /** What the timeline says of the visitor's one happening. */
  const happened = async (source: LeadSource) => {
    const { items } = await server.eventually(
      () => host.client.call(listLeads, { params: { fairId }, query: { source } }),
      (page) => page.items.some(({ person }) => person.id === visitor.id),
    );
    const leadId = items.find(({ person }) => person.id === visitor.id)?.id;
    const { timeline } = await host.client.call(getLead, { params: { fairId, leadId } });
    expect(timeline.map(({ kind }) => kind)).toEqual([source]);
    return timeline[0];
  };

  it('is a visit of somebody who agrees to be seen', async () => {
    await online(visitor);
    await visitor.client.call(setVisibility, { params: { fairId }, body: { isVisible: true } });
    await visitor.client.call(beAtBooth, { ...booth(), body: { lineId: visitor.id } });
    await happened('visited');
  });

  it('is a document that is opened', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage([300, 200]);
    const { id: documentId } = await host.client.call(addDocument, {
      ...booth(),
      query: { level: 'public' },
      file: { name: 'Leaflet.pdf', bytes: await pdf.save() },
    });
    const page = { params: { fairId, boothId, documentId, page: '1' }, query: {} };
    expect((await visitor.client.raw(readDocumentPage, page)).status).toBe(200);
    await happened('document');
  });

  it('is a chat in which both sides have written', async () => {
    const { id: conversationId } = await visitor.client.call(openBoothConversation, {
      params: { fairId },
      body: { boothId },
    });
    for (const { client } of [visitor, host])
      await client.call(sendChatMessage, {
        params: { fairId, conversationId },
        body: { clientId: randomUUID(), text: 'Good morning' },
      });
    await happened('chatted');
  });

  it('is a call of the stand, answered or not', async () => {
    await online(visitor);
    await online(host);
    await server.db.query(
      `insert into booths.duty_switch (participant_id, fair_id, booth_id, is_on, until) values ($1, $2, $3, true, now() + interval '1 hour')`,
      [host.id, fairId, boothId],
    );
    const { id: callId } = await visitor.client.call(callStand, { ...booth(), body: { message: '' } });
    await visitor.client.call(leaveStandCall, { params: { fairId, callId } });
    expect(await happened('called')).toMatchObject({ details: { outcome: 'missed' } });
  });

  it('is a meeting, at the time when both sides were in it', async () => {
    const meetingId = await createMeeting(server.db, fairId, [host.id, visitor.id]);
    const at = new Date(Date.now() - 3_600_000).toISOString();
    const came = (participantId: string) => ({
      queue: 'meetings.attendance' as const,
      job: {
        id: randomUUID(),
        name: 'room.attendance.v1' as const,
        data: { roomId: meetingId, participantId, change: 'joined', at },
      },
    });
    await server.app.get(Queues).addAll([came(host.id), came(visitor.id)]);
    expect(await happened('met')).toMatchObject({ at, by: expect.any(String) });
  });
});
