import { expect } from '@playwright/test';
import { demoFair, test } from './support/demo.js';
import { expectNoErrors } from './support/errors.js';
import { openPage } from './support/page-checks.js';
import { newPerson } from './support/people.js';

test('what a colleague does is on the screen of a team without a reload @once', async ({ browser, demo }) => {
  const host = await newPerson(browser, { storageState: demo.exhibitor });
  await host.request.patch('/api/profiles/account', { data: { locale: 'en' } });
  await openPage(host, `${demoFair}/leads`);
  const leads = `/api/booths/${demoFair.split('/').pop()}/leads`;
  const { items } = (await (await host.request.get(leads)).json()) as { items: { id: string }[] };
  const step = `Call back on line ${Date.now()}`;
  const answer = await host.request.patch(`${leads}/${items[0]?.id}`, { data: { nextStep: step } });
  expect(answer.ok()).toBe(true);
  // Without news, the page looks again once a minute.
  await expect(host.getByText(step)).toBeVisible({ timeout: 10_000 });
  expectNoErrors(host);
  await host.context().close();
});
