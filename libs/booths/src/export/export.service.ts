import { Injectable } from '@nestjs/common';
import type { ExportFormat, LeadExport } from '@parvis/contracts';
import type { FairCaller } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { OwnPerson } from '../consent/own-person.js';
import { LeadQuestionRepository } from '../lead/lead-question.repository.js';
import { ExportRepository } from './export.repository.js';
import { LeadCollector } from './lead-collector.js';
import { type LeadFile, leadFile } from './lead-files.js';

/** Files of all leads of a booth, and the record of who took them. */
@Injectable()
export class ExportService {
  constructor(
    private readonly exports: ExportRepository,
    private readonly questions: LeadQuestionRepository,
    private readonly collector: LeadCollector,
    private readonly people: OwnPerson,
    private readonly participants: ParticipantReader,
  ) {}

  async export(fairId: string, format: ExportFormat, caller: FairCaller): Promise<LeadFile> {
    const { boothId, participantId } = await this.people.team(fairId, caller);
    const questions = await this.questions.of(boothId);
    const leads = await this.collector.collect(
      fairId,
      boothId,
      questions.map(({ id }) => id),
    );
    const file = await leadFile(
      format,
      leads,
      questions.map(({ text }) => text),
    );
    await this.exports.note(boothId, participantId, format, leads.length);
    return file;
  }

  async list(fairId: string, caller: FairCaller): Promise<LeadExport[]> {
    const { boothId } = await this.people.team(fairId, caller);
    const rows = await this.exports.list(boothId);
    const names = await this.participants.lines(rows.flatMap(({ byId }) => byId ?? []));
    return rows.map(({ byId, at, ...row }) => ({
      ...row,
      at: at.toISOString(),
      by: (byId && names.get(byId)?.name) || '',
    }));
  }
}
