import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals what media nodes tell each other: AES-256-GCM with a key derived from the application's secret. Nobody else can write a message,
 * or read the keys of the pipes that are in it.
 */
export class NodeSeal {
  private readonly key: Buffer;

  constructor(applicationSecret: string) {
    this.key = Buffer.from(hkdfSync('sha256', applicationSecret, '', 'parvis room nodes v1', 32));
  }

  /** Base64. */
  seal(text: string): string {
    const nonce = randomBytes(nonceBytes);
    const work = createCipheriv(cipher, this.key, nonce);
    const body = Buffer.concat([work.update(text, 'utf8'), work.final()]);
    return Buffer.concat([nonce, work.getAuthTag(), body]).toString('base64');
  }

  /** Null for what was not sealed with this key, or was changed since. */
  open(sealed: string): string | null {
    const bytes = Buffer.from(sealed, 'base64');
    if (bytes.length < nonceBytes + tagBytes) return null;
    try {
      const work = createDecipheriv(cipher, this.key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
      work.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return Buffer.concat([work.update(bytes.subarray(nonceBytes + tagBytes)), work.final()]).toString('utf8');
    } catch {
      return null;
    }
  }
}
