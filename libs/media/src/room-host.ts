import { EventEmitter } from 'node:events';
import type { RoomCloseReason, RtpCapabilities } from '@parvis/contracts';
import { ConnectionCheck } from './connection-check.js';
import { type RoomLimits, roomLimits } from './limits.js';
import type { PeerLink } from './peer.js';
import { type Attendance, Room } from './room.js';
import type { WorkerPool } from './worker-pool.js';

interface HostNews {
  joined: [Attendance];
  left: [Attendance];
}

/** All rooms of this node. A room opens with its first person and is gone with its last. */
export class RoomHost extends EventEmitter<HostNews> {
  private readonly rooms = new Map<string, Room>();
  private readonly limits: RoomLimits;

  constructor(
    private readonly pool: WorkerPool,
    limits: Partial<RoomLimits> = {},
  ) {
    super();
    this.limits = { ...roomLimits, ...limits };
  }

  get size(): number {
    return this.rooms.size;
  }

  get peers(): number {
    return [...this.rooms.values()].reduce((sum, room) => sum + room.size, 0);
  }

  find(roomId: string): Room | undefined {
    return this.rooms.get(roomId);
  }

  open(roomId: string): Room {
    const existing = this.rooms.get(roomId);
    if (existing !== undefined) return existing;
    const room = new Room(roomId, this.pool, this.limits);
    room.on('joined', (attendance) => this.emit('joined', attendance));
    room.on('left', (attendance) => this.emit('left', attendance));
    room.on('empty', () => {
      if (this.rooms.get(roomId) === room) this.rooms.delete(roomId);
      room.close('shutdown');
    });
    this.rooms.set(roomId, room);
    return room;
  }

  startCheck(link: PeerLink, rtpCapabilities: RtpCapabilities): Promise<ConnectionCheck> {
    return ConnectionCheck.start(this.pool, link, rtpCapabilities, this.limits.checkMs);
  }

  close(reason: RoomCloseReason): void {
    for (const room of [...this.rooms.values()]) room.close(reason);
    this.rooms.clear();
  }
}
