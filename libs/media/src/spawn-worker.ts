import { createWorker, type types } from 'mediasoup';

const endSignals = ['SIGINT', 'SIGTERM'] as const;

/**
 * A mediasoup process without a port, as a spare one is. It outlives SIGTERM and SIGINT to this process, which mediasoup would answer by
 * closing it at once: rooms move to another node first. It ends when it is closed, or with this process. Rejects when the binary is missing.
 */
export function spawnWorker(workerBin: string | undefined): Promise<types.Worker> {
  const before = endSignals.map((signal) => new Set(process.listeners(signal)));
  // mediasoup listens before it returns its promise.
  const worker = createWorker({ logLevel: 'warn', ...(workerBin === undefined ? {} : { workerBin }) });
  endSignals.forEach((signal, index) => {
    for (const listener of process.listeners(signal)) {
      if (!before[index]?.has(listener)) process.removeListener(signal, listener);
    }
  });
  return worker;
}
