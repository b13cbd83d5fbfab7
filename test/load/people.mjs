// Accounts and sessions for the benchmark, written straight into the database: a thousand sign-in mails would measure the mail.
import { createHmac, randomBytes, randomUUID } from 'node:crypto';

/** A session cookie as Better Auth signs it. */
function cookieOf(token, secret) {
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `parvis.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** Cookies of sessions of these accounts, in their order. */
export async function openSessions(db, secret, userIds) {
  const tokens = userIds.map(() => randomBytes(24).toString('hex'));
  await db.query(
    `insert into auth.session (user_id, token, expires_at)
     select * from unnest($1::uuid[], $2::text[]) cross join lateral (select now() + interval '1 day') as until`,
    [userIds, tokens],
  );
  return tokens.map((token) => cookieOf(token, secret));
}

export async function createAccount(db, email) {
  const id = randomUUID();
  await db.query(`insert into auth."user" (id, email, name, email_verified) values ($1, $2, $2, true)`, [id, email]);
  return id;
}

/** Calls the API with JSON and a session. */
export async function api(url, cookie, method, path, body) {
  const isForm = body instanceof FormData;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { cookie, ...(body && !isForm ? { 'content-type': 'application/json' } : {}) },
    body: isForm ? body : body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}
