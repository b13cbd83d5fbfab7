import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** minimise cost x  such that  0 <= x <= upper,  A x <= capacity; A by columns. */
export interface LinearModel {
  cost: Float64Array;
  upper: Float64Array;
  capacity: Float64Array;
  starts: Int32Array;
  rows: Int32Array;
  coefficients: Float64Array;
}

/** An optimal vertex and its duals, in the solver's signs (not positive for rows). */
export interface LinearOptimum {
  values: Float64Array;
  rowDuals: Float64Array;
}

const POLL_MS = 25;
/** The solver's own memory is WebAssembly's; this holds what is passed to it and back. */
const WORKER_HEAP_MB = 256;

/** Plain CommonJS in a string, because it has to work from bundles and tests alike. */
const WORKER_CODE = `
const { parentPort, workerData } = require('node:worker_threads');
const ready = require(workerData.solver)();
parentPort.on('message', (data) => ready.then((highs) => {
  const columns = data.cost.length;
  const numRows = data.capacity.length;
  const answer = highs.withModel({
    numCols: columns, numRows, colCost: data.cost, colLower: new Float64Array(columns), colUpper: data.upper,
    rowLower: new Float64Array(numRows).fill(-highs.infinity), rowUpper: data.capacity,
    matrix: { format: 'csc', numRows, numCols: columns, starts: data.starts, indices: data.rows, values: data.coefficients },
  }, (model) => {
    model.options.set(workerData.options);
    model.run();
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return null;
    const { colValue, rowDual } = model.getSolution();
    return { values: colValue, rowDuals: rowDual };
  });
  parentPort.postMessage(answer);
}).catch(() => parentPort.postMessage(null)));
`;

/**
 * One thread, a fixed seed and no clock: the same input gives the same bytes. Presolving these sparse, easy rows takes
 * longer than solving them.
 */
const OPTIONS = { output_flag: false, solver: 'simplex', presolve: 'off', random_seed: 1 };

/** A thread waits so long for the next run; starting one takes longer than most small problems. */
const IDLE_MS = 10_000;
/** WebAssembly's memory never shrinks, so a thread that solved a larger model (entries) is not kept. */
const KEPT_ENTRIES = 50_000;

let waiting: { worker: Worker; timer: NodeJS.Timeout } | null = null;

/**
 * HiGHS in a thread of its own, so that the caller's event loop stays free. Takes a waiting thread or starts one with the
 * first model, and has it until `close`. A waiting thread does not keep the process alive.
 */
export class LinearSolver {
  private worker: Worker | null = null;
  private isKept = true;

  /** Null if the solver is not there or fails, or as soon as `shouldStop` says so. One model at a time. */
  async solve(model: LinearModel, shouldStop: () => Promise<boolean>): Promise<LinearOptimum | null> {
    const worker = this.start();
    if (worker === null) return null;
    let timer: NodeJS.Timeout | undefined;
    let settle: (answer: LinearOptimum | null) => void = () => undefined;
    const failed = (): void => settle(null);
    const answer = new Promise<LinearOptimum | null>((resolve) => {
      settle = resolve;
      const poll = async (): Promise<void> => {
        if (await shouldStop().catch(() => true)) resolve(null);
        else timer = setTimeout(poll, POLL_MS);
      };
      timer = setTimeout(poll, POLL_MS);
    });
    worker.once('message', settle).once('error', failed).once('exit', failed);
    worker.postMessage(model);
    const optimum = await answer.finally(() => clearTimeout(timer));
    worker.off('message', settle).off('error', failed).off('exit', failed);
    this.isKept &&= optimum !== null && model.rows.length <= KEPT_ENTRIES;
    return optimum;
  }

  /** Ends the thread, whatever it is doing, or lets it wait for the next run. */
  async close(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    if (worker === null) return;
    if (!this.isKept || waiting !== null) {
      await worker.terminate();
      return;
    }
    worker.unref();
    const timer = setTimeout(() => {
      waiting = null;
      void worker.terminate();
    }, IDLE_MS).unref();
    waiting = { worker, timer };
    worker.once('exit', forget).once('error', forget);
  }

  private start(): Worker | null {
    if (this.worker !== null) return this.worker;
    if (waiting !== null) {
      this.worker = waiting.worker;
      forget();
      this.worker.off('exit', forget).off('error', forget).ref();
      return this.worker;
    }
    const solver = solverPath();
    if (solver === null) return null;
    this.worker = new Worker(WORKER_CODE, {
      eval: true,
      workerData: { solver, options: OPTIONS },
      resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
      env: {},
      execArgv: [],
    });
    // Between two models nobody waits for an answer; a thread that dies then shows with the next one.
    this.worker.on('error', () => undefined);
    return this.worker;
  }
}

function forget(): void {
  if (waiting !== null) clearTimeout(waiting.timer);
  waiting = null;
}

/** Found from the running program's place or the working folder; the packages are above either. */
function solverPath(): string | null {
  for (const from of [process.argv[1], join(process.cwd(), 'package.json')]) {
    try {
      if (from) return createRequire(from).resolve('highs');
    } catch {
      // Not from there.
    }
  }
  return null;
}
