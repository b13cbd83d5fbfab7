import { z } from 'zod';
import { Id } from './common.js';
import { endpoint } from './endpoint.js';
import { DtlsParameters, IceParameters, RtpCapabilities, RtpParameters, TransportOptions } from './rooms-rtp.js';

/** What a ticket allows in a room: send voice and camera, send a screen, direct the others, see and hear, ask for a recording. */
export const RoomGrant = z.enum(['speak', 'share', 'moderate', 'observe', 'record']);
export type RoomGrant = z.infer<typeof RoomGrant>;

/**
 * What happens in a room. `meeting`: 2 to 12 people. `team`: one side's back room before a meeting. `booth`: walk-in, 30 people.
 * `roulette`: a pair for a few minutes. `stage`: a few speakers; whoever may only observe is a viewer, counted and not listed.
 */
export const RoomKind = z.enum(['meeting', 'team', 'booth', 'roulette', 'stage']);
export type RoomKind = z.infer<typeof RoomKind>;

export const RoomRole = z.enum(['host', 'member', 'guest']);
export type RoomRole = z.infer<typeof RoomRole>;

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
  grants: z.array(RoomGrant).max(5),
  endsAt: z.iso.datetime({ offset: true }).nullable(),
  iat: z.int().positive().optional(),
  exp: z.int().positive(),
});
export type RoomTicketClaims = z.infer<typeof RoomTicketClaims>;

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
  /** In the lobby: `lobby.answered` tells when to join again. */
  'ROOM_WAITING',
  /** A moderator has removed this person, or has not let them in. */
  'ROOM_REMOVED',
  /** The room is, or has to be, on another node: ask for a new ticket. */
  'ROOM_ELSEWHERE',
  /** The node takes no more rooms, publishers or viewers just now. */
  'ROOM_OVERLOADED',
  'ROOM_RECORDING_UNAVAILABLE',
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

/** How well a person's media arrives at the node and back, in words of a bar: 3 good, 2 fair, 1 poor, 0 nothing arrives. */
export const LineQuality = z.int().min(0).max(3);

/** One person in the room. `away`: the line is lost for now, the place is kept. */
export const PeerView = z.object({
  participantId: ParticipantId,
  displayName: z.string(),
  companyName: z.string().nullable(),
  role: RoomRole,
  state: z.enum(['live', 'away']),
  grants: z.array(RoomGrant),
  /** Since when the hand is up. */
  handRaisedAt: z.iso.datetime().nullable(),
  /** What this person sends, whether or not it is received here. */
  streams: z.array(z.object({ source: MediaSource, isPaused: z.boolean() })),
  /** Null while not known. */
  quality: LineQuality.nullable(),
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

/**
 * `asked`: not everybody present has answered. `on`: everybody has agreed and ffmpeg writes. `held`: a newcomer has not agreed yet,
 * nothing is written. A refusal ends the request.
 */
export const RecordingState = z.object({
  phase: z.enum(['off', 'asked', 'on', 'held']),
  /** Who asked for it. */
  askedBy: ParticipantId.nullable(),
  since: z.iso.datetime().nullable(),
  agreed: z.array(ParticipantId),
  pending: z.array(ParticipantId),
});
export type RecordingState = z.infer<typeof RecordingState>;

/** What is true of the room as a whole. */
export const RoomStatus = z.object({
  isLocked: z.boolean(),
  /** Who waits in the lobby. For moderators; empty for others. */
  waiting: z.array(
    z.object({ participantId: ParticipantId, displayName: z.string(), companyName: z.string().nullable() }),
  ),
  /** Viewers of a stage with a raised hand, first come first. For moderators; empty for others. */
  hands: z.array(
    z.object({ participantId: ParticipantId, displayName: z.string(), companyName: z.string().nullable() }),
  ),
  /** Viewers of a stage. */
  audience: z.int().nonnegative(),
  recording: RecordingState,
  /** Whether this node can record at all. */
  canRecord: z.boolean(),
  /** The codec that senders use from now on: the best one that everybody here can receive. */
  videoCodec: z.enum(['VP8', 'VP9', 'AV1', 'H264']),
});
export type RoomStatus = z.infer<typeof RoomStatus>;

/** What this client can receive now. `audio-only`: the line cannot carry pictures, or the person wants none. */
export const ReceiveMode = z.object({
  mode: z.enum(['full', 'audio-only']),
  cause: z.enum(['line', 'choice', 'load']).nullable(),
});
export type ReceiveMode = z.infer<typeof ReceiveMode>;

/** The room as one of its people sees it. `serverTime` lets a client with a wrong clock count the time left. */
export const RoomSnapshot = z.object({
  roomId: z.string(),
  kind: RoomKind,
  status: RoomStatus,
  receiveMode: ReceiveMode,
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
  /** A screen comes before all; then what is pinned, then who speaks, then the rest. */
  rank: z.enum(['pinned', 'speaker', 'grid']),
});
export type LayoutTile = z.infer<typeof LayoutTile>;

/** Reactions that fly over a person's tile. */
export const Reaction = z.enum(['clap', 'heart', 'laugh', 'wow', 'yes', 'no']);
export type Reaction = z.infer<typeof Reaction>;

/** What a client saw of its own media in the last interval. Rates in bit/s, times in ms, shares 0 to 1. */
export const ClientStats = z.object({
  /** How long the interval was. */
  ms: z.int().min(500).max(120_000),
  route: z.enum(['udp', 'tcp', 'relay']).nullable(),
  roundTripMs: z.number().min(0).max(60_000).nullable(),
  up: z.object({
    bitrate: z.number().min(0).max(1e9),
    loss: z.number().min(0).max(1).nullable(),
    limitedBy: z.enum(['none', 'cpu', 'bandwidth', 'other']).nullable(),
  }),
  down: z.object({
    bitrate: z.number().min(0).max(1e9),
    loss: z.number().min(0).max(1).nullable(),
    jitterMs: z.number().min(0).max(60_000).nullable(),
    /** Pictures that stood still, and for how long in all. */
    freezes: z.int().min(0).max(100_000),
    frozenMs: z.number().min(0).max(10_000_000),
    /** Share of the sound that was made up for lost packets. */
    concealed: z.number().min(0).max(1).nullable(),
  }),
});
export type ClientStats = z.infer<typeof ClientStats>;

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
const moderator = (): readonly RoomGrant[] => ['moderate'];
const whom = z.object({ participantId: ParticipantId });

/** Every request of the signalling: what it carries, what it answers, and the grants that admit it. */
export const roomRequests = {
  'room.join': request(z.object({ rtpCapabilities: RtpCapabilities }), RoomJoined, present),
  'room.resume': request(z.object({ epoch: Epoch }), RoomResumed, present),
  'room.leave': request(Nothing, Nothing, present),
  /**
   * Opens both transports before the join, so that the join finds them connected; the room does not show this person yet. The next
   * `room.join` of the same epoch takes them over. A silent stream makes the receiving one connect.
   */
  'lobby.prepare': request(
    z.object({ rtpCapabilities: RtpCapabilities }),
    z.object({
      epoch: Epoch,
      transports: z.object({ send: TransportOptions.nullable(), recv: TransportOptions }),
      silence: ConsumerView.nullable(),
    }),
    present,
  ),
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
  /** All that the screen shows; streams of tiles that are not in it rest. The server opens what is missing with `consumer.new`. */
  'layout.set': request(z.object({ epoch: Epoch, tiles: z.array(LayoutTile).max(64) }), Nothing, present),
  /** `wantsVideo: false`: voices only, whatever the layout says. */
  'receive.set': request(z.object({ epoch: Epoch, wantsVideo: z.boolean() }), ReceiveMode, present),
  /** The sending transport of someone who may speak since `grants.changed`. */
  'transport.send': request(z.object({ epoch: Epoch }), z.object({ transport: TransportOptions }), sender),
  'stats.report': request(z.object({ epoch: Epoch, stats: ClientStats }), Nothing, present),
  'hand.set': request(z.object({ isRaised: z.boolean() }), Nothing, present),
  'reaction.send': request(z.object({ reaction: Reaction }), Nothing, present),
  /** Silences a stream; its sender can switch it on again. */
  'moderate.mute': request(whom.extend({ source: MediaSource }), Nothing, moderator),
  /** For good: the person's tickets and sessions for this room open nothing any more. */
  'moderate.remove': request(whom, Nothing, moderator),
  'moderate.lock': request(z.object({ isLocked: z.boolean() }), Nothing, moderator),
  'moderate.admit': request(whom.extend({ isAdmitted: z.boolean() }), Nothing, moderator),
  'moderate.lower-hand': request(whom, Nothing, moderator),
  /** Invites a viewer of a stage up (`speak`, `share`), or sends a speaker back among the viewers. */
  'moderate.grant': request(whom.extend({ maySpeak: z.boolean() }), Nothing, moderator),
  /** Ends the room for everybody. */
  'moderate.end': request(Nothing, Nothing, moderator),
  /** In a team's back room: everybody goes to the meeting now. */
  'team.go': request(Nothing, Nothing, present),
  'recording.ask': request(Nothing, Nothing, () => ['record']),
  'recording.answer': request(z.object({ agrees: z.boolean() }), Nothing, sender),
  /** Anybody who is recorded may stop it. */
  'recording.stop': request(Nothing, Nothing, sender),
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
  /** Hand, grants, streams or quality of one person. */
  'peer.changed': { peer: PeerView };
  'room.changed': { status: RoomStatus };
  reaction: { participantId: string; displayName: string; reaction: Reaction };
  /** A moderator has silenced this stream of yours. */
  'stream.muted': { producerId: string; source: MediaSource };
  /** Nobody wants layers above this one of your stream; null: nobody wants the stream at all. 2 is all of them. */
  'stream.wanted': { epoch: number; producerId: string; spatialLayer: number | null };
  'receive.changed': ReceiveMode;
  /** What this person may do now. With a new right to speak, `transport.send` opens the way. */
  'grants.changed': { grants: RoomGrant[] };
  /** Who asked to come in has been let in (join again) or not. */
  'lobby.answered': { isAdmitted: boolean };
  'team.gone': { by: string };
  'consumer.new': { epoch: number; consumers: ConsumerView[] };
  'consumer.closed': { epoch: number; consumerIds: string[] };
  'consumer.paused': { epoch: number; consumerId: string };
  'consumer.resumed': { epoch: number; consumerId: string };
  'speaker.active': { participantId: string | null };
  /** The media worker was replaced: all transports are gone, join again with the new epoch. */
  'media.reset': { epoch: number };
  /** The same person has joined from elsewhere; this connection is out. */
  'room.replaced': Record<string, never>;
  /**
   * The room moves to another node: join there with this ticket while this line still carries the call, then let this one go. The
   * server closes it after the others have moved, or after 15 s.
   */
  'media.migrate': { ticket: string; node: RoomNodeAddress; iceServers: IceServer[] };
  'room.closed': { reason: RoomCloseReason };
}
/** `ended`, `removed`: by a moderator, final. `shutdown`, `media-unavailable`, `elsewhere`: ask for a new ticket. */
export type RoomCloseReason = 'shutdown' | 'media-unavailable' | 'elsewhere' | 'ended' | 'removed';
export type RoomEventName = keyof RoomEvents;

/** socket.io map of what the server sends. */
export type RoomServerToClient = { [N in RoomEventName]: (payload: RoomEvents[N]) => void };

/** What the socket's handshake carries: a fresh ticket, or the session token of an earlier join. */
export const RoomHandshake = z.union([
  z.object({ ticket: z.string().max(4096) }),
  z.object({ session: z.string().max(4096) }),
]);
export type RoomHandshake = z.infer<typeof RoomHandshake>;

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
