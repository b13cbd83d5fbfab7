// The steps that bring a bare machine to the point where Parvis can be built and run.
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { ensureMediaWorker } from './media-worker.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { ensureProgram, findProgram } from './programs.mjs';
import { step, UserError } from './report.mjs';

const programs = {
  redis: { names: ['redis-server', 'valkey-server'], packages: ['redis-server'], purpose: 'The queue (Redis)' },
  nginx: { names: ['nginx'], packages: ['nginx'], purpose: 'The edge proxy' },
  // Without it everything works but recordings. The font is for the names in them.
  ffmpeg: { names: ['ffmpeg'], packages: ['ffmpeg', 'fonts-dejavu-core'], purpose: 'Recording', isOptional: true },
  // Without a font a page of the headless browser shows boxes instead of letters.
  chromium: { names: ['chromium'], packages: ['chromium', 'fonts-liberation'], purpose: 'The end-to-end tests' },
};

async function ensureSystemProgram(name, options) {
  const { names, packages, purpose, isOptional } = programs[name];
  const wasThere = findProgram(...names) !== undefined;
  let path;
  try {
    path = await ensureProgram(names, packages, { ...options, purpose });
  } catch (error) {
    if (!isOptional || !(error instanceof UserError)) throw error;
    return { note: `not there, so ${purpose.toLowerCase()} is off`, path: undefined };
  }
  return { note: wasThere ? path : `${path}, installed`, path };
}

/**
 * Node's version, npm packages, system programs, media worker: each one looked for first, and made only when it is missing.
 * @param wanted names of system programs: 'redis', 'nginx', 'chromium', 'ffmpeg'
 * @returns `{ mediaWorker, paths }`
 */
export async function prepareMachine({ wanted, logFolder }) {
  await step('Node', () => checkNodeVersion());
  await step('Dependencies', (announce) => ensureDependencies(announce));
  const paths = {};
  for (const name of wanted) {
    const title = `Program ${name}`;
    const { path } = await step(title, (announce) =>
      ensureSystemProgram(name, { announce, logFile: join(logFolder, 'apt.log') }),
    );
    paths[name] = path;
  }
  const worker = await step('Media worker', (announce) => ensureMediaWorker({ announce, logFolder }));
  return { mediaWorker: worker.file, paths };
}
