import type { PeerView, RoomEventName, RoomEvents, RoomGrant, RoomRole, RoomSides } from '@parvis/contracts';
import type { PeerMedia } from './peer-media.js';

/** Who enters a room, as the ticket says. */
export interface Identity {
  participantId: string;
  displayName: string;
  companyName: string | null;
  role: RoomRole;
  grants: readonly RoomGrant[];
  /** Has to be let in by a moderator. */
  knocks?: boolean;
  /** Of a meeting between two sides, and of their back rooms. */
  sides?: RoomSides;
  /** ISO instant; null for a room without an end. */
  endsAt: string | null;
}

/** The line to one client. */
export interface PeerLink {
  /** False once the line has gone: whoever still came in over it would push out the same person's next line. */
  readonly isOpen: boolean;
  send<N extends RoomEventName>(event: N, payload: RoomEvents[N]): void;
  close(): void;
}

/** One person's place in a room. The line and the media come and go; the place stays until the person leaves. */
export class Peer {
  media: PeerMedia | null = null;
  /** What this person may do now; the ticket's grants are only where that began. */
  grants: readonly RoomGrant[];
  /** One of a stage's audience. */
  isViewer = false;
  /** ISO instant. */
  handRaisedAt: string | null = null;
  quality: number | null = null;
  private currentLink: PeerLink | null = null;
  private noticeTimer: NodeJS.Timeout | null = null;
  private leaveTimer: NodeJS.Timeout | null = null;
  private lostAt: Date | null = null;
  private isAnnouncedAway = false;

  constructor(
    public identity: Identity,
    readonly joinedAt: Date,
  ) {
    this.grants = identity.grants;
  }

  get link(): PeerLink | null {
    return this.currentLink;
  }

  /** When the line was lost; null while it is there. */
  get awaySince(): Date | null {
    return this.lostAt;
  }

  get view(): PeerView {
    const { participantId, displayName, companyName, role } = this.identity;
    const { handRaisedAt, quality } = this;
    return {
      participantId,
      displayName,
      companyName,
      role,
      state: this.isAnnouncedAway ? 'away' : 'live',
      grants: [...this.grants],
      handRaisedAt,
      streams: (this.media?.streams ?? [])
        .filter(({ producer }) => !producer.closed)
        .map(({ source, producer }) => ({ source, isPaused: producer.paused })),
      quality,
    };
  }

  send<N extends RoomEventName>(event: N, payload: RoomEvents[N]): void {
    this.currentLink?.send(event, payload);
  }

  /** Takes a new line; the old one is told and closed. Answers whether the others had been told of an absence. */
  attach(link: PeerLink): boolean {
    const previous = this.currentLink;
    const wasAway = this.isAnnouncedAway;
    this.stopTimers();
    this.currentLink = link;
    this.lostAt = null;
    this.isAnnouncedAway = false;
    if (previous !== null && previous !== link) {
      previous.send('room.replaced', {});
      previous.close();
    }
    return wasAway;
  }

  /** The line is lost. `onNotice` when the others should know, `onGone` when the place is given up. */
  detach(times: { noticeMs: number; goneMs: number }, onNotice: () => void, onGone: () => void): void {
    this.stopTimers();
    this.currentLink = null;
    this.lostAt = new Date();
    this.noticeTimer = setTimeout(() => {
      this.isAnnouncedAway = true;
      onNotice();
    }, times.noticeMs).unref();
    this.leaveTimer = setTimeout(onGone, times.goneMs).unref();
  }

  dropMedia(): void {
    this.media?.close();
    this.media = null;
  }

  close(): void {
    this.stopTimers();
    this.dropMedia();
    this.currentLink = null;
  }

  private stopTimers(): void {
    if (this.noticeTimer !== null) clearTimeout(this.noticeTimer);
    if (this.leaveTimer !== null) clearTimeout(this.leaveTimer);
    this.noticeTimer = null;
    this.leaveTimer = null;
  }
}
