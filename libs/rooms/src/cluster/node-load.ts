import { Injectable } from '@nestjs/common';
import { RoomHost, WorkerPool } from '@parvis/media';

/** Packets per second that a worker forwards at the load that is aimed at: 70 % of what one core was measured to carry. */
const packetsPerWorker = 60_000 * 0.7;
/** Packets per second that one more person costs a small call: camera and voice, received by a few. */
const packetsPerPerson = 350;
const overloadedFrom = 0.85;

export interface LoadReading {
  /** Share of the capacity in use, 0 to 1 and above. */
  load: number;
  /** Packets per second. */
  capacity: number;
  isOverloaded: boolean;
}

/** How busy this node's media workers are. */
@Injectable()
export class NodeLoad {
  constructor(
    private readonly pool: WorkerPool,
    private readonly host: RoomHost,
  ) {}

  read(): LoadReading {
    const capacity = this.pool.running * packetsPerWorker;
    if (capacity === 0) return { load: 1, capacity, isOverloaded: true };
    const load = (this.host.peers * packetsPerPerson) / capacity;
    return { load, capacity, isOverloaded: load >= overloadedFrom };
  }
}
