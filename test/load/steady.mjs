// A steady stream of requests. Each has its moment, whatever became of the ones before, and its wait counts from that moment:
// a server that falls behind cannot hide it (autocannon sends a second's requests in one burst and waits for answers).
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

function send(url, { method, path, headers, body }) {
  return new Promise((resolve, reject) => {
    const call = request(new URL(path, url), { method, headers, agent }, (response) => {
      response.on('error', reject);
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    call.on('error', reject);
    call.end(body);
  });
}

const until = (moment) => new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())));

/**
 * Sends `requests` in turn, `rate` a second, for so many seconds.
 * @returns `{ waits, statuses, rate }`: milliseconds of each answer, how many answers had which status, answers a second
 */
export async function sendSteadily(url, requests, rate, seconds) {
  const total = Math.round(rate * seconds);
  const begun = performance.now() + 50;
  const waits = [];
  const statuses = new Map();
  const calls = [];
  for (let index = 0; index < total; index++) {
    const moment = begun + (index * 1000) / rate;
    if (moment > performance.now()) await until(moment);
    const call = send(url, requests[index % requests.length]).then((status) => {
      waits.push(performance.now() - moment);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
    calls.push(call);
  }
  await Promise.all(calls);
  return { waits, statuses, rate: (total * 1000) / (performance.now() - begun) };
}
