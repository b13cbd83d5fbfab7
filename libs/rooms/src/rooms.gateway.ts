import type { Server as HttpServer, IncomingHttpHeaders } from 'node:http';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type RoomClientToServer, type RoomServerToClient, type RoomTicketClaims } from '@parvis/contracts';
import { MediaError, RoomHost } from '@parvis/media';
import { AppConfig, withDeadline } from '@parvis/platform';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Server } from 'socket.io';
import { clientAddress } from './client-address.rules.js';
import { EventPublisher } from './event-publisher.js';
import { RefusalLog } from './quality/refusal-log.js';
import { RoomAccess } from './room-access.js';
import type { RoomSocket } from './room-connection.js';
import { RoomLines } from './room-lines.js';

type RoomServer = Server<RoomClientToServer, RoomServerToClient, Record<string, never>, { claims: RoomTicketClaims }>;

/** Redis may be away; a browser would rather try again than wait. */
const handshakeMs = 4_000;
/** Whoever has opened a websocket and shown no ticket is sent away after so long: longer than a handshake takes. */
const silentMs = 5_000;

/**
 * The rooms' socket.io endpoint, websocket only. It is attached by hand and not as a Nest gateway: it needs no adapter between
 * nodes, since a room lives on one, and has its own limits.
 */
@Injectable()
export class RoomsGateway implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /**
   * New lines of one address in a second. In memory: the answer to a flood must cost next to nothing. A whole hall may come back at once
   * after a cut; who is refused tries again within the second.
   */
  private readonly lineLimit = new RateLimiterMemory({ points: 100, duration: 1 });
  /** Beyond this not even the refusal is explained: a handshake is what costs. */
  private readonly floodLimit = new RateLimiterMemory({ points: 150, duration: 1 });
  private server: RoomServer | null = null;

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly config: AppConfig,
    private readonly access: RoomAccess,
    private readonly host: RoomHost,
    private readonly events: EventPublisher,
    private readonly lines: RoomLines,
    private readonly refusals: RefusalLog,
  ) {}

  onApplicationBootstrap() {
    const http: HttpServer = this.adapter.httpAdapter.getHttpServer();
    const server: RoomServer = new Server(http, {
      path: this.config.get('ROOMS_PATH'),
      serveClient: false,
      transports: ['websocket'],
      maxHttpBufferSize: 64 * 1024,
      connectTimeout: silentMs,
      pingInterval: 4_000,
      pingTimeout: 4_000,
      allowRequest: (request, decide) => {
        const address = this.addressOf(request.socket.remoteAddress ?? '', request.headers);
        this.floodLimit.consume(address).then(
          () => decide(null, true),
          () => {
            this.refusals.note({ code: 'ROOM_TOO_MANY_REQUESTS', request: 'handshake', address });
            decide('too many requests', false);
          },
        );
      },
    });
    server.use((socket, next) => {
      this.admit(socket).then(
        (claims) => {
          socket.data.claims = claims;
          next();
        },
        (error: unknown) => next(this.refused(socket, error)),
      );
    });
    server.on('connection', (socket) => this.lines.open(socket, socket.data.claims));
    this.server = server;
  }

  async beforeApplicationShutdown() {
    this.host.close('shutdown');
    // Not `server.close()`: that would close the HTTP server, which is not ours, and wait for its connections.
    this.server?.disconnectSockets(true);
    this.server?.engine.close();
    this.server = null;
    // Redis is still there now; later it is not.
    await this.events.settled();
  }

  private async admit(socket: RoomSocket): Promise<RoomTicketClaims> {
    const { address, headers, auth } = socket.handshake;
    const isWelcome = await this.lineLimit.consume(this.addressOf(address, headers)).then(
      () => true,
      () => false,
    );
    if (!isWelcome) throw new MediaError('ROOM_TOO_MANY_REQUESTS', 'too many lines from one address');
    return withDeadline(this.access.admit(auth), handshakeMs, tooSlow);
  }

  /** socket.io hands `data` to the client's `connect_error`. */
  private refused({ handshake: { address, headers } }: RoomSocket, error: unknown): Error {
    const code = error instanceof MediaError ? error.code : 'ROOM_INTERNAL';
    this.refusals.note({ code, request: 'handshake', address: this.addressOf(address, headers) });
    return Object.assign(new Error(code), { data: { code } });
  }

  private addressOf(seen: string, headers: IncomingHttpHeaders): string {
    const forwardedFor = [headers['x-forwarded-for']].flat().join(',') || undefined;
    return clientAddress(seen, forwardedFor, this.config.get('TRUST_PROXY'));
  }
}

const tooSlow = () => new MediaError('ROOM_INTERNAL', 'the handshake took too long');
