import { z } from 'zod';
import { Epoch, MediaId, ParticipantId } from './rooms-ids.js';
import { DtlsParameters, IceParameters, RtpCapabilities, RtpParameters, TransportOptions } from './rooms-rtp.js';
import { ClientStats } from './rooms-stats.js';
import { RoomGrant } from './rooms-ticket.js';
import { ConsumerView, MediaSource, Reaction, ReceiveMode, RoomJoined, RoomResumed } from './rooms-view.js';

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
  /** In the lobby while the other side of a meeting prepares: `lobby.answered` tells when to join again. */
  'ROOM_PREPARING',
  /** A moderator has removed this person, or has not let them in. */
  'ROOM_REMOVED',
  /** The room is, or has to be, on another node: ask for a new ticket. */
  'ROOM_ELSEWHERE',
  /** The node takes no more rooms, publishers or viewers just now. */
  'ROOM_OVERLOADED',
  'ROOM_RECORDING_UNAVAILABLE',
  /** The recorder of this node has not room for the streams of everybody present. */
  'ROOM_RECORDING_FULL',
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
/** Whoever sends in the room, and whoever may only check the way there. */
const tester = (): readonly RoomGrant[] => [...sender(), 'check'];
/** Whoever has transports: in the room, or of a check. */
const connected = (): readonly RoomGrant[] => [...present(), 'check'];

const moderator = (): readonly RoomGrant[] => ['moderate'];

const whom = z.object({ participantId: ParticipantId });

/** Every request of the signalling: what it carries, what it answers, and the grants that admit it. */
export const roomRequests = {
  'room.join': request(z.object({ rtpCapabilities: RtpCapabilities }), RoomJoined, present),
  'room.resume': request(z.object({ epoch: Epoch }), RoomResumed, present),
  'room.leave': request(Nothing, Nothing, present),
  /** After `media.migrate`: all that this person sees and hears comes from the other node. Once all have said so, the room ends here. */
  'move.done': request(Nothing, Nothing, present),
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
  'check.start': request(z.object({ rtpCapabilities: RtpCapabilities }), CheckStarted, tester),
  'check.stop': request(Nothing, Nothing, tester),
  'transport.connect': request(
    z.object({ epoch: Epoch, transportId: MediaId, dtlsParameters: DtlsParameters }),
    Nothing,
    connected,
  ),
  'transport.restart-ice': request(
    z.object({ epoch: Epoch, transportId: MediaId }),
    z.object({ iceParameters: IceParameters }),
    present,
  ),
  'media.produce': request(
    z.object({ epoch: Epoch, source: MediaSource, rtpParameters: RtpParameters, paused: z.boolean() }),
    z.object({ producerId: MediaId }),
    ({ source }) => (source === 'screen' || source === 'screen-audio' ? ['share'] : ['speak', 'check']),
  ),
  'media.pause': request(z.object({ epoch: Epoch, producerId: MediaId }), Nothing, sender),
  'media.resume': request(z.object({ epoch: Epoch, producerId: MediaId }), Nothing, sender),
  'media.close': request(z.object({ epoch: Epoch, producerId: MediaId }), Nothing, sender),
  'consumer.resume': request(z.object({ epoch: Epoch, consumerIds: z.array(MediaId).max(64) }), Nothing, connected),
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
  /** To the request that the recording's state names; an answer to another one changes nothing. */
  'recording.answer': request(z.object({ requestId: z.uuid(), agrees: z.boolean() }), Nothing, sender),
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
