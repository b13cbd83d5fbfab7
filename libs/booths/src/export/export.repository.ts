import { Injectable } from '@nestjs/common';
import type { ExportFormat } from '@parvis/contracts';
import { DataSource } from 'typeorm';

@Injectable()
export class ExportRepository {
  constructor(private readonly dataSource: DataSource) {}

  async note(boothId: string, byId: string, format: ExportFormat, rows: number): Promise<void> {
    await this.dataSource.query(
      `insert into booths.lead_export (booth_id, by_id, format, rows) values ($1, $2, $3, $4)`,
      [boothId, byId, format, rows],
    );
  }

  async list(
    boothId: string,
  ): Promise<{ id: string; byId: string | null; format: ExportFormat; rows: number; at: Date }[]> {
    return this.dataSource.query(
      `select id, by_id as "byId", format, rows, created_at as at from booths.lead_export where booth_id = $1
       order by created_at desc, id limit 100`,
      [boothId],
    );
  }

  /** Texts of notes by lead, oldest first. */
  async notes(leadIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows: { id: string; texts: string[] }[] = await this.dataSource.query(
      `select lead_id as id, array_agg(text order by created_at, id) as texts from booths.lead_note
       where lead_id = any($1::uuid[]) group by lead_id`,
      [leadIds],
    );
    return new Map(rows.map(({ id, texts }) => [id, texts]));
  }
}
