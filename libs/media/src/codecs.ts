import type { RtpCapabilities } from '@parvis/contracts';
import { ortc, type types } from 'mediasoup';

/** What every room carries: Opus that survives loss, VP8 that every browser encodes in layers. */
export const mediaCodecs: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    parameters: { useinbandfec: 1, usedtx: 1, minptime: 10 },
    rtcpFeedback: [{ type: 'nack' }, { type: 'transport-cc' }],
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000, parameters: { 'x-google-start-bitrate': 1000 } },
];

/**
 * Receive capabilities of every router made with {@link mediaCodecs}. Known without a router, so a client can load its device
 * before it joins and the join takes one round trip.
 */
export function routerRtpCapabilities(): RtpCapabilities {
  return ortc.generateRouterRtpCapabilities(mediaCodecs) as RtpCapabilities;
}
