import { Injectable } from '@nestjs/common';
import type { Agreement, BodyOf, LocalText, signAgreement } from '@parvis/contracts';
import { DomainError, type FairCaller, notFound } from '@parvis/platform';
import { CompanyReader, ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { AgreementRepository } from './agreement.repository.js';
import { DocumentRepository } from './document.repository.js';
import { grantEnd } from './document-access.rules.js';
import type { DocumentPlace } from './document-desk.service.js';
import { DocumentDoor } from './document-door.js';
import { accessOf } from './document-view.js';
import { GrantRepository } from './grant.repository.js';
import type { Whereabouts } from './reading.repository.js';
import { signatureRecord } from './signature-record.js';
import { standardAgreement } from './standard-agreement.js';

/** Confidentiality agreements: their texts, and signing them. */
@Injectable()
export class AgreementService {
  constructor(
    private readonly door: DocumentDoor,
    private readonly agreements: AgreementRepository,
    private readonly documents: DocumentRepository,
    private readonly grants: GrantRepository,
    private readonly companies: CompanyReader,
    private readonly participants: ParticipantReader,
    private readonly dataSource: DataSource,
  ) {}

  /** The organiser's text; the usual one until the organiser has written another. */
  async standard(fairId: string): Promise<Agreement> {
    const written = await this.agreements.latest(fairId, null);
    if (written) return written;
    await this.agreements.begin(fairId, standardAgreement);
    const begun = await this.agreements.latest(fairId, null);
    if (!begun) throw notFound('agreement');
    return begun;
  }

  async writeStandard(fairId: string, text: LocalText, caller: FairCaller): Promise<Agreement> {
    await this.standard(fairId);
    return this.dataSource.transaction((manager) => this.agreements.add(manager, fairId, null, text, caller.userId));
  }

  /** What has to be signed at this booth now. */
  async inForce(fairId: string, boothId: string, caller: FairCaller): Promise<Agreement> {
    await this.door.enter(fairId, boothId, caller);
    return this.inForceAt(fairId, boothId);
  }

  /** The booth's own text, or with null the organiser's again. */
  async write(fairId: string, boothId: string, text: LocalText | null, caller: FairCaller): Promise<Agreement> {
    await this.door.enterAsTeam(fairId, boothId, caller);
    await this.dataSource.transaction(async (manager) => {
      if (text !== null) await this.agreements.add(manager, fairId, boothId, text, caller.userId);
      await this.agreements.choose(manager, boothId, text !== null);
    });
    return this.inForceAt(fairId, boothId);
  }

  /** @throws NOT_FOUND, DOCUMENT_CLOSED where there is nothing to sign, CONFLICT when another text is in force by now */
  async sign(
    place: DocumentPlace,
    { agreementId, language, name }: BodyOf<typeof signAgreement>,
    from: Whereabouts,
    caller: FairCaller,
  ): Promise<{ id: string }> {
    const { fairId, boothId, documentId } = place;
    const { person, isTeam } = await this.door.enterAsPerson(fairId, boothId, caller);
    const [agreement, company] = await Promise.all([
      this.inForceAt(fairId, boothId),
      this.companies.card(fairId, boothId),
    ]);
    if (agreement.id !== agreementId)
      throw new DomainError('CONFLICT', 'conflict', 'The agreement has a new version that has to be read first');
    return this.dataSource.transaction(async (manager) => {
      const isThere = await this.documents.lock(manager, boothId, documentId);
      const document = isThere && (await this.documents.find(boothId, documentId, person.id, manager));
      if (!document || !company) throw notFound('document');
      const access = accessOf(document, isTeam);
      const isDone = access === 'open' && document.signatureId !== null;
      if (access !== 'sign' && !isDone)
        throw new DomainError('DOCUMENT_CLOSED', 'not-allowed', 'There is nothing to sign', { details: { access } });
      const id = await this.agreements.sign(manager, {
        fairId,
        boothId,
        companyName: company.name,
        documentId,
        documentTitle: document.title,
        versionNumber: document.version.number,
        versionSha256: document.version.sha256,
        agreementId,
        language,
        participantId: person.id,
        typedName: name,
        profileName: `${person.firstName} ${person.lastName}`,
        profileCompany: person.companyName,
        email: caller.email,
        ...from,
      });
      await this.grants.openBySignature(manager, documentId, person.id, grantEnd(document.accessDays, new Date()));
      return { id };
    });
  }

  /** The record as a PDF; for the signer and the booth's team. @throws NOT_FOUND for others */
  async record(fairId: string, id: string, caller: FairCaller): Promise<{ name: string; pdf: Buffer }> {
    const [signature, person] = await Promise.all([
      this.agreements.findSignature(fairId, id),
      this.participants.byUser(fairId, caller.userId),
    ]);
    const isTeam = caller.roles.includes('exhibitor') && person?.companyId === signature?.boothId;
    if (!signature || !person || !(isTeam || person.id === signature.participantId)) throw notFound('signature');
    const agreement = await this.agreements.find(signature.agreementId);
    if (!agreement) throw notFound('signature');
    return { name: `agreement-${id.slice(0, 8)}.pdf`, pdf: await signatureRecord(signature, agreement) };
  }

  private async inForceAt(fairId: string, boothId: string): Promise<Agreement> {
    const own = (await this.agreements.usesOwn(boothId)) ? await this.agreements.latest(fairId, boothId) : null;
    return own ?? this.standard(fairId);
  }
}
