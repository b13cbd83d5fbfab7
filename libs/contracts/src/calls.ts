import { z } from 'zod';
import { Id, Instant } from './common.js';
import { RoomKind } from './rooms.js';

/** How one person's media went over a whole call. Times in ms, rates in bit/s, shares 0 to 1; null where nothing was measured. */
export const CallPerson = z.object({
  participantId: Id,
  joinedAt: Instant,
  leftAt: Instant.nullable(),
  /** Time with media in all. */
  ms: z.int().nonnegative(),
  upBitrate: z.number().nullable(),
  downBitrate: z.number().nullable(),
  upLoss: z.number().nullable(),
  downLoss: z.number().nullable(),
  jitterMs: z.number().nullable(),
  roundTripMs: z.number().nullable(),
  /** Estimated quality of the voice, 1 to 4.5 (ITU-T G.107, Opus), mean and worst interval. */
  mos: z.number().nullable(),
  worstMos: z.number().nullable(),
  freezes: z.int(),
  frozenMs: z.number(),
  /** How often the line or the path of the media was lost and came back. */
  recoveries: z.int(),
  route: z.enum(['udp', 'tcp', 'relay']).nullable(),
  /** Time for which pictures were left out because of the line. */
  audioOnlyMs: z.int(),
});
export type CallPerson = z.infer<typeof CallPerson>;

/** One call, from the first person to the last. */
export const CallReport = z.object({
  /** One opening of a room. */
  callId: Id,
  roomId: Id,
  kind: RoomKind,
  fairId: Id,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  people: z.array(CallPerson).max(2000),
  audience: z.int(),
  /** How often its media worker had to be replaced. */
  resets: z.int(),
});
export type CallReport = z.infer<typeof CallReport>;
