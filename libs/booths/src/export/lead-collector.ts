import { Injectable } from '@nestjs/common';
import type { LeadLine } from '@parvis/contracts';
import { ContactReader, type VisibleContact } from '../consent/contact-reader.js';
import { LeadListRepository, type LeadRow } from '../lead/lead-list.repository.js';
import { LeadSettingsRepository } from '../lead/lead-settings.repository.js';
import { LeadView } from '../lead/lead-view.js';
import { ExportRepository } from './export.repository.js';
import type { ExportedLead } from './exported-lead.js';

const portion = 500;

/** Gathers what a file of leads holds. */
@Injectable()
export class LeadCollector {
  constructor(
    private readonly exports: ExportRepository,
    private readonly leads: LeadListRepository,
    private readonly settings: LeadSettingsRepository,
    private readonly view: LeadView,
    private readonly contacts: ContactReader,
  ) {}

  /** All leads but those who took everything back: nothing of them leaves Parvis any more. */
  async collect(fairId: string, boothId: string, questionIds: readonly string[]): Promise<ExportedLead[]> {
    const { counts } = await this.settings.of(fairId);
    const filter = { boothId, counts, found: null, today: '', query: { order: 'company' as const } };
    const exported: ExportedLead[] = [];
    for (let place: LeadRow['place'] | null = null; ; ) {
      const rows: LeadRow[] = await this.leads.list(filter, place, portion);
      const [lines, contacts, notes] = await Promise.all([
        this.view.lines(fairId, rows),
        this.contacts.visible(
          boothId,
          rows.map((row) => row.participantId),
        ),
        this.exports.notes(rows.map((row) => row.id)),
      ]);
      for (const row of rows) {
        const line = lines.get(row.id);
        const visible = contacts.get(row.participantId);
        if (!line || !visible || visible.isRevoked) continue;
        const answers = questionIds.map((id) => row.answers[id] ?? '');
        exported.push(toExported(line, visible, answers, notes.get(row.id) ?? []));
      }
      place = rows.at(-1)?.place ?? null;
      if (rows.length < portion || place === null) return exported;
    }
  }
}

function toExported(line: LeadLine, visible: VisibleContact, answers: string[], notes: string[]): ExportedLead {
  const { person, assignedTo } = line;
  return {
    firstName: person.firstName,
    lastName: person.lastName,
    jobTitle: person.jobTitle,
    companyName: person.companyName,
    country: person.country ?? '',
    contact: visible.contact,
    sources: line.sources,
    firstAt: line.firstAt,
    lastAt: line.lastAt,
    grade: line.grade,
    temperature: line.temperature,
    tags: line.tags,
    nextStep: line.nextStep,
    nextOn: line.nextOn,
    assignedTo: assignedTo?.name ?? '',
    notes,
    answers,
    consents: visible.basis.map(({ act, givenAt, fields }) => ({ act, at: givenAt.toISOString(), fields })),
  };
}
