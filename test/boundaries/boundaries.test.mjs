// Proves that each rule of .dependency-cruiser.mjs rejects what it is for, and nothing else in the fixture.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import configuration, { allowed, forbidden } from '../../.dependency-cruiser.mjs';

const fixture = fileURLToPath(new URL('./fixture', import.meta.url));

/** Rule by rule, the files of the fixture that break it. */
const offenders = {
  ...Object.fromEntries(
    Object.keys(allowed).map((name) => [`${name}-imports-only-its-left`, [`libs/${name}/src/imports-its-right.ts`]]),
  ),
  'only-by-the-index': ['libs/booths/src/imports-an-inner-file.ts'],
  'no-cycle': ['libs/fairs/src/cycle-a.ts'],
  'rules-are-plain': ['libs/meetings/src/clash.rules.ts', 'libs/meetings/src/domain/imports-nest.ts'],
  'plain-libraries-know-no-framework': ['libs/engine/src/imports-nest.ts', 'libs/media/src/imports-a-socket.ts'],
  'apps-import-no-apps': ['apps/rooms/src/imports-an-app.ts'],
  'web-imports-only-contracts': ['apps/web/src/imports-the-server.tsx'],
  'nothing-imports-testing': ['libs/booths/src/imports-testing.ts'],
  'only-shipped-packages': [
    'libs/booths/src/imports-a-development-package.ts',
    'libs/booths/src/imports-a-package-of-a-package.ts',
  ],
  resolvable: ['libs/booths/src/imports-nothing-that-exists.ts'],
};

// Aliases are resolved from the working folder.
process.chdir(fixture);
const { exclude, ...options } = configuration.options;
const found = await cruise(
  ['apps', 'libs'],
  {
    ...options,
    baseDir: fixture,
    tsConfig: { fileName: `${fixture}/tsconfig.json` },
    validate: true,
    ruleSet: { forbidden },
  },
  undefined,
  { tsConfig: extractTSConfig(`${fixture}/tsconfig.json`) },
);
const { violations } = found.output.summary;
const rejectedBy = (rule) => [...new Set(violations.filter((v) => v.rule.name === rule).map((v) => v.from))].sort();

for (const { name } of forbidden) {
  test(`${name} rejects what it forbids and nothing else`, () => {
    assert.ok(offenders[name]?.length > 0, 'the rule has no fixture that breaks it');
    assert.deepEqual(rejectedBy(name), offenders[name]);
  });
}

test('every fixture belongs to a rule that exists', () => {
  assert.deepEqual(Object.keys(offenders).sort(), forbidden.map(({ name }) => name).sort());
});
