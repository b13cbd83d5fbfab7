import { databaseOptions } from '@parvis/platform';
import type { MigrationInterface } from 'typeorm';
import { DataSource } from 'typeorm';

type MigrationClass = new () => MigrationInterface;

/** Key of the advisory lock under which only one process migrates. */
const lockKey = 7_212_026;

/** Brings the schema up to date and answers the names of what it ran. Processes that start together wait for each other. */
export async function runMigrations(url: string, classes: readonly MigrationClass[]): Promise<string[]> {
  const source = new DataSource({
    ...databaseOptions(url, 3),
    migrations: [...classes],
    migrationsTransactionMode: 'each',
  });
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [lockKey]);
    const ran = await source.runMigrations();
    return ran.map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => undefined);
    await lock.release();
    await source.destroy();
  }
}
