// The engine is TypeScript: benchmarks bundle it for Node first, like the apps.
import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { fromRoot } from '../../../tools/lib/paths.mjs';

/** @returns the exports of `@parvis/engine` */
export async function loadEngine() {
  const file = fromRoot('tmp', 'bench', `engine-${process.pid}.mjs`);
  const bundle = await rolldown({
    input: fromRoot('libs/engine/src/index.ts'),
    platform: 'node',
    tsconfig: fromRoot('libs/engine/tsconfig.json'),
    external: [/^node:/, /^(@[^/]+\/)?[a-z0-9][^:]*$/i],
  });
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(file);
  }
}

/** Runs a generator to its end. */
export function finish(steps) {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
