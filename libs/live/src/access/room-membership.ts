import type { RoomKind } from '@parvis/contracts';
import type { AudienceRoom } from '@parvis/platform';

/** A room as one of its people finds it. */
export interface RoomPlace {
  fairId: string;
  roomId: string;
  kind: RoomKind;
  /** May delete what others wrote. */
  isModerator: boolean;
  /** Otherwise only the recordings in which he or she is recorded. */
  seesRecordings: boolean;
  /** Socket audiences (`audience` of platform) that are told of news in this room. */
  audiences: AudienceRoom<'user' | 'fair'>[];
  /** Page of the web app that shows the room's chat and recordings afterwards. */
  path: string;
}

/** Knows the rooms of one kind and who belongs to them. Registered in {@link RoomMemberships}. */
export interface RoomMembership {
  readonly kind: RoomKind;
  /** Null where this is no room of this kind in this fair, or the person does not belong to it. */
  find(fairId: string, roomId: string, participantId: string): Promise<RoomPlace | null>;
}
