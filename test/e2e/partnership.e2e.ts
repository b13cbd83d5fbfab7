import { expect, type Page, test } from '@playwright/test';
import { expectNoErrors } from './support/errors.js';
import { expectGoodPage, openPage } from './support/page-checks.js';
import { letIn, type SmallFairPerson, smallFair } from './support/small-fair.js';

const ada: SmallFairPerson = {
  kind: 'visitor',
  firstName: 'Ada',
  lastName: 'Moreau',
  companyName: 'Hotel Moreau',
  seeks: 'Heat pumps for twelve hotels in the mountains.',
  offers: 'Twelve hotels as references, and long contracts.',
};
const bruno: SmallFairPerson = {
  kind: 'exhibitor',
  firstName: 'Bruno',
  lastName: 'Bolt',
  companyName: 'Bolt Heating',
  seeks: 'Hotels that want to leave gas.',
  offers: 'Heat pumps for hotels, planned and maintained.',
};

test('two companies go on together: proposed, accepted, rated by both, a task done, asleep and awake @once', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { organiser, address } = await smallFair(browser, 120);
  const [asker, answerer] = await letIn(browser, organiser, address, [ada, bruno]);
  if (!asker || !answerer) throw new Error('two people are needed');

  await test.step('one proposes, with words that say what for', async () => {
    const { page } = asker;
    await openPage(page, `${address}/people/${answerer.id}`);
    await page.getByRole('button', { name: 'Propose a partnership to Bruno Bolt' }).click();
    await page.getByRole('textbox', { name: 'What do you want' }).fill('Heat pumps');
    await page.getByRole('button', { name: 'Propose', exact: true }).click();
    await expect(page.getByRole('dialog').getByText('At least 20 characters.')).toBeVisible();
    await page.getByRole('textbox', { name: 'What do you want' }).fill('Twelve hotels without gas within three years.');
    await page.getByRole('button', { name: 'Propose', exact: true }).click();
    await expect(page.getByText('Bolt Heating has not answered yet.')).toBeVisible();
    await expectGoodPage(page);
  });

  await test.step('the other one finds it in the bell, and accepts', async () => {
    const { page } = answerer;
    await openPage(page, `${address}/partnerships`);
    await expect(page.getByText('To answer', { exact: true })).toBeVisible();
    await expectGoodPage(page);
    await page.getByRole('button', { name: /^Notifications/ }).click();
    await page.getByText('Hotel Moreau proposes a partnership to you.').click();
    await expect(page).toHaveURL(/\/partnerships\/[0-9a-f-]{36}$/);
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'What it stands on' })).toBeVisible();
  });

  await test.step('both rate a pillar, and see that it is worth a talk', async () => {
    const { page } = answerer;
    await rate(page, '5', 'Sign tomorrow');
    await asker.page.reload();
    await rate(asker.page, '2', 'Prices are missing');
    await expect(asker.page.getByText('Worth a talk')).toBeVisible();
    await expect(asker.page.getByText('Sign tomorrow', { exact: false })).toBeVisible();
    await expect(asker.page.getByRole('figure', { name: 'Terms over time, both sides' })).toBeVisible();
    await expectGoodPage(asker.page);
  });

  await test.step('a task with a day and a person, done by the other side', async () => {
    const { page } = asker;
    await page.getByRole('button', { name: 'Add a milestone or task' }).click();
    await page.getByRole('textbox', { name: 'What is to be done' }).fill('Send the prices');
    await page.getByRole('textbox', { name: 'Until' }).fill(inDays(10));
    await page.getByRole('combobox', { name: 'Who' }).click();
    await page.getByRole('option', { name: 'Bruno Bolt' }).click();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('Send the prices')).toBeVisible();
    await answerer.page.reload();
    await answerer.page.getByRole('checkbox', { name: 'Done: Send the prices' }).click();
    await expect(answerer.page.getByText('Nothing is open. What is the first step?')).toBeVisible();
  });

  await test.step('a file is shared; who has opened it is seen', async () => {
    const { page } = asker;
    await page.locator('input[type="file"]').setInputFiles({
      name: 'prices.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('What twelve heat pumps cost.'),
    });
    await expect(page.getByRole('link', { name: 'prices.txt' })).toBeVisible();
    await expectGoodPage(page);
    await answerer.page.reload();
    const download = answerer.page.waitForEvent('download');
    await answerer.page.getByRole('link', { name: 'prices.txt' }).click();
    expect((await download).suggestedFilename()).toBe('prices.txt');
    await page.reload();
    await expect(page.getByText('Opened by Bruno Bolt')).toBeVisible();
  });

  await test.step('it sleeps on purpose, for both, and is woken', async () => {
    const { page } = asker;
    await page.getByRole('button', { name: 'Let it sleep' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Let it sleep' }).click();
    await expect(page.getByText(/^Asleep until/)).toBeVisible();
    await answerer.page.reload();
    await answerer.page.getByRole('button', { name: 'Wake it' }).click();
    await expect(answerer.page.getByText(/^Asleep until/)).toBeHidden();
    await expectGoodPage(answerer.page);
  });

  await test.step('each side was told by mail, once', async () => {
    const answer = await organiser.request.get('/api/messaging/mailbox', { params: { limit: '50' } });
    const { items } = (await answer.json()) as { items: { subject: string }[] };
    for (const subject of ['Hotel Moreau proposes a partnership', 'Bolt Heating has accepted your partnership'])
      expect(items.filter((mail) => mail.subject === subject)).toHaveLength(1);
  });

  for (const page of [organiser, asker.page, answerer.page]) expectNoErrors(page);
  for (const page of [organiser, asker.page, answerer.page]) await page.context().close();
});

async function rate(page: Page, score: string, word: string): Promise<void> {
  await page.getByRole('button', { name: 'Rate Terms' }).click();
  await page.getByRole('dialog').getByText(score, { exact: true }).click();
  await page.getByRole('textbox', { name: 'In a word' }).fill(word);
  await page.getByRole('button', { name: 'Save rating' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
