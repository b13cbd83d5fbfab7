import { Injectable } from '@nestjs/common';
import type { BodyOf, BoothDocument, DocumentFile, DocumentLevel, updateDocument } from '@parvis/contracts';
import { type FairCaller, invalid, notAllowed, notFound, Outbox, type UploadedFile } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { BoothReader } from '../booth/booth-reader.js';
import { DocumentRepository } from './document.repository.js';
import { DocumentDoor } from './document-door.js';
import { assertFits, DocumentShelf } from './document-shelf.js';
import { toFile, toView } from './document-view.js';
import { VersionRepository } from './version.repository.js';

/** Where a document stands. */
export interface DocumentPlace {
  fairId: string;
  boothId: string;
  documentId: string;
}

/** What a booth's team does with its documents. */
@Injectable()
export class DocumentDeskService {
  constructor(
    private readonly door: DocumentDoor,
    private readonly documents: DocumentRepository,
    private readonly versions: VersionRepository,
    private readonly booths: BoothReader,
    private readonly shelf: DocumentShelf,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws NOT_ALLOWED, FAIR_NOT_OPEN, INVALID_INPUT beyond the package, DOCUMENT_NEEDS_PAGES, and what is wrong with the file. */
  async add(
    { fairId, boothId }: Omit<DocumentPlace, 'documentId'>,
    level: DocumentLevel,
    upload: UploadedFile,
    caller: FairCaller,
  ): Promise<BoothDocument> {
    await this.door.enterAsTeam(fairId, boothId, caller);
    await this.door.assertOpen(fairId);
    const version = await this.shelf.store(fairId, level, upload);
    const title = version.name.replace(/\.[^.]+$/, '');
    const id = await this.dataSource.transaction(async (manager) => {
      // Holds the booth, so that two uploads at once do not both get its last place.
      const limits = await this.booths.limits(fairId, boothId, manager);
      if ((await this.documents.count(manager, boothId)) >= (limits?.documents ?? 0))
        throw invalid('documents', 'too-many');
      const added = await this.documents.add(manager, { fairId, boothId, title, level });
      await this.versions.add(manager, added, version);
      return added;
    });
    return this.view(boothId, id);
  }

  /** @throws as `add` does. */
  async replace(place: DocumentPlace, upload: UploadedFile, caller: FairCaller): Promise<BoothDocument> {
    const { fairId, boothId, documentId } = place;
    await this.door.enterAsTeam(fairId, boothId, caller);
    await this.door.assertOpen(fairId);
    const document = await this.documents.find(boothId, documentId, null);
    if (!document) throw notFound('document');
    const version = await this.shelf.store(fairId, document.level, upload);
    await this.change(place, async (manager) => {
      // The level may have changed while the file came.
      const now = await this.documents.find(boothId, documentId, null, manager);
      if (now) assertFits(now.level, version.pages);
      await this.versions.add(manager, documentId, version);
    });
    return this.view(boothId, documentId);
  }

  async update(
    place: DocumentPlace,
    change: BodyOf<typeof updateDocument>,
    caller: FairCaller,
  ): Promise<BoothDocument> {
    const { fairId, boothId, documentId } = place;
    await this.door.enterAsTeam(fairId, boothId, caller);
    await this.change(place, async (manager) => {
      const document = await this.documents.find(boothId, documentId, null, manager);
      if (!document) throw notFound('document');
      assertFits(change.level ?? document.level, document.version.pages);
      if (change.productId && !(await this.documents.hasProduct(manager, boothId, change.productId)))
        throw invalid('productId', 'unknown');
      await this.documents.update(manager, documentId, change);
    });
    return this.view(boothId, documentId);
  }

  async order(fairId: string, boothId: string, ids: readonly string[], caller: FairCaller): Promise<void> {
    await this.door.enterAsTeam(fairId, boothId, caller);
    await this.documents.order(boothId, ids);
  }

  /** Organisers may, too: what does not belong into their fair. */
  async remove(place: DocumentPlace, caller: FairCaller): Promise<void> {
    const { isTeam, isOrganiser } = await this.door.enter(place.fairId, place.boothId, caller);
    if (!isTeam && !isOrganiser) throw notAllowed('Only the booth’s own team may do this');
    await this.change(place, (manager) => this.documents.remove(manager, place.documentId));
  }

  async listVersions({ fairId, boothId, documentId }: DocumentPlace, caller: FairCaller): Promise<DocumentFile[]> {
    await this.door.enterAsTeam(fairId, boothId, caller);
    if (!(await this.documents.find(boothId, documentId, null))) throw notFound('document');
    return (await this.versions.list(documentId)).map(toFile);
  }

  private async change(place: DocumentPlace, work: (manager: EntityManager) => Promise<void>): Promise<void> {
    const { fairId, boothId, documentId } = place;
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.documents.lock(manager, boothId, documentId))) throw notFound('document');
      await work(manager);
      await this.outbox.record(manager, 'document.changed.v1', { fairId, boothId, documentId });
    });
  }

  private async view(boothId: string, id: string): Promise<BoothDocument> {
    const document = await this.documents.find(boothId, id, null);
    if (!document) throw notFound('document');
    return toView(document, true);
  }
}
