// Two people with a video meeting that is on right now, for the parts of the benchmark that use a browser.
import { randomUUID } from 'node:crypto';
import { createAccount, openSessions } from './people.mjs';

async function createPerson(db, fairId, firstName) {
  const id = randomUUID();
  const email = `${firstName}.${id.slice(0, 8)}@bench.example`.toLowerCase();
  const userId = await createAccount(db, email);
  await db.query(`insert into auth.fair_role (user_id, fair_id, role) values ($1, $2, 'participant')`, [
    userId,
    fairId,
  ]);
  await db.query(
    `insert into profiles.participant (id, fair_id, user_id, kind, email, first_name, last_name, time_zone, attendance, completed_at)
     values ($1, $2, $3, 'visitor', $4, $5, 'Bench', 'Europe/Brussels', 'virtual', now())`,
    [id, fairId, userId, email, firstName],
  );
  return { id, userId };
}

/** Answers the meeting's id and a session cookie for each of the two. */
export async function createMeetingNow(db, secret, fairId) {
  const people = [await createPerson(db, fairId, 'Ada'), await createPerson(db, fairId, 'Ben')];
  const { rows } = await db.query(
    `insert into meetings.meeting (fair_id, run_id, during, place)
     values ($1, gen_random_uuid(), tstzrange(now() - interval '1 minute', now() + interval '1 hour'), 'video')
     returning id, during, status`,
    [fairId],
  );
  const [{ id: meetingId, during, status }] = rows;
  for (const { id } of people) {
    await db.query(
      `insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part) values ($1, $2, $3, $4, $5, 'party')`,
      [meetingId, id, fairId, during, status],
    );
  }
  return {
    meetingId,
    cookies: await openSessions(
      db,
      secret,
      people.map((person) => person.userId),
    ),
  };
}

/** The cookie as Playwright wants it. */
export function browserCookie(url, cookie) {
  const at = cookie.indexOf('=');
  return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url, httpOnly: true, sameSite: 'Lax' };
}
