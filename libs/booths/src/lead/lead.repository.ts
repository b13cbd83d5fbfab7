import { Injectable } from '@nestjs/common';
import type { BodyOf, LeadSource, updateLead } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Happening, Recorded } from './lead-happening.js';

interface Person {
  companyId: string | null;
  companyName: string;
}

const columnOf = {
  grade: 'grade',
  temperature: 'temperature',
  tags: 'tags',
  nextStep: 'next_step',
  nextOn: 'next_on',
  assignedToId: 'assigned_to',
} as const;

/** Changes of leads. */
@Injectable()
export class LeadRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds a happening to its lead, which comes into being with its first one. */
  async record(
    manager: EntityManager,
    { fairId, boothId, participantId, kind, key, at, byId, details }: Happening,
    { companyId, companyName }: Person,
    counts: readonly LeadSource[],
  ): Promise<Recorded> {
    const [before]: { sources: LeadSource[] }[] = await manager.query(
      `select sources from booths.lead where booth_id = $1 and participant_id = $2 for update`,
      [boothId, participantId],
    );
    const [lead]: [{ id: string; sources: LeadSource[] }] = await manager.query(
      `insert into booths.lead (fair_id, booth_id, participant_id, company_id, company_key, sources, first_at, last_at)
       values ($1, $2, $3, $4, platform.folded($5), array[$6], $7, $7)
       on conflict (booth_id, participant_id) do update
       set sources = case when $6 = any(lead.sources) then lead.sources else lead.sources || $6 end,
         company_id = excluded.company_id, company_key = excluded.company_key,
         first_at = least(lead.first_at, excluded.first_at), last_at = greatest(lead.last_at, excluded.last_at)
       returning id, sources`,
      [fairId, boothId, participantId, companyId, companyName, kind, at],
    );
    const happened: unknown[] = await manager.query(
      `insert into booths.lead_event (lead_id, booth_id, key, kind, at, by_id, details) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (lead_id, key) do nothing returning 1`,
      [lead.id, boothId, key, kind, at, byId ?? null, JSON.stringify(details ?? {})],
    );
    const counted = (sources: readonly LeadSource[]) => sources.some((source) => counts.includes(source));
    return {
      leadId: lead.id,
      wasLead: counted(before?.sources ?? []),
      isLead: counted(lead.sources),
      isNew: happened.length > 0,
    };
  }

  /** Takes a happening back that is no longer true, such as a bookmark. */
  async forget(manager: EntityManager, boothId: string, participantId: string, kind: LeadSource): Promise<void> {
    await manager.query(
      `with gone as (
         update booths.lead set sources = array_remove(sources, $3) where booth_id = $1 and participant_id = $2 returning id
       ) delete from booths.lead_event e using gone where e.lead_id = gone.id and e.kind = $3`,
      [boothId, participantId, kind],
    );
  }

  async isMarked(boothId: string, participantId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from booths.lead where booth_id = $1 and participant_id = $2 and 'bookmarked' = any(sources)`,
      [boothId, participantId],
    );
    return rows.length > 0;
  }

  async update(manager: EntityManager, id: string, change: BodyOf<typeof updateLead>): Promise<void> {
    const values: unknown[] = [id];
    const sets = Object.entries(columnOf).flatMap(([field, column]) => {
      const value = change[field as keyof typeof columnOf];
      return value === undefined ? [] : [`${column} = $${values.push(value)}`];
    });
    if (change.answers) sets.push(`answers = $${values.push(JSON.stringify(change.answers))}::jsonb`);
    if (change.isNextDone !== undefined)
      sets.push(`next_done_at = ${change.isNextDone ? 'coalesce(next_done_at, now())' : 'null'}`);
    // Another step is another one to do.
    else if (change.nextStep !== undefined)
      sets.push(`next_done_at = case when next_step = $${values.push(change.nextStep)} then next_done_at end`);
    if (sets.length === 0) return;
    await manager.query(`update booths.lead set ${sets.join(', ')} where id = $1`, values);
  }

  async addNote(manager: EntityManager, leadId: string, authorId: string, text: string): Promise<void> {
    await manager.query(`insert into booths.lead_note (lead_id, author_id, text) values ($1, $2, $3)`, [
      leadId,
      authorId,
      text,
    ]);
  }

  /** @returns whether there was such a note of this author. */
  async deleteNote(manager: EntityManager, leadId: string, noteId: string, authorId: string): Promise<boolean> {
    const [, count]: [unknown, number] = await manager.query(
      `delete from booths.lead_note where id = $1 and lead_id = $2 and author_id = $3`,
      [noteId, leadId, authorId],
    );
    return count > 0;
  }
}
