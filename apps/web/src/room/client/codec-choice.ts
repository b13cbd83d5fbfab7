import type { RtpCodecCapability } from 'mediasoup-client/types';
import type { VideoCodec } from './encodings.js';

const fallbacks: readonly VideoCodec[] = ['VP8', 'H264'];

const isCodec = (mimeType: string, codec: VideoCodec) => mimeType.toLowerCase() === `video/${codec.toLowerCase()}`;

/** The codecs that this browser can encode, as mime types. */
export function encodableVideo(): string[] {
  return RTCRtpSender.getCapabilities('video')?.codecs.map(({ mimeType }) => mimeType) ?? [];
}

/**
 * What to send: the codec that the room wants where this device has an encoder for it, else one that everybody decodes. Null leaves
 * the choice to the browser.
 */
export function chooseVideoCodec(
  wanted: VideoCodec,
  router: readonly RtpCodecCapability[],
  encodable: readonly string[],
): { name: VideoCodec; capability: RtpCodecCapability } | null {
  for (const name of [wanted, ...fallbacks]) {
    const capability = router.find(({ mimeType }) => isCodec(mimeType, name));
    if (capability !== undefined && encodable.some((mimeType) => isCodec(mimeType, name))) return { name, capability };
  }
  return null;
}
