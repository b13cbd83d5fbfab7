import type { TransportOptions } from '@parvis/contracts';
import type { types } from 'mediasoup';

/** What the browser needs to open the other end of a transport. */
export function transportOptions(transport: types.WebRtcTransport): TransportOptions {
  const { id, iceParameters, iceCandidates, dtlsParameters } = transport;
  return { id, iceParameters, iceCandidates, dtlsParameters };
}
