import {
  createDecipheriv,
  createECDH,
  createHash,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  addPushDevice,
  changePushDevice,
  type EventPayload,
  getPushKey,
  listPushDevices,
  removePushDevice,
  testPushDevice,
} from '@parvis/contracts';
import { createFairRow, createPerson, type TestClient, type TestPerson, TestServer } from '@parvis/testing';
import { MessagingModule } from '../messaging.module.js';
import { MessagingWorkerModule } from '../messaging-worker.module.js';
import { MeetingDuePushHandler } from './meeting-due-push.handler.js';
import { MeetingWordPushHandler } from './meeting-word-push.handler.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

const service = {
  name: 'messaging',
  api: [MessagingModule],
  worker: [MessagingWorkerModule],
  hasDatabase: true,
  domains: [],
};

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A push service on this machine: keeps what it gets and answers with a status. */
class PushService {
  readonly received: Received[] = [];
  status = 201;
  private readonly server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      this.received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(this.status).end();
    });
  });

  start = () => new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  stop = () => new Promise((resolve) => this.server.close(resolve));
  get origin() {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
  of = ({ path }: Browser) => this.received.filter((each) => each.path === path);
}

/** What a browser keeps of its subscription. */
class Browser {
  readonly path = `/push/${randomBytes(12).toString('hex')}`;
  private readonly keys: ECDH = createECDH('prime256v1');
  private readonly auth = randomBytes(16);

  constructor() {
    this.keys.generateKeys();
  }

  subscription(origin: string) {
    const keys = { p256dh: this.keys.getPublicKey('base64url'), auth: this.auth.toString('base64url') };
    return { endpoint: `${origin}${this.path}`, keys };
  }

  /** As RFC 8291 and RFC 8188 have it, written from the documents: salt, record size, key id; one record. */
  open({ body, headers }: Received): Record<string, string> {
    expect(headers['content-encoding']).toBe('aes128gcm');
    const salt = body.subarray(0, 16);
    const idLength = body.readUInt8(20);
    const theirs = body.subarray(21, 21 + idLength);
    const record = body.subarray(21 + idLength);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.keys.getPublicKey(), theirs]);
    const secret = Buffer.from(hkdfSync('sha256', this.keys.computeSecret(theirs), this.auth, info, 32));
    const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
    const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
    const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(record.subarray(-16));
    const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
    const end = padded.lastIndexOf(2);
    return JSON.parse(padded.subarray(0, end).toString('utf8'));
  }
}

/** The claims of a VAPID header (RFC 8292) whose signature is right. */
function claimsOf(authorization: string | undefined, publicKey: string): { aud: string; exp: number; sub: string } {
  const [, token = '', key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization ?? '') ?? [];
  expect(key).toBe(publicKey);
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(publicKey, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const isRight = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  expect(isRight).toBe(true);
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
}

describe('web push', () => {
  const push = new PushService();
  let server: TestServer;
  let fairId: string;
  let ada: TestPerson;
  let bo: TestPerson;

  beforeAll(async () => {
    await push.start();
    server = await TestServer.start(service, { OUTBOUND_NETWORKS: '127.0.0.0/8' });
  });
  afterAll(async () => {
    await server.stop();
    await push.stop();
  });
  beforeEach(async () => {
    push.status = 201;
    fairId = await createFairRow(server.db);
    ada = await createPerson(server, fairId, { firstName: 'Ada', lastName: 'Moreau', company: 'Hotel' });
    bo = await createPerson(server, fairId, { firstName: 'Bo', lastName: 'Bolt', company: 'Bolt' });
  });

  const publicKey = async () => (await server.stranger.raw(getPushKey, {})).status;
  const keyOf = async (client: TestClient) => (await client.call(getPushKey, {})).publicKey;
  const add = async (client: TestClient, browser: Browser, showsNames = true) =>
    client.call(addPushDevice, {
      body: {
        ...browser.subscription(push.origin),
        publicKey: await keyOf(client),
        name: 'Firefox · Linux',
        showsNames,
      },
    });
  const due = (startsInMinutes = 10): EventPayload<'meeting.due.v1'> => ({
    fairId,
    leadMinutes: 10,
    reminders: [
      {
        meetingId: fairId,
        participantId: ada.id,
        otherIds: [bo.id],
        startsAt: new Date(Date.now() + startsInMinutes * 60_000).toISOString().replace(/\.\d+/, ''),
        channels: ['app', 'push'],
      },
    ],
  });
  const tell = (event: EventPayload<'meeting.due.v1'>, eventId: string) =>
    server.app.get(MeetingDuePushHandler).handle(event, eventId);

  it('reaches a browser: signed for its push service, readable for the browser alone', async () => {
    const browser = new Browser();
    const device = await add(ada.client, browser);
    expect(device).toMatchObject({ name: 'Firefox · Linux', showsNames: true, toldAt: null });
    const { endpoint } = browser.subscription(push.origin);
    expect(device.mark).toBe(createHash('sha256').update(endpoint).digest('base64url'));
    await tell(due(), 'event-1');
    const [received] = push.of(browser);
    expect(browser.open(received!)).toMatchObject({
      title: expect.stringMatching(/^Your meeting begins at \d\d:\d\d$/),
      body: 'With Bo Bolt',
      path: `/fairs/${fairId}/meetings/${fairId}`,
      tag: `soon-${fairId}`,
    });
    expect(() => new Browser().open(received!)).toThrow();
    const claims = claimsOf(received!.headers.authorization, await keyOf(ada.client));
    expect(claims.aud).toBe(push.origin);
    expect(claims.sub).toBe('mailto:parvis@localhost');
    expect(claims.exp * 1000).toBeGreaterThan(Date.now());
    expect(claims.exp * 1000).toBeLessThanOrEqual(Date.now() + 24 * 3_600_000);
    expect(Number(received!.headers.ttl)).toBeGreaterThan(500);
    expect(Number(received!.headers.ttl)).toBeLessThanOrEqual(600);
    expect((await ada.client.call(listPushDevices, {}))[0]!.toldAt).not.toBeNull();
  });

  it('tells each device once, however often the event comes, and nobody what is out of date', async () => {
    const [one, other] = [new Browser(), new Browser()];
    await add(ada.client, one);
    await add(ada.client, other);
    await tell(due(), 'event-2');
    await tell(due(), 'event-2');
    expect([push.of(one).length, push.of(other).length]).toEqual([1, 1]);
    await tell(due(-1), 'event-3');
    expect(push.of(one)).toHaveLength(1);
  });

  it('tries again what a push service does not take just now, without telling the others twice', async () => {
    const [one, other] = [new Browser(), new Browser()];
    await add(ada.client, one);
    push.status = 503;
    await expect(tell(due(), 'event-4')).rejects.toThrow('not taken');
    push.status = 201;
    await add(ada.client, other);
    await tell(due(), 'event-4');
    await tell(due(), 'event-4');
    expect([push.of(one).length, push.of(other).length]).toEqual([2, 1]);
  });

  it('says no names where they are not wanted', async () => {
    const browser = new Browser();
    const { id: deviceId } = await add(ada.client, browser);
    expect(
      await ada.client.call(changePushDevice, { params: { deviceId }, body: { showsNames: false } }),
    ).toMatchObject({ showsNames: false });
    const word = { fairId, meetingId: fairId, byId: bo.id, toIds: [ada.id], endsAt: due(30).reminders[0]!.startsAt };
    await server.app.get(MeetingWordPushHandler).handle({ ...word, lateMinutes: 10 }, 'event-5');
    expect(browser.open(push.of(browser)[0]!)).toMatchObject({
      title: 'Parvis',
      body: 'There is news for you. Open Parvis to read it.',
    });
    await ada.client.call(changePushDevice, { params: { deviceId }, body: { showsNames: true } });
    await server.db.query(`update auth."user" set locale = 'fr' where id = $1`, [ada.client.userId]);
    await server.app.get(MeetingWordPushHandler).handle({ ...word, lateMinutes: 10 }, 'event-6');
    expect(browser.open(push.of(browser)[1]!).title).toBe('Bo Bolt aura 10 minutes de retard');
  });

  it.each([404, 410])('forgets a subscription that is gone (%s)', async (status) => {
    const browser = new Browser();
    await add(ada.client, browser);
    push.status = status;
    await tell(due(), `event-gone-${status}`);
    expect(await ada.client.call(listPushDevices, {})).toEqual([]);
  });

  it('can be tried out', async () => {
    const browser = new Browser();
    const { id: deviceId } = await add(ada.client, browser);
    const test = () => ada.client.call(testPushDevice, { params: { deviceId } });
    expect(await test()).toEqual({ result: 'sent' });
    expect(browser.open(push.of(browser)[0]!).body).toBe('It works: this device will be told.');
    push.status = 403;
    expect(await test()).toEqual({ result: 'refused' });
    push.status = 410;
    expect(await test()).toEqual({ result: 'gone' });
    expect((await ada.client.refusal(testPushDevice, { params: { deviceId } })).code).toBe('NOT_FOUND');
  });

  it('ends with the session, and goes over to whoever uses the browser next', async () => {
    const browser = new Browser();
    await add(ada.client, browser);
    await add(bo.client, browser);
    expect(await ada.client.call(listPushDevices, {})).toEqual([]);
    expect(await bo.client.call(listPushDevices, {})).toHaveLength(1);
    await server.db.query(`update auth.session set expires_at = now() where user_id = $1`, [bo.client.userId]);
    const event = due();
    event.reminders[0]!.participantId = bo.id;
    await tell(event, 'event-7');
    expect(push.of(browser)).toEqual([]);
    await server.db.query(`delete from auth.session where user_id = $1`, [bo.client.userId]);
    expect(await server.db.query(`select 1 from messaging.push_device where user_id = $1`, [bo.client.userId])).toEqual(
      [],
    );
  });

  it('is nobody else’s: devices are asked for, changed and removed by their owner', async () => {
    expect(await publicKey()).toBe(401);
    const { id: deviceId } = await add(ada.client, new Browser());
    const codes = [
      await bo.client.refusal(removePushDevice, { params: { deviceId } }),
      await bo.client.refusal(changePushDevice, { params: { deviceId }, body: { showsNames: false } }),
      await bo.client.refusal(testPushDevice, { params: { deviceId } }),
    ].map(({ code }) => code);
    expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    await ada.client.call(removePushDevice, { params: { deviceId } });
    expect(await ada.client.call(listPushDevices, {})).toEqual([]);
  });

  it('keeps ten devices of a person, and lets go of the oldest', async () => {
    const first = await add(ada.client, new Browser());
    for (let n = 0; n < 10; n++) await add(ada.client, new Browser());
    const devices = await ada.client.call(listPushDevices, {});
    expect(devices).toHaveLength(10);
    expect(devices.map(({ id }) => id)).not.toContain(first.id);
  });

  it('has the same keys in every replica, and keeps them so that a copy of the database signs nothing', async () => {
    const replica = await server.replica(service);
    try {
      await server.db.query(`delete from messaging.push_key`);
      const third = await server.replica(service);
      const keys = await Promise.all(
        [replica, third].map(async ({ url }) => {
          const answer = await fetch(`${url}${getPushKey.path}`, { headers: { cookie: ada.client.cookie } });
          return ((await answer.json()) as { publicKey: string }).publicKey;
        }),
      );
      await third.stop();
      expect(keys[0]).toBe(keys[1]);
      const [row] = await server.db.query(`select public_key as key, private_key as sealed from messaging.push_key`);
      expect(row.key).toBe(keys[0]);
      expect(row.sealed).toHaveLength(12 + 16 + 43);
    } finally {
      await replica.stop();
    }
  });
});

describe('web push from a server on the Internet', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start(service);
  });
  afterAll(() => server.stop());

  it('calls no address inside, whatever a browser says', async () => {
    const client = await server.signIn('inside@example.org');
    const { publicKey } = await client.call(getPushKey, {});
    const refused = async (endpoint: string, key = publicKey) => {
      const { keys } = new Browser().subscription('');
      const body = { endpoint, keys, publicKey: key, name: 'Evil', showsNames: true };
      return (await client.refusal(addPushDevice, { body })).issues?.[0];
    };
    const inside = { path: 'endpoint', reason: 'push-address' };
    expect(await refused('https://127.0.0.1:6379/')).toEqual(inside);
    expect(await refused('https://169.254.169.254/latest/meta-data')).toEqual(inside);
    expect(await refused('http://8.8.8.8/push')).toEqual(inside);
    expect(await refused('file:///etc/passwd')).toMatchObject({ path: 'endpoint' });
    const body = { ...new Browser().subscription('https://8.8.8.8'), publicKey, name: 'Odd', showsNames: true };
    const odd = { ...body, keys: { ...body.keys, p256dh: 'p'.repeat(87) } };
    expect((await client.refusal(addPushDevice, { body: odd })).issues?.[0]).toMatchObject({ path: 'keys.p256dh' });
    expect(await refused('https://8.8.8.8/push', 'another')).toEqual({ path: 'publicKey', reason: 'push-key' });
  });
});
