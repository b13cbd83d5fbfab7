import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { MediaError, RoomHost } from '@parvis/media';
import { heartbeatMs, type LiveRoomNode, REDIS, type RoomNodeRecord, RoomNodes, withDeadline } from '@parvis/platform';
import type { Redis } from 'ioredis';
import { NodeIdentity } from './node-identity.js';
import { NodeLoad } from './node-load.js';
import { NodePresence } from './node-presence.js';

interface HeldRoom {
  epoch: number;
  /** Whether the room has been seen open. Until then it is on its way and not given back. */
  wasOpen: boolean;
  since: number;
  /** The room's state as Redis has it, as JSON, and when that was said. */
  kept: { state: string; at: number } | null;
}

/** A claimed room that nobody has opened after so long is given back. */
const unopenedMs = 10_000;
/** Redis may be away; ending does not wait for it. */
const departMs = 1_000;
/** So often a state is said again that has not changed: Redis drops it after 15 s. */
const keepAgainMs = 5_000;

/**
 * This node among the others: tells every 500 ms that it lives, claims a room before it is opened here and gives it back when it has
 * closed. What has been decided in its rooms is kept in Redis, should it die. A room that another node has claimed since, because this one was away from Redis for more than its two seconds, is closed.
 */
@Injectable()
export class NodeRegistry implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('rooms');
  private readonly nodes: RoomNodes;
  private readonly held = new Map<string, HeldRoom>();
  /** Rooms that have been handed to another node, while their people are on the way there. */
  private readonly handedOver = new Set<string>();
  private readonly claims = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | null = null;
  private beating: Promise<void> | null = null;
  private draining = false;
  private hasLeft = false;

  constructor(
    @Inject(REDIS) redis: Redis,
    private readonly identity: NodeIdentity,
    private readonly load: NodeLoad,
    private readonly host: RoomHost,
    private readonly presence: NodePresence,
  ) {
    this.nodes = new RoomNodes(redis);
    host.on('joined', ({ roomId }) => {
      const held = this.held.get(roomId);
      if (held !== undefined) held.wasOpen = true;
    });
    // The host lets go of an empty room after it has told that the last one left.
    host.on('left', () => setImmediate(() => this.giveBackClosed()));
  }

  get id(): string {
    return this.identity.id;
  }

  get isDraining(): boolean {
    return this.draining;
  }

  async onApplicationBootstrap() {
    await this.presence.begin();
    void this.beat();
    this.timer = setInterval(() => void this.beat(), heartbeatMs).unref();
  }

  async beforeApplicationShutdown() {
    if (this.timer !== null) clearInterval(this.timer);
    this.hasLeft = true;
    await withDeadline(this.depart(), departMs).catch(() => undefined);
    this.presence.end();
  }

  /**
   * Makes sure that a room is this node's before it is opened here; what an earlier host has left for it is answered to `onState`.
   * @throws MediaError ROOM_ELSEWHERE when another node has it or this one takes no rooms any more, ROOM_OVERLOADED
   */
  async hold(roomId: string, onState: (state: unknown) => void): Promise<void> {
    if (this.hasLeft || this.handedOver.has(roomId)) throw elsewhere();
    if (this.held.has(roomId)) return;
    const claim = this.claims.get(roomId) ?? this.claim(roomId, onState).finally(() => this.claims.delete(roomId));
    this.claims.set(roomId, claim);
    await claim;
  }

  /** From now on no new room opens here, and the others know it. */
  async startDraining(): Promise<void> {
    this.draining = true;
    await this.beating;
    await this.beat();
  }

  /** Whether this room is this node's. */
  holds(roomId: string): boolean {
    return this.held.has(roomId);
  }

  /** The living node that has this room open; null when none has. */
  async homeOf(roomId: string): Promise<LiveRoomNode | null> {
    const { nodes, home } = await this.nodes.look(roomId);
    if (home === null || home.epoch === 0) return null;
    return nodes.find(({ id }) => id === home.node) ?? null;
  }

  /** This node shows a stage of another one, for as long as it says so again within 15 s. */
  async show(roomId: string): Promise<void> {
    await this.nodes.show(roomId, this.id);
  }

  async hide(roomId: string): Promise<void> {
    await this.nodes.hide(roomId, this.id);
  }

  /** The other living nodes. */
  async others(): Promise<LiveRoomNode[]> {
    const { nodes } = await this.nodes.look('');
    return nodes.filter(({ id }) => id !== this.id);
  }

  /** Gives an open room to another node; joins are sent there from now on. False when it is not this node's any more. */
  async handOver(roomId: string, heir: string, state: unknown): Promise<boolean> {
    const held = this.held.get(roomId);
    if (held === undefined) return false;
    this.handedOver.add(roomId);
    this.held.delete(roomId);
    try {
      const done = await this.nodes.handOver(roomId, { node: this.id, epoch: held.epoch }, heir, state);
      if (!done) this.forget(roomId);
      return done;
    } catch (error) {
      // Whoever has it now, the next heartbeat tells.
      this.forget(roomId);
      this.held.set(roomId, held);
      throw error;
    }
  }

  /** The handed over room is closed here; it may come back one day. */
  forget(roomId: string): void {
    this.handedOver.delete(roomId);
  }

  private async claim(roomId: string, onState: (state: unknown) => void): Promise<void> {
    if (this.draining) throw elsewhere();
    const claim = await this.nodes.claim(roomId, this.id, !this.load.read().isBusy);
    if (claim === 'elsewhere') throw elsewhere();
    if (claim === 'overloaded') throw new MediaError('ROOM_OVERLOADED', 'this node opens no more rooms now');
    this.held.set(roomId, { epoch: claim.epoch, wasOpen: false, since: Date.now(), kept: null });
    if (claim.state !== null) onState(claim.state);
  }

  private beat(): Promise<void> {
    this.beating ??= this.tell()
      .catch((error: unknown) => this.logger.warn({ error: String(error) }, 'the heartbeat failed'))
      .finally(() => {
        this.beating = null;
      });
    return this.beating;
  }

  private async tell(): Promise<void> {
    if (this.hasLeft) return;
    this.giveBackClosed();
    const epochs = new Map([...this.held].map(([roomId, { epoch }]) => [roomId, epoch]));
    for (const roomId of await this.nodes.beat(this.record, epochs)) this.lose(roomId, epochs.get(roomId));
    await this.keepStates();
  }

  private async keepStates(): Promise<void> {
    const now = Date.now();
    const changed = [...this.held].flatMap(([roomId, held]) => {
      const room = this.host.find(roomId);
      if (room === undefined) return [];
      const state = JSON.stringify(room.exportState());
      if (held.kept?.state === state && now - held.kept.at < keepAgainMs) return [];
      const claim = { node: this.id, epoch: held.epoch };
      return [
        this.nodes.keep(roomId, claim, state).then(() => {
          held.kept = { state, at: now };
        }),
      ];
    });
    await Promise.all(changed);
  }

  private giveBackClosed(): void {
    for (const [roomId, held] of this.held) {
      const isOpen = this.host.find(roomId) !== undefined;
      const isForgotten = !held.wasOpen && Date.now() - held.since > unopenedMs;
      if (isOpen) held.wasOpen = true;
      else if (held.wasOpen || isForgotten) this.release(roomId, held.epoch);
    }
  }

  private release(roomId: string, epoch: number): void {
    this.held.delete(roomId);
    this.nodes
      .release(roomId, this.id, epoch)
      .catch((error: unknown) => this.logger.warn({ roomId, error: String(error) }, 'a room was not given back'));
  }

  private lose(roomId: string, epoch: number | undefined): void {
    // It may have been handed over, or claimed anew, while the heartbeat was on its way.
    if (this.held.get(roomId)?.epoch !== epoch) return;
    this.held.delete(roomId);
    this.logger.warn({ roomId, epoch }, 'another node has taken this room over');
    this.host.find(roomId)?.close('elsewhere');
  }

  private async depart(): Promise<void> {
    await this.beating;
    const releases = [...this.held].map(([roomId, { epoch }]) => this.nodes.release(roomId, this.id, epoch));
    this.held.clear();
    await Promise.allSettled([...releases, this.nodes.depart(this.id)]);
  }

  private get record(): RoomNodeRecord {
    const { load, capacity, isOverloaded } = this.load.read();
    return {
      id: this.id,
      ...this.identity.address,
      load,
      capacity,
      rooms: this.host.size,
      isDraining: this.draining,
      isOverloaded,
    };
  }
}

const elsewhere = () => new MediaError('ROOM_ELSEWHERE', 'ask for a new ticket');
