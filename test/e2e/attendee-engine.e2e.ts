import { expect, type Page, test } from '@playwright/test';
import { wish } from './support/attendee.js';
import { expectNoErrors } from './support/errors.js';
import { goTo } from './support/organiser.js';
import { expectGoodPage, openPage } from './support/page-checks.js';
import { type Attendee, letIn, type SmallFairPerson, smallFair, wishQuietly } from './support/small-fair.js';

const _minute = 60_000;
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
const bolt: SmallFairPerson = {
  kind: 'exhibitor',
  firstName: 'Bruno',
  lastName: 'Bolt',
  companyName: 'Bolt Heating',
  seeks: 'Hotels that want to leave gas.',
  offers: 'Heat pumps for hotels, planned and maintained.',
};
const cesar: SmallFairPerson = {
  kind: 'exhibitor',
  firstName: 'Carla',
  lastName: 'Cesar',
  companyName: 'Cesar Gardens',
  seeks: 'Nurseries.',
  offers: 'Garden furniture.',
};
const dora: SmallFairPerson = {
  kind: 'visitor',
  firstName: 'Dora',
  lastName: 'Dahl',
  companyName: 'Dahl Logistics',
  seeks: 'Warehouse software.',
  offers: 'Cold storage.',
};

test('lists of matches are fresh, and tell their numbers and their gaps @once', async ({ browser }) => {
  test.setTimeout(180_000);
  const { organiser, address } = await smallFair(browser, 45);
  const [viewer, , editor, stranger] = await enter(letIn(browser, organiser, address, [ada, bolt, cesar, dora]));
  const { page } = viewer;

  await test.step('one sees whom the profiles bring together', async () => {
    await openPage(page, `${address}/matches`);
    await expect(card(page, 'Bruno Bolt')).toBeVisible(soon);
    await expect(card(page, editor.name)).toHaveCount(0);
    await page.evaluate(() => Object.assign(window, { wasNotReloaded: true }));
  });

  await test.step('another edits a profile', async () => {
    await openPage(editor.page, `${address}/profile`);
    await editor.page
      .getByLabel('In your own words')
      .last()
      .fill('Heat pumps for hotels in the mountains, and saunas.');
    await editor.page.getByRole('button', { name: 'Save changes' }).click();
    await expect(editor.page.getByText('Saved.', { exact: true }).first()).toBeVisible();
  });

  await test.step('which is announced without moving a card, and shown at a press', async () => {
    const show = page.getByRole('button', { name: '1 new suggestion: show it' });
    await expect(show).toBeVisible(soon);
    await expect(card(page, editor.name)).toHaveCount(0);
    await expectGoodPage(page);
    await show.click();
    await expect(card(page, editor.name)).toBeVisible({ timeout: 2_000 });
    await expect(show).toHaveCount(0);
    expect(await page.evaluate(() => 'wasNotReloaded' in window)).toBe(true);
  });

  await test.step('the numbers behind a match open and add up', async () => {
    await page.getByRole('button', { name: `The numbers behind this: ${editor.name}` }).click();
    const numbers = page.getByRole('dialog', { name: `The numbers behind the match with ${editor.name}` });
    const own = numbers.getByRole('table', { name: 'What counts for you' });
    await expect(own.getByRole('row', { name: /^Words in common \+/ })).toBeVisible();
    await expect(numbers.getByRole('table', { name: 'What counts for Carla' })).toBeVisible();
    const share = await numbers
      .getByText(/^All lines together make \d+%\.$/)
      .first()
      .textContent();
    const points = await own.locator('td').allTextContents();
    const sum = points.reduce((total, text) => total + Number(text.replace('−', '-')), 0);
    // Points are rounded to tenths, shares to hundredths.
    expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(Number(/\d+/.exec(share ?? '')?.[0]) / 100, 1);
    await expectGoodPage(page);
    await page.keyboard.press('Escape');
    await expect(numbers).toHaveCount(0);
  });

  await test.step('whoever is not in the list has an answer why', async () => {
    await openPage(page, `${address}/people/${stranger.id}`);
    await page.getByRole('button', { name: `Why do I not see ${stranger.name} among my matches?` }).click();
    const answer = page.getByRole('dialog', { name: 'Among my matches?' });
    await expect(answer.getByText(/have no topic, no word and no wish in common\.$/)).toBeVisible();
    await expect(answer.getByRole('link', { name: 'Say more in my profile' })).toBeVisible();
    await expectGoodPage(page);
    await wish(answer, stranger.name, 'Could');
    await expect(answer.getByText(/^You have answered about Dora Dahl already/)).toBeVisible();
  });

  await leave([organiser, page, editor.page, stranger.page]);
});

test('a cancelled meeting is refilled before the eyes of those concerned, a late wish is fitted in @once', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  // One slot, so that a meeting cancelled is the only time there is.
  const { organiser, address } = await smallFair(browser, 15);
  const [a, b, c, d] = await enter(letIn(browser, organiser, address, [ada, bolt, cesar, dora]));
  await wishQuietly(address, a, b, 'want');
  await wishQuietly(address, b, a, 'want');
  await wishQuietly(address, a, c, 'could');
  await wishQuietly(address, c, a, 'could');

  await test.step('a timetable brings the two together who want it most', async () => {
    await organiser.goto(`${address}/organise/timetable`);
    await organiser.getByRole('button', { name: 'Make a timetable' }).click();
    await expect(organiser.getByText('Only organisers can see this timetable.')).toBeVisible({ timeout: 60_000 });
    await organiser.getByRole('button', { name: 'Publish', exact: true }).click();
    await organiser.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click();
    await expect(organiser.getByText('The timetable is published.').first()).toBeVisible();
  });

  await test.step('everybody looks at their agenda', async () => {
    for (const { page } of [a, b, c]) {
      await openPage(page, `${address}/agenda`);
      await page.evaluate(() => Object.assign(window, { wasNotReloaded: true }));
    }
    await expect(entry(a.page, b.name)).toBeVisible();
    await expect(entry(b.page, a.name)).toBeVisible();
    await expect(c.page.getByRole('heading', { name: 'Agenda', level: 1 })).toBeVisible();
    await expect(entry(c.page, a.name)).toHaveCount(0);
  });

  await test.step('one cancels, with a word', async () => {
    await a.page.getByRole('link', { name: `Details of the meeting with ${b.name}` }).click();
    await a.page.getByRole('button', { name: 'Cancel this meeting' }).click();
    const dialog = a.page.getByRole('dialog', { name: 'Cancel this meeting' });
    await expect(dialog).toContainText('The time is offered at once');
    await dialog.getByLabel('A word to the other side (optional)').fill('My train is late.');
    await expectGoodPage(a.page);
    await dialog.getByRole('button', { name: 'Cancel the meeting' }).click();
    await expect(a.page.getByText('You cancelled this meeting.')).toBeVisible();
    await a.page.getByRole('link', { name: 'Back to the agenda' }).click();
  });

  await test.step('the time goes to the next, on both agendas, without a reload', async () => {
    for (const [page, other] of [
      [a.page, c.name],
      [c.page, a.name],
    ] as const) {
      await expect(entry(page, other)).toBeVisible(soon);
      await expect(entry(page, other)).not.toHaveAttribute('data-cancelled', 'true');
      expect(await page.evaluate(() => 'wasNotReloaded' in window)).toBe(true);
    }
    await expect(entry(a.page, c.name).getByText('New', { exact: true })).toBeVisible();
    await expectGoodPage(a.page);
  });

  await test.step('the other side reads who cancelled, and why', async () => {
    const gone = entry(b.page, a.name);
    await expect(gone.getByText(`${a.name} cancelled this meeting.`)).toBeVisible(soon);
    await expect(gone.getByText('“My train is late.”')).toBeVisible();
    await expect(gone).toHaveAttribute('data-cancelled', 'true');
  });

  await test.step('and finds somebody else for the time: a wish of both is fitted in at once', async () => {
    await openPage(d.page, `${address}/agenda`);
    await wishQuietly(address, d, b, 'could');
    await goTo(b.page, 'Directory');
    await expect(card(b.page, d.name)).toBeVisible();
    await wish(b.page, d.name, 'Want');
    await expect(
      b.page
        .getByRole('listitem')
        .filter({ has: card(b.page, d.name) })
        .getByText(/straight into your agendas/),
    ).toBeVisible();
    await goTo(b.page, 'Agenda');
    await expect(entry(b.page, d.name)).toBeVisible(soon);
    await expect(entry(d.page, b.name)).toBeVisible(soon);
  });

  await leave([organiser, ...[a, b, c, d].map(({ page }) => page)]);
});

async function enter(entering: Promise<Attendee[]>): Promise<[Attendee, Attendee, Attendee, Attendee]> {
  const [a, b, c, d] = await entering;
  if (!a || !b || !c || !d) throw new Error('four people are needed');
  return [a, b, c, d];
}

const card = (page: Page, name: string) => page.getByRole('heading', { level: 2, name });

/** A meeting in the list of the agenda. */
const entry = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name }) });

async function leave(pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    expectNoErrors(page);
    await page.context().close();
  }
}
