import { Controller } from '@nestjs/common';
import { getRoomCapabilities, getRoomsHealth, type RoomCapabilities, type RoomsHealth } from '@parvis/contracts';
import { RoomHost, routerRtpCapabilities, WorkerPool } from '@parvis/media';
import { Handles } from '@parvis/platform';

@Controller()
export class RoomsController {
  private readonly capabilities: RoomCapabilities = { rtpCapabilities: routerRtpCapabilities() };

  constructor(
    private readonly pool: WorkerPool,
    private readonly host: RoomHost,
  ) {}

  @Handles(getRoomsHealth)
  health(): RoomsHealth {
    const { pool, host } = this;
    return { status: pool.state, workers: pool.running, rooms: host.size, peers: host.peers };
  }

  @Handles(getRoomCapabilities)
  readCapabilities(): RoomCapabilities {
    return this.capabilities;
  }
}
