import { Injectable } from '@nestjs/common';
import type { BoothContent, PictureUse } from '@parvis/contracts';
import { type ImageShape, ImageStore, imageUrl, invalid } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { picturesOf } from './booth-content.rules.js';

/** Large enough for the screens of today, small enough for a phone in a hall. */
const shapes: Record<PictureUse, ImageShape> = {
  logo: { width: 512, height: 512, fit: 'inside' },
  banner: { width: 1600, height: 400, fit: 'cover' },
  product: { width: 1200, height: 900, fit: 'inside' },
};

/** More than a booth can show, fewer than would fill a disk: a hundred products with eight pictures are the most. */
const mostPictures = 1000;

/** The pictures that a booth may show. */
@Injectable()
export class PictureService {
  constructor(
    private readonly images: ImageStore,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Stores a picture, re-encoded, for a draft to name.
   * @throws FILE_TYPE_NOT_SUPPORTED, or INVALID_INPUT when the booth has too many.
   */
  async add(boothId: string, use: PictureUse, bytes: Buffer): Promise<{ id: string; url: string }> {
    return this.dataSource.transaction(async (manager) => {
      const [{ count }]: [{ count: number }] = await manager.query(
        `select count(*)::int as count from booths.picture where booth_id = $1`,
        [boothId],
      );
      if (count >= mostPictures) throw invalid('pictures', 'too-many');
      const id = await this.images.put(bytes, shapes[use], manager);
      await manager.query(`insert into booths.picture (image_id, booth_id) values ($1, $2)`, [id, boothId]);
      return { id, url: imageUrl(id) ?? '' };
    });
  }

  /** @throws INVALID_INPUT when a draft names a picture that is not this booth's. */
  async assertOwn(manager: EntityManager, boothId: string, content: BoothContent): Promise<void> {
    const ids = [...picturesOf(content)];
    const [{ count }]: [{ count: number }] = await manager.query(
      `select count(*)::int as count from booths.picture where booth_id = $1 and image_id = any($2::uuid[])`,
      [boothId, ids],
    );
    if (count < ids.length) throw invalid('pictures', 'unknown');
  }

  /**
   * Removes what is shown no longer. Pictures of the last hour stay: another window may have uploaded them for a draft that it
   * keeps in a moment.
   */
  async sweep(manager: EntityManager, boothId: string, shown: BoothContent): Promise<void> {
    const rows: { id: string }[] = await manager.query(
      `select image_id as id from booths.picture
       where booth_id = $1 and image_id <> all($2::uuid[]) and created_at < now() - interval '1 hour'`,
      [boothId, [...picturesOf(shown)]],
    );
    for (const { id } of rows) await this.images.remove(id, manager);
  }
}
