import { expect } from '@playwright/test';
import { demoFair, test } from './support/demo.js';
import { openPage } from './support/page-checks.js';
import { newPerson } from './support/people.js';

test('a menu whose code does not come leaves the page as it is, and is there once the line is @once', async ({
  browser,
  demo,
}) => {
  const page = await newPerson(browser, { storageState: demo.organiser });
  let refused = 0;
  await page.route(/\/assets\/account-menu-.*\.js$/, (route) => {
    refused++;
    return route.abort();
  });
  await page.goto(`${demoFair}/hall`);
  await expect.poll(() => refused).toBeGreaterThan(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Hall|Stands/);
  await page.unroute(/\/assets\/account-menu-.*\.js$/);
  await expect(page.getByRole('button', { name: /^(Account of|Compte de) Claire Dumont/ })).toBeVisible();
  await openPage(page, `${demoFair}/directory`);
  await page.context().close();
});
