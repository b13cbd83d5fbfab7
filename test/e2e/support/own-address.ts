import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';

/** Loopback has 16 million addresses; a server elsewhere sees this machine's. */
function anyAddress(host: string): { localAddress: string; family: 4 } | object {
  if (host !== 'localhost' && host !== '127.0.0.1') return {};
  return { localAddress: `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`, family: 4 };
}

/**
 * Posts JSON to the server under test from another address each time, as people do who are not all at one desk: what is limited by address
 * is not used up by the specs before. Answers the status.
 */
export async function postFromAddressOfTheirOwn(path: string, body: object): Promise<number> {
  const { origin, hostname, port } = new URL(path, process.env.E2E_URL);
  const sent = request({
    host: hostname,
    port,
    path,
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    ...anyAddress(hostname),
  });
  sent.end(JSON.stringify(body));
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  return answer.statusCode ?? 0;
}
