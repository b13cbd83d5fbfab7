import { mkdir, stat, writeFile } from 'node:fs/promises';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { demoFair, test } from './support/demo.js';
import { expectPeople, expectVideoFlows, exposeRoomStats, joinRoom } from './support/media.js';
import { choosePerson } from './support/organiser.js';
import { openPage } from './support/page-checks.js';
import { type Portrait, writePortrait } from './support/portrait.js';
import { fromRoot, resultsFolder } from './support/settings.js';

// Not part of a test run: E2E_SCREENSHOTS=1 npx playwright test -c test/e2e screenshots
const folder = fromRoot('docs', 'images');
const mostBytes = 200_000;
/** Not the fair's own, so that the pictures show both clocks. */
const timezoneId = 'Europe/Helsinki';
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
type Size = keyof typeof sizes;

test.describe('pictures for the documentation', { tag: '@screenshots' }, () => {
  test.setTimeout(180_000);

  for (const size of Object.keys(sizes) as Size[]) {
    test(`pages, ${size}`, async ({ browser, demo }) => {
      const shots = [
        ['buyer', 'agenda', `${demoFair}/agenda`],
        ['buyer', 'matches', `${demoFair}/matches`],
        ['buyer', 'hall', `${demoFair}/hall`],
        ['buyer', 'booth', demo.paths.booth],
        ['exhibitor', 'leads', `${demoFair}/leads`],
        ['organiser', 'overview', `${demoFair}/organise`],
        ['organiser', 'planning', `${demoFair}/organise/planning`],
        ['organiser', 'timetable', `${demo.paths.run}?tab=load`],
      ] as const;
      for (const [role, name, path] of shots) {
        const context = await browser.newContext({ viewport: sizes[size], timezoneId, storageState: demo[role] });
        const page = await context.newPage();
        await page.request.patch('/api/profiles/account', { data: { locale: 'en' } });
        await openPage(page, path);
        // The menus of the header come after the page.
        await expect(page.getByRole('button', { name: 'Fair: Parvis Demo Days. Change fair' })).toBeVisible();
        await keep(page, name, size);
        await context.close();
      }
    });

    test(`matching, ${size}`, async ({ browser, demo }) => {
      const context = await browser.newContext({ viewport: sizes[size], storageState: demo.organiser });
      const page = await context.newPage();
      await openPage(page, `${demoFair}/organise/matching`);
      for (const [name, key] of [
        ['Fit of the two', 'ArrowRight'],
        ['Intent', 'ArrowLeft'],
      ] as const) {
        for (let presses = 0; presses < 7; presses++) await page.getByRole('slider', { name }).press(key);
      }
      await choosePerson(page, 'See the list of', 'Damien Delvaux');
      await expect(page.getByText(/lists would change/)).toBeVisible({ timeout: 30_000 });
      await expect(page.getByRole('heading', { name: 'List of Damien Delvaux' })).toBeVisible({ timeout: 30_000 });
      if (size === 'desktop') await page.evaluate(() => window.scrollTo(0, 0));
      else await page.getByRole('heading', { name: 'What would change' }).scrollIntoViewIfNeeded();
      await keep(page, 'matching', size);
      await context.close();
    });

    test(`import, ${size}`, async ({ browser, demo }) => {
      const context = await browser.newContext({ viewport: sizes[size], storageState: demo.organiser });
      const page = await context.newPage();
      await openPage(page, `${demoFair}/organise/import`);
      await page.getByText('Visitors', { exact: true }).click();
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose a file' }).click();
      await (await chooser).setFiles(fromRoot('libs', 'profiles', 'src', 'import', 'samples', 'participants.csv'));
      await expect(page.getByRole('heading', { name: 'Check the columns' })).toBeVisible();
      await keep(page, 'import', size);
      await context.close();
    });

    test(`room, ${size}`, async ({ demo, baseURL, launchOptions }) => {
      const people = {
        exhibitor: { wall: '#5f8a8b', skin: '#e3b58f', hair: '#5a3422', clothes: '#0d5b63' },
        buyer: { wall: '#b98d5e', skin: '#c98f6b', hair: '#23201e', clothes: '#3a4a6b' },
      };
      await mkdir(resultsFolder, { recursive: true });
      const enter = async (role: keyof typeof people) => {
        const browser = await withCamera(launchOptions.executablePath, launchOptions.args ?? [], role, people[role]);
        const viewport = role === 'buyer' ? sizes[size] : sizes.desktop;
        const context = await browser.newContext({ baseURL, viewport, locale: 'en-GB', storageState: demo[role] });
        await exposeRoomStats(context);
        const page = await context.newPage();
        await page.request.patch('/api/profiles/account', { data: { locale: 'en' } });
        await openPage(page, `${demo.paths.meeting}/room`);
        await joinRoom(page);
        return { browser, page };
      };
      const sides = [await enter('exhibitor'), await enter('buyer')];
      try {
        for (const { page } of sides) {
          await expectPeople(page, 2);
          await expectVideoFlows(page);
        }
        const { page } = sides[1]!;
        if (size === 'desktop') {
          await page.keyboard.press('i');
          await expect(page.getByRole('tabpanel', { name: 'About' }).getByRole('heading').first()).toBeVisible();
        }
        await keep(page, 'room', size);
      } finally {
        for (const { browser } of sides) await browser.close();
      }
    });
  }
});

/** A browser of its own for each person, since a camera belongs to a whole browser. */
async function withCamera(
  executablePath: string | undefined,
  args: string[],
  name: string,
  portrait: Portrait,
): Promise<Browser> {
  const camera = `${resultsFolder}/${name}.mjpeg`;
  await writePortrait(camera, portrait);
  return chromium.launch({ executablePath, args: [...args, `--use-file-for-fake-video-capture=${camera}`] });
}

/** Takes the picture and writes it, with as many colours as the limit in size allows. */
async function keep(page: Page, name: string, size: Size): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = `${folder}/${name}-${size}.png`;
  await page.mouse.move(0, 0);
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  for (const colours of [256, 128, 64, 32]) {
    const bytes = await sharp(picture).png({ palette: true, colours, effort: 10, compressionLevel: 9 }).toBuffer();
    await writeFile(file, bytes);
    if (bytes.length < mostBytes) break;
  }
  expect((await stat(file)).size).toBeLessThan(mostBytes);
}
