import { createHmac, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import {
  addLeadNote,
  addWebhook,
  changeWebhook,
  deleteWebhook,
  getBadge,
  giveContact,
  listWebhookDeliveries,
  listWebhooks,
  replayWebhookDelivery,
  revokeAllConsents,
  rotateWebhookSecret,
  scanBadges,
  setContactCard,
  setLeadSettings,
  testWebhook,
  updateLead,
  type WebhookEvent,
  webhookEvents,
} from '@parvis/contracts';
import { Outbound, Queues } from '@parvis/platform';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { type Received, Receiver } from '../../test/webhook-receiver.js';
import { BoothsModule } from '../booths.module.js';
import { BoothsWorkerModule } from '../booths-worker.module.js';
import { defaultLeadSettings } from '../lead/lead-settings.repository.js';
import { LeadSweeper } from '../lead/lead-sweeper.js';
import { WebhookSweeper } from './webhook-sweeper.js';

// Making a server takes seconds on a busy machine, and a slow receiver is waited for.
jest.setTimeout(60_000);

/** As docs/api.md tells receivers to check. */
function isGenuine({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const own = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(own);
}

describe('webhooks of a booth', () => {
  let server: TestServer;
  let receiver: Receiver;
  let fairId: string;
  let host: TestPerson;
  let rival: TestPerson;
  let buyer: TestPerson;
  let boothId: string;
  const params = () => ({ fairId });
  const address = () => `http://127.0.0.1:${receiver.port}/leads`;

  beforeAll(async () => {
    const service = {
      name: 'booths',
      api: [BoothsModule],
      worker: [BoothsWorkerModule],
      hasDatabase: true,
      domains: [],
    };
    server = await TestServer.start(service, { OUTBOUND_NETWORKS: '127.0.0.1/32' });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    receiver = new Receiver();
    await receiver.start();
    fairId = await createFairRow(server.db);
    host = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own' });
    rival = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Rival' });
    buyer = await createPerson(server, fairId, { company: 'Buyers', firstName: 'Bea', lastName: 'Buyer' });
    boothId = host.companyId ?? '';
    await server.db.query(`insert into booths.booth (id, fair_id) values ($1, $3), ($2, $3)`, [
      boothId,
      rival.companyId,
      fairId,
    ]);
    const card = { phone: '+32 2 123 45 67', address: 'Rue Haute 1', website: '' };
    await buyer.client.call(setContactCard, {
      params: params(),
      body: { ...card, scanGives: ['email'], meetingGives: [] },
    });
  });
  afterEach(() => receiver.stop());

  const register = (events: readonly WebhookEvent[] = webhookEvents, url = address()) =>
    host.client.call(addWebhook, { params: params(), body: { url, events: [...events] } });
  const scan = async () => {
    const { code } = await buyer.client.call(getBadge, { params: params() });
    const body = { scans: [{ clientId: randomUUID(), code, at: new Date().toISOString(), deviceId: randomUUID() }] };
    const [result] = await host.client.call(scanBadges, { params: params(), body });
    return result?.leadId ?? '';
  };
  const arrived = (count: number) =>
    server.eventually(
      async () => receiver.received,
      (all) => all.length >= count,
    );
  const logOf = async (webhookId: string) =>
    (await host.client.call(listWebhookDeliveries, { params: { fairId, webhookId }, query: {} })).items;
  const logged = (webhookId: string, holds: (log: Awaited<ReturnType<typeof logOf>>) => boolean) =>
    server.eventually(() => logOf(webhookId), holds);

  it('are told of leads with what consent covers, its basis and date, signed', async () => {
    const { webhook, secret } = await register(['lead.created', 'lead.updated']);
    const leadId = await scan();
    await arrived(1);
    const [first] = receiver.received as [Received];
    expect(isGenuine(first, secret)).toBe(true);
    expect(isGenuine({ ...first, body: first.body.replace('Bea', 'Eve') }, secret)).toBe(false);
    expect(Math.abs(Number(first.headers['webhook-timestamp']) * 1000 - Date.now())).toBeLessThan(30_000);
    expect(receiver.messages[0]).toMatchObject({
      type: 'lead.created',
      data: {
        boothId,
        lead: {
          id: leadId,
          firstName: 'Bea',
          companyName: 'Buyers',
          sources: ['scanned'],
          contact: { email: buyer.email },
          consents: [{ act: 'scan', fields: ['email'], at: expect.any(String) }],
        },
      },
    });
    expect(first.body).not.toContain('123 45 67');
    await host.client.call(updateLead, { params: { fairId, leadId }, body: { temperature: 'hot' } });
    await arrived(2);
    expect(receiver.messages[1]).toMatchObject({ type: 'lead.updated', data: { lead: { temperature: 'hot' } } });
    const log = await logged(webhook.id, (all) => all.length === 2 && all.every(({ state }) => state === 'delivered'));
    expect(log[0]).toMatchObject({ event: 'lead.updated', status: 204, attempts: 1, trouble: null });
    const [{ kept }]: [{ kept: string }] = await server.db.query(
      `select string_agg(d::text, ' ') as kept from booths.webhook_delivery d`,
    );
    expect(kept).not.toContain(buyer.email);
  });

  it('hear of what is taken back, without a word about the person, and never hear of it again', async () => {
    await register();
    const leadId = await scan();
    await arrived(2);
    expect(receiver.messages.map(({ type }) => type).sort()).toEqual(['consent.given', 'lead.created']);
    await buyer.client.call(revokeAllConsents, { params: params() });
    await arrived(3);
    const revoked = receiver.received[2] as Received;
    expect(JSON.parse(revoked.body)).toEqual({
      type: 'consent.revoked',
      timestamp: expect.any(String),
      data: { fairId, boothId, lead: { id: leadId, isRevoked: true, contact: {}, consents: [] } },
    });
    await host.client.call(addLeadNote, { params: { fairId, leadId }, body: { text: 'Bea called again' } });
    await arrived(4);
    expect(receiver.received[3]?.body).not.toMatch(/Bea|Buyer|note/);
  });

  it('are told when somebody gives less than before', async () => {
    await register(['consent.given', 'consent.revoked']);
    const give = (fields: ('email' | 'phone')[]) =>
      buyer.client.call(giveContact, { params: { fairId, boothId }, body: { fields } });
    await give(['email', 'phone']);
    await arrived(1);
    await give(['phone']);
    await arrived(3);
    const later = receiver.messages.slice(1);
    expect(later.map(({ type }) => type).sort()).toEqual(['consent.given', 'consent.revoked']);
    for (const { data } of later) expect(data.lead.contact).toEqual({ phone: '+32 2 123 45 67' });
  });

  it('are tried again at growing distances when they fail, with what is so by then, and fail in the end', async () => {
    receiver.answer = (response) => response.writeHead(500).end('out of order\0 '.repeat(500));
    const { webhook } = await register(['lead.created']);
    await scan();
    const [failed] = await logged(webhook.id, ([one]) => one?.status === 500);
    expect(failed).toMatchObject({ state: 'waiting', attempts: 1, trouble: 'status' });
    expect(failed?.answer).toMatch(/^out of order/);
    expect(failed?.answer.length).toBeLessThanOrEqual(2_000);
    const waitMs = Date.parse(failed?.nextAt ?? '') - Date.parse(failed?.triedAt ?? '');
    expect(waitMs).toBeGreaterThan(17_000);
    expect(waitMs).toBeLessThan(24_000);
    expect((await host.client.call(listWebhooks, { params: params() }))[0]?.failingSince).not.toBeNull();
    // What was taken back meanwhile is not in the next attempt, which is under the same id.
    await buyer.client.call(revokeAllConsents, { params: params() });
    const sweep = async (attempts: number) => {
      await server.db.query(
        `update booths.webhook_delivery set next_at = now() - interval '1 minute', attempts = $2 where webhook_id = $1`,
        [webhook.id, attempts],
      );
      await server.app.get(WebhookSweeper).sweep();
    };
    await sweep(1);
    await arrived(2);
    const [first, second] = receiver.received as [Received, Received];
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(first.body).toContain(buyer.email);
    expect(second.body).not.toContain(buyer.email);
    await logged(webhook.id, ([one]) => one?.attempts === 2 && one.nextAt !== null && one.status === 500);
    await sweep(12);
    await logged(webhook.id, ([one]) => one?.state === 'failed' && one.attempts === 13);
    receiver.answer = (response) => response.writeHead(200).end('thanks');
    await host.client.call(replayWebhookDelivery, {
      params: { fairId, webhookId: webhook.id, deliveryId: failed?.id ?? '' },
    });
    const [replayed] = await logged(webhook.id, ([one]) => one?.state === 'delivered');
    expect(replayed).toMatchObject({ status: 200, answer: 'thanks', attempts: 1 });
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(failed?.id);
    expect((await host.client.call(listWebhooks, { params: params() }))[0]?.failingSince).toBeNull();
  });

  it('are left alone after five failures in a row: messages wait, one is tried, and all follow once it is taken', async () => {
    receiver.answer = (response) => response.writeHead(502).end();
    const { webhook } = await register(['lead.created', 'lead.updated']);
    const params = { fairId, webhookId: webhook.id };
    const one = async () => (await host.client.call(listWebhooks, { params: { fairId } }))[0];
    const test = () => host.client.call(testWebhook, { params });
    const leadId = await scan();
    await logged(webhook.id, ([only]) => only?.attempts === 1 && only.status === 502);
    for (let tests = 1; tests <= 3; tests++) {
      await test();
      await logged(webhook.id, (log) => log.filter(({ status }) => status === 502).length === tests + 1);
    }
    expect(await one()).toMatchObject({ heldUntil: null, trouble: 'status', status: 502 });
    await test();
    const held = await server.eventually(one, (hook) => hook?.heldUntil !== null);
    expect(Date.parse(held?.heldUntil ?? '') - Date.now()).toBeGreaterThan(4 * 60_000);
    expect(held).toMatchObject({ off: null, trouble: 'status', status: 502, held: 1 });
    // What comes now waits, and what was to be tried again waits too; neither is an attempt.
    await host.client.call(updateLead, { params: { fairId, leadId }, body: { temperature: 'hot' } });
    await server.eventually(one, (hook) => hook?.held === 2);
    const due = `update booths.webhook_delivery set next_at = now() - interval '1 minute' where next_at is not null and webhook_id = $1`;
    await server.db.query(due, [webhook.id]);
    const sweep = () => server.app.get(WebhookSweeper).sweep();
    await sweep();
    await server.eventually(one, (hook) => hook?.held === 6);
    expect(receiver.received).toHaveLength(5);
    // The team is told once of the cause, by bell and by mail.
    for (const queue of ['messaging.notify', 'messaging.mail'] as const) {
      const told = await server.eventually(
        async () =>
          (await server.app.get(Queues).queue(queue).getJobs()).filter(
            ({ name, data }) => name === 'webhook.held.v1' && data.boothId === boothId,
          ),
        (jobs) => jobs.length > 0,
      );
      expect(told.map(({ data }) => data)).toEqual([
        { fairId, boothId, host: `127.0.0.1:${receiver.port}`, trouble: 'status', status: 502 },
      ]);
    }
    // The time is over: one finds out, and the others go on waiting, for longer.
    const over = `update booths.webhook set held_until = now() - interval '1 second', failing_since = failing_since - interval '30 minutes' where id = $1`;
    await server.db.query(over, [webhook.id]);
    await sweep();
    await arrived(6);
    expect(receiver.messages[5]).toMatchObject({ type: 'lead.updated' });
    const longer = await server.eventually(one, (hook) => hook?.held === 6);
    expect(Date.parse(longer?.heldUntil ?? '') - Date.now()).toBeGreaterThan(14 * 60_000);
    receiver.answer = (response) => response.writeHead(204).end();
    await server.db.query(over, [webhook.id]);
    await sweep();
    await server.eventually(one, (hook) => hook?.failingSince === null);
    expect(await one()).toMatchObject({ heldUntil: null, trouble: null, status: null, held: 5 });
    await sweep();
    await logged(webhook.id, (log) => log.length === 6 && log.every(({ state }) => state === 'delivered'));
    expect(await one()).toMatchObject({ held: 0 });
  });

  it('send what somebody asks for also while messages wait, and end what waits when they are switched off', async () => {
    receiver.answer = (response) => response.writeHead(502).end();
    const { webhook } = await register(['lead.created']);
    const params = { fairId, webhookId: webhook.id };
    await server.db.query(
      `update booths.webhook set failures = 9, failing_since = now(), held_until = now() + interval '1 hour' where id = $1`,
      [webhook.id],
    );
    await scan();
    const [waiting] = await logged(webhook.id, ([one]) => one?.state === 'waiting' && one.nextAt === null);
    expect(waiting).toMatchObject({ attempts: 0 });
    await host.client.call(testWebhook, { params });
    await arrived(1);
    await host.client.call(replayWebhookDelivery, { params: { ...params, deliveryId: waiting?.id ?? '' } });
    await arrived(2);
    await logged(webhook.id, (log) => log.every(({ state, nextAt }) => state === 'waiting' && nextAt === null));
    await host.client.call(changeWebhook, { params, body: { isOn: false } });
    expect((await logOf(webhook.id)).map(({ state, trouble }) => [state, trouble])).toEqual([
      ['failed', 'off'],
      ['failed', 'off'],
    ]);
  });

  it('are told when the leads are deleted, as the organiser has set', async () => {
    await register(['leads.deleted']);
    await scan();
    const organiser = await server.signInAs('organiser', fairId, 'deletes@fair.example');
    await organiser.call(setLeadSettings, { params: params(), body: { ...defaultLeadSettings, retentionDays: 30 } });
    await server.app.get(LeadSweeper).sweep(new Date('2999-01-01'));
    await arrived(1);
    expect(receiver.messages).toEqual([
      { type: 'leads.deleted', timestamp: expect.any(String), data: { fairId, boothId, leads: 1 } },
    ]);
  });

  it('are switched off after days of failing, or when they say that they are gone, and the team is told', async () => {
    receiver.answer = (response) => response.writeHead(503).end();
    const { webhook } = await register(['lead.created']);
    const test = () => host.client.call(testWebhook, { params: { fairId, webhookId: webhook.id } });
    const offOf = async (id: string) =>
      (await host.client.call(listWebhooks, { params: params() })).find((one) => one.id === id)?.off;
    await test();
    await logged(webhook.id, ([one]) => one?.status === 503);
    expect(await offOf(webhook.id)).toBeNull();
    await server.db.query(`update booths.webhook set failing_since = now() - interval '73 hours' where id = $1`, [
      webhook.id,
    ]);
    const stopped = server.eventually(
      () => offOf(webhook.id),
      (off) => off === 'failing',
    );
    await test();
    await stopped;
    expect((await host.client.refusal(testWebhook, { params: { fairId, webhookId: webhook.id } })).code).toBe(
      'INVALID_INPUT',
    );
    const { webhook: other } = await register(['lead.created']);
    await scan();
    await logged(other.id, (log) => log.length === 1);
    expect((await logOf(webhook.id)).map(({ event }) => event)).toEqual(['webhook.test', 'webhook.test']);
    await host.client.call(changeWebhook, { params: { fairId, webhookId: webhook.id }, body: { isOn: true } });
    receiver.answer = (response) => response.writeHead(410).end();
    await test();
    await server.eventually(
      () => offOf(webhook.id),
      (off) => off === 'gone',
    );
    const told = await server.eventually(
      async () =>
        (await server.app.get(Queues).queue('messaging.notify').getJobs()).filter(
          (job) => job.data.boothId === boothId,
        ),
      (jobs) => jobs.length === 2,
    );
    for (const { name, data } of told)
      expect([name, data.host]).toEqual(['webhook.stopped.v1', `127.0.0.1:${receiver.port}`]);
  });

  it('follow no redirect, wait no longer than ten seconds, and read no long answer', async () => {
    const other = new Receiver();
    await other.start();
    receiver.answer = (response) =>
      response.writeHead(302, { Location: `http://127.0.0.1:${other.port}/elsewhere` }).end();
    const { webhook } = await register(['lead.created']);
    await host.client.call(testWebhook, { params: { fairId, webhookId: webhook.id } });
    await logged(webhook.id, ([one]) => one?.status === 302 && one.trouble === 'status');
    expect(other.received).toHaveLength(0);
    other.stop();

    // It begins to answer and never ends.
    receiver.answer = (response) => void response.writeHead(200).write('a'.repeat(100));
    const startedAt = Date.now();
    await host.client.call(testWebhook, { params: { fairId, webhookId: webhook.id } });
    const [slow] = await logged(webhook.id, ([one]) => one?.trouble === 'timeout');
    expect(Date.now() - startedAt).toBeGreaterThan(9_500);
    expect(slow).toMatchObject({ state: 'waiting', status: null });

    const endless = (response: ServerResponse) => {
      response.writeHead(200);
      const more = () => !response.destroyed && response.write('b'.repeat(50_000), () => setImmediate(more));
      more();
    };
    receiver.answer = endless;
    await host.client.call(testWebhook, { params: { fairId, webhookId: webhook.id } });
    const [long] = await logged(webhook.id, ([one]) => one?.state === 'delivered');
    expect(long?.answer).toHaveLength(2_000);
  });

  it('never lead inside, whatever a name says when it is looked up again', async () => {
    const outbound = server.app.get(Outbound);
    const before = outbound.resolve;
    const refusal = async (url: string) =>
      (await host.client.refusal(addWebhook, { params: params(), body: { url, events: ['lead.created'] } }))
        .issues?.[0];
    for (const url of ['https://10.0.0.1/', 'https://[::1]/', 'https://169.254.169.254/latest'])
      expect(await refusal(url)).toEqual({ path: 'url', reason: 'webhook-private' });
    expect(await refusal('https://2130706434/')).toEqual({ path: 'url', reason: 'webhook-private' });
    expect(await refusal('http://8.8.8.8/')).toEqual({ path: 'url', reason: 'webhook-https' });
    expect(await refusal('https://me:secret@8.8.8.8/')).toEqual({ path: 'url', reason: 'webhook-address' });
    try {
      outbound.resolve = async () => [{ address: '8.8.8.8', family: 4 }];
      const { webhook } = await register(['lead.created'], 'https://receiver.example/');
      const asked: string[] = [];
      outbound.resolve = async (name) => {
        asked.push(name);
        return [
          { address: '8.8.8.8', family: 4 },
          { address: 'fe80::1', family: 6 },
        ];
      };
      await host.client.call(testWebhook, { params: { fairId, webhookId: webhook.id } });
      await logged(webhook.id, ([one]) => one?.trouble === 'address');
      expect(asked).toEqual(['receiver.example']);
      // The request goes to the address that was looked at, under the name of the host.
      outbound.resolve = async () => [{ address: '127.0.0.1', family: 4 }];
      const own = await register(['lead.created'], `http://receiver.example:${receiver.port}/`);
      await host.client.call(testWebhook, { params: { fairId, webhookId: own.webhook.id } });
      await arrived(1);
      expect(receiver.received[0]?.headers.host).toBe(`receiver.example:${receiver.port}`);
    } finally {
      outbound.resolve = before;
    }
  });

  it('sign with both secrets after a change of it', async () => {
    const { webhook, secret } = await register();
    const params = { fairId, webhookId: webhook.id };
    const { secret: next } = await host.client.call(rotateWebhookSecret, { params });
    expect(next).not.toBe(secret);
    await host.client.call(testWebhook, { params });
    await arrived(1);
    const [both] = receiver.received as [Received];
    expect([isGenuine(both, secret), isGenuine(both, next)]).toEqual([true, true]);
    await server.db.query(`update booths.webhook set former_until = now() where id = $1`, [webhook.id]);
    await host.client.call(testWebhook, { params });
    await arrived(2);
    const [, one] = receiver.received as [Received, Received];
    expect([isGenuine(one, secret), isGenuine(one, next)]).toEqual([false, true]);
    const text = JSON.stringify(await host.client.call(listWebhooks, { params: { fairId } }));
    expect(text).not.toContain('whsec_');
  });

  it('are a booth’s own, five at most, and changes of a lead before the first attempt are one message', async () => {
    const { webhook } = await register();
    const foreign = { params: { fairId, webhookId: webhook.id } };
    expect(await rival.client.call(listWebhooks, { params: params() })).toEqual([]);
    expect((await rival.client.refusal(testWebhook, foreign)).code).toBe('NOT_FOUND');
    expect((await rival.client.refusal(deleteWebhook, foreign)).code).toBe('NOT_FOUND');
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() =>
        host.client.raw(addWebhook, { params: params(), body: { url: address(), events: ['lead.updated'] } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 409]);
    for (const { id } of await host.client.call(listWebhooks, { params: params() }))
      await host.client.call(deleteWebhook, { params: { fairId, webhookId: id } });
    expect(await host.client.call(listWebhooks, { params: params() })).toEqual([]);
    // One that is there hears of the lead; by then those that are not would have heard, too.
    const other = new Receiver();
    await other.start();
    await register(webhookEvents, `http://127.0.0.1:${other.port}/`);
    await scan();
    await server.eventually(
      async () => other.received.length,
      (count) => count > 0,
    );
    other.stop();
    expect(receiver.received).toEqual([]);
  });
});
