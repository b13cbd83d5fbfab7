import { randomBytes } from 'node:crypto';
import type { RoomNodeAddress } from '@parvis/contracts';
import type { AppConfig } from '@parvis/platform';

/** Who this media node is among the others, and where browsers reach it. */
export class NodeIdentity {
  readonly id: string;
  readonly address: RoomNodeAddress;

  constructor(config: AppConfig) {
    this.id = config.get('ROOMS_NODE_ID') ?? `node-${randomBytes(6).toString('hex')}`;
    this.address = { origin: config.get('ROOMS_URL'), path: config.get('ROOMS_PATH') };
  }
}
