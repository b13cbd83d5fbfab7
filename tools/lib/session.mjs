// One run in a terminal: takes the data folder, keeps a list of what it started, and stops it in order at the end.
import { isSameProcess, signalProcess } from './processes.mjs';
import { say } from './report.mjs';
import { takeRunLock } from './run-lock.mjs';

/** The state of a run. `hold()` lasts until it is stopped or one of its processes ends by itself. */
class Session {
  isStopping = false;
  #processes = [];
  #closers = [];
  #endHold = () => {};
  #held = new Promise((resolve) => {
    this.#endHold = resolve;
  });
  #lock;

  constructor(lock) {
    this.#lock = lock;
  }

  hold = () => this.#held;

  /** Has `close` called when the run is stopped, before whatever was started earlier. */
  onStop = (close) => this.#closers.push(close);

  /** Takes over a process: it is stopped with the run, and its end by itself ends the run. */
  onProcess = (handle) => {
    this.adopt(handle);
    handle.ended.then((reason) => {
      if (this.isStopping) return;
      console.error(
        `\n${handle.name} ended by itself (${reason})${handle.logFile ? `; its log is ${handle.logFile}` : ''}.`,
      );
      process.exitCode = 1;
      this.stop();
    });
  };

  /** Takes over a process that may end by itself. */
  adopt = (handle) => {
    this.#processes.push(handle);
    this.#lock.record(handle);
    this.onStop(() => handle.stop());
  };

  stop() {
    this.isStopping = true;
    this.#endHold();
  }

  async close() {
    this.isStopping = true;
    for (const close of this.#closers.splice(0).reverse()) await close();
    this.#lock.release();
  }

  kill() {
    for (const entry of this.#processes.filter(isSameProcess)) signalProcess(entry.pid, 'SIGKILL');
    this.#lock.release();
  }
}

/**
 * Runs `work(session)` until Ctrl-C (or SIGTERM, or a closed terminal), then stops everything that it started, last first.
 * A second Ctrl-C kills what is still there.
 */
export async function runSession(dataDir, work) {
  const lock = await takeRunLock(dataDir);
  if (lock.leftovers.length > 0) say(`  ok  Ended what a killed run had left: ${lock.leftovers.join(', ')}`);
  const session = new Session(lock);
  const onSignal = (signal) => {
    if (session.isStopping) {
      session.kill();
      process.exit(1);
    }
    say(`\n${signal === 'SIGINT' ? 'Ctrl-C' : signal}: stopping ...`);
    session.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => onSignal(signal));
  try {
    await work(session);
  } catch (error) {
    // What was under way fails when it is cut short.
    if (!session.isStopping) throw error;
  } finally {
    await session.close();
    say('Stopped.');
  }
}
