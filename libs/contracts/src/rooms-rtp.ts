import { z } from 'zod';

/*
 * What WebRTC exchanges inside our signalling. The shapes follow mediasoup's ORTC types; the limits only keep a
 * hostile message small, the media library checks the meaning.
 */

const Parameters = z.record(z.string().max(64), z.union([z.string().max(256), z.number(), z.boolean(), z.null()]));

const RtcpFeedback = z.object({ type: z.string().max(32), parameter: z.string().max(32).optional() });

const MediaKind = z.enum(['audio', 'video']);

/** What a browser can receive: codecs and header extensions. */
export const RtpCapabilities = z.object({
  codecs: z
    .array(
      z.object({
        kind: MediaKind,
        mimeType: z.string().max(64),
        preferredPayloadType: z.int().min(0).max(127),
        clockRate: z.int().positive(),
        channels: z.int().min(1).max(8).optional(),
        parameters: Parameters.optional(),
        rtcpFeedback: z.array(RtcpFeedback).max(16).optional(),
      }),
    )
    .max(64)
    .optional(),
  headerExtensions: z
    .array(
      z.object({
        kind: MediaKind,
        uri: z.string().max(128),
        preferredId: z.int().min(1).max(255),
        preferredEncrypt: z.boolean().optional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
      }),
    )
    .max(64)
    .optional(),
});
export type RtpCapabilities = z.infer<typeof RtpCapabilities>;

/** How one media stream is sent. */
export const RtpParameters = z.object({
  mid: z.string().max(32).optional(),
  codecs: z
    .array(
      z.object({
        mimeType: z.string().max(64),
        payloadType: z.int().min(0).max(127),
        clockRate: z.int().positive(),
        channels: z.int().min(1).max(8).optional(),
        parameters: Parameters.optional(),
        rtcpFeedback: z.array(RtcpFeedback).max(16).optional(),
      }),
    )
    .min(1)
    .max(8),
  headerExtensions: z
    .array(
      z.object({
        uri: z.string().max(128),
        id: z.int().min(1).max(255),
        encrypt: z.boolean().optional(),
        parameters: Parameters.optional(),
      }),
    )
    .max(32)
    .optional(),
  encodings: z
    .array(
      z.object({
        ssrc: z.int().nonnegative().optional(),
        rid: z.string().max(32).optional(),
        codecPayloadType: z.int().min(0).max(127).optional(),
        rtx: z.object({ ssrc: z.int().nonnegative() }).optional(),
        dtx: z.boolean().optional(),
        scalabilityMode: z.string().max(32).optional(),
        maxBitrate: z.number().positive().optional(),
      }),
    )
    .max(4)
    .optional(),
  rtcp: z.object({ cname: z.string().max(256).optional(), reducedSize: z.boolean().optional() }).optional(),
  msid: z.string().max(256).optional(),
});
export type RtpParameters = z.infer<typeof RtpParameters>;

/** A DTLS certificate's fingerprints and the side that opens the handshake. */
export const DtlsParameters = z.object({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().max(256),
      }),
    )
    .min(1)
    .max(8),
});
export type DtlsParameters = z.infer<typeof DtlsParameters>;

/** Credentials of a transport's ICE agent; a restart changes them. */
export const IceParameters = z.object({
  usernameFragment: z.string(),
  password: z.string(),
  iceLite: z.boolean().optional(),
});
export type IceParameters = z.infer<typeof IceParameters>;

/** An address at which the media node listens. */
export const IceCandidate = z.object({
  foundation: z.string(),
  priority: z.number(),
  ip: z.string(),
  address: z.string(),
  protocol: z.enum(['udp', 'tcp']),
  port: z.number(),
  type: z.enum(['host']),
  tcpType: z.enum(['passive']).optional(),
});
export type IceCandidate = z.infer<typeof IceCandidate>;

/** What a browser needs to open its end of a transport. */
export const TransportOptions = z.object({
  id: z.string(),
  iceParameters: IceParameters,
  iceCandidates: z.array(IceCandidate),
  dtlsParameters: DtlsParameters,
});
export type TransportOptions = z.infer<typeof TransportOptions>;
