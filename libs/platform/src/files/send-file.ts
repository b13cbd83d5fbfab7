import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { notFound } from '../http/domain-error.js';
import { rangeOf } from './byte-range.rules.js';
import { disposition } from './file-name.rules.js';
import type { FileStore } from './file-store.js';

export interface SentFile {
  key: string;
  /** Changes with the content. */
  id: string;
  name: string;
  type: string;
  size: number;
  /** Whether a page may show it; everything else is downloaded. */
  isShown: boolean;
  /** False: the browser keeps no copy at all. */
  isKept?: boolean;
}

/**
 * Answers a stored file, or the part of it that was asked for. The browser may not guess its type, run anything in it, or show it
 * again without asking, so that access is checked each time.
 */
export async function sendFile(store: FileStore, file: SentFile, request: Request, response: Response): Promise<void> {
  const etag = `"${file.id}"`;
  response.set({
    'Content-Type': file.type,
    'Content-Disposition': disposition(file.isShown ? 'inline' : 'attachment', file.name),
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': file.isKept === false ? 'no-store' : 'private, no-cache, no-transform',
    'Accept-Ranges': 'bytes',
    ETag: etag,
  });
  if (request.headers['if-none-match'] === etag) return void response.status(304).end();
  const given = request.headers['if-range'];
  const range = given === undefined || given === etag ? rangeOf(request.headers.range, file.size) : null;
  if (range === 'unsatisfiable') return void response.status(416).set('Content-Range', `bytes */${file.size}`).end();
  if (!(await store.has(file.key))) throw notFound('file');
  const bytes = await store.read(file.key, range ?? undefined);
  if (range) response.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`);
  response.set('Content-Length', String(range ? range.end - range.start + 1 : file.size));
  // Whoever closes the page in the middle of a download has done nothing wrong.
  await pipeline(bytes, response).catch((error: unknown) => {
    if (!response.destroyed) throw error;
  });
}
