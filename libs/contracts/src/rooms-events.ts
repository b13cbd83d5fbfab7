import type { IceServer, RoomGrant, RoomNodeAddress } from './rooms-ticket.js';
import type { ConsumerView, MediaSource, PeerView, Reaction, ReceiveMode, RoomStatus } from './rooms-view.js';

/** What the server tells: news only, everything is read again with `room.resume`. */
export interface RoomEvents {
  'peer.joined': { peer: PeerView };
  'peer.left': { participantId: string };
  'peer.away': { participantId: string };
  'peer.back': { participantId: string };
  /** Hand, grants, streams or quality of one person. */
  'peer.changed': { peer: PeerView };
  'room.changed': { status: RoomStatus };
  reaction: { participantId: string; displayName: string; reaction: Reaction };
  /** A moderator has silenced this stream of yours. */
  'stream.muted': { producerId: string; source: MediaSource };
  /** Nobody wants layers above this one of your stream; null: nobody wants the stream at all. 2 is all of them. */
  'stream.wanted': { epoch: number; producerId: string; spatialLayer: number | null };
  'receive.changed': ReceiveMode;
  /** What this person may do now. With a new right to speak, `transport.send` opens the way. */
  'grants.changed': { grants: RoomGrant[] };
  /** Who asked to come in has been let in (join again) or not. */
  'lobby.answered': { isAdmitted: boolean };
  'team.gone': { by: string };
  'consumer.new': { epoch: number; consumers: ConsumerView[] };
  'consumer.closed': { epoch: number; consumerIds: string[] };
  'consumer.paused': { epoch: number; consumerId: string };
  'consumer.resumed': { epoch: number; consumerId: string };
  'speaker.active': { participantId: string | null };
  /** The media worker was replaced: all transports are gone, join again with the new epoch. */
  'media.reset': { epoch: number };
  /** The same person has joined from elsewhere; this connection is out. */
  'room.replaced': Record<string, never>;
  /**
   * The room moves to another node: join there with this ticket while this line still carries the call, then let this one go. The
   * server closes it after the others have moved, or after 15 s.
   */
  'media.migrate': { ticket: string; node: RoomNodeAddress; iceServers: IceServer[] };
  'room.closed': { reason: RoomCloseReason };
}

/** `ended`, `removed`: by a moderator, final. `shutdown`, `media-unavailable`, `elsewhere`: ask for a new ticket. */
export type RoomCloseReason = 'shutdown' | 'media-unavailable' | 'elsewhere' | 'ended' | 'removed';

export type RoomEventName = keyof RoomEvents;

/** socket.io map of what the server sends. */
export type RoomServerToClient = { [N in RoomEventName]: (payload: RoomEvents[N]) => void };
