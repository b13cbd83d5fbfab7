import { expect, test } from '@playwright/test';
import { expectNoErrors } from './support/errors.js';
import { expectGoodPage, openPage } from './support/page-checks.js';
import { tableMeeting } from './support/table-meeting.js';

test('two who meet at a table check each other in, and it counts for both @once', async ({ browser }) => {
  test.setTimeout(120_000);
  const { fair, path, exhibitor, visitor } = await tableMeeting(browser);

  await test.step('a code that is nobody’s is refused; the other’s, typed without a mouse, notes both', async () => {
    await openPage(exhibitor.page, path);
    await openPage(visitor.page, path);
    await expect(exhibitor.page.getByTestId('check-in-code')).toBeVisible({ timeout: 80_000 });
    const code = await exhibitor.page.getByTestId('check-in-code').innerText();
    const field = visitor.page.getByLabel('Code of the other side');
    await field.fill(code.startsWith('1') ? '200000' : '100000');
    await field.press('Enter');
    await expect(visitor.page.getByText('This is not the code of anybody on the other side')).toBeVisible();
    await expectGoodPage(visitor.page);
    await field.fill(code);
    await field.press('Enter');
    for (const { page } of [visitor, exhibitor]) await expect(page.getByText(/checked in at/).first()).toBeVisible();
  });

  await test.step('rating and next step are kept; what is to be done is done from the agenda', async () => {
    const { page } = visitor;
    await page.getByRole('radio', { name: '4 stars' }).press('Space');
    await page.getByLabel('Next step').fill('Send the plans');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.getByLabel('Until').fill('2027-01-15');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Back to the agenda' }).click();
    await expect(page.getByRole('link', { name: 'Send the plans' })).toBeVisible();
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Done: Send the plans' }).press('Enter');
    await expect(page.getByRole('link', { name: 'Send the plans' })).toBeHidden();
  });

  await test.step('it counts in the reliability of each, which nobody else sees', async () => {
    await openPage(visitor.page, `${fair}/agenda`);
    await visitor.page.getByRole('link', { name: 'My reliability' }).click();
    await expect(visitor.page.getByText('You came to the meeting with Bruno Bolt (Bolt Robotics).')).toBeVisible();
    await expect(visitor.page.getByText('1 of 1').first()).toBeVisible();
    await expectGoodPage(visitor.page);
  });
  for (const { page } of [exhibitor, visitor]) {
    expectNoErrors(page);
    await page.context().close();
  }
});
