import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { signInQuietly } from './support/accounts.js';
import { expectNoErrors } from './support/errors.js';
import { createFair, goTo, sampleFile, startImport, stat, uploadSpreadsheet } from './support/organiser.js';
import { expectGoodPage } from './support/page-checks.js';
import { newPerson } from './support/people.js';
import { wallClock, zoneAtNoon } from './support/wall-clock.js';

const hour = 3_600_000;

test('a dirty spreadsheet: good rows come in, bad ones go back, are corrected and come in, too @once', async ({
  browser,
}, testInfo) => {
  test.setTimeout(150_000);
  const timezoneId = zoneAtNoon(new Date());
  const page = await newPerson(browser, { timezoneId });
  await signInQuietly(page.context(), 'organiser@import.example');
  await page.goto('/');
  const now = Date.now();
  await createFair(page, {
    name: 'Salon de printemps',
    begins: wallClock(new Date(now + hour), timezoneId),
    ends: wallClock(new Date(now + 3 * hour), timezoneId),
    slotMinutes: 20,
  });

  await test.step('columns are guessed from French headers, and one is corrected by hand', async () => {
    await uploadSpreadsheet(page, 'Visitors', sampleFile('participants-dirty.csv'));
    await expect(page.getByText('199 rows, windows-1252, separated by semicolons')).toBeVisible();
    const email = page.getByLabel('Field for the column Adresse électronique');
    await expect(email).toHaveValue('email');
    await expect(page.getByLabel('Field for the column Recherche')).toHaveValue('needs');
    await email.selectOption('');
    await expect(page.getByRole('alert')).toContainText('Mail address');
    await expect(page.getByRole('button', { name: 'Import 199 rows' })).toBeDisabled();
    await email.selectOption('email');
    await expectGoodPage(page);
  });

  await test.step('the good rows are imported', async () => {
    await startImport(page);
    await expect(stat(page, 'New')).toHaveText('175');
    await expect(stat(page, 'Refused').first()).toHaveText('24');
    await expect(page.getByRole('table', { name: 'Rows that need a look' })).toBeVisible();
    await expectGoodPage(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectGoodPage(page);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('the bad ones are shown with row, column and reason', async () => {
    await page.getByRole('radiogroup', { name: 'Kind' }).getByText('Refused', { exact: true }).click();
    const row = page.getByRole('row').filter({ has: page.getByText('Row 4', { exact: true }) });
    await expect(row).toContainText('Adresse électronique');
    await expect(row).toContainText('This is not a valid mail address.');
    await expect(row).toContainText('pas-une-adresse');
    await expect(page.getByText('This mail address already stands in an earlier row.').first()).toBeVisible();
    // Markup of the file is text on the page.
    await expect(page.getByRole('cell', { name: '<script>alert(1)</script>' })).toBeVisible();
    await page.getByRole('radiogroup', { name: 'Kind' }).getByText('Warnings', { exact: true }).click();
    await expect(page.getByText('The country was recognised by its name.').first()).toBeVisible();
  });

  const corrected = testInfo.outputPath('corrected.csv');
  await test.step('they come back as a file, in which one is corrected', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download refused rows' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text).toContain('pas-une-adresse');
    await writeFile(corrected, text.replace('pas-une-adresse', 'zoe.ozdemir2@visitors.example'));
  });

  await test.step('and imported again; a doubled address still renames nobody', async () => {
    await uploadSpreadsheet(page, 'Visitors', corrected);
    await startImport(page);
    await expect(stat(page, 'New')).toHaveText('1');
    await expect(stat(page, 'Refused').first()).toHaveText('23');
    await expect(page.getByText('This mail address already belongs to somebody with another').first()).toBeVisible();
  });

  await test.step('and the person is in the list', async () => {
    await goTo(page, 'People');
    await page.getByLabel('Search by name, company or address').fill('zoe.ozdemir2');
    await expect(page.getByRole('row')).toHaveCount(2);
    await expect(page.getByText('Zoë Özdemir')).toBeVisible();
  });

  expectNoErrors(page);
  await page.context().close();
});
