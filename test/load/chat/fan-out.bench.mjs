// One group of 500 people with open connections: how long until each of them has what one of them writes.
import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { cpuDuring } from '../../../tools/lib/rooms-bench/proc.mjs';
import { createFair, importFile } from '../import.bench.mjs';
import { api, openSessions } from '../people.mjs';
import { participantsCsv } from '../spreadsheets.mjs';
import { ms, quantile } from '../statistics.mjs';

const size = 500;
const writers = 20;
const perSecond = 2;
const seconds = 30;

const until = (moment) => new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())));

function connect(url, { cookie }) {
  const socket = io(url, { path: '/realtime', transports: ['websocket'], extraHeaders: { cookie }, forceNew: true });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

/** A fair with one group of everybody. */
async function createGroup({ url, db, secret }) {
  const fair = await createFair(url, db, secret);
  await importFile(url, fair, 'participants', participantsCsv(size));
  const { rows } = await db.query(
    'select id, user_id as "userId" from profiles.participant where fair_id = $1 order by id limit $2',
    [fair.fairId, size],
  );
  const cookies = await openSessions(
    db,
    secret,
    rows.map(({ userId }) => userId),
  );
  const people = rows.map((row, index) => ({ ...row, cookie: cookies[index] }));
  const chat = `/api/live/${fair.fairId}`;
  await api(url, fair.organiser, 'PUT', `${chat}/chat-settings`, { whoMayWrite: 'everybody', groupMost: 500 });
  const [first, ...others] = people;
  const group = await api(url, first.cookie, 'POST', `${chat}/conversations/group`, {
    name: 'Everybody',
    participantIds: others.map(({ id }) => id),
  });
  return { people, messages: `${chat}/conversations/${group.id}/messages` };
}

/** Writes at moments that are fixed beforehand; a wait counts from the moment that was due. */
async function write({ url, people, messages, due }) {
  const begun = performance.now();
  const sent = [];
  for (let index = 0; index < perSecond * seconds; index++) {
    const moment = begun + (index * 1000) / perSecond;
    await until(moment);
    const clientId = randomUUID();
    due.set(clientId, moment);
    const body = { clientId, text: `Message ${index} to everybody, of about the length that people write at a fair.` };
    sent.push(api(url, people[index % writers].cookie, 'POST', messages, body).then(() => performance.now() - moment));
  }
  const answers = await Promise.all(sent);
  await until(performance.now() + 3_000);
  return answers;
}

/** @returns rows of what, figure and aim */
export async function benchFanOut({ url, db, pids, secret }) {
  const { people, messages } = await createGroup({ url, db, secret });
  const sockets = [];
  for (let from = 0; from < people.length; from += 40)
    sockets.push(...(await Promise.all(people.slice(from, from + 40).map((person) => connect(url, person)))));
  const due = new Map();
  const waits = [];
  const last = new Map();
  let misplaced = 0;
  for (const socket of sockets) {
    let seen = 0;
    socket.on('chat.message', ({ message }) => {
      const wait = performance.now() - due.get(message.clientId);
      waits.push(wait);
      last.set(message.clientId, Math.max(wait, last.get(message.clientId) ?? 0));
      if (message.seq !== seen + 1) misplaced++;
      seen = message.seq;
    });
  }
  const names = Object.keys(pids);
  const { result: answers, cpu } = await cpuDuring(Object.values(pids), () => write({ url, people, messages, due }));
  for (const socket of sockets) socket.close();
  const sentAll = perSecond * seconds * size;
  const load = names
    .map((name, index) => [name, cpu[index]])
    .filter(([, share]) => share >= 0.01)
    .map(([name, share]) => `${name} ${Math.round(share * 100)}`)
    .join(', ');
  const of = (values, shares) => shares.map((share) => ms(quantile(values, share))).join(' / ');
  return [
    [
      `a message, ${perSecond} a second, is with one of ${size}, p50 / p99 / worst of ${waits.length}`,
      of(waits, [0.5, 0.99, 1]),
      '150 ms',
    ],
    ['- with the last of them, p50 / p99', of([...last.values()], [0.5, 0.99]), ''],
    ['- with whoever wrote it, as the answer, p50 / p99', of(answers, [0.5, 0.99]), ''],
    ['- not delivered / out of order', `${sentAll - waits.length} / ${misplaced}`, '0 / 0'],
    ['- share of a core in percent', load, ''],
  ];
}
