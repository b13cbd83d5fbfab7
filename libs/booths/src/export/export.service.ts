import { Injectable } from '@nestjs/common';
import { type ExportFormat, type LeadExport, mostDirectLeads } from '@parvis/contracts';
import { DomainError, type FairCaller, notFound, Outbox, type SentFile } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { OwnPerson } from '../consent/own-person.js';
import { ExportRepository, type ExportRow } from './export.repository.js';
import { LeadCollector } from './lead-collector.js';
import { type LeadFile, leadFile, leadFileKinds } from './lead-files.js';

/** Files of all leads of a booth, and the record of who took them. */
@Injectable()
export class ExportService {
  constructor(
    private readonly exports: ExportRepository,
    private readonly collector: LeadCollector,
    private readonly people: OwnPerson,
    private readonly participants: ParticipantReader,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws EXPORT_TOO_LARGE beyond 1,000 leads */
  async export(fairId: string, format: ExportFormat, caller: FairCaller): Promise<LeadFile> {
    const { boothId, participantId } = await this.people.team(fairId, caller);
    if ((await this.collector.count(fairId, boothId)) > mostDirectLeads)
      throw new DomainError('EXPORT_TOO_LARGE', 'conflict', 'So many leads are written in the background');
    const { leads, questions } = await this.collector.collect(fairId, boothId);
    const file = await leadFile(
      format,
      leads,
      questions.map(({ text }) => text),
    );
    await this.exports.note(boothId, participantId, format, leads.length);
    return file;
  }

  /** @throws EXPORT_IN_PROGRESS while the booth has one that is not finished */
  async start(fairId: string, format: ExportFormat, caller: FairCaller): Promise<LeadExport> {
    const { boothId, participantId } = await this.people.team(fairId, caller);
    const total = await this.collector.count(fairId, boothId);
    const id = await this.dataSource.transaction(async (manager) => {
      const exportId = await this.exports.start(manager, boothId, participantId, format, total);
      if (exportId === null) throw new DomainError('EXPORT_IN_PROGRESS', 'conflict', 'One file at a time');
      await this.outbox.record(manager, 'lead-export.requested.v1', { fairId, exportId });
      return exportId;
    });
    const row = await this.exports.find(boothId, id);
    const [started] = row ? await this.shown([row]) : [];
    if (!started) throw notFound('export');
    return started;
  }

  async list(fairId: string, caller: FairCaller): Promise<LeadExport[]> {
    const { boothId } = await this.people.team(fairId, caller);
    return this.shown(await this.exports.list(boothId));
  }

  /** @throws NOT_FOUND where there is none any more, EXPORT_OUTDATED once somebody in it has taken something back */
  async file(fairId: string, id: string, caller: FairCaller): Promise<SentFile> {
    const { boothId } = await this.people.team(fairId, caller);
    const file = await this.exports.file(boothId, id);
    if (!file) throw notFound('file');
    if (file.isOutdated) throw new DomainError('EXPORT_OUTDATED', 'conflict', 'Somebody has taken contact data back');
    return { key: file.key, id: file.id, ...leadFileKinds[file.format], size: file.bytes, isShown: false };
  }

  private async shown(rows: readonly ExportRow[]): Promise<LeadExport[]> {
    const names = await this.participants.lines(rows.flatMap(({ byId }) => byId ?? []));
    return rows.map(({ byId, at, fileUntil, ...row }) => ({
      ...row,
      at: at.toISOString(),
      fileUntil: fileUntil?.toISOString() ?? null,
      by: (byId && names.get(byId)?.name) || '',
    }));
  }
}
