import { chatDeleteMinutes } from '@parvis/contracts';

/** What somebody wrote can be changed and taken back by them for a while, by a moderator of the room at any time. */
export function mayChange(
  message: { senderId: string; createdAt: string },
  reader: { participantId: string; isModerator: boolean },
  now: number,
): boolean {
  if (reader.isModerator) return true;
  return message.senderId === reader.participantId && now - Date.parse(message.createdAt) <= chatDeleteMinutes * 60_000;
}
