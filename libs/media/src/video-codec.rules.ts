import type { RtpCapabilities } from '@parvis/contracts';
import type { VideoCodec } from './codecs.js';

/**
 * The best codec that everybody can receive: the first of `order` that is in every one's capabilities. Where there is none in
 * common the last resort is the first of the order, as every browser has to have VP8 and H.264 (RFC 7742).
 */
export function commonVideoCodec(order: readonly VideoCodec[], everybody: readonly RtpCapabilities[]): VideoCodec {
  return order.find((codec) => everybody.every((one) => receives(one, codec))) ?? order[0] ?? 'VP8';
}

function receives({ codecs }: RtpCapabilities, codec: VideoCodec): boolean {
  return (codecs ?? []).some(({ mimeType, parameters }) => {
    if (mimeType.toLowerCase() !== `video/${codec.toLowerCase()}`) return false;
    if (codec === 'H264') return Number(parameters?.['packetization-mode'] ?? 0) === 1;
    return codec !== 'VP9' || Number(parameters?.['profile-id'] ?? 0) === 0;
  });
}
