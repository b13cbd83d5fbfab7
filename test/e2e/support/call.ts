import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { type Demo, test as demoTest } from './demo.js';
import { expectNoErrors } from './errors.js';
import { expectInRoom, expectPeople } from './media.js';
import { newPerson } from './people.js';

/** Several pages that send and receive take most of two cores, so the windows are small. */
export const callViewport = { width: 960, height: 640 };

/** A meeting of the demo fair that is going on, with both sides in it. */
export interface Call {
  /** Élodie Renard, of the exhibitor. */
  seller: Page;
  /** Damien Delvaux, the buyer. */
  buyer: Page;
}

export const sellerName = 'Élodie Renard';
export const buyerName = 'Damien Delvaux';

/** Tests of what people do in a call. Those of one file share the call; each leaves it as it found it. */
export const test = demoTest.extend<object, { call: Call }>({
  call: [
    async ({ browser, demo }, use) => {
      const seller = await openInEnglish(browser, demo.exhibitor);
      const buyer = await openInEnglish(browser, demo.buyer);
      for (const page of [seller, buyer]) await enterMeeting(page, demo);
      // Whoever was here in a test that failed is waited for by the room for a minute.
      for (const page of [seller, buyer]) await expectPeople(page, 2, 75_000);
      await use({ seller, buyer });
      await leaveCall(seller, buyer);
    },
    { scope: 'worker', timeout: 150_000 },
  ],
});

/** Somebody of the demo fair in a small window, with the pages in English; `signIn` where there is no session yet. */
export async function openInEnglish(
  browser: Browser,
  storageState: Demo['buyer'] | undefined,
  signIn: (context: BrowserContext) => Promise<void> = async () => {},
): Promise<Page> {
  const page = await newPerson(browser, { storageState, viewport: callViewport, baseURL: process.env.E2E_URL });
  await signIn(page.context());
  expect((await page.request.patch('/api/profiles/account', { data: { locale: 'en' } })).ok()).toBe(true);
  return page;
}

/** Opens the room of the demo's meeting and goes in. */
export async function enterMeeting(page: Page, demo: Demo): Promise<void> {
  await page.goto(`${demo.paths.meeting}/room`);
  await page.getByRole('button', { name: 'Join the meeting' }).click({ timeout: 30_000 });
  await expectInRoom(page);
}

/** Everybody leaves, none of their pages has complained, and their browsers are closed. */
export async function leaveCall(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    await page.getByRole('button', { name: 'Leave' }).click();
    await expect(page.locator('[data-end="left"]')).toBeVisible();
    expectNoErrors(page);
    await page.context().close();
  }
}

/** Chooses something of the menu "More". */
export async function chooseMore(page: Page, item: string): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await expect(page.getByRole('menuitem', { name: item })).toHaveCount(0);
}

/** Opens one tab of the panel beside the pictures. */
export async function openTab(page: Page, tab: 'People' | 'Chat' | 'About' | 'Settings'): Promise<void> {
  const panel = page.getByRole('complementary', { name: 'Beside the pictures' });
  if ((await panel.count()) === 0)
    await page.keyboard.press({ People: 'p', Chat: 'c', About: 'i', Settings: 'd' }[tab]);
  await panel.getByRole('tab', { name: tab }).click();
  await expect(panel.getByRole('tabpanel', { name: tab })).toBeVisible();
}

export async function closePanel(page: Page): Promise<void> {
  const panel = page.getByRole('complementary', { name: 'Beside the pictures' });
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toHaveCount(0);
}

/** The tile of somebody else. */
export const tileOf = (page: Page, name: string) => page.locator(`figure[aria-label="${name}"]:not([data-screen-of])`);
