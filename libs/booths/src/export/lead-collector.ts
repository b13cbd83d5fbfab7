import { Injectable } from '@nestjs/common';
import type { LeadLine, LeadQuestion } from '@parvis/contracts';
import { ContactReader, type VisibleContact } from '../consent/contact-reader.js';
import { LeadListRepository, type LeadRow } from '../lead/lead-list.repository.js';
import { LeadQuestionRepository } from '../lead/lead-question.repository.js';
import { LeadSettingsRepository } from '../lead/lead-settings.repository.js';
import { LeadView } from '../lead/lead-view.js';
import { ExportRepository } from './export.repository.js';
import type { ExportedLead } from './exported-lead.js';

const portion = 500;

export interface CollectedLeads {
  leads: ExportedLead[];
  questions: LeadQuestion[];
}

/** Gathers what of leads leaves Parvis, in files and to webhooks. */
@Injectable()
export class LeadCollector {
  constructor(
    private readonly exports: ExportRepository,
    private readonly leads: LeadListRepository,
    private readonly settings: LeadSettingsRepository,
    private readonly questions: LeadQuestionRepository,
    private readonly view: LeadView,
    private readonly contacts: ContactReader,
  ) {}

  async count(fairId: string, boothId: string): Promise<number> {
    return this.leads.count(await this.filter(fairId, boothId));
  }

  /**
   * All leads but those who took everything back: nothing of them leaves Parvis any more.
   * @param tell how many have been read
   */
  async collect(
    fairId: string,
    boothId: string,
    tell: (read: number) => Promise<void> = async () => {},
  ): Promise<CollectedLeads> {
    const [filter, questions] = await Promise.all([this.filter(fairId, boothId), this.questions.of(boothId)]);
    const leads: ExportedLead[] = [];
    let read = 0;
    for (let place: LeadRow['place'] | null = null; ; ) {
      const rows: LeadRow[] = await this.leads.list(filter, place, portion);
      leads.push(...[...(await this.exported(fairId, boothId, rows, questions)).values()]);
      read += rows.length;
      await tell(read);
      place = rows.at(-1)?.place ?? null;
      if (rows.length < portion || place === null) return { leads, questions };
    }
  }

  /**
   * One person's; null where there is none. Without `lead` for whoever took everything back.
   * @param always answers at least the id of somebody who does not count as a lead any more
   */
  async one(
    fairId: string,
    boothId: string,
    participantId: string,
    always: boolean,
  ): Promise<{ id: string; isRevoked: boolean; lead: ExportedLead | null; questions: LeadQuestion[] } | null> {
    const [{ counts }, questions, { isRevoked }] = await Promise.all([
      this.settings.of(fairId),
      this.questions.of(boothId),
      this.contacts.of(boothId, participantId),
    ]);
    const row = await this.leads.ofPerson(boothId, counts, participantId);
    if (row) {
      const lead = (await this.exported(fairId, boothId, [row], questions)).get(row.id) ?? null;
      return { id: row.id, isRevoked, lead, questions };
    }
    const id = always ? await this.leads.idOf(boothId, participantId) : null;
    return id === null ? null : { id, isRevoked, lead: null, questions };
  }

  /** By id of the lead. */
  private async exported(
    fairId: string,
    boothId: string,
    rows: readonly LeadRow[],
    questions: readonly LeadQuestion[],
  ): Promise<Map<string, ExportedLead>> {
    const [lines, contacts, notes] = await Promise.all([
      this.view.lines(fairId, rows),
      this.contacts.visible(
        boothId,
        rows.map((row) => row.participantId),
      ),
      this.exports.notes(rows.map((row) => row.id)),
    ]);
    return new Map(
      rows.flatMap((row) => {
        const line = lines.get(row.id);
        const visible = contacts.get(row.participantId);
        if (!line || !visible || visible.isRevoked) return [];
        const answers = questions.map(({ id }) => row.answers[id] ?? '');
        return [[row.id, toExported(line, visible, answers, notes.get(row.id) ?? [])] as const];
      }),
    );
  }

  private async filter(fairId: string, boothId: string) {
    const { counts } = await this.settings.of(fairId);
    return { boothId, counts, found: null, today: '', query: { order: 'company' as const } };
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
