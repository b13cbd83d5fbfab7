import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { areDependenciesInstalled } from '../lib/dependencies.mjs';
import { cachedWorker, doesWorkerRun, ensureMediaWorker, workerRecipe } from '../lib/media-worker.mjs';
import { checkNodeVersion } from '../lib/node-version.mjs';
import { freePortBlock, isPortFree } from '../lib/ports.mjs';
import { findProgram } from '../lib/programs.mjs';
import { UserError } from '../lib/report.mjs';
import { keepSecret } from '../lib/secrets.mjs';

const folder = mkdtempSync(join(tmpdir(), 'parvis-preparation-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const write = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const lock = (name, packages) => write(name, JSON.stringify({ packages: { '': {}, ...packages } }));

test('refuses a Node older than 20.19 and takes those from there on', () => {
  for (const version of ['18.20.0', '20.18.3']) assert.throws(() => checkNodeVersion(version), UserError);
  for (const version of ['20.19.0', '22.1.0', '24.3.0']) assert.equal(checkNodeVersion(version).note, version);
});

test('installs when packages are missing or of another version, not when only other platforms are', () => {
  const wanted = lock('wanted.json', {
    'node_modules/a': { version: '2.0.0' },
    'node_modules/a-windows': { version: '1.0.0', optional: true },
  });
  const installed = (packages) => areDependenciesInstalled(wanted, lock('installed.json', packages));
  assert.equal(areDependenciesInstalled(wanted, join(folder, 'nothing.json')), false);
  assert.equal(installed({}), false);
  assert.equal(installed({ 'node_modules/a': { version: '1.9.0' } }), false);
  assert.equal(installed({ 'node_modules/a': { version: '2.0.0' } }), true);
});

test('tells a media worker from a program that is none', async () => {
  const script = write('worker', '#!/bin/sh\nexit 0\n');
  chmodSync(script, 0o755);
  assert.equal(doesWorkerRun(script), false);
  assert.equal(doesWorkerRun(join(folder, 'nowhere')), false);
  const { file } = await ensureMediaWorker({ announce: () => {}, logFolder: folder });
  assert.equal(doesWorkerRun(file), true);
});

test('makes a secret once, for its owner only', () => {
  const file = join(folder, 'secret');
  const secret = keepSecret(file);
  assert.match(secret, /^[0-9a-f]{64}$/);
  assert.equal(keepSecret(file), secret);
});

test('finds programs in the folders that an ordinary PATH leaves out', () => {
  assert.ok(findProgram('no-such-program', 'nginx')?.endsWith('/nginx'));
  assert.equal(findProgram('no-such-program'), undefined);
});

test('finds neighbouring ports that are free', async () => {
  const base = await freePortBlock(7);
  for (let port = base; port < base + 7; port += 1) assert.equal(await isPortFree(port), true);
});

test('keeps a compiled worker under another name once the way of compiling has changed', () => {
  const recipe = mkdtempSync(join(folder, 'recipe-'));
  mkdirSync(join(recipe, 'overlay'));
  writeFileSync(join(recipe, 'build.sh'), 'one');
  writeFileSync(join(recipe, 'overlay', 'meson.build'), 'two');
  const before = workerRecipe(recipe);
  assert.equal(workerRecipe(recipe), before);
  writeFileSync(join(recipe, 'overlay', 'meson.build'), 'three');
  assert.notEqual(workerRecipe(recipe), before);
  assert.ok(cachedWorker().endsWith(`-${workerRecipe()}`));
});
