import type { RecordingState, RoomStatus } from '@parvis/contracts';
import type { Lobby } from './lobby.js';
import type { Peer } from './peer.js';
import type { Roster } from './roster.js';

export interface StatusSources {
  roster: Roster;
  lobby: Lobby;
  isLocked: () => boolean;
  /** Of a back room: who waits in front of its meeting. */
  inFront: () => RoomStatus['waiting'];
  recording: () => RecordingState;
  canRecord: () => boolean;
  videoCodec: () => RoomStatus['videoCodec'];
  /** What another node says of a stage that is only shown here. */
  mirrored: () => RoomStatus | null;
}

/** Raised hands that moderators are shown at once. */
const handsShown = 100;

/** Tells what is true of the room as a whole: changes of one turn in one message, the number of viewers at a slower pace. */
export class StatusNews {
  private due: 'nobody' | 'moderators' | 'everybody' = 'nobody';
  private audienceTimer: NodeJS.Timeout | null = null;
  private isClosed = false;

  constructor(
    private readonly sources: StatusSources,
    /** The least time between two numbers of viewers. */
    private readonly audienceMs: number,
  ) {}

  for(peer: Peer): RoomStatus {
    return peer.grants.includes('moderate') ? this.full() : this.plain();
  }

  /** `moderators`: only the lists that nobody else is shown have changed. */
  changed(whose: 'moderators' | 'everybody' = 'everybody'): void {
    if (this.isClosed) return;
    if (this.due === 'nobody') queueMicrotask(() => this.tell());
    if (this.due !== 'everybody') this.due = whose;
  }

  /** Each number goes to every viewer, so with many of them it goes out less often. */
  audienceChanged(): void {
    // Of a stage that is only shown here, its own node counts the viewers.
    if (this.isClosed || this.audienceTimer !== null || this.sources.mirrored() !== null) return;
    this.audienceTimer = setTimeout(
      () => {
        this.audienceTimer = null;
        this.changed();
      },
      Math.max(this.audienceMs, this.sources.roster.audience),
    ).unref();
  }

  close(): void {
    this.isClosed = true;
    if (this.audienceTimer !== null) clearTimeout(this.audienceTimer);
  }

  private tell(): void {
    const whose = this.due;
    this.due = 'nobody';
    if (this.isClosed) return;
    const { roster } = this.sources;
    const full = { status: this.full() };
    for (const moderator of roster.moderators) moderator.send('room.changed', full);
    if (whose !== 'everybody') return;
    const plain = { status: this.plain() };
    for (const peer of roster.all) if (!peer.grants.includes('moderate')) peer.send('room.changed', plain);
    roster.onTold();
  }

  private full(): RoomStatus {
    const { lobby, roster, inFront } = this.sources;
    const hands = roster.hands
      .slice(0, handsShown)
      .map(({ identity: { participantId, displayName, companyName } }) => ({
        participantId,
        displayName,
        companyName,
      }));
    return { ...this.plain(), waiting: [...lobby.people, ...inFront()], hands };
  }

  /** As viewers are shown it. */
  plain(): RoomStatus {
    const mirrored = this.sources.mirrored();
    if (mirrored !== null) return mirrored;
    const { roster, isLocked, recording, canRecord, videoCodec } = this.sources;
    return {
      isLocked: isLocked(),
      waiting: [],
      hands: [],
      audience: roster.audience,
      recording: recording(),
      canRecord: canRecord(),
      videoCodec: videoCodec(),
    };
  }
}
