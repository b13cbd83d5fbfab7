import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** What the key follows from with which webhooks' secrets are sealed. */
export const webhookSealPurpose = 'parvis webhook v1';

export const newWebhookSecret = (): string => prefix + randomBytes(32).toString('base64');

/**
 * Headers of a message as Standard Webhooks 1.0 has them (https://www.standardwebhooks.com): HMAC-SHA-256 over id, time and body, one
 * signature for each secret that is valid.
 * @param at in seconds since 1970, the time of this attempt
 */
export function webhookHeaders(id: string, at: number, body: string, secrets: readonly string[]) {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': signatures.join(' ') };
}
