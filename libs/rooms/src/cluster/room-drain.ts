import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { expectedPackets } from '@parvis/contracts';
import { type Room, RoomHost } from '@parvis/media';
import { chooseNode, type LiveRoomNode, withDeadline } from '@parvis/platform';
import { NodeRegistry } from './node-registry.js';
import { RoomInvitations } from './room-invitations.js';

/** Redis may be away; ending does not wait for it. */
const patienceMs = 2_000;

/**
 * Moves this node's rooms to the others before it ends, so that a new release or a smaller cluster is hardly noticed: SIGTERM does it and
 * then ends the process, SIGUSR2 only does it and leaves the node empty until it is started anew. Where there is no other node the rooms
 * close as on any end.
 */
@Injectable()
export class RoomDrain implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('rooms');
  private readonly onSignal = () => void this.run();
  private draining: Promise<void> | null = null;

  constructor(
    private readonly registry: NodeRegistry,
    private readonly host: RoomHost,
    private readonly invitations: RoomInvitations,
  ) {}

  onApplicationBootstrap() {
    process.on('SIGUSR2', this.onSignal);
  }

  async onModuleDestroy() {
    process.off('SIGUSR2', this.onSignal);
    await this.run();
  }

  /** Resolves when every room has moved or has been closed, at the latest after 15 s and a moment. Never rejects. Idempotent. */
  run(): Promise<void> {
    this.draining ??= this.drain().catch((error: unknown) =>
      this.logger.error({ error: String(error) }, 'the rooms of this node could not be moved'),
    );
    return this.draining;
  }

  private async drain(): Promise<void> {
    await withDeadline(this.registry.startDraining(), patienceMs);
    if (this.host.size === 0) return;
    const heirs = (await withDeadline(this.registry.others(), patienceMs)).filter(({ isDraining }) => !isDraining);
    if (heirs.length === 0) return;
    const started = Date.now();
    const rooms = this.host.all;
    await Promise.all(rooms.map((room) => this.move(room, heirs)));
    this.logger.log({ rooms: rooms.length, ms: Date.now() - started }, 'the rooms of this node have moved');
  }

  private async move(room: Room, heirs: LiveRoomNode[]): Promise<void> {
    // Its own node has it; its viewers find another that shows it.
    if (room.spread.mirrored !== null) {
      room.close('elsewhere');
      return;
    }
    const heir = chooseNode(heirs, Math.random);
    if (heir === null) return;
    heir.promised += expectedPackets[room.kind];
    const node = heirs.find(({ id }) => id === heir.id);
    if (node === undefined) return;
    const handing = this.registry.handOver(room.id, heir.id, room.exportState());
    const moved = handing.then((isDone) => (isDone ? this.follow(room, node) : undefined));
    try {
      await withDeadline(handing, patienceMs);
      await moved;
    } catch (error) {
      // Its people stay until the process ends, or until Redis has answered after all.
      moved.catch(() => undefined);
      this.logger.error({ roomId: room.id, error: String(error) }, 'a room could not be moved');
    }
  }

  private async follow(room: Room, node: LiveRoomNode): Promise<void> {
    try {
      await room.migrate((who) => this.invitations.invite(who, node));
    } finally {
      this.registry.forget(room.id);
    }
  }
}
