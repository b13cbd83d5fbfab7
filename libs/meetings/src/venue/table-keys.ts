import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export interface TableId {
  fairId: string;
  number: number;
}

const idBytes = 20;
const macBytes = 16;
const digits = 6;

/**
 * What the screens of tables are known by: HMAC-SHA-256 with a key derived from the application's secret, so that nothing secret is stored.
 * A new edition makes another key of the same table.
 */
export class TableKeys {
  private readonly key: Buffer;

  constructor(applicationSecret: string) {
    this.key = Buffer.from(hkdfSync('sha256', applicationSecret, '', 'parvis table screen v1', 32));
  }

  /** Fair, number and 128 bits that nobody guesses, in 48 signs of base64url. */
  keyOf(table: TableId, edition: number): string {
    const id = idOf(table);
    return Buffer.concat([id, this.mac('key', id, String(edition)).subarray(0, macBytes)]).toString('base64url');
  }

  /** The table that a key speaks of; whether it opens anything, `opens` tells. */
  tableOf(key: string): TableId {
    const bytes = Buffer.from(key, 'base64url');
    return { fairId: uuidOf(bytes.subarray(0, 16)), number: bytes.readUInt32BE(16) };
  }

  opens(key: string, edition: number): boolean {
    const given = Buffer.from(key);
    const right = Buffer.from(this.keyOf(this.tableOf(key), edition));
    return given.length === right.length && timingSafeEqual(given, right);
  }

  /** Six digits for those who sit at the table in this meeting. */
  checkInCode(table: TableId, meetingId: string): string {
    const number = this.mac('check-in', idOf(table), meetingId).readUIntBE(0, 6);
    return String(number % 10 ** digits).padStart(digits, '0');
  }

  isCheckInCode(table: TableId, meetingId: string, code: string): boolean {
    const typed = Buffer.from(code.replace(/[\s.-]/g, ''));
    return typed.length === digits && timingSafeEqual(typed, Buffer.from(this.checkInCode(table, meetingId)));
  }

  /** Stands for the table among the people in a room. */
  seatOf(table: TableId): string {
    const bytes = this.mac('seat', idOf(table), '').subarray(0, 16);
    // A UUID of version 8: made by a rule of one's own (RFC 9562).
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return uuidOf(bytes);
  }

  private mac(purpose: string, id: Buffer, about: string): Buffer {
    return createHmac('sha256', this.key).update(`${purpose} `).update(id).update(` ${about}`).digest();
  }
}

function idOf({ fairId, number }: TableId): Buffer {
  const id = Buffer.alloc(idBytes);
  Buffer.from(fairId.replaceAll('-', ''), 'hex').copy(id);
  id.writeUInt32BE(number, 16);
  return id;
}

const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
