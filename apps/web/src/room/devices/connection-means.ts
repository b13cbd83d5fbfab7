import type { IceServer } from '@parvis/contracts';
import type { Device } from 'mediasoup-client/types';
import type { SignalSocket } from '../client/signal-socket.js';
import type { Store } from '../client/store.js';

/** What a check of the connection is made with. */
export interface CheckMeans {
  device: Device;
  signal: Pick<SignalSocket, 'request' | 'on'>;
  iceServers: readonly IceServer[];
  /** The line is needed for something else from now on: the check has to end at once. */
  ended: AbortSignal;
}

/** Who has a line to a media node: a room's client before the call, or a line for the check alone. */
export interface CheckSource {
  readonly store: Pick<Store<{ isLineUp: boolean }>, 'get' | 'subscribe'>;
  /** Null while there is no line. */
  checkMeans(): Promise<CheckMeans | null>;
}
