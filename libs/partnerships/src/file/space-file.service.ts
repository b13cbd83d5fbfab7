import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  documentPictureMaxBytes,
  type listPartnershipFiles,
  mostPartnershipFiles,
  type PartnershipFile,
  type QueryOf,
} from '@parvis/contracts';
import {
  FileStore,
  inspectUpload,
  invalid,
  notAllowed,
  notFound,
  Outbox,
  pageFrom,
  type RateLimit,
  RateLimiter,
  timePlaceOf,
  timePositionOf,
  type UploadedFile,
} from '@parvis/platform';
import type { EntityManager } from 'typeorm';
import { type Standing, StandingRepository, workers, wrongState } from '../space/standing.repository.js';
import { SpaceFileRepository, type StoredFile } from './space-file.repository.js';

const addLimit: RateLimit = { name: 'partnership-files', points: 60, seconds: 3600 };

/** Files that the people of a partnership put there for each other. All of them may open each. */
@Injectable()
export class SpaceFileService {
  constructor(
    private readonly files: SpaceFileRepository,
    private readonly standings: StandingRepository,
    private readonly store: FileStore,
    private readonly outbox: Outbox,
    private readonly limiter: RateLimiter,
  ) {}

  /** @throws NOT_FOUND */
  async list(partnershipId: string, userId: string, { cursor, limit }: QueryOf<typeof listPartnershipFiles>) {
    const standing = await this.standings.of(partnershipId, userId);
    const [rows, total] = await Promise.all([
      this.files.list(standing, timePositionOf(cursor), limit),
      this.files.count(partnershipId),
    ]);
    return pageFrom(rows, limit, total, timePlaceOf, ({ item }): PartnershipFile => item);
  }

  /** @throws NOT_FOUND, NOT_ALLOWED for readers, PARTNERSHIP_STATE, FILE_TOO_LARGE, FILE_TYPE_NOT_SUPPORTED, TOO_MANY_REQUESTS, INVALID_INPUT when it is full */
  async add(partnershipId: string, userId: string, upload: UploadedFile): Promise<PartnershipFile> {
    // Before anything is stored.
    const { role, state } = await this.standings.of(partnershipId, userId);
    if (!workers.includes(role)) throw notAllowed(`This is for: ${workers.join(', ')}`);
    if (state !== 'open') throw wrongState();
    await this.limiter.consume(addLimit, userId);
    const { bytes, name, ending, type } = await inspectUpload(upload, { pictureMaxBytes: documentPictureMaxBytes });
    const key = `partnerships/${partnershipId}/${randomUUID()}.${ending}`;
    await this.files.announce(key);
    await this.store.put(key, bytes, type);
    const [id, standing] = await this.standings.change(partnershipId, userId, workers, async (manager, held) => {
      if ((await this.files.count(partnershipId, manager)) >= mostPartnershipFiles)
        throw invalid('documents', 'too-many');
      const added = await this.files.add(manager, held, { key, name, type, size: bytes.byteLength });
      await this.tell(manager, held, name);
      return [added, held] as const;
    });
    const file = await this.files.one(standing, id);
    if (!file) throw notFound('file');
    return file;
  }

  /** The file itself; that it was opened stands beside it. @throws NOT_FOUND */
  async open(partnershipId: string, userId: string, fileId: string): Promise<StoredFile> {
    const standing = await this.standings.of(partnershipId, userId);
    const file = await this.files.find(partnershipId, fileId);
    if (!file) throw notFound('file');
    await this.files.noteReading(fileId, standing);
    return file;
  }

  /** @throws NOT_FOUND, also for what is not one's to remove */
  remove(partnershipId: string, userId: string, fileId: string): Promise<void> {
    return this.standings.change(partnershipId, userId, workers, async (manager, standing) => {
      if (!(await this.files.remove(manager, fileId, standing))) throw notFound('file');
    });
  }

  /** Both sides by the name under which they know the other one. */
  private async tell(manager: EntityManager, standing: Standing, title: string): Promise<void> {
    const { partnershipId, fairId, ownName, otherName } = standing;
    if (fairId === null) return;
    const others = await this.files.othersIn(manager, standing);
    for (const isOwnSide of [true, false]) {
      const userIds = others.filter((other) => other.isOwnSide === isOwnSide).map(({ userId }) => userId);
      if (userIds.length === 0) continue;
      const withName = isOwnSide ? otherName : ownName;
      await this.outbox.record(manager, 'partnership.news.v1', {
        partnershipId,
        fairId,
        userIds,
        act: 'file-added',
        withName,
        title,
        dueOn: null,
      });
    }
  }
}
