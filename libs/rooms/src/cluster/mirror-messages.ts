import { MediaSource, PeerView, Reaction, RoomStatus, RtpParameters } from '@parvis/contracts';
import { z } from 'zod';

const PipeAddress = z.object({
  ip: z.string().max(64),
  port: z.int().min(1).max(65_535),
  srtpParameters: z.object({
    cryptoSuite: z.enum(['AEAD_AES_256_GCM', 'AEAD_AES_128_GCM', 'AES_CM_128_HMAC_SHA1_80', 'AES_CM_128_HMAC_SHA1_32']),
    keyBase64: z.string().max(128),
  }),
});

const Viewers = z.object({
  count: z.int().nonnegative(),
  /** Raised hands, first come first. */
  hands: z
    .array(
      z.object({
        identity: z.object({
          participantId: z.string(),
          displayName: z.string(),
          companyName: z.string().nullable(),
        }),
        handRaisedAt: z.iso.datetime().nullable(),
      }),
    )
    .max(100),
});
export type Viewers = z.infer<typeof Viewers>;

/** A mirror on one node of a stage on another. `id` is another one after each attachment. */
const Mirror = z.object({ roomId: z.string(), id: z.string() });

const State = z.object({
  version: z.int().positive(),
  peers: z.array(PeerView),
  status: RoomStatus,
  invited: z.array(z.string()),
  streams: z.array(
    z.object({
      producerId: z.string(),
      kind: z.enum(['audio', 'video']),
      rtpParameters: RtpParameters,
      isPaused: z.boolean(),
      participantId: z.string(),
      source: MediaSource,
    }),
  ),
});

const ShownReaction = z.object({ participantId: z.string(), displayName: z.string(), reaction: Reaction });

/** What nodes say to each other about a stage that more than one shows. */
export const mirrorMessages = {
  /** To the stage's node: begins a mirror; ends an earlier one of the same node. */
  'stage.attach': Mirror.extend({ pipe: PipeAddress, viewers: Viewers }),
  /** To the stage's node, every second and when something has changed; `version` is the state that is known. */
  'stage.renew': Mirror.extend({ version: z.int().nonnegative(), viewers: Viewers }),
  'stage.detach': Mirror,
  'stage.react': Mirror.extend({ reaction: ShownReaction }),
  /** To a mirror. */
  'mirror.state': Mirror.extend({ state: State }),
  'mirror.reaction': Mirror.extend({ reaction: ShownReaction }),
  'mirror.lower-hand': Mirror.extend({ participantId: z.string() }),
  /** This viewer may speak: only on the stage's own node. */
  'mirror.call-over': Mirror.extend({ participantId: z.string() }),
  /** The stage is not there any more: ended by a moderator, moved or empty; or its worker was lost and the mirror attaches anew. */
  'mirror.over': Mirror.extend({ why: z.enum(['ended', 'elsewhere', 'reset']) }),
} as const;

export const Attached = z.object({ pipe: PipeAddress, state: State });
export const Renewed = z.object({ state: State.nullable() });
