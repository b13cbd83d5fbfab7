import { Controller } from '@nestjs/common';
import { getRoomCapabilities, getRoomsHealth, type RoomCapabilities, type RoomsHealth } from '@parvis/contracts';
import { RoomHost, routerRtpCapabilities, WorkerPool } from '@parvis/media';
import { Handles } from '@parvis/platform';
import { NodeLoad } from './cluster/node-load.js';
import { NodeRegistry } from './cluster/node-registry.js';

@Controller()
export class RoomsController {
  private readonly capabilities: RoomCapabilities = { rtpCapabilities: routerRtpCapabilities() };

  constructor(
    private readonly pool: WorkerPool,
    private readonly host: RoomHost,
    private readonly registry: NodeRegistry,
    private readonly load: NodeLoad,
  ) {}

  @Handles(getRoomsHealth)
  health(): RoomsHealth {
    const { pool, host, registry } = this;
    return {
      status: registry.isDraining ? 'draining' : pool.state,
      nodeId: registry.id,
      load: this.load.read().load,
      workers: pool.running,
      rooms: host.size,
      peers: host.peers,
    };
  }

  @Handles(getRoomCapabilities)
  readCapabilities(): RoomCapabilities {
    return this.capabilities;
  }
}
