import { Injectable } from '@nestjs/common';
import type { BodyOf, LeadSource, updateLead } from '@parvis/contracts';
import { Outbox } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { LeadRepository } from './lead.repository.js';

/** Whose lead somebody is. */
export interface LeadPair {
  fairId: string;
  boothId: string;
  participantId: string;
}

/** Changes leads, and tells of it in the same transaction. */
@Injectable()
export class LeadWriter {
  constructor(
    private readonly leads: LeadRepository,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  update(pair: LeadPair, leadId: string, change: BodyOf<typeof updateLead>): Promise<void> {
    return this.write(pair, (manager) => this.leads.update(manager, leadId, change));
  }

  addNote(pair: LeadPair, leadId: string, authorId: string, text: string): Promise<void> {
    return this.write(pair, (manager) => this.leads.addNote(manager, leadId, authorId, text));
  }

  /** @returns whether there was such a note of this author. */
  deleteNote(pair: LeadPair, leadId: string, noteId: string, authorId: string): Promise<boolean> {
    return this.write(pair, (manager) => this.leads.deleteNote(manager, leadId, noteId, authorId));
  }

  /** Takes back what is no longer true. */
  forget(pair: LeadPair, kind: LeadSource): Promise<void> {
    return this.write(
      pair,
      (manager) => this.leads.forget(manager, pair.boothId, pair.participantId, kind),
      // Perhaps nobody's lead before, nor after.
      'recorded',
    );
  }

  private write<Result>(
    pair: LeadPair,
    work: (manager: EntityManager) => Promise<Result>,
    change: 'updated' | 'recorded' = 'updated',
  ): Promise<Result> {
    return this.dataSource.transaction(async (manager) => {
      const result = await work(manager);
      if (result !== false)
        await this.outbox.record(manager, 'lead.changed.v1', { ...pair, change, at: new Date().toISOString() });
      return result;
    });
  }
}
