import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const macBytes = 16;

/**
 * Addresses that open one thing for whoever has them, without signing in: what they speak of and 128 bits of HMAC-SHA-256, with a key derived
 * from the application's secret, so that nothing secret is stored. A new edition ends all addresses of the same thing before.
 */
export class SecretLinks {
  private readonly key: Buffer;

  /** @param purpose keeps the addresses of different things apart */
  constructor(applicationSecret: string, purpose: string) {
    this.key = Buffer.from(hkdfSync('sha256', applicationSecret, '', purpose, 32));
  }

  /** In base64url. */
  keyOf(id: Buffer, edition: number): string {
    return Buffer.concat([id, this.mac('key', id, String(edition)).subarray(0, macBytes)]).toString('base64url');
  }

  /** What a key speaks of; whether it opens anything, `opens` tells. */
  idOf(key: string): Buffer {
    const bytes = Buffer.from(key, 'base64url');
    return bytes.subarray(0, bytes.length - macBytes);
  }

  opens(key: string, edition: number): boolean {
    const [given, right] = [Buffer.from(key), Buffer.from(this.keyOf(this.idOf(key), edition))];
    return given.length === right.length && timingSafeEqual(given, right);
  }

  mac(about: string, id: Buffer, detail: string): Buffer {
    return createHmac('sha256', this.key).update(`${about} `).update(id).update(` ${detail}`).digest();
  }
}

export const bytesOfUuid = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

export const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
