import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addWebhook,
  fetchLeadExport,
  getBadge,
  listLeadExports,
  listWebhookDeliveries,
  scanBadges,
  startLeadExport,
} from '@parvis/contracts';
import { Queues } from '@parvis/platform';
import { BuiltService, createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { BoothsModule } from '../src/booths.module.js';
import { Receiver } from './webhook-receiver.js';

// Processes are built and started, and the queue gives a dead one's job to another within 50 seconds.
jest.setTimeout(180_000);

/** Key of the advisory lock behind which work stands still in the middle. */
const gate = 4_711;

/** Workers killed by SIGKILL in the middle of their jobs; others then go on with the same database and Redis. */
describe('workers killed at work', () => {
  let server: TestServer;
  let workers: BuiltService;
  let files: string;
  let fairId: string;

  beforeAll(async () => {
    files = await mkdtemp(join(tmpdir(), 'parvis-killed-'));
    const service = { name: 'booths', api: [BoothsModule], worker: [], hasDatabase: true, domains: [] };
    const environment = { FILES_DIR: files, APP_ROLES: 'api', OUTBOUND_NETWORKS: '127.0.0.1/32' };
    server = await TestServer.start(service, environment);
    workers = await BuiltService.build('booths', server);
    fairId = await createFairRow(server.db);
  });
  afterAll(async () => {
    await workers.remove();
    await server.stop();
    await rm(files, { recursive: true });
  });

  const params = () => ({ fairId });
  const startWorker = () => workers.start({ APP_ROLES: 'worker' });
  const exhibitor = async (company: string) => {
    const host = await createPerson(server, fairId, { kind: 'exhibitor', company });
    await server.db.query(`insert into booths.booth (id, fair_id) values ($1, $2)`, [host.companyId, fairId]);
    return host;
  };
  const giveLeads = ({ companyId }: TestPerson, count: number) =>
    server.db.query(
      `with accounts as (
         insert into auth."user" (email, name, email_verified)
         select gen_random_uuid() || '@many.example', 'P', true from generate_series(1, $3) returning id, email
       ), people as (
         insert into profiles.participant (fair_id, user_id, email, first_name, last_name, kind, attendance, time_zone)
         select $1, id, email, 'P', id::text, 'visitor', 'virtual', 'UTC' from accounts returning id
       ) insert into booths.lead (fair_id, booth_id, participant_id, sources, first_at, last_at)
         select $1, $2, id, '{scanned}', now(), now() from people`,
      [fairId, companyId, count],
    );
  /** A change of this table waits at the gate while a condition holds. */
  const stopAt = (table: string, when: string) =>
    server.db.query(
      `create or replace function public.at_the_gate() returns trigger language plpgsql as
         $$ begin perform pg_advisory_xact_lock_shared(${gate}); return new; end $$;
       create trigger at_the_gate before update on ${table} for each row when (${when}) execute function public.at_the_gate()`,
    );
  const waitingAtGate = async () => {
    const [row]: [{ count: number }] = await server.db.query(
      `select count(*)::int as count from pg_locks where locktype = 'advisory' and objid = ${gate} and not granted
         and database = (select oid from pg_database where datname = current_database())`,
    );
    return row.count;
  };
  const exportsOf = ({ client }: TestPerson) => client.call(listLeadExports, { params: params() });

  it('leave each file of leads whole and told of once, and each message with its receiver under the same id', async () => {
    const [reading, noting] = [await exhibitor('Reading'), await exhibitor('Noting')] as const;
    await giveLeads(reading, 1_200);
    await giveLeads(noting, 300);
    const buyer = await createPerson(server, fairId);
    const [mute, prompt] = [new Receiver(), new Receiver()];
    await Promise.all([mute.start(), prompt.start()]);
    mute.answer = () => {};
    const register = async (host: TestPerson, { port }: Receiver) => {
      const body = { url: `http://127.0.0.1:${port}/`, events: ['lead.created' as const] };
      return (await host.client.call(addWebhook, { params: params(), body })).webhook.id;
    };
    const hooks = [
      { host: reading, receiver: mute, webhookId: await register(reading, mute) },
      { host: noting, receiver: prompt, webhookId: await register(noting, prompt) },
    ];

    await server.db.transaction(async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(${gate})`);
      // One file stops half read, the other when it is written and not yet noted; the answer of one receiver is not yet noted either.
      await stopAt('booths.lead_export', `new.progress >= 500 or new.state = 'done'`);
      await stopAt('booths.webhook_delivery', `new.state = 'delivered'`);
      const { code } = await buyer.client.call(getBadge, { params: params() });
      for (const { client } of [reading, noting]) {
        const scan = { clientId: randomUUID(), code, at: new Date().toISOString(), deviceId: randomUUID() };
        await client.call(scanBadges, { params: params(), body: { scans: [scan] } });
        await client.call(startLeadExport, { params: params(), body: { format: 'csv' } });
      }
      // A process writes one file at a time.
      await Promise.all([startWorker(), startWorker()]);
      await server.eventually(waitingAtGate, (count) => count === 3, 60);
      await server.eventually(
        async () => mute.received.length,
        (count) => count === 1,
      );
      expect(await readdir(join(files, 'lead-exports'))).toHaveLength(1);
      workers.kill();
    });
    for (const table of ['booths.lead_export', 'booths.webhook_delivery'])
      await server.db.query(`drop trigger at_the_gate on ${table}`);
    for (const host of [reading, noting]) expect((await exportsOf(host))[0]?.state).toBe('waiting');

    mute.answer = prompt.answer;
    // What the dead ones were sending is free again after two minutes.
    await server.db.query(`update booths.webhook_delivery set next_at = now() - interval '1 minute'`);
    await startWorker();

    for (const { host, receiver, webhookId } of hooks) {
      const log = () => host.client.call(listWebhookDeliveries, { params: { fairId, webhookId } });
      const { items } = await server.eventually(log, (page) => page.items[0]?.state === 'delivered', 40);
      expect(items).toMatchObject([{ event: 'lead.created', attempts: 2 }]);
      expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([items[0]?.id, items[0]?.id]);
      receiver.stop();
    }

    for (const [host, count] of [
      [reading, 1_201],
      [noting, 301],
    ] as const) {
      const [file] = await server.eventually(
        () => exportsOf(host),
        ([one]) => one?.state === 'done',
        90,
      );
      expect(file).toMatchObject({ rows: count, progress: count });
      const answer = await host.client.raw(fetchLeadExport, { params: { fairId, exportId: file?.id ?? '' } });
      const [, ...rows] = (await answer.text()).trim().split('\r\n');
      expect(new Set(rows).size).toBe(count);
    }
    expect(await readdir(join(files, 'lead-exports'))).toHaveLength(2);
    const told = await server.eventually(
      async () =>
        (await server.app.get(Queues).queue('messaging.notify').getJobs()).filter(
          ({ name }) => name === 'lead-export.ready.v1',
        ),
      (jobs) => jobs.length >= 2,
    );
    expect(told.map(({ data }) => data.userId).sort()).toEqual([reading.client.userId, noting.client.userId].sort());
  });
});
