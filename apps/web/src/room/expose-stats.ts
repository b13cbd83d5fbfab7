import type { RoomClient } from './client/room-client.js';

const flag = 'parvis.room.stats';

declare global {
  interface Window {
    /** Only where `localStorage['parvis.room.stats']` is `on`: for tests and for whoever looks into a bad line. */
    __parvisRoom?: { getStats(): Promise<object[]> };
  }
}

/** Shows the WebRTC statistics of the call on the window where the person has asked for it. */
export function exposeStats(client: RoomClient): () => void {
  if (!isWanted()) return () => {};
  const room = {
    getStats: async () => (await client.getStats()).flatMap((report) => [...report.values()] as object[]),
  };
  window.__parvisRoom = room;
  return () => {
    if (window.__parvisRoom === room) delete window.__parvisRoom;
  };
}

function isWanted(): boolean {
  try {
    return localStorage.getItem(flag) === 'on';
  } catch {
    return false;
  }
}
