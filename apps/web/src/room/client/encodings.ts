import type { MediaSource, RoomStatus } from '@parvis/contracts';
import type { ProducerCodecOptions, ProducerOptions } from 'mediasoup-client/types';

type Encodings = NonNullable<ProducerOptions['encodings']>;
export type VideoCodec = RoomStatus['videoCodec'];

/** Highest rates of the three sizes of a camera picture: a quarter of the width, half, all. */
export const cameraBitrates = [150_000, 500_000, 1_500_000] as const;
const screenBitrate = 2_500_000;

/** Voices first, then the shared screen, then faces. */
const priorityOf: Record<MediaSource, NonNullable<Encodings[number]['priority']>> = {
  microphone: 'high',
  'screen-audio': 'medium',
  screen: 'medium',
  camera: 'low',
};

/** Three pictures beside each other, or one in layers where the codec can do that. */
function cameraEncodings(codec: VideoCodec): Encodings {
  if (codec === 'VP9' || codec === 'AV1') return [{ maxBitrate: cameraBitrates[2], scalabilityMode: 'L3T3_KEY' }];
  return cameraBitrates.map((maxBitrate, layer) => ({
    scaleResolutionDownBy: 2 ** (2 - layer),
    maxBitrate,
    // Hardware encoders of H.264 know no temporal layers.
    ...(codec === 'H264' ? {} : { scalabilityMode: 'L1T3' }),
  }));
}

/** Letters have to stay sharp: few frames, all the pixels. */
const screenEncodings = (codec: VideoCodec): Encodings => [
  { maxBitrate: screenBitrate, maxFramerate: 15, ...(codec === 'H264' ? {} : { scalabilityMode: 'L1T3' }) },
];

/** How a stream is encoded. */
export function encodingOf(
  source: MediaSource,
  codec: VideoCodec,
  { voiceBitrate, soundPacketMs }: { voiceBitrate: number; soundPacketMs: number },
): { encodings: Encodings; codecOptions: ProducerCodecOptions } {
  const priority = priorityOf[source];
  const withPriority = (encodings: Encodings) =>
    encodings.map((encoding) => ({ ...encoding, priority, networkPriority: priority }));
  switch (source) {
    case 'camera':
      return {
        encodings: withPriority(cameraEncodings(codec)),
        codecOptions: { videoGoogleStartBitrate: 600 },
      };
    case 'screen':
      return { encodings: withPriority(screenEncodings(codec)), codecOptions: { videoGoogleStartBitrate: 1_000 } };
    case 'microphone':
      return {
        // Without `adaptivePtime`: on a bad line, for which it is meant, Chromium then goes back to 32 kbit/s whatever the limit says.
        encodings: withPriority([{ maxBitrate: voiceBitrate }]),
        codecOptions: { opusStereo: false, opusPtime: soundPacketMs, opusDtx: true, opusFec: true, opusNack: true },
      };
    case 'screen-audio':
      return {
        encodings: withPriority([{ maxBitrate: 96_000 }]),
        codecOptions: { opusStereo: true, opusPtime: soundPacketMs, opusDtx: true, opusFec: true, opusNack: true },
      };
  }
}
