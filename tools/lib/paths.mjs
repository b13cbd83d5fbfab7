import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Where a run keeps its data: `.parvis/` in the repository unless PARVIS_DATA_DIR says otherwise. */
export const dataDir = process.env.PARVIS_DATA_DIR ? resolve(process.env.PARVIS_DATA_DIR) : join(root, '.parvis');

/** What a second clone on the same machine can use again: the compiled media worker. */
export const cacheDir = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'parvis');

export const fromRoot = (...parts) => join(root, ...parts);
