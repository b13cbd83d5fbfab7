import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { RtpCapabilities } from './rooms-rtp.js';

/** HTTP answer of GET /api/rooms/capabilities: what every router of this release can carry. */
export const RoomCapabilities = z.object({ rtpCapabilities: RtpCapabilities });
export type RoomCapabilities = z.infer<typeof RoomCapabilities>;

/** Answer of GET /api/rooms/health. `degraded`: no media worker runs, rooms cannot be opened here. `draining`: its rooms are moving away. */
export const RoomsHealth = z.object({
  status: z.enum(['ok', 'degraded', 'draining']),
  nodeId: z.string(),
  /** Share of the node's media capacity in use, 0 to 1 and above. */
  load: z.number(),
  workers: z.int(),
  rooms: z.int(),
  peers: z.int(),
});
export type RoomsHealth = z.infer<typeof RoomsHealth>;

/** Path of the rooms' socket.io endpoint, websocket only. */
export const roomsPath = '/rooms';

export const getRoomsHealth = endpoint({
  method: 'GET',
  path: '/api/rooms/health',
  access: 'public',
  answer: RoomsHealth,
  summary: 'Whether this media node can open rooms, and how many it has',
});

export const getRoomCapabilities = endpoint({
  method: 'GET',
  path: '/api/rooms/capabilities',
  access: 'public',
  answer: RoomCapabilities,
  summary: 'Codecs that every room carries, so that a browser can prepare before it joins',
});
