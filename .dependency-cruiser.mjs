// Who may import whom (docs/architecture.md): a domain imports contracts, platform and the index of domains to its left.
// Every rule here has a fixture in test/boundaries that breaks it, and a test that fails when it is not caught.

/** What each library may import of the others, always by its index. */
export const allowed = {
  contracts: [],
  engine: [],
  media: ['contracts'],
  platform: ['contracts'],
  fairs: ['contracts', 'platform'],
  profiles: ['contracts', 'platform', 'fairs'],
  booths: ['contracts', 'platform', 'fairs', 'profiles'],
  matchmaking: ['contracts', 'platform', 'fairs', 'profiles', 'booths', 'engine'],
  meetings: ['contracts', 'platform', 'fairs', 'profiles', 'booths', 'matchmaking'],
  partnerships: ['contracts', 'platform', 'fairs', 'profiles'],
  live: ['contracts', 'platform', 'fairs', 'profiles', 'booths', 'matchmaking', 'meetings'],
  messaging: ['contracts', 'platform', 'fairs', 'profiles'],
  rooms: ['contracts', 'platform', 'media'],
};

const libraries = Object.keys(allowed);
const frameworks = 'node_modules/(@nestjs|typeorm|bullmq|ioredis|socket\\.io|pg|express)/';
const testFile = '(\\.(spec|int-spec)\\.tsx?$|^(libs|apps)/[^/]+/test/)';

const mayImportOnlyItsLeft = (name) => ({
  name: `${name}-imports-only-its-left`,
  comment: `libs/${name} may import ${allowed[name].join(', ') || 'no other library'}; its tests also testing.`,
  severity: 'error',
  from: { path: `^libs/${name}/` },
  to: { path: '^(libs|apps|migrations)/', pathNot: `^libs/(${[name, ...allowed[name], 'testing'].join('|')})/` },
});

export const forbidden = [
  ...libraries.map(mayImportOnlyItsLeft),
  {
    name: 'only-by-the-index',
    comment: 'Another library is entered by its index.ts.',
    severity: 'error',
    from: { path: '^(?:libs|apps)/([^/]+)/|^migrations/|^test/' },
    to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
  },
  {
    name: 'no-cycle',
    comment: 'Modules that need each other cannot be understood, or loaded, one after the other.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'rules-are-plain',
    comment: 'Rules (domain/ folders, *.rules.ts) compute: no Nest, no TypeORM, no queue, no socket.',
    severity: 'error',
    from: { path: '^libs/.*(/domain/|\\.rules\\.ts$)', pathNot: testFile },
    to: { path: frameworks },
  },
  {
    name: 'plain-libraries-know-no-framework',
    comment: 'contracts, engine and media are read, tested and measured without a server.',
    severity: 'error',
    from: { path: '^libs/(contracts|engine|media)/' },
    to: { path: frameworks },
  },
  {
    name: 'apps-import-no-apps',
    comment: 'An app is a composition root.',
    severity: 'error',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
  },
  {
    name: 'web-imports-only-contracts',
    comment: 'What the browser loads holds no server code.',
    severity: 'error',
    from: { path: '^apps/web/' },
    to: { path: '^(libs|migrations)/', pathNot: '^libs/contracts/' },
  },
  {
    name: 'nothing-imports-testing',
    comment: 'Factories and test databases stay out of what is shipped.',
    severity: 'error',
    from: { path: '^(libs|apps|migrations)/', pathNot: ['^libs/testing/', testFile] },
    to: { path: '^(libs/testing|test)/' },
  },
  {
    name: 'only-shipped-packages',
    comment: 'The container image holds dependencies, no devDependencies, and not what only another package asks for.',
    severity: 'error',
    from: { path: '^(libs|apps|migrations)/', pathNot: ['^libs/testing/', '^apps/web/', testFile] },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'resolvable',
    comment: 'An import that cannot be resolved is one that no other rule sees. Files that Vite takes over by `?url` are no modules.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '\\?url' },
  },
];

export default {
  forbidden,
  options: {
    // The fixtures break the rules on purpose; they are cruised by their own test.
    exclude: { path: ['^test/boundaries/fixture', '^(dist|tmp|\\.parvis)/'] },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
