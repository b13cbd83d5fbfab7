import { Injectable } from '@nestjs/common';
import { FileStore, Outbox } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { LeadNews } from '../lead/lead-news.js';
import { ExportRepository } from './export.repository.js';
import { LeadCollector } from './lead-collector.js';
import { leadFile } from './lead-files.js';

/** Writes files of leads in the background. */
@Injectable()
export class ExportWriter {
  constructor(
    private readonly exports: ExportRepository,
    private readonly collector: LeadCollector,
    private readonly files: FileStore,
    private readonly news: LeadNews,
    private readonly participants: ParticipantReader,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  /** Idempotent: what is written stays, what a crash has left half done is written again under the same key. */
  async write(exportId: string): Promise<void> {
    const waiting = await this.exports.waiting(exportId);
    if (!waiting) return;
    const { fairId, boothId, byId, format } = waiting;
    const readAt = new Date();
    const { leads, questions } = await this.collector.collect(fairId, boothId, async (read) => {
      await this.exports.setProgress(exportId, read);
      await this.news.tell(fairId, boothId);
    });
    const { bytes, name, type } = await leadFile(
      format,
      leads,
      questions.map(({ text }) => text),
    );
    const key = `lead-exports/${exportId}${name.slice(name.lastIndexOf('.'))}`;
    await this.files.put(key, bytes, type);
    const userId = byId === null ? undefined : (await this.participants.userIds([byId])).get(byId);
    await this.dataSource.transaction(async (manager) => {
      await this.exports.finish(manager, exportId, { key, bytes: bytes.length, rows: leads.length, readAt });
      if (userId) await this.outbox.record(manager, 'lead-export.ready.v1', { fairId, userId, leads: leads.length });
    });
    await this.news.tell(fairId, boothId);
  }
}
