import { expect, type Page } from '@playwright/test';

/** Opens the newest mail to an address in the development mailbox and follows its link. */
export async function followMail(page: Page, email: string, subject: RegExp): Promise<void> {
  await page.goto(`/mailbox?to=${encodeURIComponent(email)}`);
  // The page asks for new mails every few seconds.
  await page.getByRole('button', { name: subject }).first().click({ timeout: 30_000 });
  await page.frameLocator('iframe').getByRole('link').first().click();
  await expect(page).not.toHaveURL(/\/(mailbox|sign-in)/, { timeout: 30_000 });
}

/** Asks for a link on the sign-in page, where the browser has to be already, and follows it. */
export async function signInByLink(page: Page, email: string): Promise<void> {
  await page.getByLabel('Mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a sign-in link' }).click();
  await expect(page.getByRole('heading', { name: 'Look in your mailbox' })).toBeVisible();
  await followMail(page, email, /sign-in|sign in/i);
}

/** Follows the link of the invitation to a fair. */
export const signInByInvitation = (page: Page, email: string, fairName: string): Promise<void> =>
  followMail(page, email, invitationTo(fairName));

export const invitationTo = (fairName: string): RegExp =>
  new RegExp(`^(Your invitation to|Votre invitation à) ${fairName}`);

/** Ends the session with the menu in the header. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
}
