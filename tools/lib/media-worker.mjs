// mediasoup's C++ worker: found, downloaded, or compiled, in that order.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { release, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { cacheDir, fromRoot } from './paths.mjs';
import { runCommand } from './processes.mjs';
import { ensurePackages } from './programs.mjs';
import { UserError } from './report.mjs';

const packageFolder = fromRoot('node_modules', 'mediasoup');

const buildPackages = [
  ...[
    'build-essential',
    'pkg-config',
    'meson',
    'ninja-build',
    'libuv1-dev',
    'libssl-dev',
    'libsrtp2-dev',
    'libabsl-dev',
  ],
  ...['libflatbuffers-dev', 'flatbuffers-compiler', 'flatbuffers-compiler-dev'],
];

/** Started without the environment that mediasoup gives it, a worker that can run at all ends with exit code 41. */
export function doesWorkerRun(file) {
  if (!existsSync(file)) return false;
  const { MEDIASOUP_VERSION, ...env } = process.env;
  return spawnSync(file, [], { env, stdio: 'ignore', timeout: 5_000 }).status === 41;
}

function distribution() {
  if (!existsSync('/etc/os-release')) return process.platform;
  const fields = Object.fromEntries(
    readFileSync('/etc/os-release', 'utf8')
      .split('\n')
      .map((line) => line.split('='))
      .map(([key, value = '']) => [key, value.replaceAll('"', '')]),
  );
  return `${fields.ID}${fields.VERSION_ID ?? ''}`;
}

const mediasoupVersion = () => JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;

/** Names how a worker is compiled, so that one that was compiled otherwise is not used again. */
export function workerRecipe(folder = fromRoot('tools', 'mediasoup-worker')) {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash
      .update(`${relative(folder, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 8);
}

/** Where a worker for this mediasoup, this processor, this distribution and this way of compiling is kept for the next clone. */
export const cachedWorker = () =>
  join(
    cacheDir,
    `mediasoup-worker-${mediasoupVersion()}-${process.platform}-${process.arch}-${distribution()}-${workerRecipe()}`,
  );

/** Puts a file where others may be looking for it at the same time. */
function moveIntoCache(file) {
  const target = cachedWorker();
  mkdirSync(dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}`;
  copyFileSync(file, draft);
  chmodSync(draft, 0o755);
  renameSync(draft, target);
  return target;
}

/** The official binary from mediasoup's releases. Where the network does not lead there, it gives up soon. */
async function downloadWorker(work) {
  const version = mediasoupVersion();
  const kernel = process.platform === 'linux' ? `-kernel${release().split('.')[0]}` : '';
  const base =
    process.env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL ??
    'https://github.com/versatica/mediasoup/releases/download';
  const archive = join(work, 'worker.tgz');
  try {
    const url = `${base}/${version}/mediasoup-worker-${version}-${process.platform}-${process.arch}${kernel}.tgz`;
    const response = await fetch(url, { signal: AbortSignal.timeout(15_000) });
    if (!response.ok) return undefined;
    writeFileSync(archive, Buffer.from(await response.arrayBuffer()));
  } catch {
    return undefined;
  }
  if ((await runCommand('tar', ['-xzf', archive, '-C', work])) !== 0) return undefined;
  const file = join(work, 'mediasoup-worker');
  return doesWorkerRun(file) ? file : undefined;
}

async function buildWorker(work, { announce, logFolder }) {
  const logFile = join(logFolder, 'media-worker.log');
  await ensurePackages(buildPackages, {
    purpose: 'Compiling the media worker',
    announce,
    logFile: join(logFolder, 'apt.log'),
  });
  announce(`compiling it from source, once (about 4 minutes on 2 cores; log in ${logFile})`);
  const file = join(work, 'mediasoup-worker');
  const exitCode = await runCommand('bash', [fromRoot('tools', 'mediasoup-worker', 'build.sh'), packageFolder, file], {
    logFile,
  });
  if (exitCode !== 0 || !doesWorkerRun(file)) {
    throw new UserError(
      `the media worker could not be compiled; see ${logFile}.\n` +
        `Set MEDIASOUP_WORKER_BIN to a mediasoup-worker ${mediasoupVersion()} of your own.`,
    );
  }
  return file;
}

/**
 * Finds a media worker: MEDIASOUP_WORKER_BIN, the npm package's own, one kept from before, the official download, a compilation.
 * @returns `{ note, file }`
 */
export async function ensureMediaWorker({ announce, logFolder }) {
  const given = process.env.MEDIASOUP_WORKER_BIN;
  if (given) {
    if (!doesWorkerRun(given))
      throw new UserError(`MEDIASOUP_WORKER_BIN is ${given}, and that is no media worker that runs here.`);
    return { note: 'given by MEDIASOUP_WORKER_BIN', file: given };
  }
  const own = join(packageFolder, 'worker', 'out', 'Release', 'mediasoup-worker');
  if (doesWorkerRun(own)) return { note: "the npm package's own", file: own };
  if (doesWorkerRun(cachedWorker())) return { note: `kept in ${cacheDir}`, file: cachedWorker() };

  const work = mkdtempSync(join(tmpdir(), 'parvis-worker-'));
  try {
    announce('looking for the official binary (15 s at most)');
    const downloaded = await downloadWorker(work);
    if (downloaded) return { note: 'downloaded', file: moveIntoCache(downloaded) };
    return { note: 'compiled', file: moveIntoCache(await buildWorker(work, { announce, logFolder })) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
