// What can go wrong during a call, and what has to have happened afterwards. Each answers rows of `[what, value]`; it throws where the outcome is not reached.
import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { childrenOf } from '../../tools/lib/rooms-bench/proc.mjs';
import { join, newMeeting, openRoom, situation, startCall } from './call.mjs';
import { backAfter, flows, gapsUntil, received } from './watch.mjs';

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
const describe = ({ picture, sound }) => `picture ${seconds(picture)}, sound ${seconds(sound)}`;

function require(holds, what) {
  if (!holds) throw new Error(what);
}

/** Both sides see and hear each other again, in the same page, without anybody having to do something. */
async function bothBack({ near, far }, since, within) {
  const [nearBack, farBack] = await Promise.all([backAfter(near, since, within), backAfter(far, since, within)]);
  for (const page of [near, far]) {
    await flows(page, 15_000);
    await page.locator('[data-phase="live"]').waitFor({ timeout: 15_000 });
    require((await page.locator('[data-room-people="2"]').count()) === 1, 'somebody is missing in the room');
  }
  return [`on the bad line ${describe(nearBack)}`, `other side ${describe(farBack)}`];
}

/** Something dies at once; both sides see and hear each other again. What counts is how long they did not. */
async function gapsOf({ near, far }, strike) {
  const pages = [near, far];
  const gaps = await gapsUntil(pages, async () => {
    await strike();
    // What was on its way is still shown for a moment.
    await delay(1_500);
    const since = Date.now();
    for (const page of pages) await backAfter(page, since, 60_000);
    for (const page of pages) await flows(page, 30_000);
  });
  for (const page of pages) {
    await page.locator('[data-phase="live"]').waitFor({ timeout: 15_000 });
    await page.locator('[data-room-people="2"]').waitFor({ timeout: 15_000 });
  }
  return gaps.map((gap) => `gap ${describe(gap)}`);
}

const within = 30_000;

function cutFor(milliseconds, { isMediaOnly }) {
  return async (call, { line }) => {
    line.cut(isMediaOnly ? 'datagrams' : 'all');
    await delay(milliseconds);
    const since = Date.now();
    line.mend();
    return bothBack(call, since, within);
  };
}

/** The media worker that carries the call: the one that uses the processor. */
async function busiestWorker({ parvis }) {
  const nodes = Object.entries(parvis.pids).filter(([name]) => name === 'all-in-one' || name.startsWith('rooms'));
  const workers = nodes.flatMap(([, pid]) => childrenOf(pid, 'mediasoup-worker'));
  const { cpuDuring } = await import('../../tools/lib/rooms-bench/proc.mjs');
  const { cpu } = await cpuDuring(workers, () => delay(700));
  return workers[cpu.indexOf(Math.max(...cpu))];
}

/** The process whose worker carries the call. */
async function busiestNode(context) {
  const worker = await busiestWorker(context);
  const parent = Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(worker)], { encoding: 'utf8' }));
  const [name] = Object.entries(context.parvis.pids).find(([, pid]) => pid === parent);
  return { name, pid: parent };
}

const isAnswering = (url) =>
  fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

export const scenarios = [
  { name: 'media-cut-3', about: 'media cut for 3 s', isShort: true, run: cutFor(3_000, { isMediaOnly: true }) },
  { name: 'media-cut-10', about: 'media cut for 10 s', run: cutFor(10_000, { isMediaOnly: true }) },
  { name: 'media-cut-30', about: 'media cut for 30 s', run: cutFor(30_000, { isMediaOnly: true }) },
  { name: 'cut-3', about: 'line cut for 3 s', run: cutFor(3_000, { isMediaOnly: false }) },
  { name: 'cut-10', about: 'line cut for 10 s', isShort: true, run: cutFor(10_000, { isMediaOnly: false }) },
  { name: 'cut-30', about: 'line cut for 30 s', run: cutFor(30_000, { isMediaOnly: false }) },
  {
    name: 'address',
    about: 'change of address, connections over TCP dead',
    isShort: true,
    run: async (call, { line }) => {
      return gapsOf(call, () => line.changeAddress());
    },
  },
  {
    name: 'worker-killed',
    about: 'media worker killed',
    isShort: true,
    run: async (call, context) => {
      const worker = await busiestWorker(context);
      return gapsOf(call, () => process.kill(worker, 'SIGKILL'));
    },
  },
  {
    name: 'redis',
    about: 'Redis restarted, without its data',
    isShort: true,
    run: async (call, { parvis, browser }) => {
      const before = await received(call.far);
      await parvis.restart('redis', 'SIGKILL');
      await delay(3_000);
      const after = await received(call.far);
      const gap = after.now - after.frameAt;
      require(after.frames > before.frames + 20 && gap < 1_000, 'the call did not go on while Redis was away');
      for (const page of [call.near, call.far]) await flows(page, 10_000);
      // New calls come about again.
      const meeting = await newMeeting(call.context);
      const again = await openRoom(browser, { ...call.context, address: meeting.address, cookie: meeting.cookies[0] });
      await join(again);
      await again.context().close();
      return ['the call went on', 'a new one could be opened'];
    },
  },
  {
    name: 'rooms-restarted',
    about: 'rooms process killed and started again',
    forms: ['split'],
    run: async (call, context) => {
      const { name } = await busiestNode(context);
      let startedAfter = 0;
      const rows = await gapsOf(call, async () => {
        const killedAt = Date.now();
        await context.parvis.restart(name, 'SIGKILL');
        while (!(await isAnswering(`${context.url}/api/rooms/health`))) await delay(20);
        startedAfter = Date.now() - killedAt;
      });
      return [`the process answers after ${seconds(startedAfter)}`, ...rows];
    },
  },
  {
    name: 'node-killed',
    about: 'rooms node killed, another takes over',
    forms: ['nodes'],
    isShort: true,
    run: async (call, context) => {
      const { name, pid } = await busiestNode(context);
      const rows = await gapsOf(call, () => process.kill(pid, 'SIGKILL'));
      const next = await busiestNode(context);
      require(next.name !== name, 'the call is still where it was');
      return rows;
    },
    /** The killed node comes back for the next scenario. */
    after: ({ parvis }) => parvis.startEnded(),
  },
  {
    name: 'drain',
    about: 'rooms node drained while a call runs',
    forms: ['nodes'],
    isShort: true,
    run: async (call, context) => {
      const { pid } = await busiestNode(context);
      const rows = await gapsOf(call, async () => {
        process.kill(pid, 'SIGTERM');
        await delay(3_000);
      });
      const next = await busiestNode(context);
      require(next.pid !== pid, 'the call is still where it was');
      return rows;
    },
    after: ({ parvis }) => parvis.startEnded(),
  },
  {
    name: 'lossy',
    about: 'voice at 60 kbit/s, 10 % loss, 300 ms',
    isShort: true,
    run: async (call, { line }) => {
      line.set({ rate: 60_000, loss: 0.1, delayMs: 150, jitterMs: 20, queueMs: 600 });
      // Pictures have to give way first.
      await delay(20_000);
      const [before, beforeFar] = [await received(call.near), await received(call.far)];
      await delay(10_000);
      const rows = [];
      for (const [what, page, from] of [
        ['to the bad line', call.near, before],
        ['from the bad line', call.far, beforeFar],
      ]) {
        const now = await received(page);
        const concealed = (now.concealed - from.concealed) / (now.samples - from.samples);
        require(now.energy > from.energy, `no sound ${what}`);
        require(concealed < 0.35, `${Math.round(concealed * 100)} % of the sound ${what} was made up`);
        rows.push(`${what}: ${Math.round(concealed * 100)} % of the sound made up`);
      }
      line.set({});
      const since = Date.now();
      const flowsAfter = async (page) => {
        await flows(page, 30_000);
        return seconds(Date.now() - since);
      };
      const [near, far] = await Promise.all([flowsAfter(call.near), flowsAfter(call.far)]);
      await bothBack(call, since, 30_000);
      return [...rows, `after its recovery pictures flow to it in ${near}, from it in ${far}`];
    },
  },
  {
    name: '3g',
    about: 'join on 400 kbit/s, 200 ms, 2 % loss',
    ownCall: true,
    run: async (context) => {
      const { line, browser, url } = context;
      const meeting = await newMeeting(context);
      const far = await openRoom(browser, { url, address: meeting.address, cookie: meeting.cookies[0] });
      await join(far);
      line.set({ rate: 400_000, loss: 0.02, delayMs: 100, jitterMs: 10, queueMs: 800 });
      const opened = Date.now();
      const near = await openRoom(browser, { url, address: meeting.address, cookie: meeting.cookies[1], line });
      const since = Date.now();
      await join(near);
      const back = await backAfter(near, since, 60_000);
      const farBack = await backAfter(far, since, 60_000);
      line.set({});
      for (const page of [near, far]) await page.context().close();
      return [
        `page ${seconds(since - opened)}`,
        `after the click ${describe(back)}`,
        `other side ${describe(farBack)}`,
      ];
    },
  },
];

/** Runs one scenario on a call of its own. */
export async function runScenario(scenario, context) {
  const { line } = context;
  if (scenario.ownCall) return scenario.run(context);
  const meeting = await newMeeting(context);
  const call = await startCall({ ...context, meeting });
  try {
    return await scenario.run({ ...call, context }, context);
  } catch (error) {
    throw new Error(`${error.message}: ${await situation(call)}`, { cause: error });
  } finally {
    line.mend();
    line.set({});
    await call.close().catch(() => {});
    await scenario.after?.(context);
  }
}
