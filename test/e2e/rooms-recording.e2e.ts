import { expect, type Page } from '@playwright/test';
import { test } from './support/demo.js';
import { expectNoErrors } from './support/errors.js';
import { expectPeople, expectVideoFlows, joinRoom } from './support/media.js';
import { newPerson } from './support/people.js';

const viewport = { width: 1024, height: 700 };
const recordedMs = 5_000;
const language = { data: { locale: 'en' } };

test('a meeting is recorded once both have agreed, and its film is on the page of the meeting @once', async ({
  browser,
  demo,
}) => {
  test.setTimeout(240_000);
  const seller = await newPerson(browser, { storageState: demo.exhibitor, viewport });
  const buyer = await newPerson(browser, { storageState: demo.buyer, viewport });
  const both = [seller, buyer] as const;

  await test.step('both are in the meeting', async () => {
    for (const page of both) {
      expect((await page.request.patch('/api/profiles/account', language)).ok()).toBe(true);
      await page.goto(`${demo.paths.meeting}/room`);
      await joinRoom(page);
    }
    for (const page of both) {
      await expectPeople(page, 2);
      await expectVideoFlows(page);
    }
  });

  await test.step('one asks, and nothing is recorded before the other has agreed', async () => {
    await askToRecord(seller);
    await expect(seller.locator('[data-recording="asked"]')).toContainText('Waits for Damien Delvaux.');
    await buyer.getByRole('alertdialog').getByRole('button', { name: 'I do not agree' }).click();
    for (const page of both) await expect(page.locator('[data-recording="off"]')).toBeAttached();
    await askToRecord(seller);
    await buyer.getByRole('alertdialog').getByRole('button', { name: 'I agree' }).click();
  });

  await test.step('both see that they are recorded, until one stops it', async () => {
    await expect(seller.locator('[data-recording="on"]')).toContainText('at your request');
    await expect(buyer.locator('[data-recording="on"]')).toContainText('asked for by Élodie Renard');
    await buyer.waitForTimeout(recordedMs);
    await buyer.locator('[data-recording="on"]').getByRole('button').click();
    for (const page of both) await expect(page.locator('[data-recording="off"]')).toBeAttached();
  });

  await test.step('the film is put together, and plays', async () => {
    for (const page of both) await page.getByRole('button', { name: 'Leave' }).click();
    await buyer.goto(demo.paths.meeting);
    const film = buyer.getByLabel(/^Recording of /).first();
    await expect(film).toBeVisible({ timeout: 90_000 });
    await expect(buyer.getByText(/^Recorded with the agreement of: .*Élodie Renard/).first()).toBeVisible();
    const played = await film.evaluate(async (element) => {
      const video = element as HTMLVideoElement;
      video.muted = true;
      await video.play();
      await new Promise((resolve) =>
        video.addEventListener('timeupdate', () => video.currentTime > 1 && resolve(null)),
      );
      return { seconds: video.duration, width: video.videoWidth };
    });
    expect(played.width).toBeGreaterThan(0);
    expect(played.seconds).toBeGreaterThan(recordedMs / 2_000);
  });

  await test.step('nobody else is given it', async () => {
    const address = await buyer
      .getByLabel(/^Recording of /)
      .first()
      .getAttribute('src');
    const organiser = await newPerson(browser, { storageState: demo.organiser });
    expect((await buyer.request.get(address ?? '')).ok()).toBe(true);
    expect((await organiser.request.get(address ?? '')).ok()).toBe(false);
    await organiser.context().close();
  });

  for (const page of both) {
    expectNoErrors(page);
    await page.context().close();
  }
});

async function askToRecord(page: Page): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Ask to record' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ask everybody' }).click();
}
