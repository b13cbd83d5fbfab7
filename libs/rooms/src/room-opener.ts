import { Injectable, Logger } from '@nestjs/common';
import type { RoomTicketClaims } from '@parvis/contracts';
import { MediaError, type Room, RoomHost, type RoomState } from '@parvis/media';
import { z } from 'zod';
import { NodeRegistry } from './cluster/node-registry.js';
import { StageEdge } from './cluster/stage-edge.js';

const MovedState: z.ZodType<RoomState> = z.object({
  isLocked: z.boolean(),
  grants: z.array(z.tuple([z.string(), z.boolean()])),
  moderators: z.array(z.string()).default([]),
  known: z.array(z.string()),
  removed: z.array(z.string()),
  hands: z.array(z.tuple([z.string(), z.string()])),
});

/**
 * Opens the room of a ticket on this node, once it is this node's, with what an earlier host has left for it. Viewers of a stage that
 * another node has see it through this one.
 */
@Injectable()
export class RoomOpener {
  private readonly logger = new Logger('rooms');

  constructor(
    private readonly host: RoomHost,
    private readonly registry: NodeRegistry,
    private readonly edge: StageEdge,
  ) {}

  /** @throws MediaError ROOM_ELSEWHERE, ROOM_OVERLOADED; ROOM_TICKET_INVALID when the room is of another kind than the ticket says */
  async open(claims: RoomTicketClaims): Promise<Room> {
    const { roomId, kind, fairId } = claims;
    const mirrored = await this.edge.open(claims);
    if (mirrored !== null) return mirrored;
    await this.registry.hold(roomId, (state) => {
      this.edge.yield(roomId);
      this.host.open(roomId, { kind, fairId }, this.stateFrom(roomId, state));
    });
    this.edge.yield(roomId);
    const room = this.host.open(roomId, { kind, fairId });
    if (room.kind !== kind) throw new MediaError('ROOM_TICKET_INVALID', 'the room is of another kind');
    return room;
  }

  private stateFrom(roomId: string, state: unknown): RoomState | undefined {
    const parsed = MovedState.safeParse(state);
    if (!parsed.success) this.logger.warn({ roomId }, 'what the earlier host left for a room cannot be read');
    return parsed.data;
  }
}
