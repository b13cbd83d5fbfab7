import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where a package lies, found from the program that runs: bundles and tests have no place of their own beside it. */
export const npmFolder = (name: string): string =>
  dirname(createRequire(process.argv[1] ?? join(process.cwd(), 'main.js')).resolve(`${name}/package.json`));
