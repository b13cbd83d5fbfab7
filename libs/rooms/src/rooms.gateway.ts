import type { Server as HttpServer } from 'node:http';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type RoomClientToServer, type RoomServerToClient, type RoomTicketClaims } from '@parvis/contracts';
import { MediaError, RoomHost } from '@parvis/media';
import { AppConfig, RateLimiter } from '@parvis/platform';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Server } from 'socket.io';
import { clientAddress } from './client-address.rules.js';
import { NodeRegistry } from './cluster/node-registry.js';
import { EventPublisher } from './event-publisher.js';
import { RoomAccess } from './room-access.js';
import { RoomConnection, type RoomSocket } from './room-connection.js';

type RoomServer = Server<RoomClientToServer, RoomServerToClient, Record<string, never>, { claims: RoomTicketClaims }>;

const linesPerAddress = { name: 'rooms-lines', points: 300, seconds: 60 };
/** Redis may be away; a browser would rather try again than wait. */
const handshakeMs = 4_000;

/**
 * The rooms' socket.io endpoint, websocket only. It is attached by hand and not as a Nest gateway: it needs no adapter between
 * nodes, since a room lives on one, and has its own limits.
 */
@Injectable()
export class RoomsGateway implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('rooms');
  /** 300 requests at once, 60 a second in the long run, for each line. */
  private readonly requests = new RateLimiterMemory({ points: 300, duration: 5 });
  private server: RoomServer | null = null;

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly config: AppConfig,
    private readonly limiter: RateLimiter,
    private readonly access: RoomAccess,
    private readonly host: RoomHost,
    private readonly events: EventPublisher,
    private readonly registry: NodeRegistry,
  ) {}

  onApplicationBootstrap() {
    const http: HttpServer = this.adapter.httpAdapter.getHttpServer();
    const server: RoomServer = new Server(http, {
      path: this.config.get('ROOMS_PATH'),
      serveClient: false,
      transports: ['websocket'],
      maxHttpBufferSize: 64 * 1024,
      pingInterval: 4_000,
      pingTimeout: 4_000,
    });
    server.use((socket, next) => {
      this.admit(socket).then(
        (claims) => {
          socket.data.claims = claims;
          next();
        },
        (error: unknown) => next(handshakeError(error)),
      );
    });
    server.on('connection', (socket) => this.open(socket));
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
    const forwardedFor = [headers['x-forwarded-for']].flat().join(',') || undefined;
    const client = clientAddress(address, forwardedFor, this.config.get('TRUST_PROXY'));
    const admission = this.limiter.tryConsume(linesPerAddress, client).then((wait) => {
      if (wait !== null) throw new MediaError('ROOM_TOO_MANY_REQUESTS', `wait ${wait} s`);
      return this.access.admit(auth);
    });
    return withDeadline(admission, handshakeMs);
  }

  private open(socket: RoomSocket & { data: { claims: RoomTicketClaims } }): void {
    const { claims } = socket.data;
    new RoomConnection(socket, claims, {
      host: this.host,
      sessionFor: (of) => this.access.sessionFor(of),
      endSession: (of) => this.access.endSession(of),
      hold: ({ roomId }) => this.registry.hold(roomId, () => undefined),
      mayAsk: () =>
        this.requests.consume(socket.id).then(
          () => true,
          () => false,
        ),
      onFault: (request, error) =>
        this.logger.error(
          { request, roomId: claims.roomId, participantId: claims.participantId, error },
          'a request failed',
        ),
    });
  }
}

async function withDeadline<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new MediaError('ROOM_INTERNAL', 'the handshake took too long')), milliseconds);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** socket.io hands `data` to the client's `connect_error`. */
function handshakeError(error: unknown): Error {
  const code = error instanceof MediaError ? error.code : 'ROOM_INTERNAL';
  return Object.assign(new Error(code), { data: { code } });
}
