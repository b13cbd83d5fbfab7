import type { IceServer } from '@parvis/contracts';

/** What brings a reloaded page back into its room without asking again. */
export interface RoomSession {
  session: string;
  roomsUrl: string;
  iceServers: IceServer[];
}

const keyOf = (meetingId: string) => `parvis.room.${meetingId}`;

/** The session of this tab in that room, if it was in there before a reload. */
export function readRoomSession(meetingId: string): RoomSession | null {
  try {
    const text = sessionStorage.getItem(keyOf(meetingId));
    return text === null ? null : (JSON.parse(text) as RoomSession);
  } catch {
    return null;
  }
}

export function keepRoomSession(meetingId: string, session: RoomSession): void {
  try {
    sessionStorage.setItem(keyOf(meetingId), JSON.stringify(session));
  } catch {
    // Without storage a reload asks again; nothing else is lost.
  }
}

export function dropRoomSession(meetingId: string): void {
  try {
    sessionStorage.removeItem(keyOf(meetingId));
  } catch {
    // See above.
  }
}
