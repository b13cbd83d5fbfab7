// One run per data folder, and nothing left of a run that was killed.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, isSameProcess, processIdentity } from './processes.mjs';
import { UserError } from './report.mjs';

const fileOf = (dataDir) => join(dataDir, 'run.json');

function read(dataDir) {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8'));
  } catch {
    return null;
  }
}

function write(dataDir, run) {
  const draft = `${fileOf(dataDir)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, fileOf(dataDir));
}

/** Ends what a run left behind, last started first. Returns the names of what was still there. */
async function endLeftovers(run) {
  const alive = (run?.processes ?? []).filter(isSameProcess).reverse();
  for (const entry of alive) await endProcess(entry);
  return alive.map((entry) => entry.name);
}

/** Lets one process at a time look at the folder; a gate whose holder was killed is open. */
function passGate(gate) {
  const draft = `${gate}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) }));
  try {
    linkSync(draft, gate);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const holder = JSON.parse(readFileSync(gate, 'utf8'));
    if (isSameProcess(holder)) throw new UserError(`another start of it is under way (process ${holder.pid}).`);
    renameSync(draft, gate);
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Takes the data folder for this process.
 * @returns `{ leftovers, record(handle), release() }`; every process recorded is ended by the next run if this one is killed.
 * @throws UserError when another run holds the folder.
 */
export async function takeRunLock(dataDir) {
  mkdirSync(dataDir, { recursive: true });
  const gate = join(dataDir, 'run.lock');
  const previous = read(dataDir);
  if (previous && isSameProcess(previous.owner)) {
    throw new UserError(
      `it is already running from this folder (process ${previous.owner.pid}, since ${previous.since}).\n` +
        'Stop it with Ctrl-C in its terminal, or give this one its own data with PARVIS_DATA_DIR=/another/folder PORT=3001.',
    );
  }
  passGate(gate);
  try {
    const leftovers = await endLeftovers(previous);
    const run = {
      owner: { pid: process.pid, identity: processIdentity(process.pid) },
      since: new Date().toISOString(),
      processes: [],
    };
    write(dataDir, run);
    return {
      leftovers,
      record({ name, pid, identity, stopSignal }) {
        run.processes = [...run.processes.filter(isSameProcess), { name, pid, identity, stopSignal }];
        write(dataDir, run);
      },
      release: () => rmSync(fileOf(dataDir), { force: true }),
    };
  } finally {
    rmSync(gate, { force: true });
  }
}
