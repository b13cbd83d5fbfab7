import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  exportLeads,
  fetchLeadExport,
  getLeadDesk,
  giveContact,
  listLeadExports,
  revokeAllConsents,
  setLeadSettings,
  startLeadExport,
} from '@parvis/contracts';
import { FileStore, Queues } from '@parvis/platform';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { BoothsModule } from '../booths.module.js';
import { BoothsWorkerModule } from '../booths-worker.module.js';
import { defaultLeadSettings } from '../lead/lead-settings.repository.js';
import { LeadSweeper } from '../lead/lead-sweeper.js';
import { ExportSweeper } from './export-sweeper.js';
import { ExportWriter } from './export-writer.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

const day = 86_400_000;

describe('leads over a longer time', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parvis-exports-'));
  let server: TestServer;
  let fairId: string;
  let host: TestPerson;
  let colleague: TestPerson;
  let rival: TestPerson;
  let buyer: TestPerson;
  let boothId: string;
  const params = () => ({ fairId });

  beforeAll(async () => {
    const service = {
      name: 'booths',
      api: [BoothsModule],
      worker: [BoothsWorkerModule],
      hasDatabase: true,
      domains: [],
    };
    server = await TestServer.start(service, { FILES_DIR: folder });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    host = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own', firstName: 'Hanna' });
    colleague = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own' });
    rival = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Rival' });
    buyer = await createPerson(server, fairId, { company: 'Buyers', firstName: 'Bea', lastName: 'Buyer' });
    boothId = host.companyId ?? '';
    await server.db.query(`insert into booths.booth (id, fair_id) values ($1, $3), ($2, $3)`, [
      boothId,
      rival.companyId,
      fairId,
    ]);
    await buyer.client.call(giveContact, { params: { fairId, boothId }, body: { fields: ['email'] } });
  });

  const exportsOf = ({ client }: TestPerson) => client.call(listLeadExports, { params: params() });
  const fetched = ({ client }: TestPerson, exportId: string) =>
    client.raw(fetchLeadExport, { params: { fairId, exportId } });
  const made = async () => {
    const { id } = await host.client.call(startLeadExport, { params: params(), body: { format: 'csv' } });
    await server.eventually(
      () => exportsOf(host),
      (all) => all.some((one) => one.id === id && one.state === 'done'),
    );
    return id;
  };
  const told = async (queue: 'messaging.notify' | 'messaging.mail', name: string) =>
    (await server.app.get(Queues).queue(queue).getJobs()).filter(
      (job) => job.name === name && job.data.fairId === fairId,
    );
  const keyOf = async (id: string) => {
    const [row]: [{ file: string | null }] = await server.db.query(
      `select file from booths.lead_export where id = $1`,
      [id],
    );
    return row.file;
  };

  it('are written into a file in the background, for the team alone, and whoever asked is told', async () => {
    const id = await made();
    expect((await exportsOf(colleague))[0]).toMatchObject({
      id,
      rows: 1,
      progress: 1,
      by: expect.stringContaining('Hanna'),
      isOutdated: false,
    });
    const answer = await fetched(colleague, id);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toContain('leads.csv');
    expect(await answer.text()).toContain(buyer.email);
    expect((await fetched(rival, id)).status).toBe(404);
    expect((await fetched(buyer, id)).status).toBe(403);
    const news = await server.eventually(
      () => told('messaging.notify', 'lead-export.ready.v1'),
      (jobs) => jobs.length > 0,
    );
    expect(news.map(({ data }) => data)).toEqual([{ fairId, userId: host.client.userId, leads: 1 }]);
    // A second delivery of the same job changes nothing.
    const key = await keyOf(id);
    await server.app.get(ExportWriter).write(id);
    expect(await keyOf(id)).toBe(key);
  });

  it('are one file at a time', async () => {
    await server.db.query(
      `insert into booths.lead_export (booth_id, format, rows, state) values ($1, 'csv', 1, 'waiting')`,
      [boothId],
    );
    const body = { format: 'xlsx' } as const;
    expect((await host.client.refusal(startLeadExport, { params: params(), body })).code).toBe('EXPORT_IN_PROGRESS');
    expect((await rival.client.raw(startLeadExport, { params: params(), body })).status).toBe(200);
  });

  it('are fetched no more once somebody in the file has taken something back, nor after seven days', async () => {
    const id = await made();
    const key = (await keyOf(id)) ?? '';
    await buyer.client.call(revokeAllConsents, { params: params() });
    expect((await fetched(host, id)).status).toBe(409);
    expect((await exportsOf(host))[0]).toMatchObject({ isOutdated: true });
    const files = server.app.get(FileStore);
    expect(await files.has(key)).toBe(true);
    await server.app.get(ExportSweeper).sweep();
    expect(await files.has(key)).toBe(false);
    expect((await fetched(host, id)).status).toBe(404);

    const later = await made();
    expect(await (await fetched(host, later)).text()).not.toContain('Bea');
    await server.db.query(`update booths.lead_export set file_until = now() where id = $1`, [later]);
    expect((await fetched(host, later)).status).toBe(404);
    const laterKey = (await keyOf(later)) ?? '';
    await server.app.get(ExportSweeper).sweep();
    expect(await files.has(laterKey)).toBe(false);
    expect((await exportsOf(host)).map(({ state, fileUntil }) => [state, fileUntil])).toEqual([
      ['done', null],
      ['done', null],
    ]);
  });

  it('are too many for a direct download beyond a thousand', async () => {
    await server.db.query(
      `with accounts as (
         insert into auth."user" (email, name, email_verified)
         select gen_random_uuid() || '@many.example', 'P', true from generate_series(1, 1000) returning id, email
       ), people as (
         insert into profiles.participant (fair_id, user_id, email, first_name, last_name, kind, attendance, time_zone)
         select $1, id, email, 'P', 'Q', 'visitor', 'virtual', 'UTC' from accounts returning id
       ) insert into booths.lead (fair_id, booth_id, participant_id, sources, first_at, last_at)
         select $1, $2, id, '{scanned}', now(), now() from people`,
      [fairId, boothId],
    );
    const query = { format: 'csv' } as const;
    expect((await host.client.refusal(exportLeads, { params: params(), query })).code).toBe('EXPORT_TOO_LARGE');
    const id = await made();
    expect((await exportsOf(host))[0]).toMatchObject({ id, rows: 1001, progress: 1001 });
    expect((await (await fetched(host, id)).text()).trim().split('\r\n')).toHaveLength(1002);
  });

  it('are deleted on the day that the organiser has set, with the files; each of the team is told two weeks before, once', async () => {
    const organiser = await server.signInAs('organiser', fairId, 'ora@fair.example');
    const settings = { ...defaultLeadSettings, retentionDays: 30 };
    await organiser.call(setLeadSettings, { params: params(), body: settings });
    const { deletedOn } = await host.client.call(getLeadDesk, { params: params() });
    const end = Date.parse(`${deletedOn}T12:00:00Z`);
    const id = await made();
    const sweeper = server.app.get(LeadSweeper);
    await sweeper.sweep(new Date(end - 15 * day));
    await sweeper.sweep(new Date(end - 14 * day));
    await sweeper.sweep(new Date(end - 13 * day));
    for (const queue of ['messaging.notify', 'messaging.mail'] as const) {
      const news = await server.eventually(
        () => told(queue, 'leads.expiring.v1'),
        (jobs) => jobs.length === 2,
      );
      expect(new Set(news.map(({ data }) => data.userId))).toEqual(
        new Set([host.client.userId, colleague.client.userId]),
      );
      for (const { data } of news) expect(data).toMatchObject({ leads: 1, deletedOn });
    }
    // An organiser who puts it off leads to another reminder.
    await organiser.call(setLeadSettings, { params: params(), body: { ...settings, retentionDays: 40 } });
    await sweeper.sweep(new Date(end - 4 * day));
    await server.eventually(
      () => told('messaging.notify', 'leads.expiring.v1'),
      (jobs) => jobs.length === 4,
    );
    await sweeper.sweep(new Date(end + 10 * day));
    const desk = await colleague.client.call(getLeadDesk, { params: params() });
    expect(desk.lastDeletion).toMatchObject({ leads: 1 });
    expect((await fetched(host, id)).status).toBe(404);
    expect((await rival.client.call(getLeadDesk, { params: params() })).lastDeletion).toBeNull();
  });
});
