import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { FileStore } from './file-store.js';

const batch = 100;
const logger = new Logger('files');

/** The list of a domain's files whose rows have gone: `key`, and `due_at`, before which nobody looks. */
export type RemovalTable = 'booths.file_removal' | 'live.file_removal' | 'partnerships.file_removal';

/**
 * Takes everything that is due out of the store; any number of processes may do so at once. A file that cannot be removed now stays on
 * the list for an hour later, and keeps no other from going.
 */
export async function removeFilesDue(dataSource: DataSource, files: FileStore, table: RemovalTable): Promise<void> {
  while ((await removeBatch(dataSource, files, table)) === batch);
}

function removeBatch(dataSource: DataSource, files: FileStore, table: RemovalTable): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const rows: { key: string }[] = await manager.query(
      `select key from ${table} where due_at <= now() order by due_at limit $1 for update skip locked`,
      [batch],
    );
    const stuck: string[] = [];
    for (const { key } of rows) if (!(await remove(files, key))) stuck.push(key);
    const removed = rows.flatMap(({ key }) => (stuck.includes(key) ? [] : [key]));
    await manager.query(`delete from ${table} where key = any($1)`, [removed]);
    await manager.query(`update ${table} set due_at = now() + interval '1 hour' where key = any($1)`, [stuck]);
    return rows.length;
  });
}

async function remove(files: FileStore, key: string): Promise<boolean> {
  try {
    await files.remove(key);
    return true;
  } catch (error) {
    logger.warn({ key, error: String(error) }, 'a file could not be removed');
    return false;
  }
}
