import { Injectable } from '@nestjs/common';
import type { BodyOf, OwnProfile, updateOwnProfile } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { DomainError, holdAgendas, ImageStore, invalid, notFound, Outbox } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { CompanyRepository } from '../company/company.repository.js';
import { companyKey } from '../company/company-key.rules.js';
import { toTerms, withoutRepetitions } from './business-terms.js';
import { completedAtOf, gapsOf } from './completeness.rules.js';
import { ownDateOverMeeting } from './own-date.errors.js';
import { type OwnRow, type ParticipantRecord, ParticipantRepository } from './participant.repository.js';
import { toCard } from './participant-card.js';

type ProfileChange = BodyOf<typeof updateOwnProfile>;

const photoShape = { width: 512, height: 512, fit: 'cover' } as const;

/** What people say of themselves. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly participants: ParticipantRepository,
    private readonly companies: CompanyRepository,
    private readonly fairs: FairReader,
    private readonly images: ImageStore,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  async get(fairId: string, userId: string): Promise<OwnProfile> {
    const row = await this.participants.own(fairId, userId);
    if (!row) throw notFound('profile');
    await this.participants.noteVisit(fairId, userId);
    return toOwnProfile(row);
  }

  /** @throws FAIR_NOT_OPEN, INVALID_INPUT, OWN_DATE_OVER_MEETING */
  async update(fairId: string, userId: string, change: ProfileChange): Promise<OwnProfile> {
    await Promise.all([this.assertNotClosed(fairId), this.assertTopics(fairId, change)]);
    const saving = this.dataSource.transaction(async (manager) => {
      if (change.busy) await holdAgendas(manager, fairId);
      const before = (await this.participants.lockByUsers(manager, fairId, [userId])).get(userId);
      if (!before) throw notFound('profile');
      const companyId = await this.companyOf(manager, fairId, before, change.companyName);
      await this.participants.update(manager, [changed(before, change, companyId)]);
      await this.outbox.record(manager, 'profiles.changed.v1', { fairId, participantIds: [before.id] });
    });
    await saving.catch((error: unknown) => {
      throw ownDateOverMeeting(error) ?? error;
    });
    return this.get(fairId, userId);
  }

  /** Sets the photo, or removes it; the picture that was there goes. */
  async setPhoto(fairId: string, userId: string, bytes: Buffer | null): Promise<OwnProfile> {
    await this.assertNotClosed(fairId);
    await this.dataSource.transaction(async (manager) => {
      const imageId = bytes && (await this.images.put(bytes, photoShape, manager));
      const before = await this.participants.setPhoto(manager, fairId, userId, imageId);
      if (before === undefined) throw notFound('profile');
      await this.images.remove(before, manager);
    });
    return this.get(fairId, userId);
  }

  private async companyOf(
    manager: EntityManager,
    fairId: string,
    before: ParticipantRecord,
    name: string | undefined,
  ): Promise<string | null> {
    if (name === undefined) return before.companyId;
    const company = (await this.companies.ensure(manager, fairId, [name])).get(companyKey(name));
    if (!company) throw invalid('companyName', 'required');
    if (company.id === before.companyId) return company.id;
    if (before.kind === 'exhibitor') throw invalid('companyName', 'exhibitors-stay');
    // Its staff edit its booth: whoever could join by typing a name could take a booth over.
    if (company.isExhibitor) throw invalid('companyName', 'company-exhibits');
    return company.id;
  }

  private async assertTopics(fairId: string, change: ProfileChange): Promise<void> {
    if (!change.needs?.length && !change.offers?.length) return;
    const known = new Set((await this.fairs.topics(fairId)).map((topic) => topic.id));
    for (const field of ['needs', 'offers'] as const) {
      const unknown = (change[field] ?? []).findIndex((id) => !known.has(id));
      if (unknown >= 0) throw invalid(`${field}.${unknown}`, 'unknown');
    }
  }

  private async assertNotClosed(fairId: string): Promise<void> {
    const { status } = await this.fairs.get(fairId);
    if (status === 'closed') throw new DomainError('FAIR_NOT_OPEN', 'conflict', 'The fair is closed');
  }
}

function changed(
  before: ParticipantRecord,
  { companyName: _, ...change }: ProfileChange,
  companyId: string | null,
): ParticipantRecord {
  const now = new Date();
  const after: ParticipantRecord = {
    ...before,
    ...change,
    needs: [...new Set(change.needs ?? before.needs)],
    offers: [...new Set(change.offers ?? before.offers)],
    languages: [...new Set(change.languages ?? before.languages)],
    intents: [...new Set(change.intents ?? before.intents)],
    terms: change.terms ? withoutRepetitions(change.terms) : before.terms,
    companyId,
    availabilityCheckedAt: change.busy ? now : before.availabilityCheckedAt,
  };
  const judged = { ...after, isAvailabilityChecked: after.availabilityCheckedAt !== null };
  return { ...after, completedAt: completedAtOf(judged, before.completedAt, now) };
}

const toOwnProfile = (row: OwnRow): OwnProfile => ({
  ...toCard(row),
  email: row.email,
  terms: toTerms(row),
  callPhone: row.callPhone,
  busy: row.busy,
  gaps: gapsOf(row),
  completedAt: row.completedAt?.toISOString() ?? null,
});
