import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type DocumentLevel, documentPictureMaxBytes } from '@parvis/contracts';
import { DomainError, FileStore, inspectUpload, type UploadedFile } from '@parvis/platform';
import type { NewVersion } from './document.repository.js';
import { fitsLevel } from './document-access.rules.js';
import { PageStore } from './page-store.js';
import { VersionRepository } from './version.repository.js';

/** Puts files of documents into the file store. */
@Injectable()
export class DocumentShelf {
  constructor(
    private readonly versions: VersionRepository,
    private readonly pages: PageStore,
    private readonly files: FileStore,
  ) {}

  /** What no version names by the end is swept up. @throws DOCUMENT_NEEDS_PAGES, and what is wrong with the file */
  async store(fairId: string, level: DocumentLevel, upload: UploadedFile): Promise<NewVersion> {
    const { bytes, name, ending, type } = await inspectUpload(upload, { pictureMaxBytes: documentPictureMaxBytes });
    const pages = await this.pages.count({ bytes, type });
    assertFits(level, pages);
    const key = `fairs/${fairId}/documents/${randomUUID()}.${ending}`;
    await this.versions.announce(key);
    await this.files.put(key, bytes, type);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { key, name, type, size: bytes.byteLength, pages, sha256 };
  }
}

/** @throws DOCUMENT_NEEDS_PAGES */
export function assertFits(level: DocumentLevel, pages: number | null): void {
  if (!fitsLevel(level, pages))
    throw new DomainError('DOCUMENT_NEEDS_PAGES', 'invalid', 'Only PDF files and pictures can carry a watermark');
}
