// Puts a media worker at the given path: downloaded where the network allows it, otherwise compiled. The container image uses it.
import { copyFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { ensureMediaWorker } from './lib/media-worker.mjs';
import { runMain, step, UserError } from './lib/report.mjs';

await runMain(async () => {
  const target = process.argv[2];
  if (!target) throw new UserError('say where: node tools/media-worker.mjs FILE');
  const { file } = await step('Media worker', (announce) => ensureMediaWorker({ announce, logFolder: tmpdir() }));
  mkdirSync(dirname(resolve(target)), { recursive: true });
  copyFileSync(file, target);
});
