import { Injectable } from '@nestjs/common';
import type { AnswerOf, BoothDocument, listDocuments, OwnDocument } from '@parvis/contracts';
import { DomainError, type FairCaller, notFound, Outbox, type RateLimit, RateLimiter } from '@parvis/platform';
import { CompanyReader, ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { BoothReader } from '../booth/booth-reader.js';
import { DocumentRepository } from './document.repository.js';
import { mayAsk } from './document-access.rules.js';
import type { DocumentPlace } from './document-desk.service.js';
import { DocumentDoor } from './document-door.js';
import { accessOf, toView } from './document-view.js';
import { GrantRepository } from './grant.repository.js';
import { TeamAccounts } from './team-accounts.js';

const askLimit: RateLimit = { name: 'document-requests', points: 30, seconds: 3600 };

/** Documents as visitors come to them. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly door: DocumentDoor,
    private readonly documents: DocumentRepository,
    private readonly grants: GrantRepository,
    private readonly booths: BoothReader,
    private readonly companies: CompanyReader,
    private readonly participants: ParticipantReader,
    private readonly team: TeamAccounts,
    private readonly limiter: RateLimiter,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  async list(fairId: string, boothId: string, caller: FairCaller): Promise<AnswerOf<typeof listDocuments>> {
    const { person, isTeam } = await this.door.enter(fairId, boothId, caller);
    const [documents, limits] = await Promise.all([
      this.documents.list(boothId, person?.id ?? null),
      this.booths.limits(fairId, boothId),
    ]);
    const items = documents
      .map((document) => toView(document, isTeam))
      .filter(({ access, signatureId }) => access !== 'closed' || signatureId !== null);
    return { items, isTeam, limit: limits?.documents ?? 0 };
  }

  /** @throws DOCUMENT_CLOSED to whom the team has refused it or who cannot ask */
  async ask(place: DocumentPlace, note: string, caller: FairCaller): Promise<BoothDocument> {
    const { fairId, boothId, documentId } = place;
    const { person } = await this.door.enterAsPerson(fairId, boothId, caller);
    await this.limiter.consume(askLimit, person.id);
    return this.dataSource.transaction(async (manager) => {
      const isThere = await this.documents.lock(manager, boothId, documentId);
      const document = isThere && (await this.documents.find(boothId, documentId, person.id, manager));
      if (!document) throw notFound('document');
      const access = accessOf(document, person.companyId === boothId);
      // Asking twice is asking once.
      if (access === 'asked') return toView(document, false);
      if (!mayAsk(access))
        throw new DomainError('DOCUMENT_CLOSED', 'not-allowed', 'This cannot be asked for', { details: { access } });
      await this.grants.ask(manager, documentId, person.id, note);
      await this.outbox.record(manager, 'document.asked.v1', {
        fairId,
        boothId,
        documentId,
        title: document.title,
        by: [`${person.firstName} ${person.lastName}`, person.companyName].filter(Boolean).join(', '),
        userIds: await this.team.of(fairId, boothId),
      });
      const asked = await this.documents.find(boothId, documentId, person.id, manager);
      if (!asked) throw notFound('document');
      return toView(asked, false);
    });
  }

  /** What the caller asked for, was let in to, or signed for, at any booth. */
  async own(fairId: string, caller: FairCaller): Promise<OwnDocument[]> {
    const person = await this.participants.byUser(fairId, caller.userId);
    if (!person) return [];
    const documents = await this.documents.ofPerson(fairId, person.id);
    const companies = await this.companies.cards(fairId, [...new Set(documents.map(({ boothId }) => boothId))]);
    return documents.map((document) => ({
      boothId: document.boothId,
      companyName: companies.get(document.boothId)?.name ?? '',
      document: toView(document, caller.roles.includes('exhibitor') && person.companyId === document.boothId),
    }));
  }
}
