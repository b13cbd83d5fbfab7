import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/**
 * Secrets as they lie in the database: AES-256-GCM with a key derived from the application's secret, one for each purpose. A copy of the
 * database signs nothing.
 */
export class SecretSeal {
  private readonly key: Buffer;

  /** @param purpose says what the secrets are for, with a version; never to be changed */
  constructor(applicationSecret: string, purpose: string) {
    this.key = Buffer.from(hkdfSync('sha256', applicationSecret, '', purpose, 32));
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
