import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.js';
import type { TestServer } from './test-server.js';

const root = resolve(__dirname, '../../..');

/** A service built as it is delivered. Its processes share the database and Redis of a test's server and can be killed as machines fail. */
export class BuiltService {
  private readonly processes = new Set<ChildProcess>();

  private constructor(
    private readonly folder: string,
    private readonly server: TestServer,
  ) {}

  /** @param app folder in `apps` */
  static async build(app: string, server: TestServer): Promise<BuiltService> {
    // Within the repository, so that it finds what it imports.
    await mkdir(join(root, 'node_modules/.cache'), { recursive: true });
    const folder = await mkdtemp(join(root, 'node_modules/.cache/parvis-built-'));
    await promisify(execFile)(
      process.execPath,
      [join(root, 'node_modules/rolldown/bin/cli.mjs'), '-c', 'rolldown.node.mjs', '-d', folder],
      { cwd: root, env: { APP: app } },
    );
    return new BuiltService(folder, server);
  }

  /** Another process of it. @returns its address, once it answers */
  async start(environment: Record<string, string> = {}): Promise<string> {
    const port = await freePort();
    const env = { ...this.server.environment, ...environment, PORT: String(port) };
    this.processes.add(spawn(process.execPath, [join(this.folder, 'main.mjs')], { stdio: 'ignore', env }));
    const url = `http://127.0.0.1:${port}`;
    const answers = () =>
      fetch(url).then(
        () => true,
        () => false,
      );
    await this.server.eventually(answers, (isUp) => isUp, 40);
    return url;
  }

  /** SIGKILL to all of its processes: none of them gets to finish anything. */
  kill(): void {
    for (const child of this.processes) child.kill('SIGKILL');
    this.processes.clear();
  }

  async remove(): Promise<void> {
    this.kill();
    await rm(this.folder, { recursive: true });
  }
}
