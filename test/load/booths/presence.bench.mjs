// 2,000 visitors with open connections at 200 booths, each of which is watched by one of its team.
import { io } from 'socket.io-client';
import { cpuDuring } from '../../../tools/lib/rooms-bench/proc.mjs';
import { api } from '../people.mjs';
import { ms, quantile } from '../statistics.mjs';
import { benchStaffing } from './staffing.mjs';

const boothCount = 200;
const stayMs = 60_000;
const seconds = 30;

function connect(url, { cookie }) {
  const socket = io(url, { path: '/realtime', transports: ['websocket'], extraHeaders: { cookie }, forceNew: true });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

/** Some at a time: the doors of a fair do not open for everybody in one instant. */
async function connectAll(url, people, atOnce = 40) {
  const sockets = [];
  for (let from = 0; from < people.length; from += atOnce)
    sockets.push(...(await Promise.all(people.slice(from, from + atOnce).map((person) => connect(url, person)))));
  return sockets;
}

/** Notes when the team of each booth sees a visitor come, as their browser does: told that there is news, it reads the list. */
class Watch {
  constructor(url, fairId) {
    Object.assign(this, { url, fairId, waiting: new Map(), waits: [], messages: 0 });
  }

  /** A visitor sets out for a booth at `moment`. */
  expect(boothId, visitorId, moment) {
    this.waiting.set(`${boothId} ${visitorId}`, moment);
  }

  forget(boothId, visitorId) {
    this.waiting.delete(`${boothId} ${visitorId}`);
  }

  follow(socket, member) {
    let isReading = false;
    let isStale = false;
    const read = async () => {
      isStale = isReading;
      if (isReading) return;
      isReading = true;
      const path = `/api/booths/${this.fairId}/booths/${member.companyId}/visitors`;
      const { visitors } = await api(this.url, member.cookie, 'GET', path);
      this.see(member.companyId, visitors);
      isReading = false;
      if (isStale) await read();
    };
    socket.onAny(() => this.messages++);
    socket.on('visitors.changed', () => void read());
  }

  see(boothId, visitors) {
    const now = performance.now();
    for (const { visitor } of visitors) {
      const key = `${boothId} ${visitor.id}`;
      const moment = this.waiting.get(key);
      if (moment === undefined) continue;
      this.waits.push(now - moment);
      this.waiting.delete(key);
    }
  }
}

const until = (moment) => new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())));

/** Everybody goes to the next booth once in `stayMs`, at moments that are fixed beforehand. */
async function wander({ url, fairId, booths, visitors, sockets, watch }) {
  const total = Math.round((visitors.length * seconds * 1000) / stayMs);
  const begun = performance.now();
  const moves = [];
  for (let index = 0; index < total; index++) {
    const moment = begun + (index * stayMs) / visitors.length;
    await until(moment);
    const visitor = visitors[index % visitors.length];
    const [before, boothId] = [booths[index % booths.length], booths[(index + 1) % booths.length]];
    watch.forget(before, visitor.id);
    watch.expect(boothId, visitor.id, moment);
    const body = { lineId: sockets[index % visitors.length].id };
    moves.push(api(url, visitor.cookie, 'PUT', `/api/booths/${fairId}/booths/${boothId}/visit`, body));
  }
  await Promise.all(moves);
  // The last ones are seen too, or never.
  await until(performance.now() + 3_000);
}

export async function benchPresence({ url, db, pids, hall }) {
  const { fairId, visitors } = hall;
  const team = [...new Map(hall.staff.map((member) => [member.companyId, member])).values()].slice(0, boothCount);
  const booths = team.map(({ companyId }) => companyId);
  await db.query(
    `insert into booths.visibility (fair_id, participant_id, is_visible)
     select fair_id, id, true from profiles.participant where fair_id = $1 and kind = 'visitor' on conflict do nothing`,
    [fairId],
  );
  const begun = performance.now();
  const sockets = await connectAll(url, visitors);
  const connectedMs = performance.now() - begun;
  const watch = new Watch(url, fairId);
  const teamSockets = await connectAll(url, team);
  for (const [index, socket] of teamSockets.entries()) watch.follow(socket, team[index]);
  for (const socket of sockets) socket.onAny(() => watch.messages++);
  // Where everybody is to begin with: in the order in which they wander on.
  for (let from = 0; from < visitors.length; from += 50)
    await Promise.all(
      visitors.slice(from, from + 50).map(({ cookie }, offset) => {
        const path = `/api/booths/${fairId}/booths/${booths[(from + offset) % booths.length]}/visit`;
        return api(url, cookie, 'PUT', path, { lineId: sockets[from + offset].id });
      }),
    );
  await until(performance.now() + 3_000);
  watch.messages = 0;
  const names = Object.keys(pids);
  let staffing = [];
  const { seconds: took, cpu } = await cpuDuring(Object.values(pids), async () => {
    [, staffing] = await Promise.all([
      wander({ url, fairId, booths, visitors, sockets, watch }),
      benchStaffing({ url, fairId, team, sockets }),
    ]);
  });
  const messages = watch.messages;
  for (const socket of [...sockets, ...teamSockets]) socket.close();
  const load = names
    .map((name, index) => [name, cpu[index]])
    .filter(([, share]) => share >= 0.01)
    .map(([name, share]) => `${name} ${Math.round(share * 100)}`)
    .join(', ');
  const perSecond = Math.round((visitors.length * 1000) / stayMs);
  return {
    rows: [
      [`${visitors.length} visitors connect, all of them`, `${(connectedMs / 1000).toFixed(1)} s`, ''],
      [
        `one comes to a booth (${perSecond} a second) and stands in the list of its team, p50 / p99 / worst of ${watch.waits.length}`,
        [0.5, 0.99, 1].map((share) => ms(quantile(watch.waits, share))).join(' / '),
        '1 s',
      ],
      ['- not seen within 3 s', String(watch.waiting.size), '0'],
      ['- messages to browsers', `${Math.round(messages / took)}/s`, ''],
      ['- share of a core in percent', load, ''],
      ...staffing,
    ],
  };
}
