import type { RoomKind, RoomSnapshot } from '@parvis/contracts';
import type { Peer } from './peer.js';
import type { PeerMedia } from './peer-media.js';
import type { Roster } from './roster.js';
import type { StatusNews } from './status-news.js';

export interface ShownRoom {
  readonly id: string;
  readonly kind: RoomKind;
  readonly roster: Roster;
  readonly status: StatusNews;
  readonly activeSpeaker: string | null;
}

/** The room as one of its people sees it at this moment. */
export function snapshotOf({ id, kind, roster, status, activeSpeaker }: ShownRoom, self: Peer, media: PeerMedia) {
  const peers = roster.listed.filter((peer) => peer !== self).map((peer) => peer.view);
  return {
    roomId: id,
    kind,
    status: status.for(self),
    receiveMode: media.receiveMode,
    epoch: media.epoch,
    serverTime: new Date().toISOString(),
    endsAt: self.identity.endsAt,
    self: self.view,
    grants: [...self.grants],
    peers,
    activeSpeaker,
    consumers: media.consumers.map((subscription) => subscription.view),
  } satisfies RoomSnapshot;
}
