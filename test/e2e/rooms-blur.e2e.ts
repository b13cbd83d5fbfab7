import { expect, type Page } from '@playwright/test';
import { buyerName, closePanel, enterMeeting, leaveCall, openInEnglish, openTab, tileOf } from './support/call.js';
import { test } from './support/demo.js';
import { expectPeople, limitCamera } from './support/media.js';
import { flowOf } from './support/room-look.js';

test('with the background blurred pictures go on, without what is behind the person @once', async ({
  browser,
  demo,
  playwright,
}, { project }) => {
  test.setTimeout(90_000);
  const seller = await openInEnglish(browser, demo.exhibitor);
  await enterMeeting(seller, demo);
  // One to send is enough here: finding the person is work.
  await seller.keyboard.press('v');
  // The person is found with WebGL, which headless Chromium has in software only, if it is told.
  const { launchOptions } = project.use;
  const args = [
    ...(launchOptions?.args ?? []).filter((one) => one !== '--disable-gpu'),
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
  ];
  const withWebGl = await playwright.chromium.launch({ ...launchOptions, args });
  const buyer = await openInEnglish(withWebGl, demo.buyer);
  // Here the processor does the work of a graphics card.
  await limitCamera(buyer, { width: 320, height: 180 });
  await enterMeeting(buyer, demo);
  for (const page of [seller, buyer]) await expectPeople(page, 2);
  await expect.poll(async () => (await flowOf(seller, 'camera')).frames).toBeGreaterThan(5);
  const sharp = await detailOf(seller);
  expect(sharp).toBeGreaterThan(0);

  await openTab(buyer, 'Settings');
  await buyer.getByRole('switch', { name: 'Blur the background' }).click();
  await expect(buyer.locator('[data-effect="blur"]')).toHaveAttribute('data-effect-state', 'on', { timeout: 30_000 });
  await expect(buyer.getByText('This device is too slow for it.')).toHaveCount(0);
  // The camera's test picture has nobody in it: all of it is background.
  await expect.poll(() => detailOf(seller), { message: 'detail of the picture' }).toBeLessThan(sharp * 0.6);
  await expect.poll(async () => (await flowOf(seller, 'camera')).frames).toBeGreaterThan(5);

  await buyer.getByRole('switch', { name: 'Blur the background' }).click();
  await expect.poll(() => detailOf(seller), { message: 'detail of the picture' }).toBeGreaterThan(sharp * 0.8);
  await closePanel(buyer);
  await leaveCall(seller, buyer);
  await withWebGl.close();
});

/** How much neighbouring points of the buyer's picture differ on average, as this page shows it: 0 to 255. */
function detailOf(page: Page): Promise<number> {
  return tileOf(page, buyerName)
    .locator('video')
    .evaluate((element) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [320, 180];
      const context = canvas.getContext('2d');
      if (context === null) return 0;
      context.drawImage(element as HTMLVideoElement, 0, 0, canvas.width, canvas.height);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let sum = 0;
      for (let at = 4; at < data.length; at += 4) sum += Math.abs((data[at + 1] ?? 0) - (data[at - 3] ?? 0));
      return sum / (data.length / 4);
    });
}
