import { createHmac } from 'node:crypto';
import type { IceServer } from '@parvis/contracts';
import { roomSessionSeconds } from './room-ticket.js';

/** As long as a session: whoever's line is mended late in a long call needs a new relay, and comes with the credentials of the beginning. */
const lifetimeSeconds = roomSessionSeconds;

/**
 * ICE servers with time-limited credentials, as coturn's `use-auth-secret` checks them (TURN REST API: user name is the
 * time of expiry and a name, password its HMAC-SHA1). Empty where no TURN server is set up.
 * @param who tells one person from another: coturn limits the relays of each user name
 */
export function iceServers(
  turnUrl: string | undefined,
  secret: string | undefined,
  now: number,
  who: string,
): IceServer[] {
  if (!turnUrl || !secret) return [];
  const username = `${Math.floor(now / 1000) + lifetimeSeconds}:${who}`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return [{ urls: turnUrl.split(',').map((url) => url.trim()), username, credential }];
}
