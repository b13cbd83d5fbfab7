import { z } from 'zod';
import { Epoch, MediaId, ParticipantId } from './rooms-ids.js';
import { RtpParameters, TransportOptions } from './rooms-rtp.js';
import { RoomGrant, RoomKind, RoomRole } from './rooms-ticket.js';

export const MediaSource = z.enum(['microphone', 'camera', 'screen', 'screen-audio']);
export type MediaSource = z.infer<typeof MediaSource>;

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
 * What of a person is not in a recording, or not all of it. `codec`: it comes in a form that this node cannot write; `fault`: the
 * program that writes it has ended several times.
 */
export const RecordingGap = z.object({
  participantId: ParticipantId,
  source: MediaSource,
  cause: z.enum(['codec', 'fault']),
});
export type RecordingGap = z.infer<typeof RecordingGap>;

/**
 * `asked`: not everybody present has answered. `on`: everybody has agreed and ffmpeg writes. `held`: a newcomer has not agreed yet, or the
 * recorder cannot write all that is sent; nothing is written. A refusal ends the request.
 */
export const RecordingState = z.object({
  phase: z.enum(['off', 'asked', 'on', 'held']),
  /** Which request this is; an answer names it. */
  requestId: z.uuid().nullable(),
  /** Who asked for it. */
  askedBy: ParticipantId.nullable(),
  since: z.iso.datetime().nullable(),
  agreed: z.array(ParticipantId),
  pending: z.array(ParticipantId),
  /** This node cannot write so many streams at a time; goes on by itself once it can. */
  isRecorderFull: z.boolean(),
  /** Of what is sent now and is not written. */
  missing: z.array(RecordingGap),
});
export type RecordingState = z.infer<typeof RecordingState>;

/** What is true of the room as a whole. */
export const RoomStatus = z.object({
  /** Newcomers wait. In a back room: the other side waits in front of the meeting while somebody prepares here. */
  isLocked: z.boolean(),
  /** Who waits in the lobby; in a back room, in front of the meeting. For moderators; empty for others. */
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
  /** Whether this node can record at all. It may be too busy to begin now. */
  canRecord: z.boolean(),
  /** The codec that senders use from now on: the best one that everybody here can receive. */
  videoCodec: z.enum(['VP8', 'VP9', 'AV1', 'H264']),
});
export type RoomStatus = z.infer<typeof RoomStatus>;

/** What this client can receive now. `audio-only`: the line cannot carry pictures, or the person wants none. */
export const ReceiveMode = z.object({
  mode: z.enum(['full', 'audio-only']),
  cause: z.enum(['line', 'choice']).nullable(),
});
export type ReceiveMode = z.infer<typeof ReceiveMode>;

/** Reactions that fly over a person's tile. */
export const Reaction = z.enum(['clap', 'heart', 'laugh', 'wow', 'yes', 'no']);
export type Reaction = z.infer<typeof Reaction>;

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
