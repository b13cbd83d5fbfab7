import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { tooLarge, unreadable } from '../import-limits.js';
import { bearableArchive } from './archive-weight.js';
import type { SheetRow } from './sheet-row.js';

const longestMs = 60_000;
/** Three times what 20,000 rows of 12 columns take. */
const heapMb = 256;
const rowsAtOnce = 250;

/** Runs in a thread of its own: workbooks are read in one go, which would hold everything else up. */
const threadCode = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { readSheet } = require(workerData.library);
  const textOf = (value) => {
    if (value === null || value === undefined) return '';
    if (!(value instanceof Date)) return String(value);
    const text = value.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
  };
  readSheet(Buffer.from(workerData.bytes), { trim: false }).then(
    (rows) => {
      for (let start = 0; start < rows.length; start += workerData.rowsAtOnce) {
        parentPort.postMessage({ rows: rows.slice(start, start + workerData.rowsAtOnce).map((row) => row.map(textOf)) });
      }
      parentPort.postMessage({ isDone: true });
    },
    (error) => parentPort.postMessage({ failure: String(error && error.message) }),
  );
`;

interface ThreadMessage {
  rows?: string[][];
  isDone?: boolean;
  failure?: string;
}

/** The library's file, found from the program that runs: a thread made of text has no place of its own. */
const libraryFile = (): string =>
  createRequire(process.argv[1] ?? join(process.cwd(), 'main.js')).resolve('read-excel-file/node');

/**
 * Reads the first sheet of a workbook: dates and numbers as text, formulas by their last result.
 * @throws FILE_TOO_LARGE, FILE_UNREADABLE
 */
export async function* readXlsx(file: Buffer): AsyncGenerator<SheetRow> {
  const bytes = await bearableArchive(file);
  const worker = new Worker(threadCode, {
    eval: true,
    workerData: { library: libraryFile(), bytes, rowsAtOnce },
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  const messages = inboxOf(worker);
  let number = 0;
  try {
    for await (const rows of messages) {
      for (const cells of rows) {
        number += 1;
        yield { number, cells };
      }
      await setImmediate();
    }
  } finally {
    await worker.terminate();
  }
}

/** The thread's portions of rows, in order, until it is done. */
async function* inboxOf(worker: Worker): AsyncGenerator<string[][]> {
  const waiting: ThreadMessage[] = [];
  let wake: () => void = () => undefined;
  let fault: Error | null = null;
  const fail = (error: Error) => {
    fault ??= error;
    wake();
  };
  const timer = setTimeout(() => fail(tooLarge('The workbook takes too long to read')), longestMs);
  worker.on('message', (message: ThreadMessage) => {
    waiting.push(message);
    wake();
  });
  worker.on('error', (error: Error & { code?: string }) =>
    fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge('The workbook needs too much memory') : error),
  );
  worker.on('exit', () => fail(unreadable('The workbook cannot be read')));
  try {
    for (;;) {
      const message = waiting.shift();
      if (message?.isDone) return;
      if (message?.failure) throw unreadable(`The workbook cannot be read: ${message.failure}`);
      if (message?.rows) {
        yield message.rows;
        continue;
      }
      if (fault) throw fault;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    clearTimeout(timer);
  }
}
