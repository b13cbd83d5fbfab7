import { z } from 'zod';
import { Id } from './common.js';

/**
 * What a ticket allows in a room: send voice and camera, send a screen, direct the others, see and hear, ask for a recording. `check`
 * opens no room: only the network check, in which a client hears and sees itself.
 */
export const RoomGrant = z.enum(['speak', 'share', 'moderate', 'observe', 'record', 'check']);
export type RoomGrant = z.infer<typeof RoomGrant>;

/**
 * What happens in a room. `meeting`: 2 to 12 people. `team`: one side's back room before a meeting. `booth`: walk-in, 30 people.
 * `roulette`: a pair for a few minutes. `call`: a visitor and somebody of a stand. `stage`: a few speakers; whoever may only observe is a viewer, counted and not listed.
 */
export const RoomKind = z.enum(['meeting', 'team', 'booth', 'roulette', 'stage', 'call']);
export type RoomKind = z.infer<typeof RoomKind>;

export const RoomRole = z.enum(['host', 'member', 'guest']);
export type RoomRole = z.infer<typeof RoomRole>;

/**
 * The back rooms of a meeting's two sides, as one of its people sees them. While somebody prepares in `other`, whoever comes with this
 * ticket waits in front of the meeting, but never longer than until `opensAt`.
 */
export const RoomSides = z.object({ own: Id, other: Id, opensAt: z.iso.datetime({ offset: true }) });
export type RoomSides = z.infer<typeof RoomSides>;

/** What a room ticket says about its bearer. `iat` (when it was signed) and `exp` are in seconds since 1970, as in every JWT. */
export const RoomTicketClaims = z.object({
  jti: z.string().min(8).max(64),
  roomId: Id,
  participantId: Id,
  displayName: z.string().min(1).max(200),
  companyName: z.string().max(200).nullable(),
  role: RoomRole,
  kind: RoomKind,
  fairId: Id,
  /** Waits in the lobby until a moderator lets them in, also while the room is not locked. */
  knocks: z.boolean(),
  /** Of a meeting between two sides, and of their back rooms. */
  sides: RoomSides.optional(),
  /** `check` stands alone: nothing that it opens is open in a room. */
  grants: z
    .array(RoomGrant)
    .max(5)
    .refine((grants) => grants.length === 1 || !grants.includes('check')),
  endsAt: z.iso.datetime({ offset: true }).nullable(),
  iat: z.int().positive().optional(),
  exp: z.int().positive(),
});
export type RoomTicketClaims = z.infer<typeof RoomTicketClaims>;

/** What the socket's handshake carries: a fresh ticket, or the session token of an earlier join. */
export const RoomHandshake = z.union([
  z.object({ ticket: z.string().max(4096) }),
  z.object({ session: z.string().max(4096) }),
]);
export type RoomHandshake = z.infer<typeof RoomHandshake>;

export const IceServer = z.object({
  urls: z.union([z.string(), z.array(z.string())]),
  username: z.string().optional(),
  credential: z.string().optional(),
});
export type IceServer = z.infer<typeof IceServer>;

/** Where a media node's socket is: its origin, '' for the page's own, and the socket.io path there. */
export const RoomNodeAddress = z.object({ origin: z.string(), path: z.string() });
export type RoomNodeAddress = z.infer<typeof RoomNodeAddress>;

/** HTTP answer to someone who may enter a room: the node that hosts it, and the way in. */
export const RoomTicket = z
  .object({ ticket: z.string(), roomId: Id, kind: RoomKind, node: RoomNodeAddress, iceServers: z.array(IceServer) })
  .meta({ id: 'RoomTicket' });
export type RoomTicket = z.infer<typeof RoomTicket>;
