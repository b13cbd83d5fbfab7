import { createSecretKey, hkdfSync, type KeyObject, randomUUID } from 'node:crypto';
import { RoomTicketClaims, roomClosesAfterMinutes } from '@parvis/contracts';
import { jwtVerify, SignJWT } from 'jose';

/** A ticket has to be used within so many seconds. */
export const roomTicketSeconds = 120;
/** Someone who has joined may come back for so long without a new ticket, while the room is open. */
export const roomSessionSeconds = 6 * 60 * 60;

type Kind = 'ticket' | 'session';

/**
 * Signs and checks who may enter which video room: a JWT (HS256) with a key of its own, derived from the application's secret.
 * A ticket opens one join; the session token that the join answers brings the same person back after a reload.
 */
export class RoomTicketSigner {
  /** Not its bytes: those would be made a key anew for each ticket, a quarter of what checking one costs. */
  private readonly key: KeyObject;

  constructor(applicationSecret: string) {
    this.key = createSecretKey(new Uint8Array(hkdfSync('sha256', applicationSecret, '', 'parvis room ticket v1', 32)));
  }

  /** A ticket with a fresh id. */
  signTicket(claims: Omit<RoomTicketClaims, 'jti' | 'exp'>): Promise<string> {
    return this.sign('ticket', randomUUID(), claims, roomTicketSeconds);
  }

  /** A session token for the bearer of a ticket; it keeps the ticket's id. */
  signSession({ exp: _, jti, ...claims }: RoomTicketClaims): Promise<string> {
    return this.sign('session', jti, claims, Math.min(roomSessionSeconds, secondsOpen(claims.endsAt)));
  }

  /** The claims, or null for a token that is forged, expired, malformed or of the other kind. */
  async verify(kind: Kind, token: string): Promise<RoomTicketClaims | null> {
    try {
      const { payload } = await jwtVerify(token, this.key, { algorithms: ['HS256'], audience: audienceOf(kind) });
      return RoomTicketClaims.parse(payload);
    } catch {
      return null;
    }
  }

  private sign(
    kind: Kind,
    jti: string,
    claims: Omit<RoomTicketClaims, 'jti' | 'exp'>,
    seconds: number,
  ): Promise<string> {
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audienceOf(kind))
      .setJti(jti)
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
      .sign(this.key);
  }
}

const audienceOf = (kind: Kind) => `parvis:room-${kind}`;

/** How long the room of a meeting that ends then stays open; a minute at least, for whoever came in at the last moment. */
function secondsOpen(endsAt: string | null): number {
  if (endsAt === null) return roomSessionSeconds;
  const closesAt = Date.parse(endsAt) / 1000 + roomClosesAfterMinutes * 60;
  return Math.max(60, Math.floor(closesAt - Date.now() / 1000));
}
