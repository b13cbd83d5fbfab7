import type { EventEmitter } from 'node:events';
import type { RoomEvents } from '@parvis/contracts';
import type { GrantBook } from './grant-book.js';
import type { Lobby } from './lobby.js';
import { MirroredStage, type StageView } from './mirrored-stage.js';
import type { Identity } from './peer.js';
import type { ReactionBudget } from './reaction-budget.js';
import type { RaisedHand, RemoteViewers } from './remote-audience.js';
import type { RoomMedia } from './room-media.js';
import type { RoomNews } from './room-types.js';
import type { Roster } from './roster.js';
import type { StatusNews } from './status-news.js';

export interface SpreadRoom {
  readonly roster: Roster;
  readonly lobby: Lobby;
  readonly grants: GrantBook;
  readonly status: StatusNews;
  readonly reactions: ReactionBudget;
  readonly door: { isLocked: boolean };
  readonly news: EventEmitter<RoomNews>;
  readonly isMirror: boolean;
  /** The media of now, opened where it is not. */
  openMedia(): Promise<RoomMedia>;
  checkEmpty(): void;
}

type Invite = (who: Identity) => Promise<RoomEvents['media.migrate']>;

/** A stage over several nodes: what its own node tells the others and hears of them, and what they show of it. */
export class StageSpread {
  /** What the stage's own node says, where it is only shown here; null on that node. */
  readonly mirrored: MirroredStage | null;
  /** Who has been told to go to another node. */
  private readonly calledAway = new Set<string>();

  constructor(private readonly room: SpreadRoom) {
    const { roster, status, door, news, isMirror } = room;
    roster.onTold = () => news.emit('shown');
    this.mirrored = isMirror ? new MirroredStage(roster, door, () => status.changed()) : null;
  }

  /** What viewers are shown. */
  get view(): StageView {
    const { roster, status, grants } = this.room;
    return { peers: roster.listed.map((peer) => peer.view), status: status.plain(), invited: grants.invited };
  }

  /** Raised hands of viewers, first come first. */
  get hands(): RaisedHand[] {
    return this.room.roster.hands.map(({ identity: { participantId, displayName, companyName }, handRaisedAt }) => ({
      identity: { participantId, displayName, companyName },
      handRaisedAt,
    }));
  }

  /** The media of now: for whoever carries streams to and from other nodes. */
  openMedia(): Promise<RoomMedia> {
    return this.room.openMedia();
  }

  /** What another node that shows this stage says of its viewers; null when it does not any more. */
  setRemote(side: string, viewers: RemoteViewers | null): void {
    const { roster, status, news } = this.room;
    const before = roster.audience;
    if (viewers === null) roster.remote.delete(side);
    else roster.remote.set(side, viewers);
    status.changed('moderators');
    if (roster.audience !== before) {
      status.audienceChanged();
      news.emit('audience', roster.audience);
    }
    this.room.checkEmpty();
  }

  /** A reaction of a viewer of another node; too many of one person are dropped. */
  reactFrom(side: string, reaction: RoomEvents['reaction']): void {
    const { reactions, roster } = this.room;
    const outcome = reactions.take(reaction.participantId, roster.size, Date.now());
    if (outcome === 'sent') this.showReaction(reaction, side);
  }

  /** Shows a reaction to everybody here. `via`: the node from which it came. */
  showReaction(reaction: RoomEvents['reaction'], via: string | null): void {
    this.room.roster.tell('reaction', reaction);
    this.room.news.emit('reaction', reaction, via);
  }

  /** Sends one person, in here or waiting, to another node; the line carries the call until that person is there. */
  async callAway(participantId: string, invite: Invite): Promise<void> {
    const { roster, lobby } = this.room;
    const who =
      roster.get(participantId) ?? lobby.lines.find(({ identity }) => identity.participantId === participantId);
    if (!who?.link || this.calledAway.has(participantId)) return;
    this.calledAway.add(participantId);
    try {
      who.link.send('media.migrate', await invite(who.identity));
    } catch (error) {
      this.calledAway.delete(participantId);
      throw error;
    }
  }

  /** Whether this person was told to go; that is over with the line. */
  takeCalledAway(participantId: string): boolean {
    return this.calledAway.delete(participantId);
  }
}
