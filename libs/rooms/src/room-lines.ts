import { Injectable, Logger } from '@nestjs/common';
import type { RoomTicketClaims } from '@parvis/contracts';
import { RoomHost } from '@parvis/media';
import { MeetingDoors } from './meeting-doors.js';
import { RefusalLog } from './quality/refusal-log.js';
import { RequestLimits } from './request-limits.js';
import { RoomAccess } from './room-access.js';
import { RoomConnection, type RoomSocket } from './room-connection.js';
import { RoomOpener } from './room-opener.js';
import { RoomRevoker } from './room-revoker.js';

/** The lines that are open on this node: gives each what it needs, and watches it for revocations. */
@Injectable()
export class RoomLines {
  private readonly logger = new Logger('rooms');
  private readonly limits = new RequestLimits();

  constructor(
    private readonly host: RoomHost,
    private readonly opener: RoomOpener,
    private readonly doors: MeetingDoors,
    private readonly access: RoomAccess,
    private readonly revoker: RoomRevoker,
    private readonly refusals: RefusalLog,
  ) {}

  open(socket: RoomSocket, claims: RoomTicketClaims): void {
    const { roomId, participantId } = claims;
    const connection = new RoomConnection(socket, claims, {
      host: this.host,
      openRoom: async (of) => {
        const room = await this.opener.open(of);
        await this.doors.look(room, of);
        return room;
      },
      sessionFor: (of) => this.access.sessionFor(of),
      endSession: (of) => this.access.endSession(of),
      revoke: (room, person) => this.revoker.remove(room, person),
      end: (room) => this.revoker.end(room),
      mayAsk: (request) => this.limits.takes(socket.id, request),
      onRefused: (request, code) => this.refusals.note({ code, request, roomId, participantId }),
      onFault: (request, error) => this.logger.error({ request, roomId, participantId, error }, 'a request failed'),
    });
    const unwatch = this.revoker.watch({ claims, cut: (reason) => connection.cut(reason) }, socket.handshake.issued);
    socket.once('disconnect', unwatch);
  }
}
