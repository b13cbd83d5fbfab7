import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Browser, type BrowserContextOptions, test as base, expect } from '@playwright/test';
import { signInQuietly } from './accounts.js';
import { planLive } from './live-things.js';
import { formUnderTest, fromRoot } from './settings.js';

/** The demo fair, as it is seeded into an empty database. */
export const demoFair = '/fairs/de300000-0000-4000-8000-000000000001';
const demoApi = (domain: string) => `/api/${domain}/${demoFair.split('/').pop()}`;

const organiserEmail = 'claire.dumont@parvis-demo.example';
/** Two people of the demo whose meeting is on now. */
const exhibitorName = 'Élodie Renard';
const buyerName = 'Damien Delvaux';

type Session = Exclude<BrowserContextOptions['storageState'], string | undefined>;

export interface Demo {
  organiser: Session;
  exhibitor: Session;
  buyer: Session;
  /** Addresses of things that exist. */
  paths: Record<
    'meeting' | 'person' | 'booth' | 'document' | 'product' | 'ownBoothEditor' | 'run' | 'session' | 'roulette',
    string
  >;
}

/** Tests that look at the demo fair. Its people sign in once. */
export const test = base.extend<object, { demo: Demo }>({
  demo: [async ({ browser }, use) => use(await demoOf(browser)), { scope: 'worker', timeout: 240_000 }],
});

/**
 * Whoever has signed in stays so when a test that fails takes its worker down: mails with links are limited by person, so that a few
 * failures would become failures of everything after them.
 */
async function demoOf(browser: Browser): Promise<Demo> {
  const file = fromRoot('tmp', 'e2e', `${formUnderTest}-demo.json`);
  const url = process.env.E2E_URL;
  const kept = read(file);
  if (kept !== null && kept.url === url && (await isSignedIn(browser, kept.demo))) return kept.demo;
  const demo = await enterDemo(browser);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ url, demo }));
  return demo;
}

function read(file: string): { url: string; demo: Demo } | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { url: string; demo: Demo };
  } catch {
    return null;
  }
}

async function isSignedIn(browser: Browser, { organiser, exhibitor, buyer }: Demo): Promise<boolean> {
  const answers = await Promise.all(
    [organiser, exhibitor, buyer].map(async (storageState) => {
      const context = await browser.newContext({ storageState, baseURL: process.env.E2E_URL });
      const answer = await context.request.get('/api/profiles/account');
      await context.close();
      return answer.ok();
    }),
  );
  return answers.every(Boolean);
}

async function enterDemo(browser: Browser): Promise<Demo> {
  const baseURL = process.env.E2E_URL;
  const contexts = await Promise.all([1, 2, 3].map(() => browser.newContext({ baseURL })));
  const [organiser, exhibitor, buyer] = contexts;
  if (!organiser || !exhibitor || !buyer) throw new Error('no browser');
  await signInQuietly(organiser, organiserEmail);
  const read = async <Answer>(context: typeof organiser, path: string, params: Record<string, string> = {}) => {
    const answer = await context.request.get(path, { params });
    expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    return (await answer.json()) as Answer;
  };
  interface Row {
    id: string;
    email: string;
  }
  const find = async (search: string) => {
    const { items } = await read<{ items: Row[] }>(organiser, `${demoApi('profiles')}/participants`, { search });
    const [found] = items;
    if (!found) throw new Error(`nobody in the demo fair is called ${search}`);
    return found;
  };
  const seller = await find(exhibitorName);
  await signInQuietly(exhibitor, seller.email);
  await signInQuietly(buyer, (await find(buyerName)).email);
  const [runs, agenda, booth] = await Promise.all([
    read<{ items: { id: string }[] }>(organiser, `${demoApi('matchmaking')}/runs`),
    read<{ meetings: { id: string; attendees: { id: string }[] }[] }>(buyer, `${demoApi('meetings')}/agenda`),
    read<{ id: string; products: { id: string }[] }>(exhibitor, `${demoApi('booths')}/own`),
  ]);
  const documents = await read<{ items: { id: string; level: string }[] }>(
    buyer,
    `${demoApi('booths')}/booths/${booth.id}/documents`,
  );
  const secret = documents.items.find(({ level }) => level === 'nda');
  const meeting = agenda.meetings.find(({ attendees }) => attendees.some(({ id }) => id === seller.id));
  const live = await planLive(organiser.request, demoFair);
  const demo: Demo = {
    organiser: await organiser.storageState(),
    exhibitor: await exhibitor.storageState(),
    buyer: await buyer.storageState(),
    paths: {
      meeting: `${demoFair}/meetings/${meeting?.id}`,
      person: `${demoFair}/people/${seller.id}`,
      booth: `${demoFair}/hall/${booth.id}`,
      document: `${demoFair}/hall/${booth.id}/documents/${secret?.id}`,
      product: `${demoFair}/products/${booth.products[0]?.id}`,
      ownBoothEditor: `${demoFair}/hall/${booth.id}/edit`,
      run: `${demoFair}/organise/timetable/${runs.items[0]?.id}`,
      ...live,
    },
  };
  for (const context of contexts) await context.close();
  return demo;
}
