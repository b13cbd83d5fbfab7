// npm test: everything, on a bare machine. Every part runs even when an earlier one failed, except what builds on it.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fromRoot, root } from './lib/paths.mjs';
import { prepareMachine } from './lib/prepare.mjs';
import { runMain, say, seconds, UserError } from './lib/report.mjs';

const folder = fromRoot('tmp', 'test');

const testFilesIn = (path) =>
  readdirSync(fromRoot(path))
    .filter((name) => name.endsWith('.test.mjs'))
    .map((name) => `${path}/${name}`);

/**
 * The parts in their order. `needs` names the one without which a part makes no sense; one that is `besideNext` runs at the same time as the
 * one after it: neither uses more than one core.
 */
async function listParts(env) {
  // Some of the checks need npm packages, which are there only now.
  const checks = await import('./lib/checks.mjs');
  const context = { folder, env };
  return [
    { name: 'format', about: 'format and lint (biome)', run: checks.format },
    { name: 'imports', about: 'who may import whom', run: checks.imports },
    { name: 'lockfile', about: 'lock file', run: checks.lockFile },
    {
      name: 'boundaries',
      about: 'each import rule rejects its fixture',
      run: () => checks.nodeTests(['test/boundaries/boundaries.test.mjs'], { folder, name: 'boundaries' }),
    },
    {
      name: 'tools',
      about: 'tools',
      run: () => checks.nodeTests(testFilesIn('tools/test'), { folder, name: 'tools' }),
    },
    { name: 'types', about: 'types', besideNext: true, run: checks.types },
    { name: 'unit', about: 'unit tests', run: () => checks.jest('unit', context) },
    {
      name: 'integration',
      about: 'integration on Postgres and Redis',
      run: () => checks.jest('integration', context, 2),
    },
    { name: 'build', about: 'build', run: () => checks.build(context) },
    {
      name: 'e2e',
      about: 'end to end, all in one',
      needs: 'build',
      run: () => checks.playwright('all-in-one', context),
    },
    { name: 'e2e-split', about: 'end to end, split', needs: 'build', run: () => checks.playwright('split', context) },
    {
      name: 'faults',
      about: 'calls when something breaks',
      needs: 'build',
      run: () => checks.faults(context),
    },
  ];
}

async function runPart(part, results) {
  const needed = results.find(({ name }) => name === part.needs);
  if (needed?.failed) {
    say(`\n== ${part.about}: not run, since ${needed.name} failed`);
    return { ...part, passed: 0, failed: 1, time: 0, isSkipped: true };
  }
  say(`\n== ${part.about}`);
  const begun = performance.now();
  let counts;
  try {
    counts = await part.run();
  } catch (error) {
    console.error(error);
    counts = { passed: 0, failed: 1 };
  }
  // A part in which nothing ran has proved nothing.
  if (counts.passed + counts.failed === 0) {
    say('no test ran');
    counts.failed = 1;
  }
  const time = performance.now() - begun;
  say(`== ${part.about}: ${counts.passed} passed, ${counts.failed} failed (${seconds(time)})`);
  return { ...part, ...counts, time };
}

function choose(parts, only) {
  if (!only) return parts;
  const names = only.split(',');
  const unknown = names.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length > 0)
    throw new UserError(
      `there is no part ${unknown.join(', ')}; there are ${parts.map(({ name }) => name).join(', ')}.`,
    );
  return parts.filter(({ name }) => names.includes(name));
}

await runMain(async () => {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) {
    say(
      'npm test: lint, types, boundaries, unit, integration, end to end, faults.\n\n  --only a,b   these parts only (format, imports, lockfile, boundaries, tools, types, unit, integration, build, e2e, e2e-split, faults)',
    );
    return;
  }
  process.chdir(root);
  mkdirSync(folder, { recursive: true });
  const begun = performance.now();
  say('Parvis: tests');
  const { mediaWorker, paths } = await prepareMachine({
    wanted: ['redis', 'nginx', 'chromium', 'ffmpeg'],
    logFolder: join(folder, 'logs'),
  }).catch((error) => {
    process.on('exit', () => say('\n0 passed, 1 failed'));
    throw error;
  });
  const parts = choose(
    await listParts({
      MEDIASOUP_WORKER_BIN: mediaWorker,
      CHROMIUM_BIN: process.env.CHROMIUM_BIN ?? paths.chromium,
      CI: '1',
    }),
    values.only,
  );
  const results = [];
  let together = [];
  for (const [index, part] of parts.entries()) {
    together.push(part);
    if (part.besideNext && index + 1 < parts.length) continue;
    results.push(...(await Promise.all(together.map((one) => runPart(one, results)))));
    together = [];
  }

  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  say(`\n== Summary (${seconds(performance.now() - begun)})`);
  for (const { about, passed, failed, time, isSkipped } of results) {
    say(
      `${failed ? 'FAIL' : ' ok '} ${about.padEnd(40)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${isSkipped ? 'not run' : seconds(time)}`,
    );
  }
  // Once more at the end, where whoever reads only that looks. A flaky one passed at its second try.
  for (const { about, failures = [] } of results)
    for (const failure of failures) say(`\n${about}: ${failure.slice(0, 500)}`);
  const [passed, failed] = [sum('passed'), sum('failed')];
  if (failed > 0 || passed === 0) process.exitCode = 1;
  say(`\n${passed} passed, ${failed} failed`);
});
