import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { type ByteRange, type FileShelf, openShelf } from './file-shelf.js';

/**
 * Files that are too large for the database: in a local folder (`FILES_DIR`) or an S3 bucket (`FILES_S3_BUCKET`). Nothing in it is
 * public; whoever reads decides who may. Keys are made by the callers, never of what a person typed.
 */
@Injectable()
export class FileStore {
  private opening: Promise<FileShelf> | null = null;

  constructor(private readonly config: AppConfig) {}

  async put(key: string, bytes: Uint8Array, type: string): Promise<void> {
    const { disk } = await this.shelf();
    await disk.put(checked(key), bytes, { contentType: type, contentLength: bytes.byteLength });
  }

  /** Takes a copy of a file of this machine. */
  async putFile(key: string, path: string, type: string): Promise<void> {
    const { disk } = await this.shelf();
    await disk.copyFromFs(path, checked(key), { contentType: type });
  }

  /** @throws when there is no such file; with a range only once the stream is read. */
  async read(key: string, range?: ByteRange): Promise<Readable> {
    const shelf = await this.shelf();
    return range ? shelf.readRange(checked(key), range) : shelf.disk.getStream(checked(key));
  }

  /** Puts a copy onto this machine's disk. */
  async fetch(key: string, path: string): Promise<void> {
    await pipeline(await this.read(key), createWriteStream(path, { mode: 0o600 }));
  }

  async has(key: string): Promise<boolean> {
    return (await this.shelf()).disk.exists(checked(key));
  }

  /** A file that is not there counts as removed. */
  async remove(key: string): Promise<void> {
    await (await this.shelf()).disk.delete(checked(key));
  }

  private shelf(): Promise<FileShelf> {
    this.opening ??= openShelf(this.config).catch((error: unknown) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }
}

function checked(key: string): string {
  if (/^[a-z0-9-]+(\/[a-z0-9-]+)*(\.[a-z0-9]{1,5})?$/.test(key)) return key;
  throw new Error(`not a key of the file store: ${key}`);
}
