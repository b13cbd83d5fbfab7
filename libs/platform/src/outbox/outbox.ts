import { Injectable } from '@nestjs/common';
import { domainEvents, type EventName, type EventPayload } from '@parvis/contracts';
import type { EntityManager } from 'typeorm';

/** Records events in the transaction that causes them, so that both happen or neither does. */
@Injectable()
export class Outbox {
  /** @param manager the transaction's own manager; with any other the guarantee is lost. */
  async record<Name extends EventName>(manager: EntityManager, name: Name, payload: EventPayload<Name>): Promise<void> {
    await this.recordAll(manager, name, [payload]);
  }

  /** Many events of one name in one statement. */
  async recordAll<Name extends EventName>(
    manager: EntityManager,
    name: Name,
    payloads: readonly EventPayload<Name>[],
  ): Promise<void> {
    if (payloads.length === 0) return;
    const checked = payloads.map((payload) => domainEvents[name].parse(payload));
    await manager.query(
      `insert into platform.outbox (name, payload) select $1, item from jsonb_array_elements($2::jsonb) item`,
      [name, JSON.stringify(checked)],
    );
  }
}
