import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RoomTicket, RoomTicketClaims } from '@parvis/contracts';
import { AppConfig } from '../config/app-config.js';
import { iceServers } from './ice-servers.js';
import { isViewerSeat } from './placement.rules.js';
import { RoomDirectory } from './room-directory.js';
import { RoomTicketSigner } from './room-ticket.js';

/** Issues the way into a room: a signed ticket, the node that hosts it and the ICE servers. Who may have one is decided by the caller. */
@Injectable()
export class RoomTickets {
  private readonly signer: RoomTicketSigner;

  constructor(
    private readonly directory: RoomDirectory,
    private readonly config: AppConfig,
  ) {
    this.signer = new RoomTicketSigner(config.get('APP_SECRET'));
  }

  async issue(claims: Omit<RoomTicketClaims, 'jti' | 'exp'>): Promise<RoomTicket> {
    const { roomId, kind, grants } = claims;
    const [ticket, node] = await Promise.all([
      this.signer.signTicket(claims),
      this.directory.place({ roomId, kind, isViewer: isViewerSeat(claims), isCheck: grants.includes('check') }),
    ]);
    return { ticket, roomId, kind, node, iceServers: this.iceServers() };
  }

  /** With fresh credentials. */
  iceServers() {
    return iceServers(this.config.get('TURN_URL'), this.config.get('TURN_SECRET'), Date.now(), randomUUID());
  }
}
