import { Injectable } from '@nestjs/common';
import { ParticipantReader } from '@parvis/profiles';

/** The accounts of those who work for a booth, to tell them something. */
@Injectable()
export class TeamAccounts {
  constructor(private readonly participants: ParticipantReader) {}

  async of(fairId: string, boothId: string): Promise<string[]> {
    const people = await this.participants.colleagues(fairId, boothId);
    const staff = people.filter(({ kind }) => kind === 'exhibitor').map(({ id }) => id);
    return [...new Set((await this.participants.userIds(staff)).values())];
  }
}
