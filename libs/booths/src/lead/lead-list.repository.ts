import { Injectable } from '@nestjs/common';
import type { LeadAnswers, LeadHappening, LeadSource, listLeads, QueryOf, Temperature } from '@parvis/contracts';
import type { CursorValues } from '@parvis/platform';
import { DataSource } from 'typeorm';

export interface LeadRow {
  id: string;
  participantId: string;
  sources: LeadSource[];
  grade: number | null;
  temperature: Temperature | null;
  tags: string[];
  answers: LeadAnswers;
  nextStep: string;
  nextOn: string | null;
  nextDoneAt: Date | null;
  assignedToId: string | null;
  firstAt: Date;
  lastAt: Date;
  companyLeads: number;
  /** Where it stands in the list. */
  place: CursorValues;
}

export interface LeadFilter {
  boothId: string;
  counts: readonly LeadSource[];
  /** People whose name, job or company fits the search; null: no search. */
  found: readonly string[] | null;
  /** Today in the fair's zone. */
  today: string;
  query: Omit<QueryOf<typeof listLeads>, 'limit' | 'cursor'>;
}

const placeOf = {
  recent: `json_build_array(l.last_at::text, l.id)`,
  company: `json_build_array(l.company_key, l.id)`,
} as const;

/** Reads leads: those who have had to do with a booth in a way that counts. */
@Injectable()
export class LeadListRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(filter: LeadFilter, after: CursorValues | null, limit: number): Promise<LeadRow[]> {
    const { where, values } = conditions(filter);
    const { order } = filter.query;
    const type = order === 'recent' ? 'timestamptz' : 'text';
    const column = order === 'recent' ? 'l.last_at' : 'l.company_key';
    const sign = order === 'recent' ? '<' : '>';
    const direction = order === 'recent' ? 'desc' : 'asc';
    const place = after
      ? `and (${column}, l.id) ${sign} ($${values.push(after[0])}::${type}, $${values.push(after[1])}::uuid)`
      : '';
    return this.dataSource.query(
      `${selectFrom(placeOf[order])} where ${where} ${place} order by ${column} ${direction}, l.id ${direction} limit ${limit}`,
      values,
    );
  }

  async count(filter: LeadFilter): Promise<number> {
    const { where, values } = conditions(filter);
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from booths.lead l where ${where}`,
      values,
    );
    return row.count;
  }

  async find(boothId: string, counts: readonly LeadSource[], id: string): Promise<LeadRow | null> {
    const [row]: LeadRow[] = await this.dataSource.query(
      `${selectFrom(placeOf.recent)} where l.booth_id = $1 and l.sources && $2::text[] and l.id = $3`,
      [boothId, counts, id],
    );
    return row ?? null;
  }

  async ofPerson(boothId: string, counts: readonly LeadSource[], participantId: string): Promise<LeadRow | null> {
    const [row]: LeadRow[] = await this.dataSource.query(
      `${selectFrom(placeOf.recent)} where l.booth_id = $1 and l.sources && $2::text[] and l.participant_id = $3`,
      [boothId, counts, participantId],
    );
    return row ?? null;
  }

  /** The id under which a person has ever been in the list of a booth, whatever counts by now. */
  async idOf(boothId: string, participantId: string): Promise<string | null> {
    const [row]: { id: string }[] = await this.dataSource.query(
      `select id from booths.lead where booth_id = $1 and participant_id = $2`,
      [boothId, participantId],
    );
    return row?.id ?? null;
  }

  /** Newest first, 500 at most. */
  async timeline(leadId: string): Promise<(Omit<LeadHappening, 'by' | 'at'> & { at: Date; byId: string | null })[]> {
    return this.dataSource.query(
      `select id::text, kind, at, by_id as "byId", details from booths.lead_event where lead_id = $1
       order by at desc, id desc limit 500`,
      [leadId],
    );
  }

  /** Newest first, 500 at most. */
  async notes(leadId: string): Promise<{ id: string; text: string; authorId: string | null; at: Date }[]> {
    return this.dataSource.query(
      `select id, text, author_id as "authorId", created_at as at from booths.lead_note where lead_id = $1
       order by created_at desc, id desc limit 500`,
      [leadId],
    );
  }

  /** The tags in use, the most used first, 100 at most. */
  async tags(boothId: string, counts: readonly LeadSource[]): Promise<{ tag: string; leads: number }[]> {
    return this.dataSource.query(
      `select tag, count(*)::int as leads from booths.lead l, unnest(l.tags) tag
       where l.booth_id = $1 and l.sources && $2::text[] group by tag order by leads desc, tag limit 100`,
      [boothId, counts],
    );
  }
}

const selectFrom = (place: string) =>
  `select l.id, l.participant_id as "participantId", l.sources, l.grade, l.temperature, l.tags, l.answers,
     l.next_step as "nextStep", l.next_on::text as "nextOn", l.next_done_at as "nextDoneAt", l.assigned_to as "assignedToId",
     l.first_at as "firstAt", l.last_at as "lastAt", ${place} as place,
     case when l.company_id is null then 1 else
       (select count(*)::int from booths.lead c where c.booth_id = l.booth_id and c.company_id = l.company_id and c.sources && $2::text[]) end as "companyLeads"
   from booths.lead l`;

function conditions({ boothId, counts, found, today, query }: LeadFilter) {
  const values: unknown[] = [boothId, counts];
  const parts = ['l.booth_id = $1', 'l.sources && $2::text[]'];
  const add = (part: (parameter: string) => string, value: unknown) => parts.push(part(`$${values.push(value)}`));
  if (found) add((one) => `l.participant_id = any(${one}::uuid[])`, found);
  if (query.source) add((one) => `${one} = any(l.sources)`, query.source);
  if (query.temperature) add((one) => `l.temperature = ${one}`, query.temperature);
  if (query.grade) add((one) => `l.grade >= ${one}`, query.grade);
  if (query.tag) add((one) => `${one} = any(l.tags)`, query.tag);
  if (query.assignedTo) add((one) => `l.assigned_to = ${one}`, query.assignedTo);
  if (query.companyId) add((one) => `l.company_id = ${one}`, query.companyId);
  if (query.next) parts.push(`l.next_step <> '' and l.next_done_at is null`);
  if (query.next === 'due') add((one) => `l.next_on <= ${one}::date`, today);
  return { where: parts.join(' and '), values };
}
