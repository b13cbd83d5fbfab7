import type { RoomKind } from './rooms-ticket.js';

/**
 * Packets a second that a room of each kind is expected to forward once its people have come: what placement reckons with before anything
 * can be measured. A camera at 500 kbit/s sends 67 packets a second and a voice 50; each is forwarded to everybody else. Two people in a
 * talk, three in a meeting or its back room, six in a lounge, a hundred in front of a stage.
 */
export const expectedPackets: Readonly<Record<RoomKind, number>> = {
  roulette: 234,
  call: 234,
  meeting: 700,
  team: 700,
  booth: 4_000,
  stage: 12_000,
};

/** What the network check makes: one voice and one camera, sent back. */
export const checkPackets = 117;
