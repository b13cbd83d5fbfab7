import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { RoomTicketClaims } from '@parvis/contracts';
import { type Room, RoomHost, roomLimits } from '@parvis/media';
import { type RoomRevocation, RoomRevocations, revocationConcerns } from '@parvis/platform';

/** Why a line is cut. `outdated`: the person has another part now and comes back with a new ticket. */
export type CutReason = 'removed' | 'ended' | 'outdated';

/** A line that can be cut. */
export interface CuttableLine {
  claims: RoomTicketClaims;
  /** Tells why, then closes. */
  cut(reason: CutReason): void;
}

/** Longer than a handshake takes. */
const overlapMs = 10_000;
/** Redis may be away; the own room is closed in any case, and the word is passed on when Redis is back. */
const patienceMs = 2_000;

/** Cuts the open lines of people who were removed or have another part, and of rooms that have ended, wherever that was decided. */
@Injectable()
export class RoomRevoker implements OnApplicationBootstrap {
  private readonly logger = new Logger('rooms');
  private readonly lines = new Set<CuttableLine>();
  /** People whose line was lost and whose place may still be kept, by person and room, in order of time. Never the line itself: it holds its socket. */
  private readonly away = new Map<string, { claims: RoomTicketClaims; at: number }>();
  private recent: { revocation: RoomRevocation; at: number }[] = [];

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

  /**
   * Watches a line that has just been opened; answers what to call when it is closed.
   *
   * @param since when its handshake began, ms since 1970: what was revoked later may not have been seen by it
   */
  watch(line: CuttableLine, since: number): () => void {
    this.lines.add(line);
    this.away.delete(personKey(line.claims));
    const missed = this.recent.filter(
      ({ at, revocation }) => at >= since && revocationConcerns(revocation, line.claims),
    );
    for (const { revocation } of missed) this.cut(line, revocation);
    // Redis has just said that this person may come: somebody who was removed has been invited anew.
    if (missed.length === 0) this.host.find(line.claims.roomId)?.readmit(line.claims.participantId);
    return () => {
      this.lines.delete(line);
      this.noteLost(line);
    };
  }

  /** Whoever has left, or is here on another line, is not away. */
  private noteLost(line: CuttableLine): void {
    const { claims } = line;
    const now = Date.now();
    for (const [key, { at }] of this.away) {
      if (now - at < roomLimits.awayMs) break;
      this.away.delete(key);
    }
    if (!this.host.find(claims.roomId)?.knows(claims.participantId) || this.hasOther(line)) return;
    const key = personKey(claims);
    this.away.delete(key);
    this.away.set(key, { claims, at: now });
  }

  /** Makes tickets and sessions of a person useless; the room has let that person go already. */
  async remove(roomId: string, participantId: string): Promise<void> {
    this.revoked({ roomId, participantId });
    await this.passOn(this.revocations.remove(roomId, participantId), { roomId, participantId });
  }

  /**
   * Ends a room at once, and has Redis know. Nobody waits for Redis: a handshake on this node asks over the same line and so comes after
   * the word of the end, and where Redis is away no handshake succeeds.
   */
  end(roomId: string): void {
    const revocation = { roomId, participantId: null };
    void this.passOn(this.revocations.end(roomId), revocation);
    this.revoked(revocation);
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
    const now = Date.now();
    this.recent = [...this.recent.filter(({ at }) => now - at < overlapMs), { revocation, at: now }];
    for (const room of this.roomsOf(revocation)) {
      const { participantId, isOutdated } = revocation;
      if (participantId === null) room.close('ended');
      else if (isOutdated) room.dismiss(participantId);
      else room.expel(participantId);
    }
    for (const line of [...this.lines]) if (revocationConcerns(revocation, line.claims)) this.cut(line, revocation);
  }

  /** Whether this person has come back on another line. */
  private hasOther({ claims: { roomId, participantId } }: CuttableLine): boolean {
    return [...this.lines].some(({ claims }) => claims.roomId === roomId && claims.participantId === participantId);
  }

  private roomsOf(revocation: RoomRevocation): Room[] {
    if (revocation.roomId === null) return this.host.all.filter(({ fairId }) => fairId === revocation.fairId);
    return [this.host.find(revocation.roomId) ?? []].flat();
  }

  private cut(line: CuttableLine, { participantId, isOutdated }: RoomRevocation): void {
    if (participantId === null) line.cut('ended');
    else line.cut(isOutdated ? 'outdated' : 'removed');
  }

  /** Redis was away: what was revoked meanwhile is looked up. */
  private async checkAll(): Promise<void> {
    const people = [...[...this.lines].map((line) => ({ claims: line.claims, line })), ...this.away.values()];
    for (const person of people) {
      try {
        const refusal = await this.revocations.refusal(person.claims);
        const { roomId, participantId } = person.claims;
        if (refusal === 'outdated' && 'line' in person) person.line.cut(refusal);
        else if (refusal === 'outdated') this.host.find(roomId)?.dismiss(participantId);
        else if (refusal !== null) this.revoked({ roomId, participantId: refusal === 'ended' ? null : participantId });
      } catch (error) {
        this.logger.warn({ error: String(error) }, 'revocations could not be looked up');
      }
    }
  }
}

const personKey = ({ roomId, participantId }: RoomTicketClaims) => `${roomId} ${participantId}`;
