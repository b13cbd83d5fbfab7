import { getRoomCapabilities, type RoomTicket } from '@parvis/contracts';
import { useEffect, useRef, useState } from 'react';
import { type ApiErrorCode, errorCodeOf } from '../api/api-error.js';
import { call } from '../api/client.js';
import { RoomClient } from './client/room-client.js';
import { dropRoomSession, keepRoomSession, readRoomSession } from './client/room-session.js';
import { LocalMedia } from './devices/local-media.js';
import { exposeStats } from './expose-stats.js';
import { sendLocalMedia } from './send-local-media.js';

/** Where a room's tickets come from: a meeting, a back room, a booth, a round of roulette, a stage. */
export interface RoomSource {
  /** Names the room in this tab: a reload finds its way back in by it. Another key is another room. */
  key: string;
  /** Rejects with an ApiError when the person may not enter (now, or any more). */
  fetchTicket(): Promise<RoomTicket>;
  /** Each attempt is a new connection. */
  attempt?: number;
  /** Refusals that pass by themselves: the ticket is asked for again every 10 s. */
  passingRefusals?: readonly ApiErrorCode[];
  /** `when-granted`: a viewer's devices stay closed until he or she may speak. */
  devices?: 'at-once' | 'when-granted';
}

export interface RoomTools {
  client: RoomClient;
  media: LocalMedia;
  /** This tab was in the room before it was reloaded. */
  isReturning: boolean;
}

/** Faults of getting a ticket that pass by themselves. */
export const passingFaults: readonly ApiErrorCode[] = ['NETWORK', 'UNAVAILABLE', 'TOO_MANY_REQUESTS', 'INTERNAL'];
const lookAgainMs = 10_000;

/**
 * The connection to a room and the devices for it, for as long as the component is there. `refusal` says why there is no ticket; what
 * passes by itself is noticed.
 */
export function useRoom(source: RoomSource): { tools: RoomTools | null; refusal: ApiErrorCode | null } {
  const [tools, setTools] = useState<RoomTools | null>(null);
  const [refusal, setRefusal] = useState<ApiErrorCode | null>(null);
  const { key, attempt = 0 } = source;
  const latest = useRef(source);
  latest.current = source;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt is a new connection
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const media = new LocalMedia();
    const client = new RoomClient({
      fetchTicket: async () => {
        const ticket = await latest.current.fetchTicket();
        setRefusal(null);
        return ticket;
      },
      fetchCapabilities: async () => (await call(getRoomCapabilities, {})).rtpCapabilities,
      createDevice: async () => (await import('mediasoup-client')).Device.factory(),
      session: {
        read: () => readRoomSession(key),
        keep: (session) => keepRoomSession(key, session),
        drop: () => dropRoomSession(key),
      },
      onNoTicket: (error) => {
        const code = errorCodeOf(error);
        if (passingFaults.includes(code)) return 'retry';
        setRefusal(code);
        if (latest.current.passingRefusals?.includes(code)) {
          timer = setTimeout(() => void client.prepare(), lookAgainMs);
        }
        return 'stop';
      },
    });
    const stopSending = sendLocalMedia(media, client);
    const hideStats = exposeStats(client);
    setTools({ client, media, isReturning: readRoomSession(key) !== null });
    void client.prepare();
    const stopWaiting = whenMaySpeak(client, latest.current.devices ?? 'at-once', () => void media.start());
    return () => {
      clearTimeout(timer);
      stopWaiting();
      stopSending();
      hideStats();
      client.close();
      media.close();
    };
  }, [key, attempt]);

  return { tools, refusal };
}

/** Runs that once, as soon as the devices are needed. */
function whenMaySpeak(client: RoomClient, devices: NonNullable<RoomSource['devices']>, run: () => void): () => void {
  if (devices === 'at-once') {
    run();
    return () => {};
  }
  const stop = client.store.subscribe(() => {
    if (!client.store.get().grants.includes('speak')) return;
    stop();
    run();
  });
  return stop;
}
