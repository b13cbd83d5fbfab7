import { Injectable } from '@nestjs/common';
import { DutyReader } from '../duty/duty-reader.js';

/** Which booths of a list are asked for: those with somebody there now, or the others. */
export interface StaffedPart {
  ids: readonly string[];
  isStaffed: boolean;
}

interface Listing<Row> {
  fairId: string;
  /** Only booths with somebody there. */
  isOnly: boolean;
  /** Booth of the last row of the page before. */
  afterBoothId: string | null;
  limit: number;
  /** Rows of a part in their order; from its beginning, or behind the last row of the page before. */
  fetch(part: StaffedPart, isFromStart: boolean, limit: number): Promise<Row[]>;
}

/**
 * Lists with staffed booths first, as two lists one after the other, each in the order of its index. People come and go while somebody
 * turns pages: a booth may then be listed twice, or not before one starts anew.
 */
@Injectable()
export class StaffedFirst {
  constructor(private readonly duty: DutyReader) {}

  /** Ids of the booths of a fair at which somebody is now. */
  async ids(fairId: string): Promise<string[]> {
    return [...new Set((await this.duty.staffed(fairId)).map(({ boothId }) => boothId))];
  }

  async list<Row>({ fairId, isOnly, afterBoothId, limit, fetch }: Listing<Row>): Promise<Row[]> {
    const ids = await this.ids(fairId);
    const isFromStart = afterBoothId === null;
    const staffed = (most: number) => (ids.length === 0 ? [] : fetch({ ids, isStaffed: true }, isFromStart, most));
    if (isOnly) return staffed(limit);
    const isPast = !isFromStart && !ids.includes(afterBoothId);
    const first = isPast ? [] : await staffed(limit);
    if (first.length === limit) return first;
    return [...first, ...(await fetch({ ids, isStaffed: false }, !isPast, limit - first.length))];
  }
}
