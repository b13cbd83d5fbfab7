// Somebody of a team goes on duty or off it: until every browser of the fair has the number of people at that booth.
import { api } from '../people.mjs';
import { ms, quantile } from '../statistics.mjs';

const rounds = 30;
const roundMs = 900;

/** When each of these browsers is told that so many people are at a booth; those that are not told within 3 s are missing. */
function told(sockets, boothId, people) {
  return new Promise((resolve) => {
    const moments = [];
    const done = () => {
      clearTimeout(timer);
      for (const socket of sockets) socket.off('staffing.changed', listener);
      resolve(moments);
    };
    const listener = ({ staffed }) => {
      if (!staffed?.some((booth) => booth.boothId === boothId && booth.people === people)) return;
      moments.push(performance.now());
      if (moments.length === sockets.length) done();
    };
    const timer = setTimeout(done, 3_000);
    for (const socket of sockets) socket.on('staffing.changed', listener);
  });
}

/** Runs while visitors wander; each round at a moment that is fixed beforehand, off a second so that paces do not fall together. */
export async function benchStaffing({ url, fairId, team, sockets }) {
  const [first, last] = [[], []];
  let missing = 0;
  const begun = performance.now();
  for (let round = 0; round < rounds; round++) {
    const moment = begun + round * roundMs;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())));
    const member = team[Math.floor(round / 2)];
    const isOnDuty = round % 2 === 0;
    const heard = told(sockets, member.companyId, isOnDuty ? 1 : 0);
    const acted = performance.now();
    const path = `/api/booths/${fairId}/booths/${member.companyId}/duty/own`;
    await api(url, member.cookie, 'PUT', path, { isOnDuty });
    const moments = await heard;
    missing += sockets.length - moments.length;
    if (moments.length === 0) continue;
    first.push(Math.min(...moments) - acted);
    last.push(Math.max(...moments) - acted);
  }
  const value = (waits) => [0.5, 1].map((share) => ms(quantile(waits, share))).join(' / ');
  return [
    [
      `meanwhile somebody goes on duty, or off: the first browser has the number, p50 / worst of ${rounds}`,
      value(first),
      '',
    ],
    [`- the last of ${sockets.length}`, value(last), '1 s'],
    ['- browsers not told within 3 s', String(missing), '0'],
  ];
}
