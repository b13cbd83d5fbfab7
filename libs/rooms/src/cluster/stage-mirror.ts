import { randomUUID } from 'node:crypto';
import { MirrorTake, type Room } from '@parvis/media';
import type { LiveRoomNode } from '@parvis/platform';
import { Attached, Renewed, type Viewers } from './mirror-messages.js';
import { type NodeBus, NodeRefusal } from './node-bus.js';
import type { PipeListen } from './pipe-listen.rules.js';
import type { RoomInvitations } from './room-invitations.js';

export interface StageMirrorServices {
  bus: NodeBus;
  invitations: RoomInvitations;
  listen: PipeListen;
  /** The living node that has the stage now; rejects while Redis is away. */
  homeOf(roomId: string): Promise<LiveRoomNode | null>;
  /** Says so where viewers are placed. */
  show(roomId: string): Promise<void>;
  onFault(error: unknown, doing: string): void;
}

const renewMs = 1_000;
/** Heartbeats between two words to whoever places viewers. */
const showEvery = 5;
/** A stage that cannot be reached for so long, though its node lives, is given up. */
const patienceMs = 6_000;

/** One stage of another node, shown on this one. Lives until its room closes. */
export class StageMirror {
  private id = '';
  private take: MirrorTake | null = null;
  private attaching: Promise<void> | null = null;
  private renewing: Promise<void> | null = null;
  private isDue = false;
  private beats = 0;
  private troubledSince: number | null = null;
  private readonly timer: NodeJS.Timeout;

  constructor(
    readonly room: Room,
    private readonly home: LiveRoomNode,
    private readonly services: StageMirrorServices,
  ) {
    room.on('viewer', (participantId) => this.viewerChanged(participantId));
    room.on('waiting', (participantId) => this.callAway(participantId));
    room.on('reaction', (reaction, via) => {
      if (via === null) this.tell('stage.react', { reaction });
    });
    room.on('reset', () => this.attachAgain());
    room.on('closed', () => this.close());
    this.timer = setInterval(() => this.beat(), renewMs).unref();
  }

  /** Shows the stage from now on. One attempt; several at once share it. Rejects when the stage cannot be reached. */
  attach(): Promise<void> {
    this.attaching ??= this.open().finally(() => {
      this.attaching = null;
    });
    return this.attaching;
  }

  /** What the stage's node says, if it says it to this attachment. */
  hears(from: string, id: string): boolean {
    return from === this.home.id && id === this.id && !this.room.closed;
  }

  get current(): MirrorTake | null {
    return this.take;
  }

  over(why: 'ended' | 'elsewhere' | 'reset'): void {
    if (why === 'reset') this.attachAgain();
    else this.room.close(why);
  }

  /** To the stage's own node. */
  callAway(participantId: string): void {
    this.room.spread
      .callAway(participantId, (who) => this.services.invitations.invite(who, this.home))
      .catch((error: unknown) => this.services.onFault(error, 'a viewer was not called over'));
  }

  private async open(): Promise<void> {
    const { room, services } = this;
    const take = await MirrorTake.open(room, services.listen);
    const id = randomUUID();
    this.take?.close();
    this.take = take;
    this.id = id;
    try {
      const body = { roomId: room.id, id, pipe: take.address, viewers: this.viewers };
      const { pipe, state } = Attached.parse(await services.bus.ask(this.home.id, 'stage.attach', body));
      await take.connect(pipe);
      await take.apply(state);
      if (room.closed) throw new Error('the room has closed');
      this.troubledSince = null;
    } catch (error) {
      take.close();
      throw error;
    }
  }

  private attachAgain(): void {
    this.take?.close();
    // What has begun before is of the former worker.
    const former = this.attaching ?? Promise.resolve();
    former
      .catch(() => undefined)
      .then(() => (this.room.closed ? undefined : this.attach()))
      .catch((error: unknown) => this.services.onFault(error, 'a stage was not attached again'));
  }

  private beat(): void {
    this.beats += 1;
    if (this.beats % showEvery === 1) this.services.show(this.room.id).catch(() => undefined);
    this.renew();
  }

  /** At once, and once more when something changes meanwhile. */
  private renew(): void {
    this.isDue = true;
    if (this.renewing !== null || this.room.closed) return;
    this.isDue = false;
    this.renewing = this.ask().finally(() => {
      this.renewing = null;
      if (this.isDue) this.renew();
    });
  }

  private async ask(): Promise<void> {
    const { take, id, room } = this;
    if (this.attaching !== null) return;
    try {
      if (take === null || take.closed) throw new NodeRefusal('not attached');
      const body = { roomId: room.id, id, version: take.seen, viewers: this.viewers };
      const { state } = Renewed.parse(await this.services.bus.ask(this.home.id, 'stage.renew', body));
      this.troubledSince = null;
      if (state !== null && this.id === id) await take.apply(state);
    } catch (error) {
      if (!room.closed && this.attaching === null) await this.mend(error);
    }
  }

  private async mend(error: unknown): Promise<void> {
    const { room, services } = this;
    this.troubledSince ??= Date.now();
    try {
      const home = await services.homeOf(room.id);
      if (home?.id !== this.home.id || Date.now() - this.troubledSince > patienceMs) {
        room.close('elsewhere');
        return;
      }
    } catch {
      // Without Redis nobody can be asked; the media flow on.
      this.troubledSince = null;
      return;
    }
    if (error instanceof NodeRefusal) {
      await this.attach().catch((reason: unknown) => services.onFault(reason, 'a stage was not attached again'));
    }
  }

  private viewerChanged(participantId: string): void {
    if (this.room.spread.mirrored?.isInvited(participantId)) this.callAway(participantId);
    else this.renew();
  }

  private get viewers(): Viewers {
    return { count: this.room.audience, hands: this.room.spread.hands.slice(0, 100) };
  }

  private tell(name: 'stage.react' | 'stage.detach', body: object): void {
    this.services.bus.tell(this.home.id, name, { roomId: this.room.id, id: this.id, ...body });
  }

  private close(): void {
    clearInterval(this.timer);
    if (this.take === null) return;
    this.tell('stage.detach', {});
    this.take.close();
  }
}
