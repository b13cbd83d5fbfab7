// The parts of `npm test`. Each runs its command and returns `{ passed, failed }`.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { allApps } from './apps.mjs';
import { runNx } from './build.mjs';
import { fromRoot, root } from './paths.mjs';
import { runCommand } from './processes.mjs';

const bin = (name) => fromRoot('node_modules', '.bin', name);

/** No part may hang for ever. */
const timeout = 20 * 60_000;

const node = (arguments_, env = {}) =>
  runCommand(process.execPath, arguments_, { cwd: root, timeout, env: { ...process.env, ...env } });

const asOne = (exitCode) => (exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

export const format = async () =>
  asOne(await node([bin('biome'), 'ci', '--colors=off', '--diagnostic-level=warn', '.']));

export const imports = async () =>
  asOne(await node([bin('depcruise'), '--config', '.dependency-cruiser.mjs', 'apps', 'libs', 'migrations', 'test']));

export const lockFile = async () => asOne(await node([fromRoot('tools', 'lockcheck.mjs')]));

/** Whole programs: one for all that runs on the server is checked in a quarter of the time of its projects one by one. */
const programs = [
  'tsconfig.server.json',
  'apps/web/tsconfig.json',
  'apps/web/tsconfig.spec.json',
  'test/e2e/tsconfig.json',
];

/** Two programs at a time, each one test. */
export async function types() {
  const waiting = [...programs];
  const failures = [];
  const checkNext = async () => {
    for (let program = waiting.shift(); program; program = waiting.shift())
      if ((await node([bin('tsc'), '-p', program, '--noEmit'])) !== 0) failures.push(program);
  };
  await Promise.all([checkNext(), checkNext()]);
  return { passed: programs.length - failures.length, failed: failures.length, failures };
}

/** Files for Node's own test runner: the boundary fixture and the tools themselves, which run before anything is installed. */
export async function nodeTests(files, { folder, name }) {
  const logFile = join(folder, `${name}.log`);
  rmSync(logFile, { force: true });
  const exitCode = await runCommand(process.execPath, ['--test', '--test-reporter=tap', ...files], {
    cwd: root,
    logFile,
    timeout,
  });
  const log = readFileSync(logFile, 'utf8');
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(log)?.[1] ?? 0);
  if (exitCode !== 0) console.log(log.trimEnd());
  return { passed: count('pass'), failed: Math.max(count('fail') + count('cancelled'), exitCode === 0 ? 0 : 1) };
}

/** Files that fail are run once more when there are no more than these: what fails in many is no accident. */
const mostTriedAgain = 3;

/**
 * The specs of a project in so many processes at a time, each with services of its own: most of a file's time is waiting for the database
 * and for modules to load, and one process for all of them spends more and more on its garbage. A file that fails is run once more, alone;
 * what passes then is named as flaky.
 */
export async function jest(project, context, shards = 1) {
  const runs = await Promise.all(
    Array.from({ length: shards }, (_, shard) => runJest(project, context, `--shard=${shard + 1}/${shards}`, shard)),
  );
  const crashed = runs.filter(({ hasCrashed }) => hasCrashed).length;
  const files = runs.flatMap((run) => run.files);
  const red = files.filter(({ failed }) => failed > 0);
  const isTriedAgain = red.length > 0 && red.length <= mostTriedAgain;
  const again = isTriedAgain
    ? (await runJest(project, context, '--runTestsByPath', 'again', ...red.map(({ name }) => name))).files
    : [];
  const final = files.map((file) => again.find(({ name }) => name === file.name) ?? file);
  const flaky = red.filter(({ name }) => final.some((file) => file.name === name && file.failed === 0));
  return {
    passed: final.reduce((sum, { passed }) => sum + passed, 0),
    failed: final.reduce((sum, { failed }) => sum + failed, crashed),
    failures: [
      ...final.flatMap(({ failures }) => failures),
      ...flaky.flatMap(({ failures }) => failures.map((failure) => `${failure} (flaky)`)),
    ],
  };
}

async function runJest(project, { folder, env }, way, label, ...files) {
  const outputFile = join(folder, `${project}-${label}.json`);
  rmSync(outputFile, { force: true });
  const exitCode = await node(
    [
      bin('jest'),
      '--selectProjects',
      project,
      '--json',
      `--outputFile=${outputFile}`,
      '--ci',
      '--silent',
      '--forceExit',
      way,
      ...files,
    ],
    env,
  );
  const results = (readReport(outputFile)?.testResults ?? []).map(fileResult);
  return { files: results, hasCrashed: exitCode !== 0 && results.every(({ failed }) => failed === 0) };
}

/** A file that does not even load counts as one failure. */
function fileResult({ name, message, assertionResults }) {
  const titles = (wanted) => assertionResults.filter(({ status }) => status === wanted).map(({ fullName }) => fullName);
  const failures = titles('failed');
  if (failures.length === 0 && message) failures.push(`${name}: ${message}`);
  return { name, passed: titles('passed').length, failed: failures.length, failures };
}

export async function build({ folder }) {
  const logFile = join(folder, 'build.log');
  rmSync(logFile, { force: true });
  const projects = allApps.map((app) => `directory:apps/${app}`).join(',');
  const exitCode = await runNx(['run-many', '-t', 'build', '-p', projects, '--output-style=static'], { logFile });
  if (exitCode !== 0) console.log(readFileSync(logFile, 'utf8').trimEnd());
  return asOne(exitCode);
}

const firstLines = (text, count) => stripVTControlCharacters(text).split('\n').slice(0, count).join(' ');

/** All specs of a Playwright report, which nests them by file and group. */
function* specsOf({ suites = [], specs = [] }) {
  yield* specs;
  for (const suite of suites) yield* specsOf(suite);
}

export async function playwright(form, { folder, env }) {
  const outputFile = join(folder, `e2e-${form}.json`);
  rmSync(outputFile, { force: true });
  const exitCode = await node([bin('playwright'), 'test', '-c', 'test/e2e', '--reporter=list,json'], {
    ...env,
    E2E_FORM: form,
    PLAYWRIGHT_JSON_OUTPUT_NAME: outputFile,
    PLAYWRIGHT_JSON_OUTPUT_FILE: outputFile,
    PARVIS_LOG_DIR: join(folder, `e2e-${form}-logs`),
  });
  const report = readReport(outputFile);
  const stats = report?.stats;
  const failed = stats?.unexpected ?? 0;
  return {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: exitCode === 0 ? failed : Math.max(1, failed),
    failures: [...specsOf(report ?? {})].flatMap(({ title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ status, results }) => `${title} (${status}): ${firstLines(results[0]?.error?.message ?? '', 3)}`),
    ),
  };
}

/** What becomes of calls when something breaks, the short list. */
export async function faults({ folder, env }) {
  const logFile = join(folder, 'faults.log');
  rmSync(logFile, { force: true });
  const exitCode = await runCommand(process.execPath, [fromRoot('tools', 'test-faults.mjs'), '--short'], {
    cwd: root,
    logFile,
    timeout,
    env: { ...process.env, ...env, PARVIS_LOG_DIR: join(folder, 'faults-logs') },
  });
  const log = readFileSync(logFile, 'utf8');
  const [, passed = '0', failed = '0'] = /^(\d+) passed, (\d+) failed$/m.exec(log) ?? [];
  console.log(log.slice(Math.max(0, log.indexOf('== '))).trimEnd());
  return { passed: Number(passed), failed: exitCode === 0 ? Number(failed) : Math.max(1, Number(failed)) };
}
