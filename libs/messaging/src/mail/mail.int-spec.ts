import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { listMailbox } from '@parvis/contracts';
import { Outbox, SignInLinks } from '@parvis/platform';
import { createFairRow, createPerson, TestServer } from '@parvis/testing';
import { MessagingModule } from '../messaging.module.js';
import { MessagingWorkerModule } from '../messaging-worker.module.js';
import { MailKeeper } from './mail-keeper.js';
import { ParticipantInvitedHandler } from './participant-invited.handler.js';
import { PartnershipNewsMailHandler } from './partnership-news-mail.handler.js';
import { SignInRequestedHandler } from './sign-in-requested.handler.js';
import { WebhookHeldMailHandler } from './webhook-held-mail.handler.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(30_000);

const service = {
  name: 'messaging',
  api: [MessagingModule],
  worker: [MessagingWorkerModule],
  hasDatabase: true,
  domains: [],
};

const signIn = (email: string, locale: 'en' | 'fr' = 'en') => ({
  email,
  name: 'Ann',
  locale,
  link: 'http://fairs.example/sign-in/link?token=secret&to=%2F',
});

async function makeInvited(server: TestServer, email: string) {
  const [fair]: [{ id: string }] = await server.db.query(
    `insert into fairs.fair (name, starts_on, ends_on, time_zone, languages, mode, day_starts_at, day_ends_at, slot_minutes,
       break_minutes, tables, wishes_close_at)
     values ('Bordeaux 2026', '2026-12-01', '2026-12-02', 'Europe/Paris', '{fr}', 'virtual', '09:00', '17:00', 30, 0, 0, '2026-11-30T11:00Z')
     returning id`,
  );
  const client = await server.signIn(email);
  const [person]: [{ id: string }] = await server.db.query(
    `insert into profiles.participant (fair_id, user_id, kind, email, first_name, last_name, time_zone, attendance)
     values ($1, $2, 'visitor', $3, 'Zoé', 'Lefèvre', 'Europe/Paris', 'virtual') returning id`,
    [fair.id, client.userId, email],
  );
  const at = new Date().toISOString();
  return { fairId: fair.id, participantId: person.id, userId: client.userId, locale: 'fr' as const, at };
}

describe('mail with the mailbox', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start(service, { MAILBOX: 'on' });
  });
  afterAll(() => server.stop());

  const mailbox = (to: string) => server.stranger.call(listMailbox, { query: { to } });

  it('takes an event for new although one before had its number, as after a restored backup', async () => {
    const ask = async (email: string) => {
      await server.db.transaction((manager) =>
        server.app.get(Outbox).record(manager, 'sign-in.requested.v1', signIn(email)),
      );
      await server.eventually(
        () => mailbox(email),
        (page) => page.items.length === 1,
      );
    };
    await ask('before@example.org');
    const [{ last }] = await server.db.query(
      `select last_value as last from pg_sequences where schemaname = 'platform' and sequencename = 'outbox_id_seq'`,
    );
    await server.db.query(`alter table platform.outbox alter column id restart with ${Number(last)}`);
    await ask('after@example.org');
  });

  it('brings an invitation in the language of its reader, with a link that signs in once', async () => {
    const invited = await makeInvited(server, 'zoe@example.org');
    await server.db.transaction((manager) => server.app.get(Outbox).record(manager, 'participant.invited.v1', invited));
    const { items } = await server.eventually(
      () => mailbox('zoe@example.org'),
      (page) => page.items.length === 1,
    );
    const [mail] = items;
    expect(mail!.subject).toBe('Votre invitation à Bordeaux 2026');
    expect(mail!.text).toContain('Bonjour Zoé Lefèvre,');
    expect(mail!.text).toContain('30 novembre 2026 à 12:00');
    const link = new URL(/http\S+sign-in\/link\S+/.exec(mail!.text)![0]);
    expect(link.origin).toBe(server.url);
    expect(link.searchParams.get('to')).toBe(`/fairs/${invited.fairId}`);
    const verify = () =>
      fetch(`${server.url}/api/auth/magic-link/verify?token=${link.searchParams.get('token')}`, { redirect: 'manual' });
    expect((await verify()).headers.getSetCookie().join()).toContain('parvis.session_token');
    expect((await verify()).headers.getSetCookie().join()).not.toContain('parvis.session_token');
  });

  it('reminds of the day on which leads are deleted, with a link to their export', async () => {
    const { fairId, participantId, userId } = await makeInvited(server, 'leads@example.org');
    await server.db.query(`update auth."user" set locale = 'fr' where id = $1`, [userId]);
    const news = { fairId, participantId, userId, leads: 12, deletedOn: '2999-01-02' };
    await server.db.transaction((manager) => server.app.get(Outbox).record(manager, 'leads.expiring.v1', news));
    const { items } = await server.eventually(
      () => mailbox('leads@example.org'),
      (page) => page.items.length === 1,
    );
    expect(items[0]!.subject).toBe('Bordeaux 2026 : vos contacts seront supprimés le 2 janvier 2999');
    expect(items[0]!.text).toContain('Les 12 contacts de votre stand');
    expect(items[0]!.text).toContain(encodeURIComponent(`/fairs/${fairId}/leads/export`));
  });

  it('tells each of a booth’s team why a webhook takes nothing, once', async () => {
    const fairId = await createFairRow(server.db);
    const team = await Promise.all(
      [1, 2].map(() => createPerson(server, fairId, { kind: 'exhibitor', company: 'Stand' })),
    );
    const handler = server.app.get(WebhookHeldMailHandler);
    const boothId = team[0]?.companyId ?? '';
    const news = { fairId, boothId, host: 'crm.example', trouble: 'status', status: 503 } as const;
    await handler.handle(news, 'event-held');
    await handler.handle(news, 'event-held');
    for (const { email } of team) {
      const { items, total } = await mailbox(email);
      expect(total).toBe(1);
      expect(items[0]!.subject).toContain('crm.example does not take your leads');
      expect(items[0]!.text).toContain('it answers with 503');
      expect(items[0]!.text).toContain(encodeURIComponent(`/fairs/${fairId}/leads/webhooks`));
    }
  });

  it('tells everybody of a partnership of its news, each once', async () => {
    const fairId = await createFairRow(server.db);
    const people = await Promise.all([1, 2].map(() => createPerson(server, fairId)));
    const news = {
      partnershipId: randomUUID(),
      fairId,
      userIds: people.map(({ client }) => client.userId),
      act: 'quiet' as const,
      withName: 'Towns',
      title: '',
      dueOn: null,
    };
    const eventId = randomUUID();
    for (const _ of [1, 2]) await server.app.get(PartnershipNewsMailHandler).handle(news, eventId);
    await server.app.get(PartnershipNewsMailHandler).handle({ ...news, act: 'file-added' }, randomUUID());
    const told: { recipient: string; subject: string }[] = await server.db.query(
      `select recipient, subject from messaging.mail where event_id like $1 || '%'`,
      [eventId],
    );
    expect(told.map(({ recipient }) => recipient).sort()).toHaveLength(2);
    expect(new Set(told.map(({ recipient }) => recipient)).size).toBe(2);
    for (const { subject } of told) expect(subject).toContain('Towns');
  });

  it('makes one mail and one link of an event that comes twice', async () => {
    const invited = await makeInvited(server, 'twice@example.org');
    const links = jest.spyOn(server.app.get(SignInLinks), 'create');
    const handler = server.app.get(ParticipantInvitedHandler);
    await handler.handle(invited, 'event-twice');
    await handler.handle(invited, 'event-twice');
    expect((await mailbox('twice@example.org')).total).toBe(1);
    expect(links).toHaveBeenCalledTimes(1);
    links.mockRestore();
  });

  it('writes nothing to somebody who has left the fair meanwhile', async () => {
    const invited = await makeInvited(server, 'gone@example.org');
    await server.db.query(`delete from profiles.participant where id = $1`, [invited.participantId]);
    await server.app.get(ParticipantInvitedHandler).handle(invited, 'event-gone');
    expect((await mailbox('gone@example.org')).total).toBe(0);
  });

  it('pages newest first without losing or doubling a mail', async () => {
    const handler = server.app.get(SignInRequestedHandler);
    for (let n = 0; n < 5; n++) await handler.handle(signIn('pages@example.org'), `event-page-${n}`);
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await server.stranger.call(listMailbox, { query: { to: 'Pages@example.org', limit: 2, cursor } });
      expect(page.total).toBe(5);
      ids.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    const rows: { id: string }[] = await server.db.query(
      `select id from messaging.mail where recipient = 'pages@example.org' order by created_at desc, id desc`,
    );
    expect(ids).toEqual(rows.map((row) => row.id));
  });

  it('refuses a cursor that it did not make', async () => {
    expect((await server.stranger.refusal(listMailbox, { query: { cursor: 'abc' } })).code).toBe('INVALID_INPUT');
  });

  it('forgets bodies after 30 days', async () => {
    await server.app.get(SignInRequestedHandler).handle(signIn('old@example.org'), 'event-old');
    await server.db.query(
      `update messaging.mail set created_at = now() - interval '31 days' where event_id = 'event-old'`,
    );
    await server.app.get(MailKeeper).tidy();
    const [row] = await server.db.query(`select body_text, body_html from messaging.mail where event_id = 'event-old'`);
    expect(row).toEqual({ body_text: '', body_html: '' });
    expect((await mailbox('old@example.org')).total).toBe(0);
  });
});

describe('mail over SMTP', () => {
  let server: TestServer;
  let smtp: SmtpCatcher;
  beforeAll(async () => {
    smtp = await SmtpCatcher.start();
    server = await TestServer.start(service, { SMTP_URL: smtp.url, MAIL_FROM: 'Fair <fair@example.org>' });
  });
  afterAll(async () => {
    await server.stop();
    smtp.close();
  });

  it('hides the mailbox', async () => {
    expect((await server.stranger.refusal(listMailbox)).code).toBe('NOT_FOUND');
  });

  it('sends once and keeps no link', async () => {
    const handler = server.app.get(SignInRequestedHandler);
    await handler.handle(signIn('smtp@example.org', 'fr'), 'event-smtp');
    await handler.handle(signIn('smtp@example.org', 'fr'), 'event-smtp');
    const received = smtp.to('smtp@example.org');
    expect(received).toHaveLength(1);
    expect(received[0]).toContain('From: Fair <fair@example.org>');
    expect(received[0]).toContain('text/html');
    const [row] = await server.db.query(`select * from messaging.mail where event_id = 'event-smtp'`);
    expect(row.sent_at).toBeInstanceOf(Date);
    expect(JSON.stringify(row)).not.toContain('secret');
    expect(received[0]).toContain(`Message-ID: <${row.id}@`);
  });

  it('keeps a mail that the server refuses, and sends it at the next attempt', async () => {
    const handler = server.app.get(SignInRequestedHandler);
    smtp.refuses = true;
    await expect(handler.handle(signIn('busy@example.org'), 'event-busy')).rejects.toThrow();
    smtp.refuses = false;
    await handler.handle(signIn('busy@example.org'), 'event-busy');
    expect(smtp.to('busy@example.org')).toHaveLength(1);
  });

  it('sends what was left behind, past one that the server will not take', async () => {
    await server.db.query(
      `insert into messaging.mail (recipient, subject, body_text, body_html, event_id, created_at, expires_at)
       select name || '@example.org', 's', 'link', 'link', 'left-' || name, now() - age, now() + remaining
       from (values ('refused', interval '1 hour', interval '1 day'), ('late', '30 minutes', '1 day'),
         ('expired', '1 hour', '-1 second'), ('fresh', '1 minute', '1 day')) as item (name, age, remaining)`,
    );
    await server.app.get(MailKeeper).tidy();
    const sent = await server.db.query(
      `select recipient from messaging.mail where event_id like 'left-%' and sent_at is not null`,
    );
    expect(sent).toEqual([{ recipient: 'late@example.org' }]);
  });
});

describe('mail without any way out', () => {
  it('waits in the database', async () => {
    const server = await TestServer.start(service);
    try {
      await server.app.get(SignInRequestedHandler).handle(signIn('wait@example.org'), 'event-wait');
      const [row] = await server.db.query(`select sent_at, body_text from messaging.mail`);
      expect(row.sent_at).toBeNull();
      expect(row.body_text).toContain('secret');
    } finally {
      await server.stop();
    }
  });
});

/** As much of an SMTP server as it takes to receive a mail; it will not have mail for `refused@`. */
class SmtpCatcher {
  refuses = false;
  readonly mails: { to: string; data: string }[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<SmtpCatcher> {
    const server = createServer();
    const catcher = new SmtpCatcher(server);
    server.on('connection', (socket) => {
      let text = '';
      let to = '';
      let isData = false;
      const say = (line: string) => socket.write(`${line}\r\n`);
      say('220 test');
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        text += chunk.toString('utf8');
        for (;;) {
          const end = isData ? text.indexOf('\r\n.\r\n') : text.indexOf('\r\n');
          if (end < 0) return;
          const part = text.slice(0, end);
          text = text.slice(end + (isData ? 5 : 2));
          if (isData) {
            isData = false;
            catcher.mails.push({ to, data: part.replaceAll('=\r\n', '') });
            say('250 taken');
          } else if (/^RCPT/i.test(part)) {
            to = /<(.*)>/.exec(part)?.[1] ?? '';
            say(catcher.refuses || to.startsWith('refused@') ? '451 not now' : '250 ok');
          } else if (/^DATA/i.test(part)) {
            isData = true;
            say('354 go on');
          } else if (/^QUIT/i.test(part)) {
            socket.end('221 bye\r\n');
          } else say('250 ok');
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return catcher;
  }

  get url(): string {
    const address = this.server.address();
    return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  to(recipient: string): string[] {
    return this.mails.filter((mail) => mail.to === recipient).map((mail) => mail.data);
  }

  close(): void {
    this.server.close();
  }
}
