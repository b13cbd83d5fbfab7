import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import { demoFair, test } from './support/demo.js';
import { expectNoErrors } from './support/errors.js';
import { expectGoodPage, openPage, tabTo } from './support/page-checks.js';
import { newPerson } from './support/people.js';

interface Message {
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

test('leads are worked on and leave without a mouse: noted, prepared as a file, sent to a webhook @once', async ({
  browser,
  demo,
}) => {
  test.setTimeout(180_000);
  const messages: Message[] = [];
  let status = 200;
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      messages.push({ headers: request.headers, body });
      response.writeHead(status).end(status === 200 ? 'thanks' : 'out of order');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/crm`;
  const host = await newPerson(browser, { storageState: demo.exhibitor });
  await host.request.patch('/api/profiles/account', { data: { locale: 'en' } });
  const press = async (name: string | RegExp, role: 'link' | 'button' = 'button') => {
    await tabTo(host, host.getByRole(role, { name }).first());
    await host.keyboard.press('Enter');
  };

  const secret = await test.step('an address is registered, and its secret shown once', async () => {
    await openPage(host, `${demoFair}/leads`);
    await press('Webhooks', 'link');
    await expect(host.getByRole('heading', { level: 1, name: 'Webhooks' })).toBeVisible();
    await press('Add a webhook');
    await expect(host.getByRole('textbox', { name: 'Address' })).toBeFocused();
    await host.keyboard.type('https://10.0.0.1/');
    await host.keyboard.press('Enter');
    await expect(host.getByText('This address leads to a private network.')).toBeVisible();
    await tabTo(host, host.getByRole('textbox', { name: 'Address' }));
    await host.keyboard.press('ControlOrMeta+a');
    await host.keyboard.type(address);
    await host.keyboard.press('Enter');
    const dialog = host.getByRole('dialog', { name: 'The secret of this webhook' });
    const text = (await dialog.locator('pre').textContent()) ?? '';
    expect(text).toMatch(/^whsec_/);
    await press('I have kept it');
    await expect(host.getByText(text)).toBeHidden();
    return text;
  });

  await test.step('a test arrives, signed', async () => {
    await press('Send a test');
    await expect(host.getByRole('table').getByText('Delivered')).toBeVisible();
    const [{ headers, body }] = messages as [Message];
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    await expectGoodPage(host);
  });

  await test.step('a note is added to a lead; a receiver that fails is shown with its answer', async () => {
    status = 500;
    await openPage(host, `${demoFair}/leads`);
    await tabTo(host, host.getByRole('main').getByRole('listitem').getByRole('link').first());
    await host.keyboard.press('Enter');
    await tabTo(host, host.getByRole('textbox', { name: 'New note' }));
    await host.keyboard.type('Asked for the price list');
    await press('Add note');
    await expect(host.getByRole('listitem').getByText('Asked for the price list')).toBeVisible();
    await expect.poll(() => messages.length).toBeGreaterThan(1);
    expect(JSON.parse(messages[1]?.body ?? '')).toMatchObject({ type: 'lead.updated' });
    await openPage(host, `${demoFair}/leads/webhooks`);
    await expect(host.getByRole('table').getByText('out of order').first()).toBeVisible();
    status = 200;
    await press(/^Send again: A lead has changed/);
    await expect(host.getByRole('table').getByText('Delivered')).toHaveCount(2, { timeout: 30_000 });
  });

  await test.step('a file is prepared, announced and fetched', async () => {
    await openPage(host, `${demoFair}/leads/export`);
    await press('Prepare: CSV');
    await expect(host.getByRole('link', { name: /^Fetch the file of/ }).first()).toBeVisible({ timeout: 30_000 });
    await expect(host.getByRole('button', { name: /^Notifications, \d+ unread/ })).toBeVisible();
    const download = host.waitForEvent('download');
    await press(/^Fetch the file of/, 'link');
    expect((await download).suggestedFilename()).toBe('leads.csv');
    await expectGoodPage(host);
  });

  await test.step('the webhook goes', async () => {
    await openPage(host, `${demoFair}/leads/webhooks`);
    await press('Delete');
    await tabTo(host, host.getByRole('dialog').getByRole('button', { name: 'Delete' }));
    await host.keyboard.press('Enter');
    await expect(host.getByRole('heading', { name: 'No webhooks yet' })).toBeVisible();
    expectNoErrors(host);
  });
  await host.context().close();
  receiver.close();
});
