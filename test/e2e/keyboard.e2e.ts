import { expect, type Locator, type Page } from '@playwright/test';
import { demoFair, test } from './support/demo.js';
import { expectNoErrors } from './support/errors.js';
import { expectInRoom } from './support/media.js';
import { expectGoodPage, openPage, tabTo } from './support/page-checks.js';
import { newPerson } from './support/people.js';

test.setTimeout(120_000);

test('asking for a sign-in link needs no mouse', async ({ browser }) => {
  const page = await newPerson(browser);
  await openPage(page, '/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: 'Sign in' }).first());
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Mail address'));
  await page.keyboard.type('somebody@keyboard.example');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Look in your mailbox' })).toBeVisible();
  expectNoErrors(page);
  await page.context().close();
});

test('wishing needs no mouse', async ({ browser, demo }) => {
  const page = await newPerson(browser, { storageState: demo.buyer });
  await page.request.patch('/api/profiles/account', { data: { locale: 'en' } });
  await openPage(page, `${demoFair}/agenda`);
  await tabTo(page, page.getByRole('navigation').getByRole('link', { name: 'Matches' }).first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Matches for you' })).toBeVisible();
  const could = page.getByRole('button', { name: 'Could', exact: true, pressed: false }).first();
  await tabTo(page, could);
  const question = page.getByRole('group', { name: /^Do you want to meet / }).filter({ has: page.locator(':focus') });
  const name = await question.getAttribute('aria-label');
  await page.keyboard.press('Space');
  const answered = page.getByRole('group', { name: name ?? '' }).first();
  await expect(answered.getByRole('button', { name: 'Could' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Space');
  await expect(answered.getByRole('button', { name: 'Could' })).toHaveAttribute('aria-pressed', 'false');
  expectNoErrors(page);
  await page.context().close();
});

test('joining and leaving a meeting needs no mouse', async ({ browser, demo }) => {
  const page = await newPerson(browser, { storageState: demo.buyer });
  await page.request.patch('/api/profiles/account', { data: { locale: 'en' } });
  await openPage(page, `${demoFair}/agenda`);
  await tabTo(
    page,
    page.getByRole('region', { name: /^(Next meeting|Happening now)$/ }).getByRole('link', { name: 'Join' }),
  );
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Join the meeting' }));
  await page.keyboard.press('Enter');
  await expectInRoom(page);
  await expectGoodPage(page);
  await tabTo(page, page.getByRole('button', { name: 'Mute', exact: true }));
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Unmute' })).toBeVisible();
  await arrowTo(page, page.getByRole('button', { name: 'Raise hand' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Lower hand' })).toBeFocused();
  await page.keyboard.press('Enter');
  await arrowTo(page, page.getByRole('button', { name: /^Chat/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('textbox', { name: 'Write a message' }));
  const words = `Without a mouse, ${Date.now()}`;
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(page.getByText(words)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Write a message' })).toHaveCount(0);
  await tabTo(page, page.getByRole('button', { name: 'Leave' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'You have left the meeting' })).toBeVisible();
  expectNoErrors(page);
  await page.context().close();
});

/** Presses the right arrow within a tool bar until the button has the focus. */
async function arrowTo(page: Page, button: Locator): Promise<void> {
  for (let presses = 0; presses < 15; presses++) {
    if (await button.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('ArrowRight');
  }
  throw new Error(`the arrows do not lead to ${button}`);
}
