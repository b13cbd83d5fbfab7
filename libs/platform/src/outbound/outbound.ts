import { lookup } from 'node:dns/promises';
import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { BlockList, LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { isPublicAddress, isWithin, netsOf } from './outbound-address.rules.js';

const limitMs = 10_000;
/** Connections that are kept: to one host at a time, and for how long without work. */
const keptLines = { keepAlive: true, maxSockets: 100, maxFreeSockets: 20, timeout: 15_000 };
/** Of an answer, so much is read and kept. */
const mostAnswerBytes = 2_000;

/** Why nothing came of a request. `address`: the host is not a public one, `scheme`: not https. */
export type OutboundTrouble = 'address' | 'scheme' | 'dns' | 'timeout' | 'connection' | 'certificate';

export class OutboundError extends Error {
  constructor(readonly trouble: OutboundTrouble) {
    super(trouble);
  }
}

export interface OutboundAnswer {
  status: number;
  /** The beginning of the answer as text. */
  text: string;
}

export interface OutboundFile {
  status: number;
  /** Names the version of the file; null without one. */
  etag: string | null;
  /** At most as many bytes as were asked for; `isWhole`: there are no more. */
  bytes: Buffer;
  isWhole: boolean;
}

interface Place {
  url: URL;
  address: string;
  family: number;
}

type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;
const resolveAll: Resolve = (host) => lookup(host, { all: true });

/**
 * Requests to addresses that users have typed. They reach public servers only, by https, and the networks that the operator names in
 * `OUTBOUND_NETWORKS`, by http too (OWASP, Server-Side Request Forgery Prevention): every address of the host is looked at, the request
 * goes to the very address that was looked at, redirects are not followed, and it is over after ten seconds.
 */
@Injectable()
export class Outbound implements OnApplicationShutdown {
  private readonly own: BlockList;
  private readonly lines = { 'http:': new HttpAgent(keptLines), 'https:': new HttpsAgent(keptLines) };
  /** Names into addresses. */
  resolve: Resolve = resolveAll;

  constructor(config: AppConfig) {
    this.own = netsOf(config.get('OUTBOUND_NETWORKS'));
  }

  /** @throws OutboundError when a request to this address would not be made. */
  async check(url: string): Promise<void> {
    await this.place(url, AbortSignal.timeout(limitMs));
  }

  onApplicationShutdown() {
    for (const agent of Object.values(this.lines)) agent.destroy();
  }

  /** @throws OutboundError when there was no answer; every answer is one, whatever its status. */
  post(url: string, body: string | Buffer, headers: Record<string, string>): Promise<OutboundAnswer> {
    return this.send(url, { method: 'POST', body, headers }, readStart);
  }

  /**
   * The same for thousands of messages to a few servers: connections are kept for the next one. Each leads to an address that was looked
   * at when it was opened.
   */
  postMany(url: string, body: Buffer, headers: Record<string, string>): Promise<OutboundAnswer> {
    return this.send(url, { method: 'POST', body, headers, keepsLine: true }, readStart);
  }

  /** A file of at most so many bytes. @throws OutboundError when there was no answer; every answer is one, whatever its status. */
  get(url: string, headers: Record<string, string>, maxBytes: number): Promise<OutboundFile> {
    return this.send(url, { method: 'GET', body: '', headers }, async (answer) => {
      const { bytes, isWhole } = await readUpTo(answer, maxBytes);
      return { status: answer.statusCode ?? 0, etag: answer.headers.etag ?? null, bytes, isWhole };
    });
  }

  private async send<Answer>(
    url: string,
    question: Question,
    read: (answer: IncomingMessage) => Promise<Answer>,
  ): Promise<Answer> {
    const signal = AbortSignal.timeout(limitMs);
    const place = await this.place(url, signal);
    try {
      const agent = question.keepsLine && this.lines[place.url.protocol === 'https:' ? 'https:' : 'http:'];
      return await send(place, question, { signal, agent: agent || false }, read);
    } catch (error) {
      throw new OutboundError(signal.aborted ? 'timeout' : troubleOf(error));
    }
  }

  private async place(text: string, signal: AbortSignal): Promise<Place> {
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new OutboundError('scheme');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await this.addressesOf(host, signal);
    // One private address among public ones is how a name is made to point inside.
    const [first] = addresses;
    if (!first) throw new OutboundError('dns');
    const isOwn = addresses.every(({ address }) => isWithin(this.own, address));
    if (!isOwn && !addresses.every(({ address }) => isPublicAddress(address))) throw new OutboundError('address');
    if (!isOwn && url.protocol !== 'https:') throw new OutboundError('scheme');
    return { url, ...first };
  }

  private async addressesOf(host: string, signal: AbortSignal): ReturnType<Resolve> {
    let stop = () => {};
    const late = new Promise<never>((_, reject) => {
      stop = () => reject(new OutboundError('timeout'));
      signal.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([this.resolve(host), late]);
    } catch (error) {
      throw error instanceof OutboundError ? error : new OutboundError('dns');
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }
}

interface Question {
  method: 'GET' | 'POST';
  body: string | Buffer;
  headers: Record<string, string>;
  keepsLine?: boolean;
}

function send<Answer>(
  { url, address, family }: Place,
  { method, body, headers }: Question,
  line: { signal: AbortSignal; agent: HttpAgent | false },
  read: (answer: IncomingMessage) => Promise<Answer>,
) {
  // The name is not resolved a second time: it could lead elsewhere by then.
  const pinned: LookupFunction = (_host, options, done) =>
    options.all ? done(null, [{ address, family }]) : done(null, address, family);
  return new Promise<Answer>((resolve, reject) => {
    const request: ClientRequest = (url.protocol === 'https:' ? httpsRequest : httpRequest)(
      url,
      {
        method,
        headers: method === 'POST' ? { ...headers, 'Content-Length': String(Buffer.byteLength(body)) } : headers,
        lookup: pinned,
        ...line,
      },
      (answer) => read(answer).then(resolve, reject),
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** The first bytes; what follows is not waited for. */
async function readUpTo(answer: IncomingMessage, maxBytes: number): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length > maxBytes) break;
  }
  answer.destroy();
  return { bytes: Buffer.concat(parts).subarray(0, maxBytes), isWhole: length <= maxBytes };
}

async function readStart(answer: IncomingMessage): Promise<OutboundAnswer> {
  const { bytes } = await readUpTo(answer, mostAnswerBytes);
  // Postgres keeps no NUL, and nobody reads the other control characters.
  return { status: answer.statusCode ?? 0, text: bytes.toString('utf8').replace(/[^\P{Cc}\n\t]/gu, '') };
}

function troubleOf(error: unknown): OutboundTrouble {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code) ? 'certificate' : 'connection';
}
