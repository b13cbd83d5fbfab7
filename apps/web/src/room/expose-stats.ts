import type { LineReport } from './client/line-quality.js';
import { countLink } from './client/link-counters.js';
import type { RoomClient } from './client/room-client.js';
import type { RoomState } from './client/room-state.js';

const flag = 'parvis.room.stats';

/** One stream that comes from someone else. */
export interface ExposedConsumer {
  id: string;
  participantId: string;
  source: string;
  isPaused: boolean;
  isStale: boolean;
  packets: number;
  framesDecoded: number;
  width: number | null;
  height: number | null;
  audioEnergy: number;
}

/** How the call goes now. */
export interface ExposedRoom {
  phase: RoomState['phase'];
  isLineUp: boolean;
  receiveMode: RoomState['receiveMode'];
  isCameraResting: boolean;
  videoCodec: RoomState['status']['videoCodec'];
  line: LineReport;
  peers: { participantId: string; state: string; quality: number | null }[];
  /** The browser's estimate of the way up, in bit/s. */
  availableUp: number | null;
  consumers: ExposedConsumer[];
}

declare global {
  interface Window {
    /** Only where `localStorage['parvis.room.stats']` is `on`: for tests and for whoever looks into a bad line. */
    __parvisRoom?: { getStats(): Promise<object[]>; look(): Promise<ExposedRoom> };
  }
}

/** Shows the WebRTC statistics of the call on the window where the person has asked for it. */
export function exposeStats(client: RoomClient): () => void {
  if (!isWanted()) return () => {};
  const room = {
    getStats: async () => {
      const { send, recv } = await client.getStats();
      return [send, recv].flatMap((report) => (report === null ? [] : ([...report.values()] as object[])));
    },
    look: () => look(client),
  };
  window.__parvisRoom = room;
  return () => {
    if (window.__parvisRoom === room) delete window.__parvisRoom;
  };
}

async function look(client: RoomClient): Promise<ExposedRoom> {
  const { send, recv, receiver } = await client.getStats();
  const state = client.store.get();
  const { streams, up } = countLink(performance.now(), recv, send);
  const ids = receiver?.idsByTrack ?? new Map<string, string>();
  const counts = new Map(streams.map((stream) => [ids.get(stream.trackId), stream]));
  return {
    phase: state.phase,
    isLineUp: state.isLineUp,
    receiveMode: state.receiveMode,
    isCameraResting: state.isCameraResting,
    videoCodec: state.status.videoCodec,
    line: state.line,
    peers: state.peers.map(({ participantId, state, quality }) => ({ participantId, state, quality })),
    availableUp: up.available,
    consumers: state.tracks.map(({ consumerId, participantId, source, isPaused, isStale }) => {
      const count = counts.get(consumerId);
      return {
        id: consumerId,
        participantId,
        source,
        isPaused,
        isStale,
        packets: count?.packets ?? 0,
        framesDecoded: count?.frames ?? 0,
        width: count?.width ?? null,
        height: count?.height ?? null,
        audioEnergy: count?.audioEnergy ?? 0,
      };
    }),
  };
}

function isWanted(): boolean {
  try {
    return localStorage.getItem(flag) === 'on';
  } catch {
    return false;
  }
}
