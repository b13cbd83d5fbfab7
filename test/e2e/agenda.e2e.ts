import { expect, type Page, test } from '@playwright/test';
import { expectNoErrors } from './support/errors.js';
import { expectGoodPage, openPage, tabTo } from './support/page-checks.js';
import { letIn, type SmallFairPerson, smallFair } from './support/small-fair.js';

const ada: SmallFairPerson = {
  kind: 'visitor',
  firstName: 'Ada',
  lastName: 'Moreau',
  companyName: 'Hotel Moreau',
  seeks: 'Heat pumps for twelve hotels in the mountains.',
  offers: 'Twelve hotels as references, and long contracts.',
};
const bruno: SmallFairPerson = { ...ada, kind: 'exhibitor', firstName: 'Bruno', lastName: 'Bolt', companyName: 'Bolt' };

test('times are kept free by keyboard, proposed with the mouse, and a meeting is dragged to another time, sessions are put beside @once', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { organiser, address } = await smallFair(browser, 120);
  const [asker, answerer] = await letIn(browser, organiser, address, [ada, bruno]);
  if (!asker || !answerer) throw new Error('two people are needed');
  const { page } = asker;

  await test.step('two slots are kept for something else without a mouse', async () => {
    await openPage(page, `${address}/agenda?view=day`);
    await expect(slots(page, 'free')).toHaveCount(8);
    await tabTo(page, slots(page, 'free').first());
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('2 times chosen')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('2 times chosen')).toBeHidden();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowUp');
    await expectGoodPage(page);
    await tabTo(page, page.getByRole('button', { name: 'I have something else then' }));
    await page.keyboard.press('Enter');
    await expect(slots(page, 'Not free')).toHaveCount(2);
  });

  await test.step('three times are drawn over and proposed', async () => {
    const [first, last] = [await middleOf(page, 1), await middleOf(page, 3)];
    await page.mouse.move(...first);
    await page.mouse.down();
    await page.mouse.move(...last, { steps: 8 });
    await page.mouse.up();
    await expect(page.getByText('3 times chosen')).toBeVisible();
    await page.getByRole('button', { name: 'Ask for a meeting at one of these times' }).click();
    await page.getByRole('searchbox', { name: 'Name or company' }).fill('bolt');
    await page.getByRole('link', { name: 'Ask Bruno Bolt for a meeting' }).click();
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(3);
    await page.getByRole('combobox', { name: 'What for' }).click();
    await page.getByRole('option', { name: 'Buy', exact: true }).click();
    await page.getByRole('textbox', { name: 'Message' }).fill('We look for heat pumps for twelve hotels.');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText(/^Waits for Bruno/)).toBeVisible();
  });

  await test.step('the meeting is in the grid, and dragged to a time that is proposed instead', async () => {
    const other = answerer.page;
    await openPage(other, `${address}/requests`);
    await other.getByRole('link', { name: 'Answer', exact: true }).click();
    await other.getByRole('button', { name: 'Take this time' }).first().click();
    await other.getByRole('button', { name: 'Yes, agreed' }).click();
    await expect(other.getByText(/^Agreed: /)).toBeVisible();
    await openPage(page, `${address}/agenda?view=week`);
    const meeting = page.getByRole('link', { name: /: meeting with Bruno Bolt$/ });
    await meeting.dragTo(slots(page, 'free').last());
    await expect(page).toHaveURL(/\/move\?times=/);
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1);
  });

  await test.step('a session that is put on the agenda keeps its time', async () => {
    const fairId = address.split('/').pop();
    const all = (await (await page.request.get(`/api/fairs/${fairId}/slots`)).json()) as object[];
    const planned = await organiser.request.post(`/api/live/${fairId}/stage/sessions`, {
      data: { title: { en: 'Opening', fr: '' }, people: [], ...all.at(-1) },
    });
    expect(planned.ok()).toBe(true);
    await openPage(page, `${address}/stage`);
    await page.getByRole('button', { name: 'Put on my agenda: Opening' }).click();
    await expect(page.getByRole('checkbox', { name: 'No meetings meanwhile' })).toBeChecked();
    await openPage(page, `${address}/agenda?view=day`);
    await expect(slots(page, 'Session')).toHaveCount(1);
    await expect(page.getByRole('link', { name: /session Opening, on your agenda$/ })).toBeVisible();
  });

  await test.step('on paper there is the agenda and nothing else', async () => {
    await openPage(page, `${address}/agenda`);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await expect(page.locator('table').filter({ hasText: 'Bruno Bolt' }).filter({ hasText: 'Opening' })).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
  });

  for (const each of [organiser, page, answerer.page]) {
    expectNoErrors(each);
    await each.context().close();
  }
});

const slots = (page: Page, state: string) => page.getByRole('button', { name: new RegExp(`: ${state}$`) });

async function middleOf(page: Page, place: number): Promise<[x: number, y: number]> {
  const slot = slots(page, 'free').nth(place);
  await slot.scrollIntoViewIfNeeded();
  const box = await slot.boundingBox();
  if (!box) throw new Error('the slot is not on the screen');
  return [box.x + box.width / 2, box.y + box.height / 2];
}
