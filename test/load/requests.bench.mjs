// The hottest requests at a steady 300 a second, by 200 people, with 11,000 participants and 1,000 booths in the database.
import { openSessions } from './people.mjs';
import { ms, quantile } from './statistics.mjs';
import { sendSteadily } from './steady.mjs';

const people = 200;
const rate = 300;
const seconds = 10;

async function seedWishesAndMeetings(db, fairId) {
  await db.query(
    `insert into matchmaking.wish (fair_id, from_id, to_id, level)
     select $1, a.id, b.id, 'want'
     from (select id, row_number() over (order by id) as n from profiles.participant where fair_id = $1) a
     join (select id, row_number() over (order by id) as n from profiles.participant where fair_id = $1) b
       on b.n <> a.n and b.n in ((a.n * 31) % 11000, (a.n * 17 + 5) % 11000, (a.n * 7 + 3) % 11000, (a.n * 3 + 1) % 11000)
     on conflict do nothing`,
    [fairId],
  );
  // Twelve meetings for everybody: neighbours in a ring, a slot each.
  await db.query(
    `with person as (
       select id, row_number() over (order by id) - 1 as n, count(*) over () as total from profiles.participant where fair_id = $1
     ), pair as (
       select gen_random_uuid() as meeting_id, a.id as a_id, b.id as b_id, slot,
              tstzrange(now() + interval '2 days' + slot * interval '20 minutes', now() + interval '2 days' + (slot + 1) * interval '20 minutes') as during
       from person a cross join generate_series(0, 11) slot
       join person b on b.n = (a.n + 1 + 2 * (slot / 2)) % a.total and a.n % 2 = 0 and b.n % 2 = 1
     ), meeting as (
       insert into meetings.meeting (id, fair_id, run_id, during, place)
       select meeting_id, $1, gen_random_uuid(), during, 'video' from pair returning id, during
     )
     insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
     select pair.meeting_id, who.id, $1, pair.during, 'scheduled', 'party'
     from pair cross join lateral (values (a_id), (b_id)) as who (id)`,
    [fairId],
  );
  // What a database does by itself some minutes after such a change.
  await db.query('vacuum analyze');
  await db.query('checkpoint');
}

export async function benchRequests({ url, db, secret, fair: { fairId } }) {
  await seedWishesAndMeetings(db, fairId);
  const { rows } = await db.query(
    `select id, user_id from profiles.participant where fair_id = $1 and kind = 'visitor' order by id limit $2`,
    [fairId, people],
  );
  const cookies = await openSessions(
    db,
    secret,
    rows.map((row) => row.user_id),
  );
  const { rows: others } = await db.query(
    `select id from profiles.participant where fair_id = $1 and kind = 'exhibitor' order by id limit 500`,
    [fairId],
  );
  const asEach = (method, pathOf, body) =>
    cookies.map((cookie, index) => ({
      method,
      path: pathOf(index),
      headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      body: body && JSON.stringify(body(index)),
    }));
  const cases = [
    ['agenda', asEach('GET', () => `/api/meetings/${fairId}/agenda`)],
    ['recommendations', asEach('GET', () => `/api/matchmaking/${fairId}/recommendations`)],
    ['hall', asEach('GET', () => `/api/booths/${fairId}/booths`)],
    ['directory, searched', asEach('GET', (n) => `/api/profiles/${fairId}/directory?search=last${n}`)],
    ['own profile', asEach('GET', () => `/api/profiles/${fairId}/me`)],
    [
      'save a wish',
      asEach(
        'PUT',
        (n) => `/api/matchmaking/${fairId}/wishes/${others[(n * 3) % others.length].id}`,
        (n) => ({
          level: n % 2 ? 'want' : 'could',
          // Some of them have a colleague who has asked; that is a question of its own, not what is measured here.
          besideColleague: true,
        }),
      ),
    ],
  ];
  const table = [];
  for (const [name, requests] of cases) {
    // Everybody's first call warms what a fair of this size always has warm.
    await sendSteadily(url, requests, rate / 3, 3);
    const { waits, statuses, rate: reached } = await sendSteadily(url, requests, rate, seconds);
    const refused = [...statuses].filter(([status]) => status !== 200);
    if (refused.length > 0) throw new Error(`${name}: ${JSON.stringify(refused)}`);
    table.push([
      `${name}, p50 / p99 / worst at ${Math.round(reached)}/s`,
      [0.5, 0.99, 1].map((share) => ms(quantile(waits, share))).join(' / '),
      'p99 30 ms',
    ]);
  }
  return { rows: table };
}
