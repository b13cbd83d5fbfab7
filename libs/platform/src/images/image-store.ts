import { Injectable } from '@nestjs/common';
import sharp, { type FitEnum } from 'sharp';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../http/domain-error.js';

export interface ImageShape {
  width: number;
  height: number;
  /** `cover` fills the frame and crops, `inside` keeps all of the picture and enlarges nothing. */
  fit: keyof FitEnum;
}

/** Path under which an image is served; the id never names other bytes, so it may be cached for ever. */
export const imageUrl = (id: string | null): string | null => (id ? `/api/fairs/images/${id}` : null);

/**
 * Small pictures (photos, logos), re-encoded to WebP without metadata and kept in Postgres: they are backed up with the rest
 * and every service can read them.
 */
@Injectable()
export class ImageStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Stores a picture of any usual type, told by its content.
   * @throws FILE_TYPE_NOT_SUPPORTED when the bytes are not a picture that can be read.
   */
  async put(bytes: Buffer, shape: ImageShape, manager: EntityManager = this.dataSource.manager): Promise<string> {
    const webp = await encode(bytes, shape);
    const [row]: [{ id: string }] = await manager.query(`insert into platform.image (bytes) values ($1) returning id`, [
      webp,
    ]);
    return row.id;
  }

  async read(id: string): Promise<Buffer | null> {
    const [row]: { bytes: Buffer }[] = await this.dataSource.query(`select bytes from platform.image where id = $1`, [
      id,
    ]);
    return row?.bytes ?? null;
  }

  async remove(id: string | null, manager: EntityManager = this.dataSource.manager): Promise<void> {
    if (id) await manager.query(`delete from platform.image where id = $1`, [id]);
  }
}

async function encode(bytes: Buffer, { width, height, fit }: ImageShape): Promise<Buffer> {
  try {
    return await sharp(bytes, { limitInputPixels: 50_000_000 })
      .rotate()
      .resize({ width, height, fit, withoutEnlargement: fit !== 'cover' })
      .webp({ quality: 82 })
      .toBuffer();
  } catch {
    throw new DomainError('FILE_TYPE_NOT_SUPPORTED', 'invalid', 'This is not a picture that can be read');
  }
}
