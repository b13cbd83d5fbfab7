import { expect, type Page, test } from '@playwright/test';
import { expectNoErrors } from './support/errors.js';
import { expectGoodPage, openPage } from './support/page-checks.js';
import { letIn, type SmallFairPerson, smallFair } from './support/small-fair.js';

/** What somebody sees within this time after it happened happens before their eyes. */
const soon = { timeout: 10_000 };

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
const carla: SmallFairPerson = { ...bruno, firstName: 'Carla', lastName: 'Cole' };

test('a request with three times is countered and agreed on, then moved, then handed to a colleague @once', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const { organiser, address } = await smallFair(browser, 120);
  const [asker, answerer, colleague] = await letIn(browser, organiser, address, [ada, bruno, carla]);
  if (!asker || !answerer || !colleague) throw new Error('three people are needed');

  await test.step('three times and a message go out; nothing is in the agenda', async () => {
    const { page } = asker;
    await openPage(page, `${address}/people/${answerer.id}`);
    await page.getByRole('link', { name: 'Ask Bruno Bolt for a meeting' }).click();
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText('Choose at least one time.')).toBeVisible();
    await page.getByRole('combobox', { name: 'What for' }).click();
    await page.getByRole('option', { name: 'Buy', exact: true }).click();
    await page.getByRole('textbox', { name: 'Message' }).fill('We look for heat pumps for twelve hotels.');
    for (const time of (await timesOn(page).all()).slice(0, 3)) await time.check();
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText(/^Waits for Bruno/)).toBeVisible();
    expect(await meetingsOf(page, address)).toBe(0);
  });

  await test.step('the other proposes another time, which is agreed on; both agendas have it', async () => {
    const { page } = answerer;
    await openPage(page, `${address}/requests`);
    await page.getByRole('link', { name: 'Answer', exact: true }).click();
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Propose other times' }).click();
    await timesOn(page).last().check();
    await page.getByRole('button', { name: 'Propose', exact: true }).click();
    await expect(page.getByText(/^Waits for Ada/)).toBeVisible();
    const take = asker.page.getByRole('button', { name: 'Take this time' });
    await expect(take).toHaveCount(1, soon);
    await take.click();
    await asker.page.getByRole('button', { name: 'Yes, agreed' }).click();
    await expect(asker.page.getByText(/^Agreed: /)).toBeVisible();
    await expect(page.getByText(/^Agreed: /)).toBeVisible(soon);
    for (const { page: each } of [asker, answerer]) expect(await meetingsOf(each, address)).toBe(1);
  });

  await test.step('it is moved with one answer', async () => {
    await answerer.page.getByRole('link', { name: 'See the meeting' }).click();
    const before = await answerer.page.locator('time').first().getAttribute('datetime');
    await answerer.page.getByRole('link', { name: 'Move', exact: true }).click();
    await timesOn(answerer.page).first().check();
    await answerer.page.getByRole('button', { name: 'Send' }).click();
    await expect(answerer.page.getByText(/^Waits for Ada/)).toBeVisible();
    await openPage(asker.page, `${address}/requests`);
    await asker.page.getByRole('link', { name: 'Answer', exact: true }).click();
    await asker.page.getByRole('button', { name: 'Take this time' }).click();
    await asker.page.getByRole('button', { name: 'Yes, agreed' }).click();
    await expect(asker.page.getByText(/^Agreed: /)).toBeVisible();
    await answerer.page.getByRole('link', { name: 'See the meeting' }).click();
    await expect(answerer.page.locator('time').first()).not.toHaveAttribute('datetime', before ?? '', soon);
  });

  await test.step('a colleague takes it over, and the other side sees who comes', async () => {
    const { page } = answerer;
    // From then on the meeting is refused to whoever has handed it over, also to a page that still shows it.
    expectNoErrors(page);
    await page.getByRole('button', { name: 'Hand to a colleague' }).click();
    await page.getByRole('radio', { name: 'Carla Cole' }).check();
    await page.getByRole('textbox', { name: 'Hand-over note' }).fill('They want twelve of them.');
    await page.getByRole('button', { name: 'Hand over' }).click();
    await expect(page).toHaveURL(/\/agenda$/);
    expect(await meetingsOf(page, address)).toBe(0);
    await openPage(asker.page, `${address}/agenda`);
    await expect(asker.page.getByRole('heading', { name: 'Carla Cole' }).first()).toBeVisible();
    await openPage(colleague.page, `${address}/agenda`);
    await expect(colleague.page.getByRole('heading', { name: 'Ada Moreau' }).first()).toBeVisible();
  });

  await test.step('each change was told by mail, once', async () => {
    const fair = await organiser.getByRole('heading', { level: 1 }).innerText();
    const subjects = (await subjectsIn(organiser)).filter((subject) => subject.startsWith(`${fair}: `));
    for (const words of [/Ada Moreau.* would like to meet you/, /Bruno Bolt.* proposes other times/])
      expect(
        subjects.filter((subject) => words.test(subject)),
        `${words}`,
      ).toHaveLength(1);
  });

  for (const page of [organiser, asker.page, colleague.page]) expectNoErrors(page);
  for (const page of [organiser, asker.page, answerer.page, colleague.page]) await page.context().close();
});

const timesOn = (page: Page) => page.getByRole('group', { name: /^Up to/ }).getByRole('checkbox');

async function meetingsOf(page: Page, address: string): Promise<number> {
  const answer = await page.request.get(`/api/meetings/${address.split('/').pop()}/agenda`);
  const { meetings } = (await answer.json()) as { meetings: { status: string }[] };
  return meetings.filter(({ status }) => status === 'scheduled').length;
}

async function subjectsIn(page: Page): Promise<string[]> {
  const answer = await page.request.get('/api/messaging/mailbox', { params: { limit: '50' } });
  return ((await answer.json()) as { items: { subject: string }[] }).items.map(({ subject }) => subject);
}
