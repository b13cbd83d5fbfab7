import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type FairCaller,
  notAllowed,
  notFound,
  Outbox,
  type RateLimit,
  RateLimiter,
} from '@parvis/platform';
import { DataSource } from 'typeorm';
import { DocumentRepository } from './document.repository.js';
import type { DocumentPlace } from './document-desk.service.js';
import { type DocumentCaller, DocumentDoor } from './document-door.js';
import { accessOf, type DocumentRecord, type VersionRecord } from './document-view.js';
import { PageStore } from './page-store.js';
import { ReadingRepository, type Whereabouts } from './reading.repository.js';
import { VersionRepository } from './version.repository.js';
import { watermarkLines, withWatermark } from './watermark.js';

/** Pages cost a processor's time; this is faster than anybody reads. */
const pageLimit: RateLimit = { name: 'document-pages', points: 240, seconds: 60 };

interface Opened {
  caller: DocumentCaller;
  document: DocumentRecord;
  version: VersionRecord;
}

/** Delivers documents. Every single read looks at grant, end and withdrawal anew, and is noted before anything leaves. */
@Injectable()
export class ReadingService {
  constructor(
    private readonly door: DocumentDoor,
    private readonly documents: DocumentRepository,
    private readonly versions: VersionRepository,
    private readonly readings: ReadingRepository,
    private readonly pages: PageStore,
    private readonly limiter: RateLimiter,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * A page as WebP; unless the document is public with the reader's name, company and the time burnt in.
   * @throws NOT_FOUND, DOCUMENT_CLOSED, UNAVAILABLE when too many pages are being drawn
   */
  async page(
    place: DocumentPlace,
    page: number,
    version: number | undefined,
    from: Whereabouts,
    caller: FairCaller,
  ): Promise<Buffer> {
    await this.limiter.consume(pageLimit, caller.userId);
    const opened = await this.open(place, version, caller);
    const picture = await this.pages.page(opened.version, page);
    // Drawing takes time, in which access may have been taken back.
    await this.open(place, version, caller);
    await this.note(place, opened, page, from);
    if (opened.document.level === 'public') return picture;
    return withWatermark(picture, this.markOf(opened.caller));
  }

  /**
   * The file as it was uploaded: only where no watermark is owed, or none is possible and the level allows it.
   * @throws NOT_FOUND, NOT_ALLOWED, DOCUMENT_CLOSED
   */
  async file(
    place: DocumentPlace,
    version: number | undefined,
    from: Whereabouts,
    caller: FairCaller,
  ): Promise<VersionRecord> {
    const opened = await this.open(place, version, caller);
    const { document, caller: reader } = opened;
    const isFree = document.level === 'public' || (document.level === 'request' && opened.version.pages === null);
    if (!reader.isTeam && !isFree) throw notAllowed('This document is only shown page by page');
    await this.note(place, opened, null, from);
    return opened.version;
  }

  private async open(place: DocumentPlace, number: number | undefined, caller: FairCaller): Promise<Opened> {
    const reader = await this.door.enter(place.fairId, place.boothId, caller);
    const document = await this.documents.find(place.boothId, place.documentId, reader.person?.id ?? null);
    if (!document) throw notFound('document');
    const access = accessOf(document, reader.isTeam);
    if (access !== 'open')
      throw new DomainError('DOCUMENT_CLOSED', 'not-allowed', `Access: ${access}`, { details: { access } });
    if (number === undefined || number === document.version.number)
      return { caller: reader, document, version: document.version };
    const former = reader.isTeam ? await this.versions.find(document.id, number) : null;
    if (!former) throw notFound('version');
    return { caller: reader, document, version: former };
  }

  /** The team's own reading is noted like everybody's; it just is no news to the team. */
  private async note(place: DocumentPlace, opened: Opened, page: number | null, from: Whereabouts): Promise<void> {
    const { document, version, caller } = opened;
    const participantId = caller.person?.id ?? null;
    await this.dataSource.transaction(async (manager) => {
      const { documentId } = place;
      await this.readings.add(manager, {
        documentId,
        version: version.number,
        participantId,
        userId: caller.userId,
        page,
        ...from,
      });
      if (participantId === null || caller.isTeam) return;
      const at = await this.readings.firstOpening(manager, document.id, participantId);
      if (at === null) return;
      const { fairId, boothId } = place;
      const payload = { fairId, boothId, documentId, title: document.title, participantId, at: at.toISOString() };
      await this.outbox.record(manager, 'document.opened.v1', payload);
    });
  }

  private markOf({ person, userId }: DocumentCaller): string[] {
    const name = person ? `${person.firstName} ${person.lastName}` : '';
    return watermarkLines({ name, companyName: person?.companyName ?? '', personId: person?.id ?? userId }, new Date());
  }
}
