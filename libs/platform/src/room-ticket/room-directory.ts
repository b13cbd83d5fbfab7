import { Injectable } from '@nestjs/common';
import type { RoomKind, RoomNodeAddress } from '@parvis/contracts';
import { AppConfig } from '../config/app-config.js';

/** Who is to be placed where. */
export interface RoomSeat {
  roomId: string;
  kind: RoomKind;
  /** Only watches: may be sent to another node than the room's own. */
  isViewer: boolean;
}

/** Finds the media node of a room. */
@Injectable()
export class RoomDirectory {
  constructor(private readonly config: AppConfig) {}

  /** The address of the node that hosts this room, or is to host it. */
  async place(_seat: RoomSeat): Promise<RoomNodeAddress> {
    return { origin: this.config.get('ROOMS_URL'), path: '/rooms' };
  }
}
