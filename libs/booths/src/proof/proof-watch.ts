import { Injectable } from '@nestjs/common';
import { InRounds, Outbox, Rounds } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { TeamAccounts } from '../document/team-accounts.js';
import { dayOf, daysLater } from './proof.rules.js';

const roundMs = 10 * 60_000;
const aheadDays = 30;
const batch = 200;

interface DueProof {
  id: string;
  fairId: string;
  boothId: string;
  name: string;
  expiresOn: string;
}

/**
 * Every ten minutes, in any number of processes: reminds teams 30 days before a proof expires, and has the matching look again when one
 * has. That it has expired needs no job: it follows from the day.
 */
@Injectable()
export class ProofWatch extends InRounds {
  protected readonly rounds = new Rounds({ name: 'proofs', everyMs: roundMs, round: () => this.look() });

  constructor(
    private readonly team: TeamAccounts,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {
    super();
  }

  /** One round: everything that is due. */
  async look(now = new Date()): Promise<void> {
    const today = dayOf(now);
    while ((await this.remind(today)) === batch);
    while ((await this.tellExpired(today)) === batch);
  }

  private remind(today: string): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const due: DueProof[] = await manager
        .query(
          `update booths.proof set reminded_for = expires_on where id in (
           select id from booths.proof where expires_on between $1 and $2 and reminded_for is distinct from expires_on
             and state <> 'refused' order by id limit ${batch} for update skip locked)
         returning id, fair_id as "fairId", booth_id as "boothId", name, expires_on::text as "expiresOn"`,
          [today, daysLater(today, aheadDays)],
        )
        .then(returned);
      for (const { fairId, boothId, name, expiresOn } of due) {
        const userIds = await this.team.of(fairId, boothId);
        await this.outbox.record(manager, 'proof.expiring.v1', { fairId, boothId, name, expiresOn, userIds });
      }
      return due.length;
    });
  }

  private tellExpired(today: string): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const due: DueProof[] = await manager
        .query(
          `update booths.proof set expiry_told = true where id in (
           select id from booths.proof where expires_on < $1 and not expiry_told
           order by id limit ${batch} for update skip locked)
         returning id, fair_id as "fairId", booth_id as "boothId", name, expires_on::text as "expiresOn"`,
          [today],
        )
        .then(returned);
      const companies = new Map(due.map(({ fairId, boothId }) => [boothId, { fairId, companyId: boothId }]));
      await this.outbox.recordAll(manager, 'booth.changed.v1', [...companies.values()]);
      return due.length;
    });
  }
}

/** TypeORM answers an update with `[rows, count]`. */
const returned = ([rows]: [DueProof[], number]) => rows;
