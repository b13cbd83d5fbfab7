// Building what a run needs, and only when its sources have changed: asking nx costs 1.5 s even when there is nothing to do.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { fromRoot, root } from './paths.mjs';
import { runCommand } from './processes.mjs';
import { UserError } from './report.mjs';

const rootFiles = ['package-lock.json', 'tsconfig.base.json', 'rolldown.node.mjs', 'nx.json'];
const skipped = new Set(['node_modules', 'dist', 'coverage', 'test-results']);
const isTest = (name) => /\.(int-)?spec\.tsx?$/.test(name);

function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) yield* filesIn(path);
    } else if (!isTest(entry.name)) {
      yield path;
    }
  }
}

/** A digest of names, sizes and times of everything that these apps are made of: some milliseconds. */
function fingerprint(apps) {
  const folders = [...apps.map((app) => join('apps', app)), 'libs', 'migrations'].map((path) => fromRoot(path));
  const files = [
    ...rootFiles.map((name) => fromRoot(name)),
    ...folders.filter(existsSync).flatMap((folder) => [...filesIn(folder)]),
  ];
  const digest = createHash('sha1');
  for (const file of files.filter(existsSync).sort()) {
    const { size, mtimeMs } = statSync(file);
    digest.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return digest.digest('hex');
}

const outputOf = (app) => fromRoot('dist', 'apps', app, app === 'web' ? 'index.html' : 'main.mjs');

const stampOf = (apps) => fromRoot('dist', '.built', apps.join('+'));

function isBuilt(apps, wanted) {
  if (![...apps.map(outputOf), stampOf(apps)].every(existsSync)) return false;
  return readFileSync(stampOf(apps), 'utf8') === wanted;
}

/** Runs nx without leaving its daemon behind. */
export function runNx(arguments_, options = {}) {
  const { NODE_ENV, ...env } = process.env;
  return runCommand(process.execPath, [fromRoot('node_modules', '.bin', 'nx'), ...arguments_], {
    cwd: root,
    timeout: 12 * 60_000,
    ...options,
    // NODE_ENV=development would make the web app a development build.
    env: {
      ...env,
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      ...(options.logFile ? { FORCE_COLOR: '0' } : {}),
      ...options.env,
    },
  });
}

/** What the projects that failed have said, the end of it. */
function failuresIn(logFile) {
  const log = stripVTControlCharacters(readFileSync(logFile, 'utf8'));
  const failed = [...log.matchAll(/^- (\S+):build$/gm)].map(([, project]) => `${project}: `);
  const lines = log.split('\n').filter((line) => failed.some((prefix) => line.startsWith(prefix)));
  return lines.slice(-25).join('\n');
}

/** Builds these apps where their sources have changed since the last time. */
export async function ensureBuilt(apps, { announce, logFile }) {
  const wanted = fingerprint(apps);
  if (isBuilt(apps, wanted)) return { note: 'up to date' };
  announce('nx build (some seconds)');
  rmSync(logFile, { force: true });
  const projects = apps.map((app) => `directory:apps/${app}`).join(',');
  const exitCode = await runNx(['run-many', '-t', 'build', '-p', projects, '--output-style=stream'], { logFile });
  const missing = apps.filter((app) => !existsSync(outputOf(app)));
  if (exitCode !== 0 || missing.length > 0) {
    const what = missing.length > 0 ? ` (no ${missing.map(outputOf).join(', ')})` : '';
    throw new UserError(`the build failed${what}; see ${logFile}.\n${failuresIn(logFile)}`);
  }
  mkdirSync(fromRoot('dist', '.built'), { recursive: true });
  writeFileSync(stampOf(apps), wanted);
  return { note: 'built' };
}
