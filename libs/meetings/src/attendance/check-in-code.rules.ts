import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const digits = 6;

/**
 * What one side of a meeting shows and the other types or scans: six digits of HMAC-SHA-256 over meeting and person, with a key derived
 * from the application's secret. Short enough to be said across a table; whoever guesses is stopped by a rate limit.
 */
export class CheckInCodes {
  private readonly key: Buffer;

  constructor(applicationSecret: string) {
    this.key = Buffer.from(hkdfSync('sha256', applicationSecret, '', 'parvis check-in v1', 32));
  }

  codeOf(meetingId: string, participantId: string): string {
    const number = createHmac('sha256', this.key).update(`${meetingId} ${participantId}`).digest().readUIntBE(0, 6);
    return String(number % 10 ** digits).padStart(digits, '0');
  }

  /** Whose code it is among these people, however it was typed; null: nobody's. */
  holderOf(meetingId: string, code: string, participantIds: readonly string[]): string | null {
    const typed = Buffer.from(code.replace(/[\s.-]/g, ''));
    const isCodeOf = (id: string) =>
      typed.length === digits && timingSafeEqual(typed, Buffer.from(this.codeOf(meetingId, id)));
    return participantIds.find(isCodeOf) ?? null;
  }
}
