import { expect, type Locator, type Page } from '@playwright/test';

interface ProfileWords {
  jobTitle: string;
  seeks: string;
  offers: string;
  /** A language to add to those that the profile has. */
  language?: string;
}

/** Fills in what a profile lacks, takes every slot but the first out of the possible times, then confirms them. */
export async function completeProfile(page: Page, { jobTitle, seeks, offers, language }: ProfileWords): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'My profile' })).toBeVisible();
  await page.getByLabel('Job title').fill(jobTitle);
  const words = page.getByLabel('In your own words');
  await words.first().fill(seeks);
  await words.last().fill(offers);
  if (language) await addLanguage(page, language);
  for (const slot of (await page.locator('button[data-slot]').all()).slice(1)) await slot.click();
  await page.getByRole('button', { name: 'These times are right' }).click();
  await expect(page.getByText('Your profile is complete.')).toBeVisible();
}

async function addLanguage(page: Page, name: string): Promise<void> {
  const field = page.getByLabel('Languages', { exact: true }).first();
  await field.fill(name);
  await page.getByRole('listbox', { name: 'Languages' }).getByRole('option', { name, exact: true }).click();
  await field.press('Escape');
}

const pageOf = (place: Page | Locator): Page => ('page' in place ? place.page() : place);

/** Answers the question whether the viewer wants to meet somebody whose card is on the page, or in a part of it. */
export async function wish(place: Page | Locator, fullName: string, level: 'Want' | 'Could' | 'No'): Promise<void> {
  const question = place.getByRole('group', { name: `Do you want to meet ${fullName}?` }).first();
  const button = question.getByRole('button', { name: level, exact: true });
  const saved = pageOf(place).waitForResponse(
    (response) => response.url().includes('/wishes/') && response.request().method() === 'PUT',
  );
  await button.click();
  expect((await saved).ok()).toBe(true);
  await expect(button).toHaveAttribute('aria-pressed', 'true');
}
