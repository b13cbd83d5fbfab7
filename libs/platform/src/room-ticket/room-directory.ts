import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { checkPackets, expectedPackets, type RoomKind, type RoomNodeAddress } from '@parvis/contracts';
import type { Redis } from 'ioredis';
import { AppConfig } from '../config/app-config.js';
import { withDeadline } from '../deadline/deadline.js';
import { REDIS } from '../redis/redis.module.js';
import { chooseNode, chooseViewerNode, staysAtHome } from './placement.rules.js';
import { RoomNodes } from './room-nodes.js';

/** Who is to be placed where. */
export interface RoomSeat {
  roomId: string;
  kind: RoomKind;
  /** Only watches: may be sent to another node than the room's own. */
  isViewer: boolean;
  /** Only measures the line. */
  isCheck?: boolean;
}

/** Finds the media node of a room. */
@Injectable()
export class RoomDirectory {
  private readonly logger = new Logger('rooms');
  private readonly rooms: RoomNodes;

  constructor(
    private readonly config: AppConfig,
    @Inject(REDIS) redis: Redis,
    /** Redis may be away; whoever waits for a ticket should not. */
    @Optional() private readonly patienceMs = 500,
  ) {
    this.rooms = new RoomNodes(redis);
  }

  /**
   * The address of the node that hosts this room, or is to host it: a new room is promised to the better of two nodes drawn at random.
   * While Redis is away, or no node has said that it is there, the answer is the configured address.
   */
  async place(seat: RoomSeat): Promise<RoomNodeAddress> {
    try {
      return (await withDeadline(this.find(seat), this.patienceMs)) ?? this.fallback;
    } catch (error) {
      this.logger.warn({ roomId: seat.roomId, error: String(error) }, 'a room is placed without Redis');
      return this.fallback;
    }
  }

  private get fallback(): RoomNodeAddress {
    return { origin: this.config.get('ROOMS_URL'), path: this.config.get('ROOMS_PATH') };
  }

  private async find({ roomId, kind, isViewer, isCheck }: RoomSeat): Promise<RoomNodeAddress | null> {
    const { nodes, home, showing } = await this.rooms.look(roomId);
    const addressOf = (id: string): RoomNodeAddress | null => {
      const node = nodes.find((one) => one.id === id);
      return node === undefined ? null : { origin: node.origin, path: node.path };
    };
    const host = nodes.find(({ id }) => id === home?.node);
    if (home !== null && host !== undefined && staysAtHome(home, nodes)) {
      const isSpillable = kind === 'stage' && isViewer && home.epoch > 0;
      return addressOf(isSpillable ? chooseViewerNode(host, nodes, showing, Math.random).id : host.id);
    }
    const chosen = chooseNode(nodes, Math.random);
    if (chosen === null) return host === undefined ? null : addressOf(host.id);
    const packets = isCheck ? checkPackets : expectedPackets[kind];
    const winner = await this.rooms.promise(roomId, chosen.id, packets, home?.node ?? null);
    return addressOf(winner) ?? addressOf(chosen.id);
  }
}
