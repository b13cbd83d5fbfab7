import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rmdir, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A claim that has not been renewed for so long is nobody's any more. */
const claimMs = 60_000;

/**
 * One process's own folder among those of all recorders that share one: its name says whose it is, its time of change that the process
 * still lives. Machines may share it; their clocks have to agree to some seconds.
 */
export class RecorderClaim {
  readonly folder: string;
  private readonly name = `${hostname()}.${process.pid}.${randomUUID()}`;

  constructor(private readonly root: string) {
    this.folder = join(root, this.name);
  }

  /** Says again that this process lives. Makes the folder anew where what cleans up temporary files has taken it away. */
  async renew(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const now = new Date();
    await utimes(this.folder, now, now);
  }

  /** Folders of processes that have ended. */
  async abandoned(): Promise<string[]> {
    const names = await readdir(this.root).catch(() => []);
    const gone = await Promise.all(names.map((name) => this.isAbandoned(name)));
    return names.filter((_, index) => gone[index]).map((name) => join(this.root, name));
  }

  /** What has not been handed over yet stays for whoever looks next. */
  async end(): Promise<void> {
    await rmdir(this.folder).catch(() => undefined);
  }

  private async isAbandoned(name: string): Promise<boolean> {
    if (name === this.name) return false;
    const [, host, pid] = /^(.*)\.(\d+)\.[^.]+$/.exec(name) ?? [];
    // In a container each process has the same number as the one before.
    if (host === hostname() && Number(pid) !== process.pid && !isAlive(Number(pid))) return true;
    const { mtimeMs } = await stat(join(this.root, name)).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    return Date.now() - mtimeMs > claimMs;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
