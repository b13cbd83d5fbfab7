import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test';
import { signInQuietly } from './accounts.js';
import { type Demo, demoFair } from './demo.js';
import { newPerson } from './people.js';

const fairId = demoFair.split('/').pop();

/** The team of the demo's booth opens its lounge; visitors walk in, or knock. */
export async function openLounge(host: Page, { paths }: Demo, { asksToKnock = false } = {}): Promise<void> {
  const boothId = paths.booth.split('/').pop();
  const opened = await host.request.put(`/api/live/${fairId}/lounges/${boothId}`, {
    data: { isOpen: true, asksToKnock },
  });
  expect(opened.ok()).toBe(true);
}

/** Opens the lounge and asks to come in. */
export async function enterLounge(page: Page, { paths }: Demo): Promise<void> {
  await page.goto(`${paths.booth}/lounge`);
  await page.getByRole('button', { name: 'Go in' }).click({ timeout: 30_000 });
}

interface Listed {
  email: string;
  firstName: string;
  lastName: string;
}

export interface Visitor {
  page: Page;
  name: string;
}

/**
 * Visitors of the demo fair, each in a browser of their own, signed in, with the pages in English.
 * @param skipped so many are left out: whoever was removed from a lounge does not come back
 */
export async function signInVisitors(
  organiser: APIRequestContext,
  browsers: readonly Browser[],
  viewport: { width: number; height: number },
  skipped = 0,
): Promise<Visitor[]> {
  const answer = await organiser.get(`/api/profiles/${fairId}/participants`, { params: { kind: 'visitor' } });
  const { items } = (await answer.json()) as { items: Listed[] };
  // Those of the story have parts of their own.
  const visitors = items.filter(({ lastName }) => !['Delvaux', 'Maes'].includes(lastName));
  return Promise.all(
    browsers.map(async (browser, index) => {
      const person = visitors[skipped + index];
      if (person === undefined) throw new Error('the demo fair has not enough visitors');
      const page = await newPerson(browser, { viewport, baseURL: process.env.E2E_URL });
      await signInQuietly(page.context(), person.email);
      expect((await page.request.patch('/api/profiles/account', { data: { locale: 'en' } })).ok()).toBe(true);
      return { page, name: `${person.firstName} ${person.lastName}` };
    }),
  );
}
