// One ESM bundle per Node app; node_modules stay external; aliases and decorator metadata come from tsconfig.
import { existsSync } from 'node:fs';
import { defineConfig } from 'rolldown';

const app = process.env.APP;
const entries = ['main', 'migrate'].filter((name) => existsSync(`apps/${app}/src/${name}.ts`));

export default defineConfig({
  input: Object.fromEntries(entries.map((name) => [name, `apps/${app}/src/${name}.ts`])),
  platform: 'node',
  tsconfig: `apps/${app}/tsconfig.json`,
  // oxc's decorator helpers have to be inlined; everything else from npm stays outside.
  external: [/^node:/, /^(?!@parvis\/|@oxc-project\/runtime)(@[^/]+\/)?[a-z0-9][^:]*$/i],
  output: {
    dir: `dist/apps/${app}`,
    format: 'esm',
    sourcemap: true,
    cleanDir: true,
    keepNames: true,
    entryFileNames: '[name].mjs',
  },
});
