/** What one room and one person may take of a media node. */
export const roomLimits = {
  peers: 12,
  /** A microphone, a camera, a screen and its sound. */
  producersPerPeer: 4,
  /** How long a person whose line is lost keeps the place and the streams. */
  awayMs: 60_000,
  /** How long before the others are told: a short drop is nobody's business. */
  awayNoticeMs: 5_000,
  checkMs: 30_000,
} as const;

export type RoomLimits = { [K in keyof typeof roomLimits]: number };
