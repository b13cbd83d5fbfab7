import { Injectable } from '@nestjs/common';
import { FairReader } from '@parvis/fairs';
import { ParticipantReader } from '@parvis/profiles';
import { dayIn } from './lead.rules.js';
import type { LeadFilter } from './lead-list.repository.js';

/** What leads need to know of the fair and its people. */
@Injectable()
export class LeadReaders {
  constructor(
    private readonly fairs: FairReader,
    private readonly participants: ParticipantReader,
  ) {}

  async filterOf(fairId: string, search: string | undefined): Promise<Pick<LeadFilter, 'found' | 'today'>> {
    const [fair, found] = await Promise.all([
      this.fairs.get(fairId),
      search ? this.participants.searchIds(fairId, search) : null,
    ]);
    return { found, today: dayIn(fair.timeZone, new Date()) };
  }

  async isColleague(fairId: string, boothId: string, participantId: string): Promise<boolean> {
    return (await this.participants.find(fairId, participantId))?.companyId === boothId;
  }
}
