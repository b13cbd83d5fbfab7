import type { Plugin } from 'vite';

/** Where Vite keeps what runs before each `import()` of a build. */
const preloadHelper = '\0vite/preload-helper.js';

/**
 * Puts a helper of ours in the place of the one that Vite runs before each `import()`: see there.
 *
 * @param helper the module that takes the place of Vite's helper
 */
export const patientChunks = (helper: string): Plugin => ({
  name: 'parvis:patient-chunks',
  apply: 'build',
  enforce: 'pre',
  resolveId: (id) => (id === preloadHelper ? helper : null),
});
