import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { BodyOf, BoothContact, Consent, giveContact, listConsents, Page, QueryOf } from '@parvis/contracts';
import { contactFields } from '@parvis/contracts';
import { type FairCaller, invalid, notAllowed, notFound, Outbox, pageFrom, timePositionOf } from '@parvis/platform';
import { CompanyReader, type ParticipantIdentity } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import type { Happening } from '../lead/lead-happening.js';
import { LeadRecorder } from '../lead/lead-recorder.js';
import { LeadSettingsRepository } from '../lead/lead-settings.repository.js';
import { ConsentRepository } from './consent.repository.js';
import { givenBy } from './consent.rules.js';
import { ContactReader } from './contact-reader.js';
import { OwnPerson } from './own-person.js';

/** What a person gives to booths, sees of it and takes back. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly consents: ConsentRepository,
    private readonly contacts: ContactReader,
    private readonly settings: LeadSettingsRepository,
    private readonly recorder: LeadRecorder,
    private readonly people: OwnPerson,
    private readonly companies: CompanyReader,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  async list(fairId: string, query: QueryOf<typeof listConsents>, caller: FairCaller): Promise<Page<Consent>> {
    const { id } = await this.people.of(fairId, caller);
    const [rows, total] = await Promise.all([
      this.consents.ofPerson(id, timePositionOf(query.cursor), query.limit + 1),
      this.consents.countOfPerson(id),
    ]);
    const companies = await this.companies.cards(fairId, [...new Set(rows.map(({ boothId }) => boothId))]);
    return pageFrom(
      rows,
      query.limit,
      total,
      (row) => [row.place, row.id],
      ({ id: consentId, boothId, act, fields, givenAt, revokedAt }) => ({
        id: consentId,
        boothId,
        companyName: companies.get(boothId)?.name ?? '',
        act,
        fields,
        at: givenAt.toISOString(),
        revokedAt: revokedAt?.toISOString() ?? null,
      }),
    );
  }

  /** @throws NOT_FOUND for somebody else's; taking back twice is once. */
  async revoke(fairId: string, consentId: string, caller: FairCaller): Promise<void> {
    const { id } = await this.people.of(fairId, caller);
    if (!(await this.consents.has(id, consentId))) throw notFound('consent');
    await this.takeBack(fairId, id, { consentId });
  }

  async revokeAll(fairId: string, caller: FairCaller): Promise<void> {
    const { id } = await this.people.of(fairId, caller);
    await this.takeBack(fairId, id, {});
  }

  /** What the caller could give a booth and has given it. @throws NOT_ALLOWED for the own booth. */
  async standing(fairId: string, boothId: string, caller: FairCaller): Promise<Omit<BoothContact, 'isBookmarked'>> {
    const person = await this.outsider(fairId, boothId, caller);
    const [data, { contact }, { gives }] = await Promise.all([
      this.contacts.own(person.id),
      this.contacts.of(boothId, person.id),
      this.settings.of(fairId),
    ]);
    const offered = givenBy(gives.exchange, null).filter((field) => data[field] !== '');
    return {
      offered: Object.fromEntries(offered.map((field) => [field, data[field]])),
      given: contactFields.filter((field) => contact[field] !== undefined),
    };
  }

  /** Gives exactly these fields: what was given before and is not among them is taken back. */
  async give(
    fairId: string,
    boothId: string,
    { fields, message }: BodyOf<typeof giveContact>,
    caller: FairCaller,
  ): Promise<void> {
    const person = await this.outsider(fairId, boothId, caller);
    const { gives } = await this.settings.of(fairId);
    const act = message === '' ? 'exchange' : 'request';
    const given = givenBy(gives[act], fields);
    if (given.length < new Set(fields).size) throw invalid('fields', 'not-allowed');
    const at = new Date();
    const key = `${act}:${randomUUID()}`;
    const happening: Happening = {
      fairId,
      boothId,
      participantId: person.id,
      kind: 'exchanged',
      key,
      at,
      details: message === '' ? {} : { message },
    };
    const recorded = await this.recorder.record(happening, async (manager) => {
      await this.consents.lock(manager, boothId, person.id);
      const [before] = await this.consents.revoke(manager, person.id, { boothId });
      await this.consents.add(manager, { fairId, boothId, participantId: person.id, act, key, fields: given, at });
      const isLess = [...(before?.fields ?? [])].some((field) => !given.includes(field));
      const news = { fairId, boothId, participantId: person.id, at: at.toISOString() };
      await this.outbox.record(manager, 'lead.changed.v1', { ...news, change: 'consent-given' });
      if (isLess) await this.outbox.record(manager, 'lead.changed.v1', { ...news, change: 'consent-revoked' });
    });
    if (!recorded) throw notFound('booth');
  }

  /** The caller, who must not be of the booth's own team. */
  async outsider(fairId: string, boothId: string, caller: FairCaller): Promise<ParticipantIdentity> {
    const person = await this.people.of(fairId, caller);
    if (person.companyId === boothId) throw notAllowed('This is your own booth');
    return person;
  }

  private async takeBack(fairId: string, participantId: string, which: { consentId?: string }): Promise<void> {
    const at = new Date().toISOString();
    await this.dataSource.transaction(async (manager) => {
      const lost = await this.consents.revoke(manager, participantId, which);
      await this.outbox.recordAll(
        manager,
        'lead.changed.v1',
        lost.map(({ boothId }) => ({ fairId, boothId, participantId, change: 'consent-revoked' as const, at })),
      );
    });
  }
}
