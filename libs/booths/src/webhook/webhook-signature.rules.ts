import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const prefix = 'whsec_';
const nonceBytes = 12;
const tagBytes = 16;

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

/** Secrets as they lie in the database: AES-256-GCM with a key derived from the application's secret. A copy of the database signs nothing. */
export class SecretSeal {
  private readonly key: Buffer;

  constructor(applicationSecret: string) {
    this.key = Buffer.from(hkdfSync('sha256', applicationSecret, '', 'parvis webhook v1', 32));
  }

  seal(secret: string): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** @throws for what was sealed with another key, or changed since. */
  open(sealed: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, nonceBytes));
    decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
    return decipher.update(sealed.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  }
}
