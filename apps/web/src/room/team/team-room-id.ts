const keyOf = (meetingId: string) => `parvis.team-room.${meetingId}`;

/** The room's id of the back room that this tab was in before a reload, where no new ticket names it. */
export function readTeamRoomId(meetingId: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(meetingId));
  } catch {
    return null;
  }
}

export function keepTeamRoomId(meetingId: string, roomId: string): void {
  try {
    sessionStorage.setItem(keyOf(meetingId), roomId);
  } catch {
    // Without storage the chat of the back room is missing after a reload.
  }
}
