import { createHmac } from 'node:crypto';
import type { IceServer } from '@parvis/contracts';

/** Credentials of the TURN server are good for an hour. */
const lifetimeSeconds = 3600;

/**
 * ICE servers with time-limited credentials, as coturn's `use-auth-secret` checks them (TURN REST API: user name is the
 * time of expiry, password its HMAC-SHA1). Empty where no TURN server is set up.
 */
export function iceServers(turnUrl: string | undefined, secret: string | undefined, now: number): IceServer[] {
  if (!turnUrl || !secret) return [];
  const username = `${Math.floor(now / 1000) + lifetimeSeconds}:parvis`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return [{ urls: turnUrl.split(',').map((url) => url.trim()), username, credential }];
}
