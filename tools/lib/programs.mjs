// System programs: finding them, and installing what is missing on Debian and its relatives.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './processes.mjs';
import { UserError } from './report.mjs';

// Servers live in sbin, which an ordinary user's PATH leaves out.
const folders = () =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin'].filter(Boolean);

/** The path of the first of these programs that is installed. */
export function findProgram(...names) {
  for (const name of names) {
    for (const folder of folders()) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // not in this folder
      }
    }
  }
  return undefined;
}

function isPackageInstalled(name) {
  const query = spawnSync('dpkg-query', ['--status', name], { encoding: 'utf8' });
  return query.stdout?.includes('install ok installed') ?? false;
}

/** What to put before a command that needs root; undefined when there is no way to become root. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  if (!findProgram('sudo')) return undefined;
  if (spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0) return ['sudo', '-n'];
  return process.stdin.isTTY ? ['sudo'] : undefined;
}

/**
 * Installs Debian packages that are missing.
 * @param purpose says in the message what they are for
 * @throws UserError with the exact package names where that is not possible
 */
export async function ensurePackages(names, { purpose, announce, logFile }) {
  const isDebian = existsSync('/etc/debian_version') && findProgram('apt-get') !== undefined;
  const missing = isDebian ? names.filter((name) => !isPackageInstalled(name)) : names;
  if (missing.length === 0) return;
  if (!isDebian) {
    throw new UserError(
      `${purpose} needs what Debian calls ${names.join(', ')}. Install it with your system's package manager and start again.`,
    );
  }
  const root = asRoot();
  const byHand = `apt-get install --no-install-recommends ${missing.join(' ')}`;
  if (!root)
    throw new UserError(
      `${purpose} needs Debian packages, and there is no root or password-free sudo here. As root, run:\n  ${byHand}`,
    );
  announce(`installing Debian packages ${missing.join(' ')} (half a minute to some minutes)`);
  const apt = (...args) => {
    const [command, ...rest] = [...root, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y', ...args];
    // sudo asks for its password on the terminal itself.
    return runCommand(command, rest, { logFile, cwd: '/' });
  };
  const install = () => apt('install', '--no-install-recommends', ...missing);
  if ((await install()) === 0) return;
  // On a fresh machine the package lists are empty, on an old one out of date.
  await apt('update');
  if ((await install()) !== 0)
    throw new UserError(`the installation failed; see ${logFile}. As root, run:\n  apt-get update && ${byHand}`);
}

/** Makes sure that one of `programs` is there, from `packages` if need be. Returns its path. */
export async function ensureProgram(programs, packages, options) {
  const found = findProgram(...programs);
  if (found) return found;
  await ensurePackages(packages, options);
  const installed = findProgram(...programs);
  if (!installed)
    throw new UserError(`${packages.join(', ')} installed, but ${programs.join(' or ')} is not on the PATH.`);
  return installed;
}
