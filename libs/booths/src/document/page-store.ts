import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { FileStore, notFound } from '@parvis/platform';
import sharp from 'sharp';
import { pdfPages } from './pdf-pages.js';
import { VersionRepository } from './version.repository.js';

/** A version of a document whose file is there. */
export interface StoredVersion {
  id: string;
  key: string;
  type: string;
  pages: number | null;
}

/** Pages of documents as pictures, without watermark. A page of a PDF is drawn when it is first looked at and kept beside the file. */
@Injectable()
export class PageStore {
  constructor(
    private readonly files: FileStore,
    private readonly versions: VersionRepository,
  ) {}

  /** How many pages can be shown; null: this kind has none. @throws FILE_UNREADABLE */
  async count({ bytes, type }: { bytes: Buffer; type: string }): Promise<number | null> {
    if (type === 'application/pdf') return pdfPages.count(bytes);
    return type.startsWith('image/') ? 1 : null;
  }

  /** @throws NOT_FOUND for a page that the version does not have. */
  async page(version: StoredVersion, page: number): Promise<Buffer> {
    if (version.pages === null || page < 1 || page > version.pages) throw notFound('page');
    if (version.type.startsWith('image/')) return this.file(version.key);
    const key = `booths/pages/${version.id}/${page}.webp`;
    if (await this.files.has(key)) return this.file(key);
    const drawn = await pdfPages.draw(await this.file(version.key), page);
    const picture = await sharp(drawn).webp({ quality: 88 }).toBuffer();
    await this.versions.announce(key);
    await this.files.put(key, picture, 'image/webp');
    await this.versions.keepPage(key, version.id);
    return picture;
  }

  private async file(key: string): Promise<Buffer> {
    return buffer(await this.files.read(key));
  }
}
