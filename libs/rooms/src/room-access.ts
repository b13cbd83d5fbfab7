import { Inject, Injectable } from '@nestjs/common';
import type { RoomTicketClaims } from '@parvis/contracts';
import { RoomHandshake } from '@parvis/contracts';
import { MediaError } from '@parvis/media';
import { REDIS, RoomRevocations, RoomTicketSigner, roomSessionSeconds, roomTicketSeconds } from '@parvis/platform';
import type { Redis } from 'ioredis';

const usedKey = (jti: string) => `rooms:ticket-used:${jti}`;
const endedKey = (jti: string) => `rooms:session-ended:${jti}`;

/** Decides who may open a line to a room: a ticket once, its session until it is ended. */
@Injectable()
export class RoomAccess {
  constructor(
    private readonly signer: RoomTicketSigner,
    @Inject(REDIS) private readonly redis: Redis,
    private readonly revocations: RoomRevocations,
  ) {}

  /** @throws MediaError when the handshake opens nothing, any more or ever. */
  async admit(handshake: unknown): Promise<RoomTicketClaims> {
    const parsed = RoomHandshake.safeParse(handshake);
    if (!parsed.success) throw invalid();
    const claims = await ('ticket' in parsed.data
      ? this.byTicket(parsed.data.ticket)
      : this.bySession(parsed.data.session));
    const refusal = await this.revocations.refusal(claims);
    if (refusal === 'removed') throw new MediaError('ROOM_REMOVED', 'a moderator has removed this person');
    if (refusal === 'ended') throw new MediaError('ROOM_CLOSED', 'the room has ended');
    if (refusal === 'outdated') throw invalid();
    return claims;
  }

  /** Whoever has been in does not knock again. */
  sessionFor(claims: RoomTicketClaims): Promise<string> {
    return this.signer.signSession({ ...claims, knocks: false });
  }

  /** After a deliberate leave only a new ticket leads back. */
  async endSession(claims: RoomTicketClaims): Promise<void> {
    await this.redis.set(endedKey(claims.jti), '1', 'EX', roomSessionSeconds);
  }

  private async byTicket(ticket: string): Promise<RoomTicketClaims> {
    const claims = await this.signer.verify('ticket', ticket);
    if (claims === null) throw invalid();
    const isFirst = await this.redis.set(usedKey(claims.jti), '1', 'EX', roomTicketSeconds * 2, 'NX');
    if (isFirst === null) throw new MediaError('ROOM_TICKET_USED', 'this ticket has been used');
    return claims;
  }

  private async bySession(session: string): Promise<RoomTicketClaims> {
    const claims = await this.signer.verify('session', session);
    if (claims === null || (await this.redis.exists(endedKey(claims.jti))) === 1) throw invalid();
    return claims;
  }
}

const invalid = () => new MediaError('ROOM_TICKET_INVALID', 'this ticket does not open a room');
