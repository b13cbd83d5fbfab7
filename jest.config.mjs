// CommonJS jest: sources and the ESM-only packages are turned into CommonJS by swc, so no Node flag is needed.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');
const { compilerOptions } = JSON.parse(readFileSync(`${root}/tsconfig.base.json`, 'utf8'));

const swc = (parser) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs', ignoreDynamic: false },
    jsc: {
      target: 'es2023',
      keepClassNames: true,
      parser,
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
  },
];

const esmOnly = [
  '@nestjs',
  'load-esm',
  'js-yaml',
  'es-toolkit',
  'better-auth',
  '@better-auth',
  'better-call',
  '@better-fetch',
  '@noble',
  'jose',
  'nanostores',
  'kysely',
  'rou3',
  'defu',
  'set-cookie-parser',
  'chardet',
  'csv-parse',
  'read-excel-file',
  'write-excel-file',
  'unzipper-esm',
  'ical.js',
  'fast-check',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'flydrive',
  '@poppinss',
  'case-anything',
  'flattie',
  'mediasoup',
  'supports-color',
].join('|');

const project = (displayName, testMatch, extra = {}) => ({
  displayName,
  rootDir: root,
  roots: ['<rootDir>/libs', '<rootDir>/test', '<rootDir>/migrations', '<rootDir>/apps', '<rootDir>/tools'],
  testMatch,
  testPathIgnorePatterns: ['/node_modules/', '/test/boundaries/fixture/'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.tsx?$': swc({ syntax: 'typescript', decorators: true }),
    '^.+\\.m?js$': swc({ syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly})/)`],
  moduleNameMapper: {
    ...Object.fromEntries(
      Object.entries(compilerOptions.paths).map(([alias, [path]]) => [`^${alias}$`, `${root}/${path.slice(2)}`]),
    ),
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  ...extra,
});

export default {
  // For all projects: a server boots before the first test of a file, on whatever machine. Jest reads it here only.
  testTimeout: 60_000,
  testSequencer: `${root}/tools/jest.sequencer.mjs`,
  projects: [
    project('unit', ['**/*.spec.ts']),
    project('integration', ['**/*.int-spec.ts'], {
      globalSetup: `${root}/tools/jest.global-setup.mjs`,
      globalTeardown: `${root}/tools/jest.global-teardown.mjs`,
    }),
  ],
};
