import { Injectable } from '@nestjs/common';
import { InRounds, Outbox, Rounds } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { DueRepository } from './due.repository.js';

const roundMs = 60_000;

/** Reminds the people of partnerships. In any number of processes: what is due is noted as told in the transaction that tells it. */
@Injectable()
export class PartnershipRounds extends InRounds {
  protected readonly rounds = new Rounds({ name: 'partnerships', everyMs: roundMs, round: () => this.remindAll() });

  constructor(
    private readonly due: DueRepository,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {
    super();
  }

  /** One round. */
  async remindAll(): Promise<void> {
    for (const kind of ['steps', 'quiet'] as const) while ((await this.remind(kind)) > 0);
  }

  private remind(kind: 'steps' | 'quiet'): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const news = await this.due[kind](manager);
      await this.outbox.recordAll(manager, 'partnership.news.v1', news);
      return news.length;
    });
  }
}
