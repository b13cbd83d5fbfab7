import type { MediaSource } from '@parvis/contracts';
import type { ProducerCodecOptions, ProducerOptions } from 'mediasoup-client/types';

type Encodings = NonNullable<ProducerOptions['encodings']>;

/** Three sizes of a camera picture; the server sends each receiver the one that fits its tile. */
const camera: Encodings = [
  { scaleResolutionDownBy: 4, maxBitrate: 150_000, scalabilityMode: 'L1T3' },
  { scaleResolutionDownBy: 2, maxBitrate: 500_000, scalabilityMode: 'L1T3' },
  { scaleResolutionDownBy: 1, maxBitrate: 1_500_000, scalabilityMode: 'L1T3' },
];

/** Letters have to stay sharp: few frames, all the pixels. */
const screen: Encodings = [{ maxBitrate: 2_500_000, maxFramerate: 15 }];

/** How a stream is encoded. */
export function encodingOf(source: MediaSource): { encodings?: Encodings; codecOptions: ProducerCodecOptions } {
  switch (source) {
    case 'camera':
      return { encodings: camera.map((layer) => ({ ...layer })), codecOptions: { videoGoogleStartBitrate: 1_000 } };
    case 'screen':
      return { encodings: screen.map((layer) => ({ ...layer })), codecOptions: { videoGoogleStartBitrate: 1_000 } };
    case 'microphone':
      return { codecOptions: { opusStereo: false, opusDtx: true, opusFec: true, opusNack: true } };
    case 'screen-audio':
      return { codecOptions: { opusStereo: true, opusDtx: true, opusFec: true, opusNack: true } };
  }
}
