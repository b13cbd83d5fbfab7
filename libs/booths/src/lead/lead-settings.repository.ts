import { Injectable } from '@nestjs/common';
import type { LeadSettings } from '@parvis/contracts';
import { DataSource } from 'typeorm';

/** What a fair has whose organiser has decided nothing. */
export const defaultLeadSettings: LeadSettings = {
  counts: ['met', 'called', 'chatted', 'document', 'scanned', 'exchanged'],
  gives: {
    exchange: ['email', 'phone', 'address', 'website'],
    request: ['email', 'phone', 'address', 'website'],
    scan: ['email', 'phone', 'website'],
    meeting: ['email', 'website'],
  },
  retentionDays: null,
};

@Injectable()
export class LeadSettingsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async of(fairId: string): Promise<LeadSettings> {
    const [row]: LeadSettings[] = await this.dataSource.query(
      `select counts, gives, retention_days as "retentionDays" from booths.lead_settings where fair_id = $1`,
      [fairId],
    );
    return row ?? defaultLeadSettings;
  }

  async put(fairId: string, { counts, gives, retentionDays }: LeadSettings): Promise<void> {
    await this.dataSource.query(
      `insert into booths.lead_settings (fair_id, counts, gives, retention_days) values ($1, $2, $3, $4)
       on conflict (fair_id) do update
       set counts = excluded.counts, gives = excluded.gives, retention_days = excluded.retention_days`,
      [fairId, counts, JSON.stringify(gives), retentionDays],
    );
  }
}
