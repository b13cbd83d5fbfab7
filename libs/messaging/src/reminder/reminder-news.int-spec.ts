import { type EventPayload, listMailbox, listNotifications, type ReminderChannel } from '@parvis/contracts';
import { Outbox } from '@parvis/platform';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { MeetingDueMailHandler } from '../mail/meeting-due-mail.handler.js';
import { MessagingModule } from '../messaging.module.js';
import { MessagingWorkerModule } from '../messaging-worker.module.js';
import { MeetingDueHandler } from '../notification/meeting-due.handler.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

describe('reminders in words', () => {
  let server: TestServer;
  let fairId: string;
  let ada: TestPerson;
  let bo: TestPerson;

  beforeAll(async () => {
    server = await TestServer.start(
      { name: 'messaging', api: [MessagingModule], worker: [MessagingWorkerModule], hasDatabase: true, domains: [] },
      { MAILBOX: 'on' },
    );
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db, { name: 'Bordeaux' });
    ada = await createPerson(server, fairId, { firstName: 'Ada', lastName: 'Moreau', company: 'Hotel' });
    bo = await createPerson(server, fairId, { firstName: 'Bo', lastName: 'Bolt', company: 'Bolt' });
  });

  const due = (...channels: ReminderChannel[]): EventPayload<'meeting.due.v1'> => {
    const startsAt = '2999-11-22T10:00:00Z';
    const about = { meetingId: fairId, startsAt, channels };
    return {
      fairId,
      leadMinutes: 60,
      reminders: [
        { ...about, participantId: ada.id, otherIds: [bo.id] },
        { ...about, participantId: bo.id, otherIds: [ada.id] },
      ],
    };
  };
  const record = (event: EventPayload<'meeting.due.v1'>) =>
    server.db.transaction((manager) => server.app.get(Outbox).record(manager, 'meeting.due.v1', event));
  const told = async ({ client }: TestPerson) => (await client.call(listNotifications, {})).items;
  const mails = async ({ email }: TestPerson) =>
    (await server.stranger.call(listMailbox, { query: { to: email } })).items;

  it('are in the app where that is wanted, each with the other side, once', async () => {
    await record(due('app'));
    const [own] = await server.eventually(
      () => told(ada),
      (items) => items.length > 0,
    );
    expect(own).toMatchObject({
      kind: 'meeting-soon',
      params: { with: 'Bo Bolt', startsAt: '2999-11-22T10:00:00Z' },
      path: `/fairs/${fairId}/meetings/${fairId}`,
    });
    expect((await told(bo))[0]!.params.with).toBe('Ada Moreau');
    expect(await mails(ada)).toEqual([]);
    await server.app.get(MeetingDueHandler).handle(due('app'), 'event-again');
    await server.app.get(MeetingDueHandler).handle(due('app'), 'event-again');
    expect(await told(ada)).toHaveLength(2);
  });

  it('are mails in the language and on the clock of their reader, once', async () => {
    await server.db.query(`update auth."user" set locale = 'fr' where id = $1`, [ada.client.userId]);
    await record(due('mail', 'push'));
    const [mail] = await server.eventually(
      () => mails(ada),
      (items) => items.length > 0,
    );
    expect(mail!.subject).toBe('Bordeaux : rendez-vous avec Bo Bolt le 22 novembre 2999 à 11:00');
    expect(mail!.text).toContain('(Europe/Brussels)');
    expect(mail!.text).toContain(encodeURIComponent(`/fairs/${fairId}/meetings/${fairId}`));
    expect(await told(ada)).toEqual([]);
    const handler = server.app.get(MeetingDueMailHandler);
    await handler.handle(due('mail'), 'mail-again');
    await handler.handle(due('mail'), 'mail-again');
    expect(await mails(bo)).toHaveLength(2);
  });

  it('of who is late reach the other side', async () => {
    const word = { fairId, meetingId: fairId, byId: ada.id, toIds: [bo.id], endsAt: '2999-11-22T10:00:00Z' };
    await server.db.transaction((manager) =>
      server.app.get(Outbox).recordAll(manager, 'meeting.word.v1', [
        { ...word, lateMinutes: 10 },
        { ...word, lateMinutes: null },
      ]),
    );
    const items = await server.eventually(
      () => told(bo),
      (seen) => seen.length === 2,
    );
    expect(items.map(({ kind, params }) => [kind, params]).sort()).toEqual([
      ['meeting-late', { by: 'Ada Moreau', minutes: '10' }],
      ['meeting-where', { by: 'Ada Moreau' }],
    ]);
    expect(await told(ada)).toEqual([]);
  });
});
