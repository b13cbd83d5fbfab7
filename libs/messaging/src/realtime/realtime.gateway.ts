import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type RealtimeEvents, realtimePath } from '@parvis/contracts';
import {
  AppConfig,
  audience,
  Grants,
  LinePresence,
  lineLifeMs,
  RateLimiter,
  REDIS,
  realtimeAdapterKey,
  Sessions,
} from '@parvis/platform';
import { createAdapter } from '@socket.io/redis-adapter';
import type { Redis } from 'ioredis';
import { Server, type Socket } from 'socket.io';
import { isOwnOrigin } from './own-origin.rules.js';
import { roomsOf } from './rooms-of.js';

interface Line {
  userId: string;
  sessionToken: string;
}
type NoEvents = Record<string, never>;
type RealtimeServer = Server<NoEvents, RealtimeEvents, NoEvents, Line>;
type RealtimeSocket = Socket<NoEvents, RealtimeEvents, NoEvents, Line>;

const handshakes = { name: 'realtime-lines', points: 120, seconds: 60 };
/** Tabs and devices of one person on one replica. */
const linesPerPerson = 20;
const revalidateMs = 60_000;
/** Browsers have nothing to say here, and whoever holds a line without signing in is not to hold it for long. */
const limits = { maxHttpBufferSize: 4 * 1024, connectTimeout: 10_000 };

/** A refusal that trying again does not help. The browser gets its code as the message of `connect_error`. */
class Refusal extends Error {}

/**
 * The socket.io endpoint by which browsers hear that there is news; websocket only, one way. It is attached by hand so that it
 * shares the HTTP server with the video rooms' endpoint whatever process they live in. Messages come over Redis from any process.
 */
@Injectable()
export class RealtimeGateway implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('realtime');
  private server: RealtimeServer | null = null;
  private subscriber: Redis | null = null;
  private timer: NodeJS.Timeout | undefined;
  private presenceTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly config: AppConfig,
    private readonly sessions: Sessions,
    private readonly grants: Grants,
    private readonly limiter: RateLimiter,
    private readonly presence: LinePresence,
    @Inject(REDIS) private readonly redis: Redis,
  ) {}

  onApplicationBootstrap() {
    const subscriber = this.redis.duplicate();
    subscriber.on('error', (error) => this.logger.warn({ error: error.message }, 'lost Redis; news may be missed'));
    const server: RealtimeServer = new Server(this.http.httpAdapter.getHttpServer() as HttpServer, {
      path: realtimePath,
      serveClient: false,
      transports: ['websocket'],
      ...limits,
      allowRequest: (request, decide) => decide(null, this.isWelcome(request)),
      // A key of its own: two socket.io adapters under the default key read each other's messages and fail.
      adapter: createAdapter(this.redis, subscriber, { key: realtimeAdapterKey }),
    });
    server.use((socket, next) => void this.admit(socket, next));
    server.on('connection', (socket) => this.open(socket));
    this.server = server;
    this.subscriber = subscriber;
    this.timer = setInterval(() => void this.revalidate(), revalidateMs).unref();
    this.presenceTimer = setInterval(() => this.keepPresent(), lineLifeMs / 3).unref();
  }

  /** Before anything waits for the HTTP server to close: open sockets would hold that up. */
  onModuleDestroy() {
    clearInterval(this.timer);
    clearInterval(this.presenceTimer);
    const { server, subscriber } = this;
    this.server = null;
    this.subscriber = null;
    server?.of('/').adapter.close();
    server?.engine.close();
    subscriber?.disconnect();
  }

  /** Cuts off sockets whose session has been revoked or is over, and follows what people have become in their fairs. */
  async revalidate(): Promise<void> {
    const sockets = [...(this.server?.sockets.sockets.values() ?? [])];
    if (sockets.length === 0) return;
    try {
      const valid = await this.sessions.validAmong([...new Set(sockets.map((socket) => socket.data.sessionToken))]);
      const alive = sockets.filter((socket) => valid.has(socket.data.sessionToken) || !socket.disconnect(true));
      const fairs = await this.grants.fairsOfMany([...new Set(alive.map((socket) => socket.data.userId))]);
      for (const socket of alive)
        enter(socket, roomsOf(socket.data.userId, fairs.get(socket.data.userId) ?? new Map()));
    } catch (error) {
      this.logger.warn({ error }, 'could not check the sessions of open lines; the next round does');
    }
  }

  private isWelcome({ headers }: IncomingMessage): boolean {
    return this.server !== null && isOwnOrigin(headers.origin, headers.host, this.config.publicUrl);
  }

  private async admit(socket: RealtimeSocket, next: (error?: Error) => void): Promise<void> {
    try {
      await this.identify(socket);
      next();
    } catch (error) {
      if (error instanceof Refusal) return next(error);
      // Without a word: the browser then tries again by itself, which it does not after a refusal.
      this.logger.warn({ error }, 'a line could not be opened');
      socket.conn.close();
      next();
    }
  }

  private async identify(socket: RealtimeSocket): Promise<void> {
    const caller = await this.sessions.callerOf(socket.handshake.headers);
    if (!caller) throw new Refusal('NOT_SIGNED_IN');
    if ((await this.limiter.tryConsume(handshakes, caller.userId)) !== null) throw new Refusal('TOO_MANY_REQUESTS');
    const fairs = await this.grants.fairsOf(caller.userId);
    // Nothing may wait between counting and joining, or many lines opened at once would all be the first.
    if (this.isFull(caller.userId)) throw new Refusal('TOO_MANY_REQUESTS');
    socket.data = { userId: caller.userId, sessionToken: caller.sessionToken };
    enter(socket, roomsOf(caller.userId, fairs));
  }

  private open(socket: RealtimeSocket): void {
    // Nobody speaks here but the server.
    socket.onAny(() => socket.disconnect(true));
    const line = { lineId: socket.id, userId: socket.data.userId };
    this.note(this.presence.open(line));
    socket.once('disconnect', () => this.note(this.presence.close(line)));
  }

  /** A process that dies stops saying so; its lines count as closed when their time is up. */
  private keepPresent(): void {
    const sockets = [...(this.server?.sockets.sockets.values() ?? [])];
    this.note(this.presence.keep(sockets.map(({ id, data }) => ({ lineId: id, userId: data.userId }))));
  }

  private note(work: Promise<void>): void {
    work.catch((error: unknown) => this.logger.warn({ error }, 'who is online could not be noted'));
  }

  private isFull(userId: string): boolean {
    const lines = this.server?.of('/').adapter.rooms.get(audience.user(userId))?.size ?? 0;
    return lines >= linesPerPerson;
  }
}

/** Leaves what is no longer wanted, joins what is missing. */
function enter(socket: RealtimeSocket, rooms: readonly string[]): void {
  const wanted = new Set([socket.id, ...rooms]);
  for (const room of socket.rooms) if (!wanted.has(room)) void socket.leave(room);
  void socket.join([...wanted]);
}
