import type { RoomKind } from '@parvis/contracts';

/** What one room and one person may take of a media node. */
export const roomLimits = {
  /** People who can be heard or seen, by kind of room. */
  meeting: 12,
  team: 12,
  booth: 30,
  roulette: 2,
  call: 2,
  stage: 25,
  /** Viewers of a stage. */
  viewers: 5_000,
  /** People who wait in front of one room. */
  lobby: 100,
  /** A microphone, a camera, a screen and its sound. */
  producersPerPeer: 4,
  /** How long a person whose line is lost keeps the place and the streams. */
  awayMs: 60_000,
  /** How long before the others are told: a short drop is nobody's business. */
  awayNoticeMs: 5_000,
  checkMs: 30_000,
  /** How long people of a room that moves to another node may take to follow. */
  moveMs: 15_000,
  /** The number of viewers is told so often at most. */
  audienceNewsMs: 1_000,
} as const satisfies Record<RoomKind, number> & Record<string, number>;

export type RoomLimits = { [K in keyof typeof roomLimits]: number };
