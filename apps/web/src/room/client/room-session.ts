import type { IceServer, RoomKind, RoomNodeAddress } from '@parvis/contracts';

/** What brings a reloaded page back into its room without asking again. */
export interface RoomSession {
  session: string;
  node: RoomNodeAddress;
  kind: RoomKind | null;
  iceServers: IceServer[];
}

const keyOf = (key: string) => `parvis.room.${key}`;

/** The session of this tab in that room, if it was in there before a reload. */
export function readRoomSession(key: string): RoomSession | null {
  try {
    const text = sessionStorage.getItem(keyOf(key));
    return text === null ? null : (JSON.parse(text) as RoomSession);
  } catch {
    return null;
  }
}

export function keepRoomSession(key: string, session: RoomSession): void {
  try {
    sessionStorage.setItem(keyOf(key), JSON.stringify(session));
  } catch {
    // Without storage a reload asks again; nothing else is lost.
  }
}

export function dropRoomSession(key: string): void {
  try {
    sessionStorage.removeItem(keyOf(key));
  } catch {
    // See above.
  }
}
