import type { RoomStatus, RtpCapabilities } from '@parvis/contracts';
import { ortc, type types } from 'mediasoup';

export type VideoCodec = RoomStatus['videoCodec'];

/** Which codec is best, in the order that an operator may change. VP8 costs phones least and comes in three simulcast sizes. */
export const defaultVideoCodecs: readonly VideoCodec[] = ['VP8', 'VP9', 'AV1', 'H264'];

const startBitrate = { 'x-google-start-bitrate': 1000 };

/**
 * What every room carries: Opus that survives loss, VP8 that every browser encodes in layers, VP9 and AV1 for scalable senders,
 * H.264 for devices that have it in hardware. A browser that is not told otherwise takes the first it can.
 */
export const mediaCodecs: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    parameters: { useinbandfec: 1, usedtx: 1, minptime: 10 },
    rtcpFeedback: [{ type: 'nack' }, { type: 'transport-cc' }],
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000, parameters: startBitrate },
  { kind: 'video', mimeType: 'video/VP9', clockRate: 90_000, parameters: { 'profile-id': 0, ...startBitrate } },
  { kind: 'video', mimeType: 'video/AV1', clockRate: 90_000, parameters: startBitrate },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    parameters: {
      'packetization-mode': 1,
      'profile-level-id': '42e01f',
      'level-asymmetry-allowed': 1,
      ...startBitrate,
    },
  },
];

const captureTime = 'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time';

/**
 * Receive capabilities of every router made with {@link mediaCodecs}. Known without a router, so a client can load its device
 * before it joins and the join takes one round trip.
 *
 * The time of capture is left out of the header extensions: mediasoup-client promises it for every stream, and browsers do not always
 * send it. A worker that was promised it waits for it before it passes from one simulcast layer to another, for ever if need be, and the
 * picture stands still or stays dark; without it the worker goes by the sender's reports.
 */
export function routerRtpCapabilities(): RtpCapabilities {
  const capabilities = ortc.generateRouterRtpCapabilities(mediaCodecs);
  const headerExtensions = capabilities.headerExtensions?.filter(({ uri }) => uri !== captureTime);
  return { ...capabilities, headerExtensions } as RtpCapabilities;
}
