import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { RoomTicketClaims } from '@parvis/contracts';
import { RoomHost } from '@parvis/media';
import { type RoomRevocation, RoomRevocations, roomTicketSeconds } from '@parvis/platform';

/** A line that can be cut. */
export interface CuttableLine {
  claims: RoomTicketClaims;
  /** Tells why, then closes. */
  cut(reason: 'removed' | 'ended'): void;
}

/** What was revoked so short a time ago may not have been seen by a handshake that was under way. */
const overlapMs = 10_000;
/** Redis may be away; the own room is closed in any case, and the word is passed on when Redis is back. */
const patienceMs = 2_000;

/** Cuts the open lines of people who were removed and of rooms that have ended, wherever that was decided. */
@Injectable()
export class RoomRevoker implements OnApplicationBootstrap {
  private readonly logger = new Logger('rooms');
  private readonly lines = new Set<CuttableLine>();
  private readonly recent = new Map<RoomRevocation, number>();

  constructor(
    private readonly host: RoomHost,
    private readonly revocations: RoomRevocations,
  ) {}

  async onApplicationBootstrap() {
    await this.revocations.listen(
      (revocation) => this.revoked(revocation),
      () => void this.checkAll(),
    );
  }

  /** Watches a line that has just been opened; answers what to call when it is closed. */
  watch(line: CuttableLine): () => void {
    this.lines.add(line);
    const now = Date.now();
    let isWelcome = true;
    for (const [revocation, at] of this.recent) {
      if (now - at > overlapMs) this.recent.delete(revocation);
      else if (concerns(revocation, line, at)) {
        this.cut(line, revocation);
        isWelcome = false;
      }
    }
    // Redis has just said that this person may come: somebody who was removed has been invited anew.
    if (isWelcome) this.host.find(line.claims.roomId)?.readmit(line.claims.participantId);
    return () => this.lines.delete(line);
  }

  /** Makes tickets and sessions of a person useless; the room has let that person go already. */
  async remove(roomId: string, participantId: string): Promise<void> {
    this.revoked({ roomId, participantId });
    await this.passOn(this.revocations.remove(roomId, participantId), { roomId, participantId });
  }

  async end(roomId: string): Promise<void> {
    await this.passOn(this.revocations.end(roomId), { roomId, participantId: null });
  }

  private async passOn(work: Promise<void>, revocation: RoomRevocation): Promise<void> {
    const failed = (error: unknown) =>
      this.logger.error({ ...revocation, error: String(error) }, 'not revoked in Redis');
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs).unref();
    });
    await Promise.race([work.catch(failed), patience]);
    clearTimeout(timer);
  }

  private revoked(revocation: RoomRevocation): void {
    const { roomId, participantId } = revocation;
    this.recent.set(revocation, Date.now());
    const room = this.host.find(roomId);
    if (participantId === null) room?.close('ended');
    else room?.expel(participantId);
    for (const line of [...this.lines]) if (concerns(revocation, line)) this.cut(line, revocation);
  }

  private cut(line: CuttableLine, { participantId }: RoomRevocation): void {
    line.cut(participantId === null ? 'ended' : 'removed');
  }

  /** Redis was away: what was revoked meanwhile is looked up. */
  private async checkAll(): Promise<void> {
    for (const line of [...this.lines]) {
      try {
        const refusal = await this.revocations.refusal(line.claims);
        const { roomId, participantId } = line.claims;
        if (refusal !== null) this.revoked({ roomId, participantId: refusal === 'ended' ? null : participantId });
      } catch (error) {
        this.logger.warn({ error: String(error) }, 'revocations could not be looked up');
      }
    }
  }
}

/** A ticket that was signed after the room had ended is none of it. */
function concerns({ roomId, participantId }: RoomRevocation, { claims }: CuttableLine, endedAt?: number): boolean {
  if (claims.roomId !== roomId) return false;
  if (participantId !== null) return claims.participantId === participantId;
  return endedAt === undefined || (claims.iat ?? 0) <= endedAt / 1000 + roomTicketSeconds;
}
