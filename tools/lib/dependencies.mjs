import { existsSync, readFileSync } from 'node:fs';
import { fromRoot, root } from './paths.mjs';
import { runCommand } from './processes.mjs';
import { UserError } from './report.mjs';

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * Whether node_modules holds what the lock file asks for. npm writes its own copy of the lock there as its last act, so an
 * installation that was cut short has none.
 */
export function areDependenciesInstalled(lockFile, installedFile) {
  if (!existsSync(installedFile)) return false;
  const installed = readPackages(installedFile);
  return Object.entries(readPackages(lockFile)).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    // Packages for other platforms, and optional peers, are rightly not there.
    return found ? found.version === wanted.version : Boolean(wanted.optional || wanted.devOptional || wanted.peer);
  });
}

/** Runs `npm ci` where it is needed. */
export async function ensureDependencies(announce) {
  if (areDependenciesInstalled(fromRoot('package-lock.json'), fromRoot('node_modules', '.package-lock.json'))) {
    return { note: 'up to date' };
  }
  announce('npm ci (about a minute)');
  const arguments_ = ['ci', '--include=dev', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const exitCode = npm?.endsWith('.js')
    ? await runCommand(process.execPath, [npm, ...arguments_], { cwd: root })
    : await runCommand('npm', arguments_, { cwd: root });
  if (exitCode !== 0)
    throw new UserError('npm ci failed; the reason is above. It needs an npm registry or a mirror of one.');
  return { note: 'installed' };
}
