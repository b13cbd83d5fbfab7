import { Injectable } from '@nestjs/common';
import type { PlannedMeeting } from '@parvis/contracts';
import { CompanyReader } from '@parvis/profiles';
import { PersonLines } from '../planning/person-lines.js';
import type { PlannedRow } from './plan.repository.js';

/** Meetings of timetables with the names of people and booths. */
@Injectable()
export class PlannedViews {
  constructor(
    private readonly lines: PersonLines,
    private readonly companies: CompanyReader,
  ) {}

  async of(fairId: string, rows: readonly PlannedRow[]): Promise<(row: PlannedRow) => PlannedMeeting> {
    const [lineOf, boothNameOf] = await Promise.all([
      this.lines.of(rows.flatMap(({ aId, bId, otherIds }) => [aId, bId, ...otherIds])),
      this.boothNames(
        fairId,
        rows.map((row) => row.boothCompanyId),
      ),
    ]);
    return ({ aId, bId, otherIds, startsAt, endsAt, place, tableNumber, boothCompanyId, hasVideo }) => ({
      a: lineOf(aId),
      b: lineOf(bId),
      others: otherIds.map(lineOf),
      startsAt,
      endsAt,
      place,
      tableNumber,
      boothCompanyName: boothNameOf(boothCompanyId),
      hasVideo,
    });
  }

  /** Name of the company whose booth it is. */
  async boothNames(fairId: string, companyIds: readonly (string | null)[]) {
    const ids = [...new Set(companyIds.filter((id) => id !== null))];
    const companies = await this.companies.cards(fairId, ids);
    return (id: string | null): string | null => (id === null ? null : (companies.get(id)?.name ?? null));
  }
}
