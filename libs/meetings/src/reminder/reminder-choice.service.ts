import { Injectable } from '@nestjs/common';
import type { ReminderChoice } from '@parvis/contracts';
import { invalid, notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { ReminderChoiceRepository } from './reminder-choice.repository.js';

/** When and how people want to be reminded. */
@Injectable()
export class ReminderChoiceService {
  constructor(
    private readonly choices: ReminderChoiceRepository,
    private readonly participants: ParticipantReader,
  ) {}

  async get(fairId: string, userId: string): Promise<ReminderChoice> {
    return this.choices.of(await this.ownId(fairId, userId));
  }

  /** @throws INVALID_INPUT for a time zone that the database does not know */
  async set(fairId: string, userId: string, choice: ReminderChoice): Promise<ReminderChoice> {
    const id = await this.ownId(fairId, userId);
    if (!(await this.choices.set(id, choice))) throw invalid('quiet.timeZone', 'time-zone');
    return this.choices.of(id);
  }

  private async ownId(fairId: string, userId: string): Promise<string> {
    const own = await this.participants.byUser(fairId, userId);
    if (!own) throw notFound('profile');
    return own.id;
  }
}
