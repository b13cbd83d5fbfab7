// 3,000 meetings that begin in the same minute: how long until 6,000 people have been reminded, each by two channels, and what others notice.
import { createECDH, randomBytes } from 'node:crypto';
import { createFair, importFile } from '../import.bench.mjs';
import { openSessions } from '../people.mjs';
import { participantsCsv } from '../spreadsheets.mjs';
import { ms, quantile } from '../statistics.mjs';
import { sendSteadily } from '../steady.mjs';

const people = 6_000;
const readers = 200;
const rate = 50;
const mostSeconds = 90;
/** From the last preparation to the moment at which the reminders are due. */
const aheadSeconds = 8;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;
const of = (waits, shares) => shares.map((share) => ms(quantile(waits, share))).join(' / ');

async function seedPeople({ url, db, secret }) {
  const fair = await createFair(url, db, secret);
  await importFile(url, fair, 'participants', participantsCsv(people));
  const { rows } = await db.query(
    'select id, user_id as "userId" from profiles.participant where fair_id = $1 order by id limit $2',
    [fair.fairId, people],
  );
  const cookies = await openSessions(
    db,
    secret,
    rows.map(({ userId }) => userId),
  );
  return { fairId: fair.fairId, ids: rows.map(({ id }) => id), cookies };
}

/** A device of everybody's; that all have the same key costs the server nothing less. */
async function seedDevices(db, fairId, origin) {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  await db.query(
    `insert into messaging.push_device (user_id, session_token, endpoint, p256dh, auth, name, shows_names)
     select p.user_id, s.token, $2 || '/' || p.id, $3, $4, 'bench', true
     from profiles.participant p join auth.session s on s.user_id = p.user_id where p.fair_id = $1`,
    [fairId, origin, keys.getPublicKey('base64url'), randomBytes(16).toString('base64url')],
  );
}

/** A meeting of each two neighbours at one moment. */
async function seedMeetings(db, fairId, ids, startsAt) {
  await db.query(
    `with person as (select id, n from unnest($2::uuid[]) with ordinality as one (id, n)), pair as (
       select gen_random_uuid() as meeting_id, a.id as a_id, b.id as b_id from person a join person b on b.n = a.n + 1 where a.n % 2 = 1
     ), meeting as (
       insert into meetings.meeting (id, fair_id, during, place, has_video)
       select meeting_id, $1, tstzrange($3::timestamptz, $3::timestamptz + interval '20 minutes'), 'video', true from pair
       returning id, during
     )
     insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
     select pair.meeting_id, who.id, $1, meeting.during, 'scheduled', 'party'
     from pair join meeting on meeting.id = pair.meeting_id cross join lateral (values (a_id), (b_id)) as who (id)`,
    [fairId, ids, startsAt],
  );
}

/** So many meetings of the first person, one after the other, days away. */
async function seedFullAgenda(db, fairId, [own, ...others], count) {
  await db.query(
    `with slot as (
       select gen_random_uuid() as meeting_id, other,
         tstzrange(now() + interval '3 days' + n * interval '30 minutes', now() + interval '3 days' + n * interval '30 minutes' + interval '20 minutes') as during
       from unnest($3::uuid[]) with ordinality as one (other, n)
     ), meeting as (
       insert into meetings.meeting (id, fair_id, during, place, has_video) select meeting_id, $1, during, 'video', true from slot returning id
     )
     insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
     select slot.meeting_id, who.id, $1, slot.during, 'scheduled', 'party'
     from slot cross join lateral (values ($2::uuid), (other)) as who (id)`,
    [fairId, own, others.slice(0, count)],
  );
}

const agendaOf = (fairId) => (cookie) => ({
  method: 'GET',
  path: `/api/meetings/${fairId}/agenda`,
  headers: { cookie },
});

async function untilAll(count) {
  const end = Date.now() + mostSeconds * 1000;
  while ((await count()) < people && Date.now() < end) await pause(200);
  return count();
}

/** Reminders of one lead time; reads agendas from before the moment until all are out. */
async function remind({ url, db, fairId, ids, cookies, leadMinutes, count }) {
  // Whole seconds: a reminder says its time no finer.
  const dueAt = Math.ceil(Date.now() / 1000 + aheadSeconds) * 1000;
  await seedMeetings(db, fairId, ids, new Date(dueAt + leadMinutes * 60_000));
  await db.query('analyze meetings.meeting, meetings.attendee');
  await pause(dueAt - Date.now() - 1_000);
  const waits = [];
  let isOver = false;
  const requests = cookies.slice(-readers).map(agendaOf(fairId));
  const reading = (async () => {
    while (!isOver) waits.push(...(await sendSteadily(url, requests, rate, 1)).waits);
  })();
  const told = await untilAll(count);
  isOver = true;
  await reading;
  return { dueAt, told, waits };
}

/** @returns rows of what, figure and aim */
export async function benchReminders({ url, db, secret, pushService }) {
  const { fairId, ids, cookies } = await seedPeople({ url, db, secret });
  await seedDevices(db, fairId, pushService.origin);
  await seedFullAgenda(db, fairId, ids, 40);
  await db.query('vacuum analyze');
  const one = async (sql) => Object.values((await db.query(sql)).rows[0])[0];
  const about = { url, db, fairId, ids, cookies };

  const full = [agendaOf(fairId)(cookies[0])];
  await sendSteadily(url, full, rate, 3);
  const { waits: fullWaits } = await sendSteadily(url, full, rate, 10);

  const notified = () => one(`select count(*)::int from messaging.notification where kind = 'meeting-soon'`);
  const both = await remind({
    ...about,
    leadMinutes: 10,
    count: async () => Math.min(await notified(), pushService.takenAt.length),
  });
  const lastBell = await one(`select max(created_at) from messaging.notification where kind = 'meeting-soon'`);
  const lastPush = Math.max(...pushService.takenAt);

  const mailed = `from messaging.mail where sent_at is not null and subject not like '%invit%'`;
  const mails = await remind({ ...about, leadMinutes: 60, count: () => one(`select count(*)::int ${mailed}`) });
  const lastMail = await one(`select max(sent_at) ${mailed}`);
  return [
    ['agenda with 40 meetings, p50 / p99', of(fullWaits, [0.5, 0.99]), '20 ms'],
    ['3,000 meetings in ten minutes: the last of 6,000 bells', seconds(lastBell - both.dueAt), '20 s'],
    ['- the last of 6,000 pushes is with the push service', seconds(lastPush - both.dueAt), '20 s'],
    [`- agendas meanwhile at ${rate}/s, p50 / p99`, of(both.waits, [0.5, 0.99]), '50 ms'],
    ['- told / twice', `${both.told} / ${pushService.takenAt.length - people}`, '6000 / 0'],
    ['3,000 meetings in an hour: the last of 6,000 mails', seconds(lastMail - mails.dueAt), ''],
    [`- agendas meanwhile at ${rate}/s, p50 / p99`, of(mails.waits, [0.5, 0.99]), '50 ms'],
    ['- mails', String(mails.told), '6000'],
  ];
}
