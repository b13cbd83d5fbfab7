import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { signInQuietly } from './support/accounts.js';
import { demoFair, test } from './support/demo.js';
import { watchForErrors } from './support/errors.js';
import { expectInRoom, expectPeople, exposeRoomStats } from './support/media.js';
import { expectEverybodySeenAndHeard, expectNoPictures, expectSizesOfTiles } from './support/room-look.js';

/** Four pages that all send and receive take most of two cores, so the windows are small. */
const viewport = { width: 1024, height: 700 };
const fairId = demoFair.split('/').pop();

async function open(browser: Browser, storageState: BrowserContextOptions['storageState']): Promise<Page> {
  const context = await browser.newContext({ storageState, viewport });
  await exposeRoomStats(context);
  const page = await context.newPage();
  watchForErrors(page);
  return page;
}

async function goIn(page: Page, lounge: string): Promise<void> {
  expect((await page.request.patch('/api/profiles/account', { data: { locale: 'en' } })).ok()).toBe(true);
  await page.goto(lounge);
  await page.getByRole('button', { name: 'Go in' }).click({ timeout: 30_000 });
}

test('four people in the lounge of a booth: seen, heard, directed @heavy', async ({ browser, demo }) => {
  test.setTimeout(240_000);
  const lounge = `${demo.paths.booth}/lounge`;
  const [host, buyer, organiser] = [
    await open(browser, demo.exhibitor),
    await open(browser, demo.buyer),
    await open(browser, demo.organiser),
  ];
  const guest = await open(browser, undefined);
  const guestName = await test.step('another visitor signs in', async () => {
    const answer = await organiser.request.get(`/api/profiles/${fairId}/participants`, {
      params: { search: 'Martin' },
    });
    const { items } = (await answer.json()) as {
      items: { email: string; firstName: string; lastName: string; companyName: string }[];
    };
    const [first] = items;
    if (!first) throw new Error('the demo fair has no such visitor');
    await signInQuietly(guest.context(), first.email);
    return `${first.firstName} ${first.lastName}`;
  });

  await test.step('the team opens the lounge', async () => {
    const boothId = demo.paths.booth.split('/').pop();
    const opened = await host.request.put(`/api/live/${fairId}/lounges/${boothId}`, {
      data: { isOpen: true, asksToKnock: false },
    });
    expect(opened.ok()).toBe(true);
  });

  const inside = [host, buyer, organiser];
  await test.step('three walk in, see and hear each other', async () => {
    for (const page of inside) {
      await goIn(page, lounge);
      await expectInRoom(page);
    }
    for (const page of inside) await expectPeople(page, 3);
    for (const page of inside) await expectEverybodySeenAndHeard(page, 2);
  });

  await test.step('each is sent the size that its tiles need', async () => {
    for (const page of inside) await expectSizesOfTiles(page);
    await buyer.setViewportSize({ width: 300, height: 380 });
    await expectSizesOfTiles(buyer);
    await buyer.setViewportSize(viewport);
  });

  await test.step('whoever wants no pictures is sent none', async () => {
    await buyer.getByRole('toolbar').getByRole('button', { name: 'More' }).click();
    await buyer.getByRole('menuitem', { name: 'Receive no pictures' }).click();
    await expect(buyer.getByText('You receive voices only.')).toBeVisible();
    await expectNoPictures(buyer);
    await buyer.getByRole('toolbar').getByRole('button', { name: 'More' }).click();
    await buyer.getByRole('menuitem', { name: 'Receive pictures' }).click();
    await expectEverybodySeenAndHeard(buyer, 2);
  });

  await test.step('a raised hand is seen', async () => {
    await buyer.getByRole('button', { name: 'Raise hand' }).click();
    await host.getByRole('button', { name: 'People' }).click();
    await expect(host.getByLabel('Hand raised, number 1').first()).toBeVisible();
  });

  await test.step('the team switches a microphone off, its owner switches it on again', async () => {
    await host.getByRole('button', { name: 'Direct Damien Delvaux' }).click();
    await host.getByRole('menuitem', { name: 'Switch the microphone off' }).click();
    await expect(buyer.getByText('A moderator has switched your microphone off.').first()).toBeVisible();
    await buyer.getByRole('button', { name: 'Unmute' }).click();
    await expect(buyer.getByRole('button', { name: 'Mute', exact: true })).toBeVisible();
  });

  await test.step('a locked room is entered by leave of the team', async () => {
    await host.getByRole('switch', { name: 'Lock the room' }).click();
    await goIn(guest, lounge);
    await expect(guest.getByText('You have knocked. Somebody will let you in.')).toBeVisible();
    await host.getByRole('button', { name: `Let ${guestName} in` }).click();
    await expectInRoom(guest);
    for (const page of [...inside, guest]) await expectPeople(page, 4);
    await expectEverybodySeenAndHeard(guest, 3);
  });

  await test.step('the team removes somebody', async () => {
    await host.getByRole('button', { name: `Direct ${guestName}` }).click();
    await host.getByRole('menuitem', { name: 'Remove' }).click();
    await host.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect(guest.getByRole('heading', { name: 'You have been removed from this room' })).toBeVisible();
    for (const page of inside) await expectPeople(page, 3);
  });

  for (const page of [...inside, guest]) await page.context().close();
});
