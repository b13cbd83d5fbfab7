import type { BadgeScan } from '@parvis/contracts';
import { type DBSchema, openDB } from 'idb';

/** A scan that has not reached the server yet. */
export interface KeptScan extends BadgeScan {
  /** Account that was signed in: nobody else on this device sees it or sends it. */
  owner: string;
  fairId: string;
}

interface ScanSchema extends DBSchema {
  scans: { key: string; value: KeptScan; indexes: { own: [owner: string, fairId: string] } };
}

const open = () =>
  openDB<ScanSchema>('parvis-scans', 2, {
    upgrade: (database, from) => {
      // Scans of the first version belong to nobody who could be named.
      if (from === 1) database.deleteObjectStore('scans');
      database.createObjectStore('scans', { keyPath: 'clientId' }).createIndex('own', ['owner', 'fairId']);
    },
  });

let opened: ReturnType<typeof open> | null = null;
const database = () => {
  opened ??= open();
  return opened;
};

/** Keeps a scan on this device until it has been sent. */
export async function keepScan(scan: KeptScan): Promise<void> {
  await (await database()).put('scans', scan);
}

/** Scans that an account has made at a fair and that wait to be sent, the earliest first. */
export async function keptScans(owner: string, fairId: string): Promise<KeptScan[]> {
  const scans = await (await database()).getAllFromIndex('scans', 'own', [owner, fairId]);
  return scans.sort((a, b) => a.at.localeCompare(b.at));
}

/** Forgets scans that the server has. */
export async function forgetScans(clientIds: readonly string[]): Promise<void> {
  const transaction = (await database()).transaction('scans', 'readwrite');
  await Promise.all([...clientIds.map((id) => transaction.store.delete(id)), transaction.done]);
}

const deviceKey = 'parvis.device';

/** This browser's own id, the same for all its scans. */
export function deviceId(): string {
  const known = localStorage.getItem(deviceKey);
  if (known) return known;
  const id = crypto.randomUUID();
  localStorage.setItem(deviceKey, id);
  return id;
}
