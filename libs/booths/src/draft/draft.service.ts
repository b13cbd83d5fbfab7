import { Injectable } from '@nestjs/common';
import type { BoothContent, BoothDraft, PictureUse } from '@parvis/contracts';
import { DomainError, type FairCaller, invalid, notAllowed, notFound, Outbox } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { BoothRepository } from '../booth/booth.repository.js';
import { BoothAccess } from '../booth/booth-access.js';
import { PackageRepository } from '../package/package.repository.js';
import { grownOverLimit, type OverLimit, overLimit } from '../package/package.rules.js';
import { countsOf, isSameContent, publishingIssues, saysTheSame } from './booth-content.rules.js';
import { type DraftRecord, DraftRepository } from './draft.repository.js';
import { DraftReader } from './draft-reader.js';
import { PictureService } from './picture.service.js';

/** How a booth is written: a draft that is kept as a whole, and published as a whole. */
@Injectable()
export class DraftService {
  constructor(
    private readonly drafts: DraftRepository,
    private readonly pictures: PictureService,
    private readonly packages: PackageRepository,
    private readonly booths: BoothRepository,
    private readonly access: BoothAccess,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
    private readonly reader: DraftReader,
  ) {}

  /** @throws NOT_FOUND or NOT_ALLOWED */
  async get(fairId: string, id: string, caller: FairCaller): Promise<BoothDraft> {
    if (!(await this.access.owns(fairId, id, caller))) {
      if (!(await this.drafts.read(fairId, id))) throw notFound('booth');
      throw notAllowed('Only its own staff may see the draft of a booth');
    }
    return this.reader.read(fairId, id);
  }

  /**
   * Idempotent: the same content again, from somebody who has not heard the answer, changes nothing.
   * @throws CONFLICT when the draft is another one than `revision` was read from, BOOTH_LIMIT when it grows beyond its package.
   */
  async save(
    fairId: string,
    id: string,
    revision: number,
    content: BoothContent,
    caller: FairCaller,
  ): Promise<BoothDraft> {
    return this.change(fairId, id, caller, async (manager, draft) => {
      if (isSameContent(draft.content, content)) return;
      assertRevision(draft, revision);
      const limits = (await this.packages.get(fairId, manager))[draft.size];
      refuse(grownOverLimit(countsOf(content), countsOf(draft.content), limits), draft);
      await this.pictures.assertOwn(manager, id, content);
      await this.drafts.save(manager, id, isSameContent(draft.published, content) ? null : content);
    });
  }

  /** Goes back to what is published. */
  discard(fairId: string, id: string, caller: FairCaller): Promise<BoothDraft> {
    return this.change(fairId, id, caller, async (manager, draft) => {
      if (!draft.hasDraft) return;
      await this.drafts.save(manager, id, null);
      await this.pictures.sweep(manager, id, draft.published);
    });
  }

  /** @throws CONFLICT, BOOTH_LIMIT, or INVALID_INPUT with the fields that visitors cannot be shown. */
  publish(fairId: string, id: string, revision: number, caller: FairCaller): Promise<BoothDraft> {
    return this.change(fairId, id, caller, async (manager, draft) => {
      const isDone = !draft.hasDraft && draft.publishedAt !== null;
      if (isDone && draft.revision === revision + 1) return;
      assertRevision(draft, revision);
      const { content } = draft;
      const issues = publishingIssues(content);
      if (issues.length > 0) throw new DomainError('INVALID_INPUT', 'invalid', 'The booth is not complete', { issues });
      refuse(overLimit(countsOf(content), (await this.packages.get(fairId, manager))[draft.size]), draft);
      if (!(await this.drafts.publish(manager, id, content))) throw invalid('products', 'unknown');
      await this.pictures.sweep(manager, id, content);
      await this.booths.reindex(manager, [id]);
      if (draft.publishedAt === null || !saysTheSame(content, draft.published)) await this.tell(manager, fairId, id);
    });
  }

  /** Takes a booth out of the hall; what it says stays its content. */
  withdraw(fairId: string, id: string, caller: FairCaller): Promise<BoothDraft> {
    return this.change(fairId, id, caller, async (manager, draft) => {
      if (draft.publishedAt === null) return;
      await this.drafts.withdraw(manager, id);
      await this.booths.reindex(manager, [id]);
      await this.tell(manager, fairId, id);
    });
  }

  async addPicture(fairId: string, id: string, use: PictureUse, bytes: Buffer, caller: FairCaller) {
    if (!(await this.drafts.read(fairId, id))) throw notFound('booth');
    await this.access.assertMayChange(fairId, id, caller);
    return this.pictures.add(id, use, bytes);
  }

  /** Changes of one booth come one after the other. */
  private async change(
    fairId: string,
    id: string,
    caller: FairCaller,
    work: (manager: EntityManager, draft: DraftRecord) => Promise<void>,
  ): Promise<BoothDraft> {
    if (!(await this.drafts.read(fairId, id))) throw notFound('booth');
    await this.access.assertMayChange(fairId, id, caller);
    await this.dataSource.transaction(async (manager) => {
      const draft = await this.drafts.lock(manager, fairId, id);
      if (!draft) throw notFound('booth');
      await work(manager, draft);
    });
    return this.reader.read(fairId, id);
  }

  /** What the matcher reads of it is another thing now. */
  private tell(manager: EntityManager, fairId: string, companyId: string): Promise<void> {
    return this.outbox.record(manager, 'booth.changed.v1', { fairId, companyId });
  }
}

function assertRevision(draft: DraftRecord, revision: number): void {
  if (draft.revision !== revision)
    throw new DomainError('CONFLICT', 'conflict', 'Somebody else has changed the booth in the meantime');
}

function refuse(over: OverLimit | null, { size }: DraftRecord): void {
  if (!over) return;
  const message = `The package ${size} holds ${over.most} ${over.what}, not ${over.has}: remove some or ask the organiser for a larger one`;
  throw new DomainError('BOOTH_LIMIT', 'conflict', message, { details: { ...over, size } });
}
