import type { PeerView, RoomKind, RoomSnapshot } from '@parvis/contracts';
import type { Peer } from './peer.js';
import type { PeerMedia } from './peer-media.js';
import type { Roster } from './roster.js';
import type { StatusNews } from './status-news.js';

export interface ShownRoom {
  readonly id: string;
  readonly kind: RoomKind;
  readonly roster: Roster;
  /** People of a stage on its own node. */
  readonly elsewhere: readonly PeerView[];
  readonly status: StatusNews;
  readonly activeSpeaker: string | null;
}

/** The room as one of its people sees it at this moment. */
export function snapshotOf(room: ShownRoom, self: Peer, media: PeerMedia) {
  const { id, kind, roster, elsewhere, status, activeSpeaker } = room;
  const views = [...roster.listed.map((peer) => peer.view), ...elsewhere];
  const peers = views.filter(({ participantId }) => participantId !== self.identity.participantId);
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
