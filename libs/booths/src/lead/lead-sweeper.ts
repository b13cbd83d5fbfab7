import { Injectable } from '@nestjs/common';
import { FairReader } from '@parvis/fairs';
import { InRounds, Outbox, Rounds } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { DeliveryService } from '../webhook/delivery.service.js';
import { dayIn, deletionDay, reminderDay } from './lead.rules.js';
import { LeadRetentionRepository } from './lead-retention.repository.js';

const roundMs = 10 * 60_000;

/** Every ten minutes, in any number of processes: reminds teams of the day on which their leads are deleted, and deletes them then. */
@Injectable()
export class LeadSweeper extends InRounds {
  protected readonly rounds = new Rounds({ name: 'leads', everyMs: roundMs, round: () => this.sweep() });

  constructor(
    private readonly retention: LeadRetentionRepository,
    private readonly fairs: FairReader,
    private readonly participants: ParticipantReader,
    private readonly deliveries: DeliveryService,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {
    super();
  }

  /** One round. What people see of their own receipts stays. */
  async sweep(now = new Date()): Promise<void> {
    for (const { fairId, retentionDays } of await this.retention.limited()) {
      const { endsOn, timeZone } = await this.fairs.get(fairId);
      const today = dayIn(timeZone, now);
      const day = deletionDay(endsOn, { retentionDays });
      if (day === null || today < reminderDay(day)) continue;
      if (day <= today) await this.delete(fairId);
      else await this.remind(fairId, day);
    }
  }

  private async delete(fairId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.deliveries.spreadDeletions(manager, await this.retention.deleteAll(manager, fairId));
    });
  }

  /** Once for each day that leads are ever to be deleted on: an organiser who puts it off leads to a new reminder. */
  private async remind(fairId: string, deletedOn: string): Promise<void> {
    if (await this.retention.isReminded(fairId, deletedOn)) return;
    // Asked before the transaction: within it, this would wait for a second connection.
    const booths = await this.retention.booths(fairId);
    const teams = await Promise.all(booths.map(({ boothId }) => this.participants.staffOf(fairId, boothId)));
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.retention.noteReminder(manager, fairId, deletedOn))) return;
      const news = booths.flatMap(({ leads }, index) =>
        [...(teams[index] ?? [])].map(([participantId, userId]) => ({
          fairId,
          participantId,
          userId,
          leads,
          deletedOn,
        })),
      );
      await this.outbox.recordAll(manager, 'leads.expiring.v1', news);
    });
  }
}
