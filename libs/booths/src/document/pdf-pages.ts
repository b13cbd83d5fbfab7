import { spawn } from 'node:child_process';
import { DomainError } from '@parvis/platform';
import { npmFolder } from './npm-folder.js';
import { pdfProgram } from './pdf-program.js';

const longestMs = 30_000;
const heapMb = 512;
/** Pixels of a page's longer side: small print of an A4 page can be read. */
const longestSide = 2000;
/** Pages of a document that is shown. */
const mostPages = 1000;
/** Drawing takes a processor for a moment; the rest waits its turn. */
const mostAtOnce = 2;
const mostWaiting = 40;

/**
 * Reads PDF files in a process of its own, without environment, with limits of memory and time: what a stranger's file may break is
 * that process. Drawn by PDF.js.
 */
class PdfPages {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** @throws FILE_UNREADABLE, also for files that need a password or have more than 1,000 pages. */
  async count(bytes: Buffer): Promise<number> {
    const pages = Number((await this.run(bytes, ['count'])).toString());
    if (!Number.isInteger(pages) || pages < 1 || pages > mostPages) throw unreadable();
    return pages;
  }

  /** One page as PNG. @throws FILE_UNREADABLE */
  draw(bytes: Buffer, page: number): Promise<Buffer> {
    return this.run(bytes, ['draw', String(page), String(longestSide)]);
  }

  private async run(bytes: Buffer, task: string[]): Promise<Buffer> {
    await this.turn();
    try {
      return await runProgram(bytes, task);
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  /** Resolves when there is room; whoever waited takes over the place of the one before. */
  private turn(): Promise<void> {
    if (this.running < mostAtOnce) {
      this.running += 1;
      return Promise.resolve();
    }
    if (this.waiting.length >= mostWaiting)
      throw new DomainError('UNAVAILABLE', 'unavailable', 'Too many documents are being drawn');
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

/** One for the process, so that its limits hold for everybody in it. */
export const pdfPages = new PdfPages();

function runProgram(bytes: Buffer, task: string[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        `--max-old-space-size=${heapMb}`,
        '--input-type=module',
        '-e',
        pdfProgram,
        '--',
        npmFolder('pdfjs-dist'),
        ...task,
      ],
      { stdio: ['pipe', 'pipe', 'ignore'], env: {}, timeout: longestMs, killSignal: 'SIGKILL' },
    );
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(Buffer.concat(chunks)) : reject(unreadable())));
    // A process that gives up does not read the rest; its end says so.
    child.stdin.on('error', () => undefined).end(bytes);
  });
}

const unreadable = () => new DomainError('FILE_UNREADABLE', 'invalid', 'This PDF cannot be read');
