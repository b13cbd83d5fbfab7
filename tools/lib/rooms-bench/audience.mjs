// People at a fresh rooms service, some at a time.
import { childrenOf } from './proc.mjs';
import { startRoomsServer } from './rooms-server.mjs';

/** Does `work(index)` so many times, `size` at once; answers all results. */
export async function inBatches(count, size, work) {
  const results = [];
  for (let from = 0; from < count; from += size) {
    const batch = Array.from({ length: Math.min(size, count - from) }, (_, index) => work(from + index));
    results.push(...(await Promise.all(batch)));
  }
  return results;
}

/** Runs `work(server, pids)` on a fresh service; the first pid is Node's, the others are the workers'. */
export async function onServer(options, work) {
  const server = await startRoomsServer(options);
  const clients = [];
  try {
    const pids = [server.pid, ...childrenOf(server.pid, 'mediasoup-worker')];
    return await work(server, pids, clients);
  } finally {
    for (const client of clients) client.close();
    await server.stop();
  }
}
