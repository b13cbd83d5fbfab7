import { Injectable } from '@nestjs/common';
import type { PersonLine } from '@parvis/contracts';
import { ParticipantReader } from '@parvis/profiles';

/** Names and companies of people in lists. */
@Injectable()
export class PersonLines {
  constructor(private readonly participants: ParticipantReader) {}

  /** One query for all of them; whoever is gone has an empty name. */
  async of(ids: Iterable<string>): Promise<(id: string) => PersonLine> {
    const lines = await this.participants.lines([...new Set(ids)]);
    return (id) => lines.get(id) ?? { id, name: '', companyName: '' };
  }
}
