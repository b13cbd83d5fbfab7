import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** The note of a deletion of a booth's leads. */
export interface LeadDeletion {
  id: string;
  boothId: string;
  at: string;
}

/** How long leads are kept, and what is noted of their end. */
@Injectable()
export class LeadRetentionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Fairs with leads that are not kept for ever. */
  async limited(): Promise<{ fairId: string; retentionDays: number }[]> {
    return this.dataSource.query(
      `select fair_id as "fairId", retention_days as "retentionDays" from booths.lead_settings s
       where retention_days is not null and exists (select 1 from booths.lead l where l.fair_id = s.fair_id)`,
    );
  }

  /** Booths of a fair that have leads, and how many. What does not count as a lead is deleted, too, without a word. */
  async booths(fairId: string): Promise<{ boothId: string; leads: number }[]> {
    return this.dataSource.query(
      `select l.booth_id as "boothId", count(*)::int as leads from booths.lead l
       join booths.lead_settings s on s.fair_id = l.fair_id and l.sources && s.counts
       where l.fair_id = $1 group by l.booth_id`,
      [fairId],
    );
  }

  async isReminded(fairId: string, deletedOn: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from booths.lead_reminder where fair_id = $1 and deleted_on = $2`,
      [fairId, deletedOn],
    );
    return rows.length > 0;
  }

  /** @returns whether this process is the first to do so. */
  async noteReminder(manager: EntityManager, fairId: string, deletedOn: string): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `insert into booths.lead_reminder (fair_id, deleted_on) values ($1, $2) on conflict do nothing returning 1`,
      [fairId, deletedOn],
    );
    return rows.length > 0;
  }

  /** Deletes all leads of a fair, ends their files, and notes how many each booth had. */
  async deleteAll(manager: EntityManager, fairId: string): Promise<LeadDeletion[]> {
    const deletions: { id: string; boothId: string; at: Date }[] = await manager.query(
      `with gone as (delete from booths.lead where fair_id = $1 returning booth_id)
       insert into booths.lead_deletion (booth_id, leads) select booth_id, count(*) from gone group by booth_id
       returning id, booth_id as "boothId", created_at as at`,
      [fairId],
    );
    await manager.query(`delete from booths.meeting_note where fair_id = $1`, [fairId]);
    await manager.query(
      `update booths.lead_export e set file_until = now() from booths.booth b
       where b.id = e.booth_id and b.fair_id = $1 and e.file is not null`,
      [fairId],
    );
    return deletions.map((deletion) => ({ ...deletion, at: deletion.at.toISOString() }));
  }

  /** The last deletion of a booth's leads. */
  async lastDeletion(boothId: string): Promise<{ leads: number; at: Date } | null> {
    const [row]: { leads: number; at: Date }[] = await this.dataSource.query(
      `select leads, created_at as at from booths.lead_deletion where booth_id = $1 order by created_at desc limit 1`,
      [boothId],
    );
    return row ?? null;
  }
}
