import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 60_000;

/** Looks again and again until it holds; gives up after a minute. */
export async function until<Value>(look: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error('The demo fair takes too long to be made');
    await pause(25);
  }
}
