import { expect, type Page } from '@playwright/test';
import { fromRoot } from './settings.js';
import type { WallClock } from './wall-clock.js';

export interface NewFair {
  name: string;
  begins: WallClock;
  ends: WallClock;
  slotMinutes: number;
}

/** Goes to a page of the navigation at the side. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Pages of the fair' })
    .getByRole('link', { name, exact: true })
    .first()
    .click();
}

/** Fills in the form of a new fair, virtual and of one day; answers the fair's address. */
export async function createFair(page: Page, fair: NewFair): Promise<string> {
  await page.getByRole('link', { name: 'Create a fair' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Create a fair' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(fair.name);
  await page.getByLabel('First day').fill(fair.begins.day);
  await page.getByLabel('Last day').fill(fair.begins.day);
  await page.getByLabel('Day starts').fill(fair.begins.time);
  await page.getByLabel('Day ends').fill(fair.ends.time);
  await page.getByLabel('Length of a meeting').selectOption(`${fair.slotMinutes}`);
  await page.getByLabel('Break between slots').fill('0');
  await page.getByRole('switch', { name: 'Keep time free for lunch' }).uncheck();
  await page.getByLabel('Wishes can be changed until').fill(`${fair.ends.day}T${fair.ends.time}`);
  await page.getByRole('button', { name: 'Create the fair' }).click();
  await expect(page.getByRole('heading', { level: 1, name: fair.name })).toBeVisible();
  return page.url().replace(/\/organise.*$/, '');
}

/** A file of the samples that come with the import. */
export const sampleFile = (name: string): string => fromRoot('libs', 'profiles', 'src', 'import', 'samples', name);

export type SpreadsheetKind = 'Exhibitors' | 'Visitors';

/** Gives a spreadsheet to the import and stops at the table of its columns. */
export async function uploadSpreadsheet(page: Page, kind: SpreadsheetKind, file: string): Promise<void> {
  await goTo(page, 'Import');
  await page.getByRole('radiogroup', { name: 'What is in the file?' }).getByText(kind, { exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles(file);
  await expect(page.getByRole('heading', { name: 'Check the columns' })).toBeVisible();
}

/** Starts the import whose columns are shown, and waits for its result. */
export async function startImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Import [\d,]+ rows?$/ }).click();
  await expect(page.getByRole('heading', { name: 'The import has finished' })).toBeVisible({ timeout: 60_000 });
}

/** Invites everybody who has not been invited. */
export async function inviteAll(page: Page): Promise<void> {
  await goTo(page, 'People');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await page.getByRole('menuitem', { name: /not invited yet$/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Send [\d,]+ invitations?$/ })
    .click();
  await expect(page.getByText(/invitations? (is|are) on (its|their) way/)).toBeVisible({ timeout: 30_000 });
}

/** The number under a label, as on the pages of an import or a run. */
export function stat(page: Page, label: string) {
  return page.getByText(label, { exact: true }).locator('xpath=following-sibling::*[1]');
}

/** Finds somebody by name in a field that searches people. */
export async function choosePerson(page: Page, label: string, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true });
  await field.fill(name);
  await page.getByRole('option', { name: new RegExp(`^${name} ·`) }).click();
  await expect(field).toHaveValue(new RegExp(`^${name} ·`));
}

/** Fills in the form for a rule of two people, which has to be on the page, and sends it. */
export async function addPairRule(page: Page, kind: string, a: string, b: string): Promise<void> {
  await page.getByRole('radiogroup', { name: 'What shall happen?' }).getByText(kind, { exact: true }).click();
  await choosePerson(page, 'Person', a);
  await choosePerson(page, 'Other person', b);
  const answered = page.waitForResponse(
    (response) => response.url().endsWith('/planning/pairs') && response.request().method() === 'POST',
  );
  await page.getByRole('button', { name: 'Add the rule' }).click();
  await answered;
}
