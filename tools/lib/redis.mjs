import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from './ports.mjs';
import { lastLines, startProcess, waitUntil } from './processes.mjs';
import { findProgram } from './programs.mjs';
import { UserError } from './report.mjs';
import { keepSecret } from './secrets.mjs';

/** Whether the server answers commands: it accepts connections while it still reads its data, and answers -LOADING then. */
function answersPing(port, password) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    let answer = '';
    const end = (isUp) => {
      socket.destroy();
      resolve(isUp);
    };
    socket.setTimeout(1_000, () => end(false));
    socket.on('error', () => end(false));
    socket.on('data', (chunk) => {
      answer += chunk;
      if (answer.includes('+PONG')) end(true);
      else if (answer.includes('-LOADING') || answer.includes('-ERR')) end(false);
    });
  });
}

/**
 * Starts redis-server or valkey-server on a free local port. It never evicts: queues live in it.
 * @returns its process, extended by `url`
 */
export async function startRedis({ folder, logFile, isDurable }) {
  const command = findProgram('redis-server', 'valkey-server');
  if (!command)
    throw new UserError(
      'neither redis-server nor valkey-server is on the PATH (Debian: redis-server), and REDIS_URL is not set.',
    );
  mkdirSync(folder, { recursive: true });
  const password = keepSecret(join(folder, 'password'));
  const port = await freePort();
  const configuration = join(folder, 'redis.conf');
  writeFileSync(
    configuration,
    [
      'bind 127.0.0.1',
      `port ${port}`,
      `requirepass ${password}`,
      `dir "${folder}"`,
      'maxmemory-policy noeviction',
      'save ""',
      ...(isDurable ? ['appendonly yes', 'appendfsync everysec'] : ['appendonly no']),
      '',
    ].join('\n'),
    { mode: 0o600 },
  );
  const server = startProcess({ name: 'redis', command, args: [configuration], cwd: folder, logFile });
  await waitUntil(async () => server.hasEnded || (await answersPing(port, password)), 60_000);
  if (server.hasEnded) throw new UserError(`Redis did not start. The end of ${logFile}:\n${lastLines(logFile)}`);
  return Object.assign(server, { url: `redis://:${password}@127.0.0.1:${port}` });
}
