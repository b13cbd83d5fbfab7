import { timingSafeEqual } from 'node:crypto';
import { bytesOfUuid, SecretLinks, uuidOf } from '../secret-link/secret-links.js';

export interface TableId {
  fairId: string;
  number: number;
}

const digits = 6;

/** What the screens of tables are known by, and what is proved with them. */
export class TableKeys {
  private readonly links: SecretLinks;

  constructor(applicationSecret: string) {
    this.links = new SecretLinks(applicationSecret, 'parvis table screen v1');
  }

  /** Fair, number and what nobody guesses, in 48 signs of base64url. */
  keyOf(table: TableId, edition: number): string {
    return this.links.keyOf(idOf(table), edition);
  }

  /** The table that a key speaks of; whether it opens anything, `opens` tells. */
  tableOf(key: string): TableId {
    const id = this.links.idOf(key);
    return { fairId: uuidOf(id.subarray(0, 16)), number: id.readUInt32BE(16) };
  }

  opens(key: string, edition: number): boolean {
    return this.links.opens(key, edition);
  }

  /** Six digits for those who sit at the table in this meeting. */
  checkInCode(table: TableId, meetingId: string): string {
    const number = this.links.mac('check-in', idOf(table), meetingId).readUIntBE(0, 6);
    return String(number % 10 ** digits).padStart(digits, '0');
  }

  isCheckInCode(table: TableId, meetingId: string, code: string): boolean {
    const typed = Buffer.from(code.replace(/[\s.-]/g, ''));
    return typed.length === digits && timingSafeEqual(typed, Buffer.from(this.checkInCode(table, meetingId)));
  }

  /** Stands for the table among the people in a room. */
  seatOf(table: TableId): string {
    const bytes = this.links.mac('seat', idOf(table), '').subarray(0, 16);
    // A UUID of version 8: made by a rule of one's own (RFC 9562).
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return uuidOf(bytes);
  }
}

function idOf({ fairId, number }: TableId): Buffer {
  const id = Buffer.alloc(20);
  bytesOfUuid(fairId).copy(id);
  id.writeUInt32BE(number, 16);
  return id;
}
