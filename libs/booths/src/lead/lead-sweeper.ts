import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FairReader } from '@parvis/fairs';
import { Rounds } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { dayIn, deletionDay } from './lead.rules.js';

const roundMs = 10 * 60_000;

/** Every ten minutes, in any number of processes: deletes the leads of fairs whose time for them is over. */
@Injectable()
export class LeadSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly rounds = new Rounds({ name: 'leads', everyMs: roundMs, round: () => this.sweep() });

  constructor(
    private readonly fairs: FairReader,
    private readonly dataSource: DataSource,
  ) {}

  onApplicationBootstrap() {
    this.rounds.start();
  }

  onModuleDestroy() {
    return this.rounds.close();
  }

  /** One round. What people see of their own receipts stays. */
  async sweep(now = new Date()): Promise<void> {
    const limited: { fairId: string; retentionDays: number }[] = await this.dataSource.query(
      `select fair_id as "fairId", retention_days as "retentionDays" from booths.lead_settings s
       where retention_days is not null and exists (select 1 from booths.lead l where l.fair_id = s.fair_id)`,
    );
    for (const { fairId, retentionDays } of limited) {
      const { endsOn, timeZone } = await this.fairs.get(fairId);
      const day = deletionDay(endsOn, { retentionDays });
      if (day !== null && day <= dayIn(timeZone, now))
        await this.dataSource.query(`delete from booths.lead where fair_id = $1`, [fairId]);
    }
  }
}
