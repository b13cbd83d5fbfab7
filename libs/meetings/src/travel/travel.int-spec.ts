import { getFairTravel, getMeetingTravel, getOwnTravel } from '@parvis/contracts';
import { createFairRow, createPerson, type PersonOverrides, type TestPerson, TestServer } from '@parvis/testing';
import { MeetingsModule } from '../meetings.module.js';

describe('travel saved by meetings', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'travel',
      api: [MeetingsModule],
      worker: [],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());

  async function personFrom(fairId: string, country: string, timeZone: string, more: PersonOverrides = {}) {
    const person = await createPerson(server, fairId, { attendance: 'virtual', ...more });
    await server.db.query('update profiles.participant set country = $2, time_zone = $3 where id = $1', [
      person.id,
      country,
      timeZone,
    ]);
    return person;
  }

  async function meet(
    fairId: string,
    one: TestPerson,
    other: TestPerson,
    hour: number,
    isHeld = true,
  ): Promise<string> {
    const starts = new Date(Date.UTC(2026, 4, 4, hour)).toISOString();
    const ends = new Date(Date.UTC(2026, 4, 4, hour, 30)).toISOString();
    const [row] = await server.db.query(
      `with meeting as (
         insert into meetings.meeting (fair_id, during, place, held_at, a_id, b_id)
         values ($1, tstzrange($2, $3), 'video', case when $4 then $2::timestamptz end, least($5::uuid, $6::uuid), greatest($5::uuid, $6::uuid))
         returning id, fair_id, during, status)
       insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
       select id, person, fair_id, during, status, 'party' from meeting cross join unnest(array[$5::uuid, $6::uuid]) as person returning meeting_id as id`,
      [fairId, starts, ends, isHeld, one.id, other.id],
    );
    return row.id;
  }

  it('adds up for a person, for a company and for the fair, and says what one meeting ahead would save', async () => {
    const fairId = await createFairRow(server.db);
    const ana = await personFrom(fairId, 'BE', 'Europe/Brussels', { company: 'Ateliers SA' });
    const leo = await personFrom(fairId, 'BE', 'Europe/Brussels', { company: 'Ateliers SA' });
    const bob = await personFrom(fairId, 'US', 'America/New_York');
    const kim = await personFrom(fairId, 'NP', 'Asia/Kathmandu');
    await meet(fairId, ana, bob, 9);
    await meet(fairId, leo, bob, 10);
    const ahead = await meet(fairId, ana, kim, 11, false);
    const travel = (person: TestPerson) => person.client.call(getOwnTravel, { params: { fairId } });
    const organiser = await server.signInAs('organiser', fairId, `travel@${fairId}.example`);
    const [ofAna, ofBob, ofFair] = await Promise.all([
      travel(ana),
      travel(bob),
      organiser.call(getFairTravel, { params: { fairId } }),
    ]);
    expect(ofAna.own).toMatchObject({ meetings: 1, trips: 0.5 });
    expect(ofAna.own.km).toBeGreaterThan(5800);
    expect(ofAna.own.km).toBeLessThan(6000);
    expect(ofAna.company).toMatchObject({ meetings: 2, trips: 1 });
    expect(ofBob).toMatchObject({ own: { meetings: 2, trips: 0.5 }, company: null });
    expect(ofFair).toMatchObject({ meetings: 2, trips: 1.5 });
    const one = { params: { fairId, meetingId: ahead } };
    expect(await kim.client.call(getMeetingTravel, one)).toMatchObject({ meetings: 1, trips: 1 });
    expect((await bob.client.refusal(getMeetingTravel, one)).code).toBe('NOT_FOUND');
    expect((await ana.client.refusal(getFairTravel, { params: { fairId } })).status).toBe(403);
  });
});
