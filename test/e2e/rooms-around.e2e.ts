import { expect, type Page, type WebSocketRoute } from '@playwright/test';
import {
  buyerName,
  callViewport,
  closePanel,
  enterMeeting,
  leaveCall,
  openInEnglish,
  openTab,
  sellerName,
  tileOf,
} from './support/call.js';
import { demoFair, test } from './support/demo.js';
import { expectInRoom, expectPeople } from './support/media.js';
import { meetingSoon } from './support/meeting-soon.js';
import { expectGoodPage } from './support/page-checks.js';
import { expectEverybodySeenAndHeard, flowOf, lookIntoRoom } from './support/room-look.js';

test.setTimeout(90_000);
const fairId = demoFair.split('/').pop();

test('before a call: the devices are chosen, heard, remembered, and one goes in muted @once', async ({
  browser,
  demo,
}) => {
  const seller = await openInEnglish(browser, demo.exhibitor);
  await enterMeeting(seller, demo);
  const buyer = await openInEnglish(browser, demo.buyer);
  await buyer.goto(`${demo.paths.meeting}/room`);

  await test.step('the microphone moves its bar', async () => {
    await buyer.getByLabel('Microphone', { exact: true }).selectOption('Fake Audio Input 2');
    await buyer.getByLabel('Camera', { exact: true }).selectOption('fake_device_2');
    await expect
      .poll(async () => Number(await buyer.locator('[data-level]').getAttribute('data-level')), { intervals: [50] })
      .toBeGreaterThan(0.3);
    await expect.poll(() => brightness(buyer, 'Your camera picture')).toBeGreaterThan(60);
  });

  await test.step('what was chosen is chosen after a reload, and what was off is off', async () => {
    await buyer.getByRole('button', { name: 'Microphone', exact: true, pressed: true }).click();
    await buyer.reload();
    await expect(buyer.getByRole('button', { name: 'Microphone', exact: true, pressed: false })).toBeVisible();
    await expect(selected(buyer, 'Camera')).toHaveText('fake_device_2');
    await expect(buyer.locator('[data-level]')).toHaveAttribute('data-level', '0.00');
  });

  await test.step('in the call one is seen, not heard, until one says so', async () => {
    await buyer.getByRole('button', { name: 'Join the meeting' }).click();
    await expectInRoom(buyer);
    await expect(tileOf(seller, buyerName).getByRole('img', { name: 'Microphone off' })).toBeVisible();
    await expect.poll(async () => (await flowOf(seller, 'camera')).frames).toBeGreaterThan(3);
    expect((await flowOf(seller, 'microphone')).packets).toBe(0);
    await buyer.getByRole('button', { name: 'Unmute' }).click();
    await expect.poll(async () => (await flowOf(seller, 'microphone')).energy).toBeGreaterThan(0);
    await openTab(buyer, 'Settings');
    await expect(selected(buyer, 'Microphone')).toHaveText('Fake Audio Input 2');
    await closePanel(buyer);
  });

  await leaveCall(seller, buyer);
});

test('a team prepares in a back room, unheard, while the other side waits in front of the meeting and is let in @once', async ({
  browser,
}) => {
  const { path, exhibitor, visitor, colleague } = await meetingSoon(browser);
  const seller = exhibitor.page;
  const team = [visitor.page, colleague.page];
  for (const page of [seller, ...team]) await page.setViewportSize(callViewport);

  await test.step('both come in by the page of the meeting’s room', async () => {
    for (const page of team) {
      await page.goto(`${path}/room`);
      await page.getByRole('link', { name: 'Prepare with your team' }).click();
      await page.getByRole('button', { name: 'Go in' }).click();
      await expectInRoom(page);
      await expect(page.getByText('Only your side is here.')).toBeVisible();
    }
    for (const page of team) await expectPeople(page, 2);
    await expectEverybodySeenAndHeard(visitor.page, 1);
  });

  await test.step('the other side is told why it waits, and has no way into the back room', async () => {
    await seller.goto(`${path}/room`);
    await seller.getByRole('button', { name: 'Join the meeting' }).click();
    await expect(seller.getByText('The other side is getting ready')).toBeVisible();
    await expectGoodPage(seller);
    const ask = async (page: Page) => {
      const answer = await page.request.post(`/api/meetings${path.replace('/fairs', '')}/ticket?room=team`);
      expect(answer.ok()).toBe(true);
      return ((await answer.json()) as { roomId: string }).roomId;
    };
    const own = await ask(visitor.page);
    expect(await ask(colleague.page)).toBe(own);
    expect(await ask(seller)).not.toBe(own);
  });

  await test.step('the team sees who waits, and lets them in', async () => {
    for (const page of team) {
      await expect(page.locator('[data-in-front]')).toContainText(`${exhibitor.name} is waiting outside`);
    }
    await expectGoodPage(colleague.page);
    await colleague.page.getByRole('button', { name: 'Let them in' }).click();
    await expectInRoom(seller);
    await expectPeople(seller, 1);
    expect(await lookIntoRoom(seller)).toEqual([]);
    for (const page of team) await expect(page.getByText('The door to the meeting is open.')).toBeVisible();
  });

  await test.step('one brings everybody into the meeting', async () => {
    await visitor.page.getByRole('button', { name: 'Bring everybody' }).click();
    for (const page of [seller, ...team]) await expectPeople(page, 3);
    await expectEverybodySeenAndHeard(seller, 2);
  });

  await leaveCall(seller, ...team);
});

test('who cannot reach the room for twenty seconds is given the telephone number that the other side allowed @once', async ({
  browser,
  demo,
}) => {
  const number = '+32 2 555 01 23';
  const seller = await openInEnglish(browser, demo.exhibitor);
  await allowPhone(seller, number);
  await enterMeeting(seller, demo);
  const buyer = await openInEnglish(browser, demo.buyer);
  const line = await lineOf(buyer);
  await enterMeeting(buyer, demo);
  await expectPeople(buyer, 2);

  const since = Date.now();
  line.cut();
  await expect(buyer.locator('[data-connection="reconnecting"]')).toBeVisible();
  const offer = buyer.getByRole('alert').filter({ hasText: 'The room cannot be reached. You can also phone:' });
  await expect(offer).toBeVisible({ timeout: 40_000 });
  expect(Date.now() - since, 'not before the call has had its chance').toBeGreaterThan(19_000);
  await expect(offer).toContainText(sellerName);
  await expect(offer.getByRole('link', { name: number })).toHaveAttribute('href', 'tel:+3225550123');

  line.mend();
  await expectInRoom(buyer);
  await expect(offer).toHaveCount(0);
  await expectEverybodySeenAndHeard(buyer, 1);
  await allowPhone(seller, '');
  await leaveCall(seller, buyer);
});

async function allowPhone(page: Page, callPhone: string): Promise<void> {
  const saved = await page.request.patch(`/api/profiles/${fairId}/me`, { data: { callPhone } });
  expect(saved.ok()).toBe(true);
}

const selected = (page: Page, label: string) => page.getByLabel(label, { exact: true }).locator('option:checked');

/** The page's sockets, to be cut and mended. To be called before it is opened. */
async function lineOf(page: Page): Promise<{ cut(): void; mend(): void }> {
  const open = new Set<WebSocketRoute>();
  let isCut = false;
  await page.routeWebSocket(/.*/, (socket) => {
    if (isCut) return void socket.close();
    open.add(socket);
    socket.connectToServer();
  });
  return {
    cut: () => {
      isCut = true;
      for (const socket of open) void socket.close();
      open.clear();
    },
    mend: () => {
      isCut = false;
    },
  };
}

/** The brightest channel of what a picture shows now, 0 to 255. */
function brightness(page: Page, label: string): Promise<number> {
  return page.getByLabel(label).evaluate((element) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [16, 9];
    const context = canvas.getContext('2d');
    context?.drawImage(element as HTMLVideoElement, 0, 0, 16, 9);
    return Math.max(...(context?.getImageData(0, 0, 16, 9).data.filter((_, index) => index % 4 !== 3) ?? [0]));
  });
}
