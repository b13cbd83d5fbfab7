import type { RoomStatus } from '@parvis/contracts';
import type { Roster } from './roster.js';
import type { StatusNews } from './status-news.js';

export interface HoldingRoom {
  readonly id: string;
  readonly roster: Pick<Roster, 'all'>;
  /** Locked: the other side waits in front of the meeting. */
  readonly door: { isLocked: boolean };
  readonly status: Pick<StatusNews, 'changed'>;
}

/** One side's back room and the door of its meeting, which is on this node or on another one. */
export class BackRoom {
  private people: RoomStatus['waiting'] = [];

  constructor(private readonly room: HoldingRoom) {}

  /** Who waits in front of the meeting. */
  get inFront(): RoomStatus['waiting'] {
    return this.people;
  }

  setInFront(people: RoomStatus['waiting']): void {
    if (JSON.stringify(people) === JSON.stringify(this.people)) return;
    this.people = people;
    this.room.status.changed('moderators');
  }

  /**
   * Whether somebody prepares here for whom the other side has to wait; when its time has come the door opens for good. Whoever has lost
   * the line keeps nobody waiting.
   *
   * @param now ms since 1970
   */
  hold(now: number): boolean {
    const { id, roster, door, status } = this.room;
    const team = roster.all.filter(({ identity }) => identity.sides?.own === id);
    if (door.isLocked && team.some(({ identity }) => now >= Date.parse(identity.sides?.opensAt ?? ''))) {
      door.isLocked = false;
      status.changed();
    }
    return door.isLocked && team.some(({ link }) => link !== null);
  }
}
