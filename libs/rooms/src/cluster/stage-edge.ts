import { networkInterfaces } from 'node:os';
import { Injectable, Logger } from '@nestjs/common';
import type { RoomTicketClaims } from '@parvis/contracts';
import { MediaError, type Room, RoomHost } from '@parvis/media';
import { AppConfig, isViewerSeat } from '@parvis/platform';
import { mirrorMessages } from './mirror-messages.js';
import { NodeBus } from './node-bus.js';
import { NodeRegistry } from './node-registry.js';
import { pipeListen } from './pipe-listen.rules.js';
import { RoomInvitations } from './room-invitations.js';
import { StageMirror } from './stage-mirror.js';

/** Shows stages of other nodes to viewers of this one. */
@Injectable()
export class StageEdge {
  private readonly logger = new Logger('rooms');
  private readonly mirrors = new Map<string, StageMirror>();
  private readonly opening = new Map<string, Promise<Room | null>>();

  constructor(
    private readonly bus: NodeBus,
    private readonly host: RoomHost,
    private readonly registry: NodeRegistry,
    private readonly invitations: RoomInvitations,
    private readonly config: AppConfig,
  ) {
    bus.handle('mirror.state', async (body, from) => {
      const { roomId, id, state } = mirrorMessages['mirror.state'].parse(body);
      await this.find(roomId, id, from)?.current?.apply(state);
    });
    bus.handle('mirror.reaction', async (body, from) => {
      const { roomId, id, reaction } = mirrorMessages['mirror.reaction'].parse(body);
      this.find(roomId, id, from)?.room.spread.showReaction(reaction, from);
    });
    bus.handle('mirror.lower-hand', async (body, from) => {
      const { roomId, id, participantId } = mirrorMessages['mirror.lower-hand'].parse(body);
      this.find(roomId, id, from)?.room.moderation.lowerHand(participantId);
    });
    bus.handle('mirror.call-over', async (body, from) => {
      const { roomId, id, participantId } = mirrorMessages['mirror.call-over'].parse(body);
      this.find(roomId, id, from)?.callAway(participantId);
    });
    bus.handle('mirror.over', async (body, from) => {
      const { roomId, id, why } = mirrorMessages['mirror.over'].parse(body);
      this.find(roomId, id, from)?.over(why);
    });
  }

  /**
   * The room in which a viewer sees a stage that another living node has; null when no other node has it, or this is no viewer.
   * @throws MediaError ROOM_ELSEWHERE when the stage cannot be reached from here
   */
  async open(claims: RoomTicketClaims): Promise<Room | null> {
    const { roomId } = claims;
    if (!isViewerSeat(claims) || this.registry.holds(roomId)) return null;
    const isOpening = this.opening.has(roomId);
    const mirror = this.mirrors.get(roomId);
    if (mirror !== undefined && !isOpening) return mirror.room;
    const opening = this.opening.get(roomId) ?? this.openMirror(claims).finally(() => this.opening.delete(roomId));
    this.opening.set(roomId, opening);
    return opening;
  }

  /** This node has the room itself now: viewers of the mirror come again. */
  yield(roomId: string): void {
    this.mirrors.get(roomId)?.room.close('elsewhere');
  }

  private async openMirror({ roomId, fairId }: RoomTicketClaims): Promise<Room | null> {
    const home = await this.registry.homeOf(roomId);
    if (home === null || home.id === this.registry.id) return null;
    if (this.registry.isDraining) throw elsewhere();
    const room = this.host.openMirror(roomId, fairId);
    if (room.spread.mirrored === null) return null;
    const mirror = new StageMirror(room, home, {
      bus: this.bus,
      invitations: this.invitations,
      listen: pipeListen(this.config.get('RTC_LISTEN_IP'), this.config.get('ROOMS_PIPE_ADDRESS'), networkInterfaces()),
      homeOf: (id) => this.registry.homeOf(id),
      show: (id) => this.registry.show(id),
      onFault: (error, doing) => this.logger.warn({ roomId, error: String(error) }, doing),
    });
    this.mirrors.set(roomId, mirror);
    room.on('closed', () => {
      if (this.mirrors.get(roomId) === mirror) this.mirrors.delete(roomId);
      this.registry.hide(roomId).catch(() => undefined);
    });
    try {
      await mirror.attach();
      return room;
    } catch (error) {
      this.logger.warn({ roomId, home: home.id, error: String(error) }, 'a stage of another node cannot be shown');
      room.close('elsewhere');
      throw error instanceof MediaError ? error : elsewhere();
    }
  }

  private find(roomId: string, id: string, from: string): StageMirror | undefined {
    const mirror = this.mirrors.get(roomId);
    return mirror?.hears(from, id) === true ? mirror : undefined;
  }
}

const elsewhere = () => new MediaError('ROOM_ELSEWHERE', 'ask for a new ticket');
