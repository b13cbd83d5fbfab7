import { z } from 'zod';
import { Id } from './common.js';
import { endpoint } from './endpoint.js';
import { DtlsParameters, IceParameters, RtpCapabilities, RtpParameters, TransportOptions } from './rooms-rtp.js';

/** What a ticket allows in a room: send voice and camera, send a screen, direct the others, see and hear. */
export const RoomGrant = z.enum(['speak', 'share', 'moderate', 'observe']);
export type RoomGrant = z.infer<typeof RoomGrant>;

export const RoomRole = z.enum(['host', 'member', 'guest']);
export type RoomRole = z.infer<typeof RoomRole>;

/** What a room ticket says about its bearer. `exp` is in seconds since 1970, as in every JWT. */
export const RoomTicketClaims = z.object({
  jti: z.string().min(8).max(64),
  roomId: Id,
  participantId: Id,
  displayName: z.string().min(1).max(200),
  companyName: z.string().max(200).nullable(),
  role: RoomRole,
  grants: z.array(RoomGrant).max(4),
  endsAt: z.iso.datetime({ offset: true }).nullable(),
  exp: z.int().positive(),
});
export type RoomTicketClaims = z.infer<typeof RoomTicketClaims>;

export const IceServer = z.object({
  urls: z.union([z.string(), z.array(z.string())]),
  username: z.string().optional(),
  credential: z.string().optional(),
});
export type IceServer = z.infer<typeof IceServer>;

/** HTTP answer to someone who may enter a room. `roomsUrl` is the origin of the media node's socket, '' for the page's own. */
export const RoomTicket = z
  .object({ ticket: z.string(), roomsUrl: z.string(), iceServers: z.array(IceServer) })
  .meta({ id: 'RoomTicket' });
export type RoomTicket = z.infer<typeof RoomTicket>;

/** HTTP answer of GET /api/rooms/capabilities: what every router of this release can carry. */
export const RoomCapabilities = z.object({ rtpCapabilities: RtpCapabilities });
export type RoomCapabilities = z.infer<typeof RoomCapabilities>;

export const MediaSource = z.enum(['microphone', 'camera', 'screen', 'screen-audio']);
export type MediaSource = z.infer<typeof MediaSource>;

export const RoomErrorCode = z.enum([
  'ROOM_TICKET_INVALID',
  'ROOM_TICKET_USED',
  'ROOM_MESSAGE_INVALID',
  'ROOM_MESSAGE_UNKNOWN',
  'ROOM_NOT_JOINED',
  'ROOM_GRANT_MISSING',
  'ROOM_FULL',
  'ROOM_CLOSED',
  'ROOM_EPOCH_STALE',
  'ROOM_SESSION_UNKNOWN',
  'ROOM_TOO_MANY_REQUESTS',
  'MEDIA_UNAVAILABLE',
  'MEDIA_NOT_FOUND',
  'MEDIA_LIMIT',
  'MEDIA_REFUSED',
  'ROOM_INTERNAL',
]);
export type RoomErrorCode = z.infer<typeof RoomErrorCode>;

const ParticipantId = z.string().min(1).max(64);
const MediaId = z.string().min(1).max(64);
const Epoch = z.int().nonnegative();

/** One person in the room. `away`: the line is lost for now, the place is kept. */
export const PeerView = z.object({
  participantId: ParticipantId,
  displayName: z.string(),
  companyName: z.string().nullable(),
  role: RoomRole,
  state: z.enum(['live', 'away']),
});
export type PeerView = z.infer<typeof PeerView>;

/** A stream that the server has prepared for this client; it starts when the client asks or its transport is up. */
export const ConsumerView = z.object({
  id: MediaId,
  producerId: MediaId,
  participantId: ParticipantId,
  kind: z.enum(['audio', 'video']),
  source: MediaSource,
  rtpParameters: RtpParameters,
  producerPaused: z.boolean(),
});
export type ConsumerView = z.infer<typeof ConsumerView>;

/** A stream that this client sends, as the server knows it. */
export const ProducerView = z.object({ id: MediaId, source: MediaSource, paused: z.boolean() });
export type ProducerView = z.infer<typeof ProducerView>;

/** The room as one of its people sees it. `serverTime` lets a client with a wrong clock count the time left. */
export const RoomSnapshot = z.object({
  roomId: z.string(),
  epoch: Epoch,
  serverTime: z.iso.datetime(),
  endsAt: z.iso.datetime({ offset: true }).nullable(),
  self: PeerView,
  grants: z.array(RoomGrant),
  peers: z.array(PeerView),
  activeSpeaker: ParticipantId.nullable(),
  consumers: z.array(ConsumerView),
});
export type RoomSnapshot = z.infer<typeof RoomSnapshot>;

export const RoomJoined = RoomSnapshot.extend({
  sessionToken: z.string(),
  transports: z.object({ send: TransportOptions.nullable(), recv: TransportOptions }),
});
export type RoomJoined = z.infer<typeof RoomJoined>;

export const RoomResumed = RoomSnapshot.extend({ producers: z.array(ProducerView) });
export type RoomResumed = z.infer<typeof RoomResumed>;

/** The network check's transports: what is produced on `send` comes back on `recv`. */
export const CheckStarted = z.object({
  epoch: Epoch,
  transports: z.object({ send: TransportOptions, recv: TransportOptions }),
});
export type CheckStarted = z.infer<typeof CheckStarted>;

/** How large a stream is on this client's screen, in device pixels; 0 x 0 when it cannot be seen. */
export const LayoutTile = z.object({
  participantId: ParticipantId,
  source: z.enum(['camera', 'screen']),
  width: z.int().min(0).max(16_384),
  height: z.int().min(0).max(16_384),
});
export type LayoutTile = z.infer<typeof LayoutTile>;

const Nothing = z.object({});

interface RequestContract<I extends z.ZodType, O extends z.ZodType> {
  readonly input: I;
  readonly output: O;
  /** Any one of these grants admits the request. An empty list admits nobody. */
  readonly needs: (input: z.output<I>) => readonly RoomGrant[];
}

const request = <I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  needs: RequestContract<I, O>['needs'] = () => [],
): RequestContract<I, O> => ({ input, output, needs });

const present = (): readonly RoomGrant[] => ['observe', 'speak', 'moderate'];
const sender = (): readonly RoomGrant[] => ['speak', 'share'];

/** Every request of the signalling: what it carries, what it answers, and the grants that admit it. */
export const roomRequests = {
  'room.join': request(z.object({ rtpCapabilities: RtpCapabilities }), RoomJoined, present),
  'room.resume': request(z.object({ epoch: Epoch }), RoomResumed, present),
  'room.leave': request(Nothing, Nothing, present),
  'check.start': request(z.object({ rtpCapabilities: RtpCapabilities }), CheckStarted, sender),
  'check.stop': request(Nothing, Nothing, sender),
  'transport.connect': request(
    z.object({ epoch: Epoch, transportId: MediaId, dtlsParameters: DtlsParameters }),
    Nothing,
    present,
  ),
  'transport.restart-ice': request(
    z.object({ epoch: Epoch, transportId: MediaId }),
    z.object({ iceParameters: IceParameters }),
    present,
  ),
  'media.produce': request(
    z.object({ epoch: Epoch, source: MediaSource, rtpParameters: RtpParameters, paused: z.boolean() }),
    z.object({ producerId: MediaId }),
    ({ source }) => (source === 'screen' || source === 'screen-audio' ? ['share'] : ['speak']),
  ),
  'media.pause': request(z.object({ epoch: Epoch, producerId: MediaId }), Nothing, sender),
  'media.resume': request(z.object({ epoch: Epoch, producerId: MediaId }), Nothing, sender),
  'media.close': request(z.object({ epoch: Epoch, producerId: MediaId }), Nothing, sender),
  'consumer.resume': request(z.object({ epoch: Epoch, consumerIds: z.array(MediaId).max(64) }), Nothing, present),
  'layout.set': request(z.object({ epoch: Epoch, tiles: z.array(LayoutTile).max(64) }), Nothing, present),
} as const;

export type RoomRequestName = keyof typeof roomRequests;
export type RoomRequestInput<N extends RoomRequestName> = z.output<(typeof roomRequests)[N]['input']>;
export type RoomRequestOutput<N extends RoomRequestName> = z.output<(typeof roomRequests)[N]['output']>;

export const isRoomRequestName = (name: string): name is RoomRequestName => Object.hasOwn(roomRequests, name);

/** Every request is answered with one of these. */
export type RoomAck<T> = { ok: true; data: T } | { ok: false; error: { code: RoomErrorCode; message: string } };

/** socket.io map of what a client sends. */
export type RoomClientToServer = {
  [N in RoomRequestName]: (input: RoomRequestInput<N>, ack: (answer: RoomAck<RoomRequestOutput<N>>) => void) => void;
};

/** What the server tells: news only, everything is read again with `room.resume`. */
export interface RoomEvents {
  'peer.joined': { peer: PeerView };
  'peer.left': { participantId: string };
  'peer.away': { participantId: string };
  'peer.back': { participantId: string };
  'consumer.new': { epoch: number; consumers: ConsumerView[] };
  'consumer.closed': { epoch: number; consumerIds: string[] };
  'consumer.paused': { epoch: number; consumerId: string };
  'consumer.resumed': { epoch: number; consumerId: string };
  'speaker.active': { participantId: string | null };
  /** The media worker was replaced: all transports are gone, join again with the new epoch. */
  'media.reset': { epoch: number };
  /** The same person has joined from elsewhere; this connection is out. */
  'room.replaced': Record<string, never>;
  'room.closed': { reason: RoomCloseReason };
}
export type RoomCloseReason = 'shutdown' | 'media-unavailable';
export type RoomEventName = keyof RoomEvents;

/** socket.io map of what the server sends. */
export type RoomServerToClient = { [N in RoomEventName]: (payload: RoomEvents[N]) => void };

/** What the socket's handshake carries: a fresh ticket, or the session token of an earlier join. */
export const RoomHandshake = z.union([
  z.object({ ticket: z.string().max(4096) }),
  z.object({ session: z.string().max(4096) }),
]);
export type RoomHandshake = z.infer<typeof RoomHandshake>;

/** Answer of GET /api/rooms/health. `degraded`: no media worker runs, rooms cannot be opened here. */
export const RoomsHealth = z.object({
  status: z.enum(['ok', 'degraded']),
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
