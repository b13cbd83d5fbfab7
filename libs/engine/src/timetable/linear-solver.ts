import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Relaxation } from './relaxation.js';

/** The optimum of a relaxation. */
export interface LinearOptimum {
  /** Price of each row. */
  prices: Float64Array;
  /** Value of each column. */
  values: Float64Array;
}

const POLL_MS = 25;
/** The solver's memory grows in WebAssembly; this holds only what is passed to it and back. */
const WORKER_HEAP_MB = 256;

/** Runs in the worker; plain CommonJS, because it has to work from bundles and tests alike. */
const WORKER_CODE = `
const { parentPort, workerData } = require('node:worker_threads');
require(workerData.solver)().then((highs) => {
  const { columns, rows, starts, indices, coefficients, cost, upper, capacity } = workerData.model;
  const model = highs.createModel({
    numCols: columns, numRows: rows, colCost: cost, colLower: new Float64Array(columns), colUpper: upper,
    rowLower: new Float64Array(rows).fill(-highs.infinity), rowUpper: capacity,
    matrix: { format: highs.constants.matrixFormat.columnwise, numRows: rows, numCols: columns, starts, indices, values: coefficients },
  });
  model.options.set(workerData.options);
  model.run();
  const isOptimal = model.getModelStatus() === highs.constants.modelStatus.optimal;
  const { colValue, rowDual } = model.getSolution();
  parentPort.postMessage(isOptimal ? { colValue, rowDual } : null);
}).catch(() => parentPort.postMessage(null));
`;

/** One thread, fixed seed and no clock: the same input gives the same bytes. */
const OPTIONS = {
  output_flag: false,
  solver: 'simplex',
  parallel: 'off',
  threads: 1,
  random_seed: 1,
  presolve: 'on',
};

/**
 * Solves a relaxation with HiGHS in a thread of its own, so that the caller's event loop stays free. Null if the solver
 * is not there or fails, or as soon as `shouldStop` says so; the thread is gone then.
 */
export async function solveRelaxation(
  relaxation: Relaxation,
  shouldStop: () => Promise<boolean>,
): Promise<LinearOptimum | null> {
  const solver = solverPath();
  if (solver === null) return null;
  const { value, upper, capacity, starts, rows, coefficients } = relaxation;
  const model = {
    columns: value.length,
    rows: capacity.length,
    starts,
    indices: rows,
    coefficients: Float64Array.from(coefficients),
    cost: value.map((worth) => -worth),
    upper,
    capacity,
  };
  const worker = new Worker(WORKER_CODE, {
    eval: true,
    workerData: { solver, model, options: OPTIONS },
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  const answer = await answerOf(worker, shouldStop).finally(() => worker.terminate());
  if (answer === null) return null;
  return { prices: answer.rowDual.map((dual) => Math.max(0, -dual)), values: answer.colValue };
}

interface Answer {
  colValue: Float64Array;
  rowDual: Float64Array;
}

async function answerOf(worker: Worker, shouldStop: () => Promise<boolean>): Promise<Answer | null> {
  let timer: NodeJS.Timeout | undefined;
  const result = new Promise<Answer | null>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', () => resolve(null));
    worker.once('exit', () => resolve(null));
    const poll = async (): Promise<void> => {
      if (await shouldStop().catch(() => true)) resolve(null);
      else timer = setTimeout(poll, POLL_MS);
    };
    timer = setTimeout(poll, POLL_MS);
  });
  return result.finally(() => clearTimeout(timer));
}

/** Found from the bundle's own place or the working folder; both have the packages above them. */
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
