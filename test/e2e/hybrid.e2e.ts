import { expect, type Page, test } from '@playwright/test';
import { expectNoErrors } from './support/errors.js';
import { expectInRoom, expectPeople, expectVideoFlows, exposeRoomStats, joinRoom } from './support/media.js';
import { expectGoodPage, openPage } from './support/page-checks.js';
import { newPerson } from './support/people.js';
import { tableMeeting } from './support/table-meeting.js';

const choiceOf = (page: Page) => page.getByRole('radiogroup', { name: 'How you take part in this meeting' });

test('one sits at the table and one is away: one meeting, one room, and sides change up to the last minute @once', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { path, screenUrl, exhibitor, visitor } = await tableMeeting(browser, 'hybrid');
  const screen = await newPerson(browser);
  for (const { page } of [exhibitor, visitor]) await exposeRoomStats(page.context());

  await test.step('both are expected at the table; there is nothing to join', async () => {
    for (const { page } of [exhibitor, visitor]) {
      await openPage(page, path);
      await expect(page.getByText(/^Table \d$/).first()).toBeVisible();
      await expect(choiceOf(page).getByRole('radio', { name: 'In person' })).toBeChecked();
      await expect(page.getByRole('link', { name: 'Join' })).toHaveCount(0);
    }
  });

  await test.step('the visitor stays away, without a mouse; the other one is told, keeps the table, and can join from there', async () => {
    await choiceOf(visitor.page).getByRole('radio', { name: 'In person' }).focus();
    await visitor.page.keyboard.press('ArrowRight');
    await expect(visitor.page.getByText('Changed. The others are told.')).toBeVisible();
    await expect(exhibitor.page.getByText(/^Table \d, with video$/)).toBeVisible();
    await exhibitor.page.getByRole('button', { name: /^Notifications, \d unread$/ }).click();
    await expect(exhibitor.page.getByText(/Ada Moreau .*video/).first()).toBeVisible();
    await exhibitor.page.keyboard.press('Escape');
    await expectGoodPage(exhibitor.page);
  });

  await test.step('the screen at the table proves that somebody has come, alone too', async () => {
    await openPage(screen, screenUrl);
    const code = screen.getByTestId('table-code');
    // People can check in from ten minutes before.
    await expect(code).toBeVisible({ timeout: 75_000 });
    await expectGoodPage(screen);
    await openPage(exhibitor.page, path);
    await exhibitor.page.getByLabel('Code of the other side, or of the table').fill((await code.textContent()) ?? '');
    await exhibitor.page.keyboard.press('Enter');
    await expect(exhibitor.page.getByText('Noted: you are there.')).toBeVisible();
  });

  await test.step('and brings those at the table into the call', async () => {
    await screen.getByRole('link', { name: 'Open the call on this screen' }).click();
    await screen.getByRole('button', { name: 'Go in' }).click();
    await expectInRoom(screen);
    await visitor.page.getByRole('link', { name: 'Join' }).first().click();
    await joinRoom(visitor.page);
    for (const page of [screen, visitor.page]) {
      await expectPeople(page, 2);
      await expectVideoFlows(page);
    }
    await expect(visitor.page.getByText(/^Table \d$/).first()).toBeVisible();
    await screen.getByRole('button', { name: 'Leave' }).click();
    await screen.getByRole('link', { name: 'Back to the table' }).click();
    await expect(screen.getByTestId('table-code')).toBeVisible();
  });

  await test.step('they see and hear each other', async () => {
    await exhibitor.page.getByRole('link', { name: 'Join' }).first().click();
    await joinRoom(exhibitor.page);
    for (const { page } of [exhibitor, visitor]) {
      await expectPeople(page, 2);
      await expectVideoFlows(page);
    }
  });

  await test.step('back at the table in the end: there is no call any more', async () => {
    for (const { page } of [exhibitor, visitor]) await openPage(page, path);
    await choiceOf(visitor.page).getByText('In person').click();
    for (const { page } of [exhibitor, visitor]) await expect(page.getByRole('link', { name: 'Join' })).toHaveCount(0);
  });
  for (const page of [exhibitor.page, visitor.page, screen]) {
    expectNoErrors(page);
    await page.context().close();
  }
});
