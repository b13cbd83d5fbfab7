import { expect, type Page } from '@playwright/test';
import { CuttableLine } from './support/cuttable-line.js';
import { demoFair, test } from './support/demo.js';
import { watchForErrors } from './support/errors.js';
import { newPerson } from './support/people.js';

/** Holds a picture before the camera: what `getUserMedia` answers shows it. */
async function holdBeforeCamera(page: Page, picture: string): Promise<void> {
  await page.addInitScript((source) => {
    navigator.mediaDevices.getUserMedia = async () => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = 640;
      canvas.height = 480;
      const context = canvas.getContext('2d');
      setInterval(() => {
        if (!context) return;
        context.fillStyle = '#ccc';
        context.fillRect(0, 0, 640, 480);
        context.drawImage(image, 180, 100, 280, 280);
      }, 50);
      return canvas.captureStream(15);
    };
  }, picture);
}

async function inEnglish(page: Page): Promise<void> {
  expect((await page.request.patch('/api/profiles/account', { data: { locale: 'en' } })).ok()).toBe(true);
}

test('a badge is scanned without network, arrives afterwards, and what it gave is taken back @once', async ({
  browser,
  demo,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const buyer = await newPerson(browser, { storageState: demo.buyer });
  await inEnglish(buyer);
  await buyer.goto(`${demoFair}/badge`);
  const name = 'Damien Delvaux';
  await expect(buyer.getByText(name)).toBeVisible();
  const badge = (await buyer.getByRole('img', { name: 'QR code of your badge' }).getAttribute('src')) ?? '';

  const line = new CuttableLine(new URL(baseURL ?? ''));
  await line.mend();
  const context = await browser.newContext({ storageState: demo.exhibitor, baseURL: line.url });
  const host = await context.newPage();
  await holdBeforeCamera(host, badge);
  await inEnglish(host);

  await test.step('the page is opened once and kept', async () => {
    await host.goto(`${demoFair}/scan`);
    await expect(host.getByRole('heading', { name: 'Scan badges' })).toBeVisible();
    await host.waitForFunction(async () => (await caches.match('/index.html')) !== undefined);
    // Everything it needs is kept once the shell and the code of the camera are.
    await expect
      .poll(() => host.evaluate(async () => (await (await caches.open('parvis-scan-1')).keys()).length))
      .toBeGreaterThan(5);
  });

  await test.step('without network it opens again and scans', async () => {
    await line.cut();
    await host.reload();
    await host.getByRole('button', { name: 'Start the camera' }).click();
    await expect(host.getByText('Kept on this device')).toBeVisible({ timeout: 30_000 });
    await expect(host.getByText('1 scan waits on this device')).toBeVisible();
    await host.getByRole('button', { name: 'Stop the camera' }).click();
  });

  await test.step('with the network back it arrives and says who it was', async () => {
    await line.mend();
    await expect(host.getByRole('link', { name })).toBeVisible({ timeout: 30_000 });
    await expect(host.getByText('1 scan waits on this device')).toBeHidden();
  });

  const address = await buyer.request
    .get(`/api/booths/${demoFair.split('/').pop()}/badge`)
    .then(async (answer) => ((await answer.json()) as { email: string }).email);
  watchForErrors(host);
  await test.step('the lead shows what the scan gave', async () => {
    await host.getByRole('link', { name }).click();
    await expect(host.getByRole('heading', { name, level: 1 })).toBeVisible();
    await expect(host.getByRole('link', { name: address })).toBeVisible();
  });

  const exported = async (): Promise<string> => {
    const answer = await host.request.get(`/api/booths/${demoFair.split('/').pop()}/lead-export`, {
      params: { format: 'csv' },
    });
    expect(answer.ok()).toBe(true);
    return answer.text();
  };
  expect(await exported()).toContain(address);

  await test.step('the buyer takes it back, and the lead has nothing', async () => {
    await buyer.getByRole('link', { name: 'Who has my data' }).click();
    await buyer.getByRole('button', { name: 'Take everything back' }).click();
    await buyer.getByRole('dialog').getByRole('button', { name: 'Take everything back' }).click();
    await expect(buyer.getByText(/Taken back/).first()).toBeVisible();
    await host.reload();
    await expect(host.getByText('The person has taken the contact data back.', { exact: false })).toBeVisible();
    await expect(host.getByRole('link', { name: address })).toBeHidden();
    const file = await exported();
    expect(file).toContain('Consent scope');
    expect(file).not.toContain(address);
    expect(file).not.toContain('Damien,Delvaux');
  });
  await context.close();
  await line.cut();
});
