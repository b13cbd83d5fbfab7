import type { EntityManager } from 'typeorm';

/**
 * In turn, until the transaction ends, with all that books, moves or publishes meetings of this fair, and with people's own dates. Taken before any
 * row is held.
 */
export async function holdAgendas(manager: EntityManager, fairId: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtext($1))`, [`meetings:${fairId}`]);
}
