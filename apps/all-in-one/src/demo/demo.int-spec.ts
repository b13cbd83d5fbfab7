import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createRoomTicket,
  getAgenda,
  getDutyRoster,
  getLead,
  getLeadNumbers,
  getMeetingStats,
  getOwnBooth,
  getProfileStats,
  listBooths,
  listDocuments,
  listLeads,
  listProofs,
  listRecommendations,
  listRuns,
  listSlots,
  listStageSessions,
  searchCatalogue,
  setFeedback,
} from '@parvis/contracts';
import { ParticipantReader } from '@parvis/profiles';
import { TestServer } from '@parvis/testing';
import { allInOne } from '../app.js';
import { demoFairId, demoOrganiser } from './demo-fair.js';
import { populate } from './demo-population.js';
import { seedDemo } from './seed-demo.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(30_000);

const params = { fairId: demoFairId };
const { exhibitor, buyer, colleague } = populate().story;

describe('the demo fair', () => {
  let server: TestServer;
  let folder: string;
  let printed = '';

  const seed = async () => {
    const print = jest.spyOn(console, 'log').mockImplementation((text: string) => {
      printed = text;
    });
    await seedDemo(server.app);
    print.mockRestore();
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parvis-demo-'));
    server = await TestServer.start(allInOne, { DEMO: 'on', TURN_URL: '', FILES_DIR: folder });
    await seed();
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const storyMeeting = async (email: string) => {
    const client = await server.signIn(email);
    const { meetings } = await client.call(getAgenda, { params });
    return {
      client,
      meetings,
      meeting: meetings.find(({ attendees }) =>
        [exhibitor.id, buyer.id, colleague.id].every((id) => attendees.some((person) => person.id === id)),
      ),
    };
  };

  it('has a meeting by video that its three people can join now, and others today', async () => {
    for (const { email } of [exhibitor, buyer, colleague]) {
      const { client, meeting, meetings } = await storyMeeting(email);
      expect(meeting).toMatchObject({ place: 'video', status: 'scheduled' });
      expect(Date.parse(meeting!.startsAt)).toBeLessThan(Date.now() + 10 * 60_000);
      expect(Date.parse(meeting!.endsAt)).toBeGreaterThan(Date.now());
      expect(meetings.length).toBeGreaterThan(1);
      const ticket = await client.call(createRoomTicket, { params: { ...params, meetingId: meeting!.id } });
      expect(ticket).toHaveProperty('ticket');
    }
  });

  it('is full: booths, profiles, recommendations and a published timetable', async () => {
    const organiser = await server.signIn(demoOrganiser.email);
    const hall = await server.eventually(
      () => organiser.call(listBooths, { params, query: { search: 'robot' } }),
      (page) => page.total > 0,
    );
    expect(hall.items.every((booth) => booth.logoUrl && booth.tagline)).toBe(true);
    const products = await organiser.call(searchCatalogue, { params, query: { kind: 'product', limit: 100 } });
    expect(products.total).toBeGreaterThan(120);
    expect(products.items.every(({ product }) => product?.pictures.length === 1 && product.topics.length === 1)).toBe(
      true,
    );
    const seller = await server.signIn(exhibitor.email);
    const { id: boothId } = await seller.call(getOwnBooth, { params });
    const { shifts } = await seller.call(getDutyRoster, { params: { ...params, boothId } });
    expect(shifts).toHaveLength(2);
    expect((await organiser.call(listBooths, { params })).total).toBe(60);
    // Late in the evening there is no time left for talks.
    const isEarly = (await organiser.call(listSlots, { params })).at(-4)!.startsAt > new Date().toISOString();
    if (isEarly) expect((await organiser.call(listStageSessions, { params })).items[0]!.people).toHaveLength(1);
    expect(await organiser.call(getProfileStats, { params })).toMatchObject({ visitors: 240 });
    expect((await organiser.call(getMeetingStats, { params })).scheduled).toBeGreaterThan(100);
    expect((await organiser.call(listRuns, { params })).items[0]!.publishedAt).not.toBeNull();
    const client = await server.signIn(buyer.email);
    expect((await client.call(listRecommendations, { params })).length).toBeGreaterThan(3);
  });

  it('shows its exhibitor a living list of leads, with what people give and have taken back', async () => {
    const client = await server.signIn(exhibitor.email);
    const { items, total } = await client.call(listLeads, { params, query: {} });
    expect(total).toBeGreaterThanOrEqual(12);
    const leads = await Promise.all(
      items.map(({ id: leadId }) => client.call(getLead, { params: { ...params, leadId } })),
    );
    expect(leads.filter(({ isRevoked }) => isRevoked)).toHaveLength(1);
    expect(leads.filter(({ contact }) => contact.email && contact.phone).length).toBeGreaterThan(4);
    const called = leads.find(({ grade, sources }) => grade === 5 && sources.includes('called'));
    expect(called?.timeline.map(({ kind }) => kind)).toEqual(['exchanged', 'called', 'chatted', 'visited']);
    expect(called).toMatchObject({ temperature: 'hot', assignedTo: expect.anything(), notes: [expect.anything()] });
    const numbers = await client.call(getLeadNumbers, { params });
    expect(numbers.totals).toMatchObject({ answered: 2, missed: 1, leads: total });
    expect(numbers.totals.visits).toBeGreaterThan(25);
    expect(items.some(({ person }) => person.id === buyer.id || person.id === colleague.id)).toBe(false);
  });

  it('has people who insist on certificates, and have wished only for companies that have them', async () => {
    const people = new Map(
      (await server.app.get(ParticipantReader).matchProfiles(demoFairId)).map((person) => [person.id, person]),
    );
    const strict = [...people.values()].filter((person) => person.requiresStrictly);
    expect(strict.length).toBeGreaterThan(5);
    const wishes: { from: string; to: string }[] = await server.db.query(
      `select from_id as "from", to_id as "to" from matchmaking.wish where level <> 'no' and from_id = any($1::uuid[])`,
      [strict.map((person) => person.id)],
    );
    expect(wishes.length).toBeGreaterThan(strict.length);
    const lacking = wishes.filter(({ from, to }) => {
      const { certificates } = people.get(to)!;
      return !people.get(from)!.requires.every((key) => certificates.includes(key));
    });
    expect(lacking).toEqual([]);
  });

  it('has documents of every level and proofs of several standings at the booth of the story', async () => {
    const client = await server.signIn(buyer.email);
    const place = { params: { ...params, boothId: exhibitor.companyId } };
    const { items } = await client.call(listDocuments, place);
    expect(items.map(({ level, access, file }) => [level, access, file.pages])).toEqual([
      ['public', 'open', 2],
      ['request', 'asked', null],
      ['nda', 'sign', 2],
    ]);
    const proofs = (await client.call(listProofs, place)).items.map(({ standing }) => standing);
    expect(proofs.sort()).toEqual(['expired', 'stated', 'verified']);
  });

  it('puts every meeting into a slot of today', async () => {
    const organiser = await server.signIn(demoOrganiser.email);
    const slots = new Set((await organiser.call(listSlots, { params })).map((slot) => Date.parse(slot.startsAt)));
    const rows: { at: Date }[] = await server.db.query(`select lower(during) as at from meetings.meeting`);
    expect(rows.filter((row) => !slots.has(row.at.getTime()))).toEqual([]);
  });

  it('prints a link for each, which signs in', async () => {
    const links = [...printed.matchAll(/http\S+\/sign-in\/link\?\S+/g)].map(([link]) => new URL(link));
    expect(links).toHaveLength(4);
    for (const link of links) {
      const answer = await fetch(`${server.url}/api/auth/magic-link/verify?token=${link.searchParams.get('token')}`, {
        redirect: 'manual',
      });
      expect(answer.headers.getSetCookie().join()).toContain('parvis.session_token');
    }
  });

  it('changes nothing at the next start of the same hour', async () => {
    const state = () =>
      server.db.query(`select id, during::text from meetings.meeting where status = 'scheduled' order by id`);
    const before = await state();
    await seed();
    expect(await state()).toEqual(before);
  });

  it('comes to today when its day is over, with notes and without a second fair', async () => {
    const { client, meeting } = await storyMeeting(buyer.email);
    const place = { params: { ...params, meetingId: meeting!.id } };
    await server.db.query(
      `update meetings.meeting set during = tstzrange(lower(during) - interval '2 days', upper(during) - interval '2 days')`,
    );
    await server.db.query(`update fairs.fair set starts_on = starts_on - 2, ends_on = ends_on - 2`);
    await client.call(setFeedback, { ...place, body: { rating: 5, note: 'Kept', followUp: true } });
    await seed();
    const { meeting: moved } = await storyMeeting(buyer.email);
    expect(moved).toMatchObject({ id: meeting!.id, feedback: { note: 'Kept' } });
    expect(Date.parse(moved!.endsAt)).toBeGreaterThan(Date.now());
    expect(await server.db.query(`select count(*)::int as count from fairs.fair`)).toEqual([{ count: 1 }]);
  }, 60_000);

  it('leaves a database with another fair alone', async () => {
    const other = await TestServer.start(allInOne, { DEMO: 'on' });
    try {
      await other.db.query(
        `insert into fairs.fair (name, starts_on, ends_on, time_zone, languages, mode, day_starts_at, day_ends_at, slot_minutes,
           break_minutes, tables, wishes_close_at)
         values ('Mine', '2026-12-01', '2026-12-01', 'UTC', '{en}', 'virtual', '09:00', '17:00', 30, 0, 0, now())`,
      );
      await seedDemo(other.app);
      expect(await other.db.query(`select name from fairs.fair`)).toEqual([{ name: 'Mine' }]);
    } finally {
      await other.stop();
    }
  }, 60_000);
});
