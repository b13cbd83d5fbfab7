import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A path inside the repository. */
export const fromRoot = (...parts: string[]): string => join(root, ...parts);

/** Which form of Parvis is tested: one process, or each service in its own behind the edge proxy. */
export const formUnderTest: 'all-in-one' | 'split' = process.env.E2E_FORM === 'split' ? 'split' : 'all-in-one';

/** Where traces and pictures of failures go. */
export const resultsFolder = fromRoot('tmp', 'e2e', formUnderTest);
