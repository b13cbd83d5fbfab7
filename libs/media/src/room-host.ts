import { EventEmitter } from 'node:events';
import type { RoomCloseReason, RtpCapabilities } from '@parvis/contracts';
import { ConnectionCheck } from './connection-check.js';
import { type RoomLimits, roomLimits } from './limits.js';
import type { PeerLink } from './peer.js';
import { Room } from './room.js';
import type { RoomRecorder } from './room-recorder.js';
import type { Attendance, RoomAbout, RoomOptions, RoomState } from './room-types.js';
import type { WorkerPool } from './worker-pool.js';

interface HostNews {
  /** Before its first person is in it: for whoever follows all that a room tells. */
  opened: [Room];
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
    private readonly recorder: RoomRecorder | null = null,
  ) {
    super();
    this.limits = { ...roomLimits, ...limits };
  }

  get size(): number {
    return this.rooms.size;
  }

  /** Everybody in all rooms, viewers included. */
  get peers(): number {
    return [...this.rooms.values()].reduce((sum, room) => sum + room.size, 0);
  }

  get all(): Room[] {
    return [...this.rooms.values()];
  }

  find(roomId: string): Room | undefined {
    return this.rooms.get(roomId);
  }

  /** The room, opened where it is not there yet. `state`: what it brings along from another node. */
  open(roomId: string, about: RoomAbout = { kind: 'meeting', fairId: null }, state?: RoomState): Room {
    return this.rooms.get(roomId) ?? this.add(roomId, about, state === undefined ? {} : { state });
  }

  /** A room that shows this node's viewers a stage of another one. Something has to fill it: see `MirrorTake`. */
  openMirror(roomId: string, fairId: string | null): Room {
    return this.rooms.get(roomId) ?? this.add(roomId, { kind: 'stage', fairId }, { isMirror: true });
  }

  private add(roomId: string, about: RoomAbout, options: Pick<RoomOptions, 'state' | 'isMirror'>): Room {
    const { pool, limits, recorder } = this;
    const room = new Room(roomId, about, { pool, limits, recorder, ...options });
    room.on('joined', (attendance) => this.emit('joined', attendance));
    room.on('left', (attendance) => this.emit('left', attendance));
    room.on('empty', () => room.close('shutdown'));
    room.on('closed', () => {
      if (this.rooms.get(roomId) === room) this.rooms.delete(roomId);
    });
    this.rooms.set(roomId, room);
    this.emit('opened', room);
    return room;
  }

  startCheck(link: PeerLink, rtpCapabilities: RtpCapabilities): Promise<ConnectionCheck> {
    return ConnectionCheck.start(this.pool, link, rtpCapabilities, this.limits.checkMs);
  }

  close(reason: RoomCloseReason): void {
    for (const room of this.all) room.close(reason);
    this.rooms.clear();
  }
}
