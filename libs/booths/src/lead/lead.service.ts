import { Injectable } from '@nestjs/common';
import type { BodyOf, Lead, LeadLine, listLeads, Page, QueryOf, updateLead } from '@parvis/contracts';
import { decodeCursor, encodeCursor, type FairCaller, invalid, notFound } from '@parvis/platform';
import { OwnPerson } from '../consent/own-person.js';
import { wrongAnswer } from './lead.rules.js';
import { type LeadFilter, LeadListRepository, type LeadRow } from './lead-list.repository.js';
import { LeadQuestionRepository } from './lead-question.repository.js';
import { LeadReaders } from './lead-readers.js';
import { LeadSettingsRepository } from './lead-settings.repository.js';
import { LeadView } from './lead-view.js';
import { type LeadPair, LeadWriter } from './lead-writer.js';

/** The leads of a booth, for its own team. */
@Injectable()
export class LeadService {
  constructor(
    private readonly writer: LeadWriter,
    private readonly lists: LeadListRepository,
    private readonly questions: LeadQuestionRepository,
    private readonly settings: LeadSettingsRepository,
    private readonly view: LeadView,
    private readonly people: OwnPerson,
    private readonly readers: LeadReaders,
  ) {}

  async list(fairId: string, query: QueryOf<typeof listLeads>, caller: FairCaller): Promise<Page<LeadLine>> {
    const { boothId } = await this.people.team(fairId, caller);
    const { counts } = await this.settings.of(fairId);
    const filter: LeadFilter = { boothId, counts, query, ...(await this.readers.filterOf(fairId, query.search)) };
    const [rows, total] = await Promise.all([
      this.lists.list(filter, placeIn(query), query.limit + 1),
      this.lists.count(filter),
    ]);
    const shown = rows.slice(0, query.limit);
    const lines = await this.view.lines(fairId, shown);
    const last = shown.at(-1);
    return {
      items: shown.flatMap((row) => lines.get(row.id) ?? []),
      nextCursor: rows.length > query.limit && last ? encodeCursor(last.place) : null,
      total,
    };
  }

  /** @throws NOT_FOUND for leads of other booths, and for what does not count as one. */
  async get(fairId: string, id: string, caller: FairCaller): Promise<Lead> {
    const { row, boothId, participantId } = await this.own(fairId, id, caller);
    const lead = await this.view.lead(fairId, boothId, row, participantId);
    if (!lead) throw notFound('lead');
    return lead;
  }

  async update(fairId: string, id: string, change: BodyOf<typeof updateLead>, caller: FairCaller): Promise<Lead> {
    const { row, boothId, pair } = await this.own(fairId, id, caller);
    if (change.assignedToId && !(await this.readers.isColleague(fairId, boothId, change.assignedToId)))
      throw invalid('assignedToId', 'unknown');
    const wrong = change.answers && wrongAnswer(await this.questions.of(boothId), change.answers);
    if (wrong) throw invalid(wrong.path, wrong.reason);
    const answers = change.answers && { ...row.answers, ...change.answers };
    const tags = change.tags && [...new Set(change.tags)];
    await this.writer.update(pair, id, { ...change, ...(answers ? { answers } : {}), ...(tags ? { tags } : {}) });
    return this.get(fairId, id, caller);
  }

  async addNote(fairId: string, id: string, text: string, caller: FairCaller): Promise<Lead> {
    const { participantId, pair } = await this.own(fairId, id, caller);
    await this.writer.addNote(pair, id, participantId, text);
    return this.get(fairId, id, caller);
  }

  /** @throws NOT_FOUND for somebody else's note. */
  async deleteNote(fairId: string, id: string, noteId: string, caller: FairCaller): Promise<Lead> {
    const { participantId, pair } = await this.own(fairId, id, caller);
    if (!(await this.writer.deleteNote(pair, id, noteId, participantId))) throw notFound('note');
    return this.get(fairId, id, caller);
  }

  private async own(
    fairId: string,
    id: string,
    caller: FairCaller,
  ): Promise<{ row: LeadRow; pair: LeadPair; boothId: string; participantId: string }> {
    const team = await this.people.team(fairId, caller);
    const { counts } = await this.settings.of(fairId);
    const row = await this.lists.find(team.boothId, counts, id);
    if (!row) throw notFound('lead');
    return { row, pair: { fairId, boothId: team.boothId, participantId: row.participantId }, ...team };
  }
}

/** A cursor of the other order is none of this list. */
function placeIn({ cursor, order }: QueryOf<typeof listLeads>) {
  const place = decodeCursor(cursor, 2);
  const [first, id] = place ?? [];
  if (place === null) return null;
  const isTime =
    typeof first === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/.test(first);
  if (typeof first !== 'string' || (order === 'recent' && !isTime)) throw invalid('cursor', 'unknown');
  if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) throw invalid('cursor', 'unknown');
  return place;
}
