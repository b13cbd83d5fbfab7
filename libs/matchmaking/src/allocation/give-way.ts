import { setImmediate as nextTurn } from 'node:timers/promises';

/** Runs steps to their end; between two of them other work of this process gets its turn. */
export async function givingWay<Result>(steps: Generator<unknown, Result>): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}
