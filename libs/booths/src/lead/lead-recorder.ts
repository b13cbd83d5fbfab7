import { Injectable } from '@nestjs/common';
import type { ConsentAct, ContactField, EventPayload, LeadSettings, LeadSource } from '@parvis/contracts';
import { Outbox } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import { BoothReader } from '../booth/booth-reader.js';
import { ConsentRepository } from '../consent/consent.repository.js';
import { givenBy } from '../consent/consent.rules.js';
import { type CardRecord, ContactCardRepository } from '../consent/contact-card.repository.js';
import { LeadRepository } from './lead.repository.js';
import type { Happening, Recorded } from './lead-happening.js';
import { LeadSettingsRepository } from './lead-settings.repository.js';

/** Acts that happen to a person rather than being done: the person's settings decide what they give. */
const passiveActs: Partial<Record<LeadSource, Extract<ConsentAct, 'scan' | 'meeting'>>> = {
  scanned: 'scan',
  met: 'meeting',
};

/** Puts what happens into the timelines of leads, once each, and writes the receipts that scans and meetings give. */
@Injectable()
export class LeadRecorder {
  constructor(
    private readonly leads: LeadRepository,
    private readonly settings: LeadSettingsRepository,
    private readonly consents: ConsentRepository,
    private readonly cards: ContactCardRepository,
    private readonly participants: ParticipantReader,
    private readonly booths: BoothReader,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Null where there is nobody to record: another fair's person, a colleague, a booth that is gone. Idempotent.
   * @param also what is done in the same transaction
   */
  async record(happening: Happening, also?: (manager: EntityManager) => Promise<void>): Promise<Recorded | null> {
    const { fairId, boothId, participantId } = happening;
    const [person, isBooth, settings] = await Promise.all([
      this.participants.find(fairId, participantId),
      this.booths.exists(fairId, boothId),
      this.settings.of(fairId),
    ]);
    if (!person || !isBooth || person.companyId === boothId) return null;
    const act = passiveActs[happening.kind];
    const card = act && (await this.cards.of([participantId])).get(participantId);
    return this.dataSource.transaction(async (manager) => {
      const recorded = await this.leads.record(manager, happening, person, settings.counts);
      if (act) await this.give(manager, happening, act, settings, card);
      if (recorded.isNew) {
        const change = recorded.isLead ? (recorded.wasLead ? 'updated' : 'created') : 'recorded';
        await this.outbox.record(manager, 'lead.changed.v1', newsOf(happening, change));
      }
      await also?.(manager);
      return recorded;
    });
  }

  /** Once somebody has taken something back, only their own act gives again: a badge that was copied must not undo it. */
  private async give(
    manager: EntityManager,
    happening: Happening,
    act: 'scan' | 'meeting',
    { gives }: LeadSettings,
    card: CardRecord | undefined,
  ): Promise<void> {
    const { fairId, boothId, participantId, key, at } = happening;
    const wanted: ContactField[] | null = (act === 'scan' ? card?.scanGives : card?.meetingGives) ?? null;
    const fields = givenBy(gives[act], wanted);
    if (fields.length === 0) return;
    await this.consents.lock(manager, boothId, participantId);
    if (await this.consents.hasRevoked(manager, boothId, participantId)) return;
    // All scans of a person are one receipt: the earliest.
    const receipt = { fairId, boothId, participantId, act, key: act === 'scan' ? 'scan' : key, fields, at };
    if (await this.consents.add(manager, receipt))
      await this.outbox.record(manager, 'lead.changed.v1', newsOf(happening, 'consent-given'));
  }
}

const newsOf = (
  { fairId, boothId, participantId }: Happening,
  change: EventPayload<'lead.changed.v1'>['change'],
): EventPayload<'lead.changed.v1'> => ({ fairId, boothId, participantId, change, at: new Date().toISOString() });
