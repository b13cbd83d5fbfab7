import { expect, type Locator, type Page } from '@playwright/test';
import { buyerName, leaveCall, openInEnglish, sellerName } from './support/call.js';
import { test } from './support/demo.js';
import { enterLounge, openLounge } from './support/lounge.js';
import { expectInRoom, expectPeople, limitCamera } from './support/media.js';
import { tabTo } from './support/page-checks.js';

test('hands, reactions, a pinned tile, talking while held and moderation need no mouse @once', async ({
  browser,
  demo,
}) => {
  test.setTimeout(120_000);
  const host = await openInEnglish(browser, demo.exhibitor);
  const buyer = await openInEnglish(browser, demo.buyer);
  const organiser = await openInEnglish(browser, demo.organiser);
  const inside = [host, buyer, organiser];
  await openLounge(host, demo);
  for (const page of inside) {
    await limitCamera(page, { width: 320, height: 180 });
    await enterLounge(page, demo);
    await expectInRoom(page);
  }
  for (const page of inside) await expectPeople(page, 3);
  const ofBuyer = host.locator(`figure[aria-label="${buyerName}"]`);

  await test.step('a hand is raised from the tool bar', async () => {
    await goInToolbar(buyer, buyer.getByRole('button', { name: 'Raise hand' }));
    await buyer.keyboard.press('Enter');
    await expect(buyer.getByRole('button', { name: 'Lower hand' })).toBeFocused();
    await expect(ofBuyer.getByLabel('Hand raised, number 1')).toBeVisible();
  });

  await test.step('a reaction is chosen in the menu, whose button has the focus afterwards', async () => {
    const react = buyer.getByRole('button', { name: 'React' });
    await goInToolbar(buyer, react);
    await buyer.keyboard.press('Enter');
    await chooseInMenu(buyer, buyer.getByRole('menuitem', { name: 'Applause' }));
    await expect(host.locator('[data-reaction="clap"]').first()).toBeVisible();
    await buyer.keyboard.press('Escape');
    await expect(buyer.getByRole('menu')).toHaveCount(0);
    await expect(react).toBeFocused();
  });

  await test.step('somebody is kept large, and no longer', async () => {
    await tabTo(buyer, buyer.getByRole('button', { name: `Keep ${sellerName} large` }));
    await buyer.keyboard.press('Enter');
    const unpin = buyer.getByRole('button', { name: `No longer keep ${sellerName} large` });
    await tabTo(buyer, unpin);
    await buyer.keyboard.press('Space');
    await expect(unpin).toHaveCount(0);
  });

  await test.step('after Escape the space bar is for talking, and no button is pressed', async () => {
    await tabTo(buyer, buyer.getByRole('button', { name: `Keep ${sellerName} large` }));
    await buyer.keyboard.press('m');
    await expect(buyer.getByRole('button', { name: 'Unmute' })).toBeVisible();
    await buyer.keyboard.press('Escape');
    await buyer.keyboard.down('Space');
    await expect(buyer.getByText('You are heard while you hold the space bar')).toBeVisible();
    await expect(ofBuyer.getByRole('img', { name: 'Microphone off' })).toHaveCount(0);
    await buyer.keyboard.up('Space');
    await expect(ofBuyer.getByRole('img', { name: 'Microphone off' })).toBeVisible();
    await expect(buyer.getByRole('button', { name: `Keep ${sellerName} large` })).toBeVisible();
    await buyer.keyboard.press('m');
  });

  await test.step('a moderator lowers the hand in the menu of the person', async () => {
    await host.keyboard.press('p');
    const direct = host.getByRole('button', { name: `Direct ${buyerName}` });
    await tabTo(host, direct);
    await host.keyboard.press('Enter');
    await chooseInMenu(host, host.getByRole('menuitem', { name: 'Lower the hand' }));
    await expect(buyer.getByRole('button', { name: 'Raise hand' })).toBeVisible();
    await expect(direct).toBeFocused();
  });
  await leaveCall(...inside);
});

const hasFocus = (element: Locator) => element.evaluate((node) => node === document.activeElement);

/** Tab to the tool bar, which is one stop, then arrows to the button. */
async function goInToolbar(page: Page, button: Locator): Promise<void> {
  await tabTo(page, page.getByRole('toolbar').locator('button[tabindex="0"]'));
  for (let presses = 0; presses < 12 && !(await hasFocus(button)); presses++) await page.keyboard.press('ArrowRight');
  await expect(button).toBeFocused();
}

/** Arrows to something of the menu that has just opened, and Enter. */
async function chooseInMenu(page: Page, item: Locator): Promise<void> {
  await expect(item).toBeVisible();
  for (let presses = 0; presses < 6 && !(await hasFocus(item)); presses++) await page.keyboard.press('ArrowDown');
  await expect(item).toBeFocused();
  await page.keyboard.press('Enter');
}
