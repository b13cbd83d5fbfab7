import { expect, type Page } from '@playwright/test';
import { openInEnglish } from './support/call.js';
import { CuttableLine } from './support/cuttable-line.js';
import { demoFair, test } from './support/demo.js';
import { expectNoErrors } from './support/errors.js';
import { unique } from './support/unique.js';

const field = (page: Page) => page.getByRole('textbox', { name: 'Write a message' });
const say = async (page: Page, text: string) => {
  await field(page).fill(text);
  await field(page).press('Enter');
};
const messages = (page: Page) => page.getByRole('list', { name: 'Chat' });
/** What stands in the conversation, in order, without what is still on its way. */
const written = (page: Page) =>
  messages(page)
    .locator('li[data-seq]')
    .evaluateAll((items) => items.map((item) => [Number(item.dataset.seq), item.textContent ?? ''] as const));

test('a visitor and a booth write to each other over a line that is cut; search, file, report, hidden, blocked @once', async ({
  browser,
  demo,
}) => {
  test.setTimeout(150_000);
  const base = new URL(process.env.E2E_URL ?? '');
  const line = new CuttableLine(base);
  await line.mend();
  const visitor = await openInEnglish(browser, demo.buyer);
  const staff = await openInEnglish(browser, demo.exhibitor);
  // List and conversation side by side.
  await staff.setViewportSize({ width: 1440, height: 900 });
  const word = unique('zirconium');
  const answer = `We do, every day: ${word}`;

  await test.step('from the page of the booth to its shared inbox, with an answer by name', async () => {
    await visitor.goto(demo.paths.booth);
    await visitor.getByRole('button', { name: /^Write to / }).click();
    await say(visitor, `Do you work with ${word}?`);
    await staff.goto(`${demoFair}/messages`);
    await staff.getByRole('region', { name: 'Conversations' }).getByText(`Do you work with ${word}?`).click();
    await expect(messages(staff).getByText(`Do you work with ${word}?`)).toBeVisible();
    await field(staff).pressSequentially('We');
    await expect(visitor.getByText('Élodie Renard is writing…')).toBeVisible();
    await say(staff, answer);
    await expect(messages(visitor).getByText(answer)).toBeVisible();
    await expect(messages(staff).getByText('read by 1').first()).toBeVisible();
  });

  await test.step('what both write while the line is cut arrives once, whole and in order', async () => {
    // The same conversation over a line that can be cut.
    const path = new URL(visitor.url()).pathname;
    await visitor.goto(`${line.url}${path}`);
    await expect(messages(visitor).getByText(answer)).toBeVisible();
    await line.cut();
    for (const n of [1, 2, 3]) await say(visitor, `without a line ${n}`);
    await expect(visitor.getByText('Not sent yet').first()).toBeVisible();
    for (const n of [1, 2, 3]) await say(staff, `meanwhile ${n}`);
    await expect(messages(staff).getByText('meanwhile 3')).toBeVisible();
    await line.mend();
    await expect(messages(staff).getByText('without a line 3')).toBeVisible({ timeout: 30_000 });
    await expect(messages(visitor).getByText('meanwhile 3')).toBeVisible({ timeout: 30_000 });
    await expect(visitor.getByText('Not sent yet')).toHaveCount(0);
    const [seen, other] = [await written(visitor), await written(staff)];
    const numbers = seen.map(([seq]) => seq);
    expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at));
    expect(other.map(([seq]) => seq)).toEqual(numbers);
    const own = seen.filter(([, text]) => text.includes('without a line')).map(([, text]) => text.slice(-1));
    expect(own).toEqual(['1', '2', '3']);
  });

  await test.step('what could not be sent outlives the page, and arrives once', async () => {
    const isSending = (url: URL) => url.pathname.endsWith('/messages') && url.pathname.startsWith('/api/live/');
    await visitor.route(isSending, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await say(visitor, 'before the reload');
    await expect(visitor.getByText('Not sent yet')).toBeVisible();
    await visitor.reload();
    await expect(messages(visitor).getByText('before the reload')).toBeVisible();
    await expect(visitor.getByText('Not sent yet')).toBeVisible();
    await visitor.unroute(isSending);
    await expect(messages(staff).getByText('before the reload')).toHaveCount(1);
    await expect(visitor.getByText('Not sent yet')).toHaveCount(0);
    await expect(messages(visitor).getByText('before the reload')).toHaveCount(1);
  });

  await test.step('a file goes over, and words are found again', async () => {
    await visitor.goto(`${base.origin}${new URL(visitor.url()).pathname}`);
    await visitor.locator('input[type=file]').setInputFiles({
      name: 'needs.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('part;pieces\nring;200\n'),
    });
    await expect(messages(staff).getByRole('link', { name: /needs\.csv/ })).toBeVisible();
    // The beginning of the word is enough.
    await staff.getByLabel('Search messages').fill(word.slice(0, -3));
    await staff.getByRole('region', { name: 'Found in messages' }).getByRole('link').first().click();
    await expect(messages(staff).getByText(`Do you work with ${word}?`)).toBeVisible();
    await staff.getByRole('link', { name: 'To the latest message' }).click();
  });

  await test.step('a report leads the organiser to this message only, who hides it', async () => {
    await say(visitor, 'an insult');
    await messages(staff)
      .getByRole('listitem')
      .filter({ hasText: 'an insult' })
      .getByRole('button', { name: /^Report/ })
      .click();
    await staff.getByLabel('Insult or harassment').check();
    await staff.getByRole('button', { name: 'Report', exact: true }).click();
    await expect(staff.getByText('The organiser has been told.')).toBeVisible();
    const organiser = await openInEnglish(browser, demo.organiser);
    await organiser.goto(`${demoFair}/organise/chat`);
    await organiser.getByRole('button', { name: 'Look at the message of Damien Delvaux' }).first().click();
    const dialog = organiser.getByRole('dialog');
    await expect(dialog.getByText('an insult')).toBeVisible();
    await expect(dialog.getByText(word)).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Hide the message' }).click();
    await expect(messages(visitor).getByText('Hidden by the organiser')).toBeVisible();
    await expect(messages(staff).getByText('an insult')).toHaveCount(0);
    await organiser.getByRole('tab', { name: 'Log' }).click();
    await expect(organiser.getByText('Message hidden: Damien Delvaux').first()).toBeVisible();
    expectNoErrors(organiser);
    await organiser.context().close();
  });

  await test.step('a block shuts the conversation for both', async () => {
    await staff.getByRole('button', { name: 'Block', exact: true }).click();
    await staff.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
    // Whoever is blocked is not told, and finds it at the next look.
    await visitor.reload();
    for (const page of [staff, visitor]) {
      await expect(page.getByText('You cannot write to each other.')).toBeVisible();
      await expect(field(page)).toBeHidden();
    }
    await staff.getByRole('button', { name: 'Unblock' }).click();
    await expect(field(staff)).toBeVisible();
  });
  await line.cut();
  await visitor.context().close();
  await staff.context().close();
});
