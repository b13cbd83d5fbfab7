import { Injectable } from '@nestjs/common';
import { WorkerPool } from '@parvis/media';

export interface LoadReading {
  /** Share of the capacity in use, 0 to 1 and above. */
  load: number;
  /** Packets per second. */
  capacity: number;
  /** Others should place no new rooms here. What runs is not touched by it. */
  isOverloaded: boolean;
  /** Refuses new rooms. A node without a worker does not: the room itself waits for one, and says so when none comes. */
  isBusy: boolean;
}

/** How busy this node's media workers are. */
@Injectable()
export class NodeLoad {
  constructor(private readonly pool: WorkerPool) {}

  read(): LoadReading {
    const { running, load, capacity, cpu } = this.pool;
    const isBusy = running > 0 && (load >= 1 || cpu.every(({ overload }) => overload > 0));
    return { load, capacity, isOverloaded: running === 0 || isBusy, isBusy };
  }
}
