import { expect, type Page, test } from '@playwright/test';
import { expectNoErrors } from './support/errors.js';
import { meetingSoon } from './support/meeting-soon.js';
import { expectGoodPage } from './support/page-checks.js';

test.setTimeout(150_000);

/** The next full minute that leaves time to prepare before it is ten minutes away. */
const inTenMinutes = () => new Date(Math.ceil((Date.now() + 625_000) / 60_000) * 60_000);

test('who is late says so, and one is reminded as one has chosen @once', async ({ browser }) => {
  const { path, exhibitor, visitor } = await meetingSoon(browser, inTenMinutes());
  const fair = path.replace(/\/meetings.*/, '');

  await test.step('what is chosen is kept; the keyboard is enough', async () => {
    await visitor.page.goto(`${fair}/agenda`);
    await visitor.page.getByRole('link', { name: 'Reminders' }).click();
    const box = visitor.page.getByRole('checkbox', { name: 'One day, In Parvis' });
    await box.focus();
    await visitor.page.keyboard.press('Space');
    await visitor.page.getByRole('switch', { name: 'Keep quiet hours' }).focus();
    await visitor.page.keyboard.press('Space');
    await expect(visitor.page.getByLabel('From')).toHaveValue('22:00');
    await expectGoodPage(visitor.page);
    await visitor.page.getByRole('button', { name: 'Save' }).press('Enter');
    await expect(visitor.page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
    await visitor.page.reload();
    await expect(box).toBeChecked();
    await expect(visitor.page.getByLabel('Until')).toHaveValue('07:00');
  });

  await test.step('this browser can show what it is told while no page is looked at', async () => {
    await visitor.page.context().grantPermissions(['notifications']);
    await visitor.page.reload();
    await visitor.page.getByRole('button', { name: 'Tell me on this device' }).click();
    expect(await shownByWorker(visitor.page, { title: 'Soon', body: 'With Bruno', path, tag: 'soon' })).toEqual([
      { title: 'Soon', body: 'With Bruno', tag: 'soon' },
    ]);
  });

  await test.step('"I am late" is on the other side’s open page at once', async () => {
    await exhibitor.page.goto(path);
    await visitor.page.goto(path);
    await visitor.page.getByRole('button', { name: 'I am late' }).press('Enter');
    await visitor.page.getByRole('menuitem', { name: '10 minutes' }).press('Enter');
    await expect(exhibitor.page.getByText('Ada Moreau will be 10 minutes late.')).toBeVisible();
    await expect(visitor.page.getByText('You have said that you are 10 minutes late.')).toBeVisible();
    await exhibitor.page.getByRole('button', { name: /^Notifications, \d unread/ }).click();
    await expect(exhibitor.page.getByText('Ada Moreau will be 10 minutes late for your meeting.')).toBeVisible();
    await exhibitor.page.keyboard.press('Escape');
    await expectGoodPage(exhibitor.page);
  });

  await test.step('ten minutes before, it is under the bell', async () => {
    await exhibitor.page.getByRole('button', { name: /^Notifications/ }).click();
    await expect(exhibitor.page.getByText(/^Your meeting with Ada Moreau begins on/)).toBeVisible({ timeout: 100_000 });
  });
  for (const { page } of [exhibitor, visitor]) {
    expectNoErrors(page);
    await page.context().close();
  }
});

/** Hands the worker a message as a push service would, and answers what the browser shows then. */
async function shownByWorker(page: Page, message: object): Promise<{ title: string; body: string; tag: string }[]> {
  const devtools = await page.context().newCDPSession(page);
  const registrations = new Map<string, string>();
  devtools.on('ServiceWorker.workerRegistrationUpdated', (news) => {
    for (const { scopeURL, registrationId } of news.registrations)
      registrations.set(new URL(scopeURL).pathname, registrationId);
  });
  await devtools.send('ServiceWorker.enable');
  await expect.poll(() => registrations.has('/push/')).toBe(true);
  const isActive = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/push/'))?.active?.state ?? null);
  await expect.poll(isActive).toBe('activated');
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId: registrations.get('/push/') ?? '',
    data: JSON.stringify(message),
  });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration('/push/');
      const notifications = (await registration?.getNotifications()) ?? [];
      return notifications.map(({ title, body, tag }) => ({ title, body, tag }));
    });
  await expect.poll(async () => (await shown()).length).toBe(1);
  return shown();
}
