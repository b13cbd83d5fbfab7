import { expect, test } from '@playwright/test';
import { signInQuietly } from './support/accounts.js';
import { expectNoErrors } from './support/errors.js';
import { createFair, goTo } from './support/organiser.js';
import { newPerson } from './support/people.js';
import { invitationTo, signInByInvitation, signInByLink, signOut } from './support/sign-in.js';
import { unique } from './support/unique.js';
import { wallClock, zoneAtNoon } from './support/wall-clock.js';

const hour = 3_600_000;
const password = 'a short sentence works well';

test('who gets in where, and how it ends', async ({ browser }) => {
  test.setTimeout(150_000);
  const visitor = `${unique('vera')}@access.example`;
  const fairName = unique('Access Days');
  const timezoneId = zoneAtNoon(new Date());
  const organiser = await newPerson(browser, { timezoneId });
  await signInQuietly(organiser.context(), 'organiser@access.example');
  await organiser.goto('/');
  const now = Date.now();
  const fair = await createFair(organiser, {
    name: fairName,
    begins: wallClock(new Date(now + hour), timezoneId),
    ends: wallClock(new Date(now + 3 * hour), timezoneId),
    slotMinutes: 30,
  });
  const guest = await newPerson(browser, { timezoneId });

  await test.step('the organiser adds and invites a visitor', async () => {
    await goTo(organiser, 'People');
    await organiser.getByRole('button', { name: 'Add a person' }).click();
    const dialog = organiser.getByRole('dialog', { name: 'Add a person' });
    await dialog.getByLabel('First name').fill('Vera');
    await dialog.getByLabel('Last name').fill('Visitor');
    await dialog.getByLabel('Mail address').fill(visitor);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(organiser.getByText('The person has been added.')).toBeVisible();
    await organiser.getByRole('button', { name: 'Invite', exact: true }).click();
    await organiser.getByRole('menuitem', { name: /not invited yet$/ }).click();
    await organiser.getByRole('dialog').getByRole('button', { name: 'Send 1 invitation' }).click();
    await expect(organiser.getByText('1 invitation is on its way.')).toBeVisible();
  });

  await test.step('a stranger at a deep link is sent to sign-in, and back', async () => {
    await guest.goto(`${fair}/directory?search=vera`);
    await expect(guest).toHaveURL(/\/sign-in\?to=/);
    await signInByLink(guest, visitor);
    await expect(guest).toHaveURL(/\/directory\?search=vera$/);
    await expect(guest.getByRole('heading', { level: 2, name: 'Vera Visitor' })).toBeVisible();
  });

  await test.step('a participant cannot open the pages of the organiser, nor call what is behind them', async () => {
    for (const path of ['', '/people', '/import', '/timetable', '/topics', '/settings']) {
      await guest.goto(`${fair}/organise${path}`);
      await expect(guest.getByText('You are not allowed to do this.')).toBeVisible();
      await expect(guest.getByRole('navigation', { name: 'Pages of the fair' }).first()).toBeVisible();
    }
    const fairId = fair.split('/').pop();
    for (const path of [
      `profiles/${fairId}/participants`,
      `profiles/${fairId}/imports`,
      `matchmaking/${fairId}/runs`,
    ]) {
      expect((await guest.request.get(`/api/${path}`)).status(), path).toBe(403);
    }
  });

  await test.step('a fair in which one has no part is not there', async () => {
    await guest.goto('/fairs/de300000-0000-4000-8000-0000000000ff');
    await expect(guest.getByText('This no longer exists, or you have no access to it.')).toBeVisible();
  });

  await test.step('the link of the invitation signs in, once', async () => {
    const first = await newPerson(browser);
    await signInByInvitation(first, visitor, fairName);
    await expect(first.getByRole('heading', { level: 1, name: 'My profile' })).toBeVisible();
    await first.context().close();
    const second = await newPerson(browser);
    await second.goto(`/mailbox?to=${visitor}`);
    await second
      .getByRole('button', { name: invitationTo(fairName) })
      .first()
      .click();
    await second.frameLocator('iframe').getByRole('link').first().click();
    await expect(second.getByText('This sign-in link has expired or was already used.')).toBeVisible();
    await second.context().close();
  });

  await test.step('with a password one signs in without a mail', async () => {
    await guest.goto('/account');
    await guest.getByLabel('New password').fill(password);
    await guest.getByRole('button', { name: 'Set a password' }).click();
    await expect(guest.getByText('The password has been saved.', { exact: false })).toBeVisible();
    await signOut(guest);
    await guest.goto('/sign-in');
    await guest.getByRole('button', { name: 'Use a password instead' }).click();
    await guest.getByLabel('Mail address').fill(visitor);
    await guest.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await guest.getByRole('button', { name: 'Sign in' }).click();
    await expect(guest.getByRole('alert')).toContainText('do not match');
    await guest.getByRole('textbox', { name: 'Password' }).fill(password);
    await guest.getByRole('button', { name: 'Sign in' }).click();
    await expect(guest.getByRole('heading', { level: 1, name: 'My fairs' })).toBeVisible();
  });

  await test.step('a session ended from another device is over', async () => {
    const phone = await newPerson(browser);
    await phone.goto('/sign-in?to=/account');
    await phone.getByRole('button', { name: 'Use a password instead' }).click();
    await phone.getByLabel('Mail address').fill(visitor);
    await phone.getByRole('textbox', { name: 'Password' }).fill(password);
    await phone.getByRole('button', { name: 'Sign in' }).click();
    await phone.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await expect(phone.getByText('The session has been ended.')).toBeVisible();
    await guest.goto(`${fair}/directory`);
    await expect(guest).toHaveURL(/\/sign-in\?to=/);
    expect((await guest.request.get('/api/profiles/account')).status()).toBe(401);

    await test.step('and after signing out nothing is open any more', async () => {
      await phone.goto(`${fair}/agenda`);
      await expect(phone.getByRole('heading', { level: 1, name: 'Agenda' })).toBeVisible();
      await signOut(phone);
      await phone.goBack();
      await expect(phone.getByRole('heading', { level: 1, name: 'Agenda' })).toHaveCount(0);
      await phone.goto(`${fair}/agenda`);
      await expect(phone).toHaveURL(/\/sign-in\?to=/);
    });
    await phone.context().close();
  });

  expectNoErrors(organiser);
  for (const page of [organiser, guest]) await page.context().close();
});
