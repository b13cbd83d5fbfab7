import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** Crockford's Base32 (https://www.crockford.com/base32.html): no I, L, O, U, so that it can be read out and typed. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const numberLength = 12;
const signatureLength = 8;

/** 60 random bits: says nothing of its person. */
export const newBadgeNumber = (): string => encoded(randomBytes(numberLength));

const encoded = (bytes: Uint8Array): string => [...bytes].map((byte) => alphabet[byte % 32]).join('');

/**
 * Badge codes: a random number and 40 bits of HMAC-SHA-256 over fair and number, with a key derived from the application's secret.
 * The signature refuses slips of the keyboard and guesses before the database is asked.
 */
export class BadgeCodes {
  private readonly key: Buffer;

  constructor(applicationSecret: string) {
    this.key = Buffer.from(hkdfSync('sha256', applicationSecret, '', 'parvis badge v1', 32));
  }

  /** In groups of four, for people and QR codes alike. */
  codeOf(fairId: string, number: string): string {
    return (number + this.signature(fairId, number)).match(/.{4}/g)?.join('-') ?? '';
  }

  /** The number of a code of this fair, however it was typed; null for every other. */
  numberOf(fairId: string, code: string): string | null {
    const plain = normalised(code);
    if (plain.length !== numberLength + signatureLength) return null;
    const number = plain.slice(0, numberLength);
    const isGenuine = timingSafeEqual(
      Buffer.from(plain.slice(numberLength)),
      Buffer.from(this.signature(fairId, number)),
    );
    return isGenuine ? number : null;
  }

  private signature(fairId: string, number: string): string {
    return encoded(createHmac('sha256', this.key).update(`${fairId} ${number}`).digest().subarray(0, signatureLength));
  }
}

/** Upper case, without what stands between, with look-alikes as the alphabet has them; empty for anything that is no code. */
function normalised(code: string): string {
  const plain = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]*$/.test(plain) ? plain : '';
}
