import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { REDIS, roomKeys } from '@parvis/platform';
import type { Redis } from 'ioredis';
import { NodeIdentity } from './node-identity.js';

/** Redis may be away when the node starts; the line comes about by itself later. */
const patienceMs = 2_000;

/**
 * An open line to Redis that says that this process lives: when it is killed, the line is gone at once, long before its heartbeat has run
 * out.
 */
@Injectable()
export class NodePresence {
  private readonly logger = new Logger('rooms');
  private line: Redis | null = null;

  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    private readonly identity: NodeIdentity,
  ) {}

  async begin(): Promise<void> {
    const line = this.redis.duplicate();
    this.line = line;
    line.on('error', (error: Error) => this.logger.warn({ error: error.message }, 'the line to Redis'));
    const subscribed = line.subscribe(roomKeys.presence(this.identity.id)).catch(() => undefined);
    await Promise.race([subscribed, setTimeout(patienceMs, undefined, { ref: false })]);
  }

  /** Idempotent. */
  end(): void {
    this.line?.disconnect();
    this.line = null;
  }
}
