import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getOwnCalendar, getOwnProfile, removeOwnCalendar, setOwnCalendar } from '@parvis/contracts';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { ParticipantReader } from '../participant/participant-reader.js';
import { ProfilesModule } from '../profiles.module.js';
import { ProfilesWorkerModule } from '../profiles-worker.module.js';
import { CalendarReader } from './calendar-reader.js';

jest.setTimeout(60_000);

const calendarFile = (day: string) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    'BEGIN:VEVENT',
    'UID:dentist',
    'SUMMARY:Dentist',
    `DTSTART;TZID=Europe/Brussels:${day.replaceAll('-', '')}T093000`,
    'DURATION:PT1H',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');

describe('busy times from an own calendar', () => {
  let server: TestServer;
  let calendars: Server;
  let answer: RequestListener;
  let asked: string[];
  const day = new Date(Date.now() + 72 * 3_600_000).toISOString().slice(0, 10);

  beforeAll(async () => {
    const service = {
      name: 'own-calendar',
      api: [ProfilesModule],
      worker: [ProfilesWorkerModule],
      hasDatabase: true,
      domains: [],
    };
    server = await TestServer.start(service, { OUTBOUND_NETWORKS: '127.0.0.1/32' });
    calendars = createServer((request, response) => {
      asked.push(`${request.url} ${request.headers['if-none-match'] ?? ''}`.trim());
      answer(request, response);
    });
    await new Promise<void>((resolve) => calendars.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(async () => {
    await server.stop();
    calendars.closeAllConnections();
    await new Promise((resolve) => calendars.close(resolve));
  });

  const urlOf = (path: string) => `http://127.0.0.1:${(calendars.address() as AddressInfo).port}${path}`;
  const readAll = () => server.app.get(CalendarReader, { strict: false }).readDue();
  const busyOf = async (fairId: string, { id }: TestPerson) => {
    const [person] = await server.app.get(ParticipantReader, { strict: false }).planningPeople(fairId, [id]);
    return person?.busy.map(({ startsAt }) => startsAt);
  };
  const give = (fairId: string, person: TestPerson, url: string) =>
    person.client.call(setOwnCalendar, { params: { fairId }, body: { url } });
  /** Once nothing is due any more; a round of the server may have taken it. */
  const outcome = (fairId: string, person: TestPerson) =>
    server.eventually(
      async () => {
        await readAll();
        return (await person.client.call(getOwnCalendar, { params: { fairId } })).calendar;
      },
      (calendar) => calendar?.isDue === false,
    );

  it('keeps them free in planning, shows times only, asks for a version it knows, and forgets them', async () => {
    const fairId = await createFairRow(server.db);
    const own = { startsAt: `${day}T07:00:00.000Z`, endsAt: `${day}T07:30:00.000Z` };
    const person = await createPerson(server, fairId, { busy: [own] });
    answer = (request, response) =>
      request.headers['if-none-match']
        ? response.writeHead(304).end()
        : response.writeHead(200, { ETag: '"v1"' }).end(calendarFile(day));
    expect((await give(fairId, person, urlOf('/a.ics'))).calendar).toMatchObject({ isDue: true, readAt: null });
    const read = await outcome(fairId, person);
    expect(read).toMatchObject({ trouble: null, busy: [{ startsAt: expect.stringContaining(`${day}T0`) }] });
    expect(JSON.stringify(read)).not.toContain('Dentist');
    expect(await busyOf(fairId, person)).toEqual([own.startsAt, read?.busy[0]?.startsAt]);
    // What the person says in the profile stays apart from it.
    expect((await person.client.call(getOwnProfile, { params: { fairId } })).busy).toEqual([own]);
    await server.db.query(`update profiles.own_calendar set due_at = now()`);
    expect(await outcome(fairId, person)).toMatchObject({ trouble: null, busy: read?.busy });
    expect(asked).toEqual(['/a.ics', '/a.ics "v1"']);
    await person.client.call(removeOwnCalendar, { params: { fairId } });
    expect(await busyOf(fairId, person)).toEqual([own.startsAt]);
  });

  it('says what is wrong, keeps what it knew, and forgets it with another address', async () => {
    const fairId = await createFairRow(server.db);
    const person = await createPerson(server, fairId);
    answer = (_, response) => response.writeHead(200).end(calendarFile(day));
    await give(fairId, person, urlOf('/a.ics'));
    const before = await outcome(fairId, person);
    answer = (_, response) => response.writeHead(404).end();
    await server.db.query(`update profiles.own_calendar set due_at = now()`);
    expect(await outcome(fairId, person)).toMatchObject({
      trouble: 'status',
      busy: before?.busy,
      readAt: before?.readAt,
    });
    answer = (_, response) => response.writeHead(200).end('<html>Sign in</html>');
    await give(fairId, person, urlOf('/b.ics'));
    expect(await outcome(fairId, person)).toMatchObject({ trouble: 'not-a-calendar', busy: [], readAt: null });
    answer = (_, response) => response.writeHead(302, { Location: urlOf('/a.ics') }).end();
    await give(fairId, person, urlOf('/c.ics'));
    expect(await outcome(fairId, person)).toMatchObject({ trouble: 'status' });
    answer = (_, response) => response.writeHead(200).end(Buffer.alloc(5 * 1024 * 1024 + 1, ' '));
    await give(fairId, person, urlOf('/d.ics'));
    expect(await outcome(fairId, person)).toMatchObject({ trouble: 'too-large' });
  });

  it('asks no server inside, and reads each calendar once though several do', async () => {
    const fairId = await createFairRow(server.db);
    const person = await createPerson(server, fairId);
    const refusal = (url: string) =>
      person.client.refusal(setOwnCalendar, { params: { fairId }, body: { url } }).then(({ issues }) => issues);
    expect(await refusal('http://10.0.0.1/a.ics')).toEqual([{ path: 'url', reason: 'calendar-private' }]);
    expect(await refusal('file:///etc/passwd')).toEqual([{ path: 'url', reason: 'calendar-address' }]);
    answer = (_, response) => response.writeHead(200).end(calendarFile(day));
    await give(fairId, person, urlOf('/once.ics'));
    await Promise.all([readAll(), readAll(), readAll()]);
    await outcome(fairId, person);
    expect(asked).toEqual(['/once.ics']);
  });
});
