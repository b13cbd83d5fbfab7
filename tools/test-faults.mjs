// npm run test:faults [-- --only cut-10,redis] [-- --form all-in-one|split|nodes] [-- --short]: what becomes of a call when something breaks.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { allApps } from './lib/apps.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { fromRoot } from './lib/paths.mjs';
import { prepareMachine } from './lib/prepare.mjs';
import { runMain, say, UserError } from './lib/report.mjs';

/** One process; each service in its own; the same with two rooms nodes. */
const forms = ['all-in-one', 'nodes', 'split'];

async function runForm(form, chosen) {
  const { startParvis } = await import('./parvis.mjs');
  const { Line } = await import('./lib/line/line.mjs');
  const { launchBrowser } = await import('../test/load/browser.mjs');
  const { runScenario } = await import('../test/faults/scenarios.mjs');
  const { default: pg } = await import('pg');
  const secret = randomBytes(32).toString('hex');
  const logFolder = process.env.PARVIS_LOG_DIR ?? fromRoot('tmp', 'faults', form);
  rmSync(logFolder, { recursive: true, force: true });
  process.env.PARVIS_LOG_DIR = logFolder;
  const parvis = await startParvis({
    form: form === 'nodes' ? 'split' : form,
    roomsNodes: form === 'nodes' ? 2 : 1,
    env: { APP_SECRET: secret, LOG_LEVEL: 'info' },
  });
  const db = new pg.Client({ connectionString: parvis.databaseUrl });
  await db.connect();
  const browser = await launchBrowser();
  const mediaPorts = Array.from({ length: 32 }, (_, index) => parvis.rtcPort + index);
  const line = await Line.open({ mediaPorts });
  const context = { url: parvis.url, db, secret, browser, line, parvis };
  const results = [];
  try {
    for (const scenario of chosen) {
      const begun = performance.now();
      try {
        const rows = await runScenario(scenario, context);
        results.push({ passed: 1, failed: 0 });
        say(`   ok  ${scenario.about}: ${rows.join('; ')}`);
      } catch (error) {
        results.push({ passed: 0, failed: 1, scenario });
        say(`FAIL   ${scenario.about} (after ${Math.round((performance.now() - begun) / 1000)} s): ${error.message}`);
      }
    }
  } finally {
    await browser.close();
    line.close();
    await db.end();
    await parvis.stop();
  }
  return results;
}

async function main() {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, form: { type: 'string' }, short: { type: 'boolean', default: false } },
  });
  if (values.form && !forms.includes(values.form)) throw new UserError(`there is no form ${values.form}.`);
  const logFolder = fromRoot('tmp', 'faults');
  await prepareMachine({ wanted: ['redis', 'nginx', 'chromium'], logFolder });
  await ensureBuilt(allApps, { announce: say, logFile: `${logFolder}/build.log` });
  const { scenarios } = await import('../test/faults/scenarios.mjs');
  const names = values.only?.split(',');
  const unknown = names?.filter((name) => !scenarios.some((scenario) => scenario.name === name)) ?? [];
  if (unknown.length > 0) throw new UserError(`there is no ${unknown.join(', ')}.`);
  const wanted = scenarios.filter(({ name, isShort }) => (names ? names.includes(name) : !values.short || isShort));
  const results = [];
  for (const form of values.form ? [values.form] : values.short ? ['nodes'] : forms) {
    const runsIn = ({ forms: only }) =>
      only ? only.includes(form) : values.form || form === 'all-in-one' || values.short;
    const chosen = wanted.filter(runsIn);
    if (chosen.length === 0) continue;
    say(`\n== ${form}`);
    const outcomes = await runForm(form, chosen);
    const failed = outcomes.filter(({ scenario }) => scenario);
    if (failed.length === 0) results.push(...outcomes);
    else {
      say(`\n== ${form}, what failed once more`);
      const again = await runForm(
        form,
        failed.map(({ scenario }) => scenario),
      );
      results.push(...outcomes.filter(({ scenario }) => !scenario), ...again);
    }
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  if (sum('failed') > 0 || sum('passed') === 0) process.exitCode = 1;
  say(`\n${sum('passed')} passed, ${sum('failed')} failed`);
}

await runMain(main);
