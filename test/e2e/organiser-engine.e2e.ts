import { expect, type Page, test } from '@playwright/test';
import { signInQuietly } from './support/accounts.js';
import { expectNoErrors } from './support/errors.js';
import {
  addPairRule,
  choosePerson,
  createFair,
  goTo,
  sampleFile,
  startImport,
  stat,
  uploadSpreadsheet,
} from './support/organiser.js';
import { newPerson } from './support/people.js';
import { unique } from './support/unique.js';
import { wallClock, zoneAtNoon } from './support/wall-clock.js';

const minute = 60_000;
const hub = 'Contact CélestePack SAS';
/** Four others, for whom that one has three slots. */
const others = ['Contact MosanPack BV', 'Contact NovaPack SA', 'Contact BrabantPack SARL', 'Contact AlphaÉnergie SRL'];

test('the organiser decides: matching, rules, what-if, comparison, publication and the way back @once', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const timezoneId = zoneAtNoon(new Date());
  const page = await newPerson(browser, { timezoneId });
  await signInQuietly(page.context(), `${unique('decider')}@organisers.example`);

  await test.step('a fair of three slots, tomorrow, with its people', async () => {
    const begins = new Date(Date.now() + 24 * 60 * minute);
    await page.goto('/');
    await createFair(page, {
      name: unique('Packaging Days'),
      begins: wallClock(begins, timezoneId),
      ends: wallClock(new Date(begins.getTime() + 45 * minute), timezoneId),
      slotMinutes: 15,
    });
    for (const [kind, file] of [
      ['Exhibitors', 'exhibitors.csv'],
      ['Visitors', 'participants.csv'],
    ] as const) {
      await uploadSpreadsheet(page, kind, sampleFile(file));
      await startImport(page);
    }
  });

  await test.step('a slider shows what it would change before it is saved', async () => {
    await goTo(page, 'Matching');
    const preview = page.getByRole('region', { name: 'What would change' });
    await expect(preview.getByText('As it is now.')).toBeVisible({ timeout: 30_000 });
    await choosePerson(page, 'See the list of', hub);
    await expect(preview.getByRole('heading', { name: `List of ${hub}` })).toBeVisible();
    const slider = page.getByRole('slider', { name: 'Fit of the two' });
    await slider.focus();
    for (let presses = 0; presses < 10; presses++) await slider.press('ArrowRight');
    await expect(slider).toHaveAttribute('aria-valuetext', 'double (2)');
    await expect(preview.getByText(/^[\d,]+ of [\d,]+ lists would change/)).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('Lists follow at once')).toBeVisible();
    await expect(preview.getByText('As it is now.')).toBeVisible();
    await page.reload();
    await expect(slider).toHaveAttribute('aria-valuenow', '2');
    await page.getByRole('button', { name: 'Show the numbers' }).click();
    await expect(page.getByRole('table', { name: 'Weights of the terms' })).toContainText('Common language');
  });

  await test.step('four meetings are a must, and a contradiction is named', async () => {
    await goTo(page, 'Planning rules');
    await page.getByRole('tab', { name: 'Pairs' }).click();
    for (const other of others) await addPairRule(page, 'Must meet', hub, other);
    const rules = page.getByRole('table', { name: 'Meetings you decide on' });
    await expect(rules.getByRole('row')).toHaveCount(1 + others.length);
    await addPairRule(page, 'Never meet', hub, others[0] ?? '');
    const refusal = page.getByRole('alert').filter({ hasText: 'This contradicts another rule' });
    await expect(refusal).toContainText(`Must meet: `);
    await expect(refusal).toContainText(hub);
    await expect(rules.getByRole('row')).toHaveCount(1 + others.length);
  });

  await test.step('a rule for everybody is saved', async () => {
    await page.getByRole('tab', { name: 'Everybody' }).click();
    await page.getByLabel('At most, in the whole fair').fill('20');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  });

  await test.step('a run grants three of them and says why not the fourth', async () => {
    await goTo(page, 'Timetable');
    await page.getByRole('button', { name: 'Make a timetable' }).click();
    await expect(page.getByText('Only organisers can see this timetable.')).toBeVisible({ timeout: 60_000 });
    await expect(stat(page, 'Meetings you asked for')).toHaveText('3');
    await page.getByRole('tab', { name: 'Not granted' }).click();
    const refused = page.getByRole('table', { name: 'Wishes not granted' }).getByRole('row');
    await expect(refused).toHaveCount(2);
    await expect(refused.last()).toContainText('You asked for it');
    await page.getByRole('tab', { name: 'Load' }).click();
    await expect(page.getByRole('table', { name: 'Load' }).getByRole('row').nth(1)).toContainText(hub);
    await publish(page, 'Publish', 'Publish now');
    await expect(page.getByText('On the agendas', { exact: true })).toBeVisible();
  });

  await test.step('a what-if of one more hour would grant all four, and changes nothing', async () => {
    await goTo(page, 'Timetable');
    await page.getByRole('button', { name: 'What if…?' }).click();
    const dialog = page.getByRole('dialog', { name: 'What if…?' });
    await expect(dialog.getByText('Nothing is different yet.')).toBeVisible();
    await dialog.getByRole('button', { name: 'One more hour' }).click();
    await dialog.getByRole('button', { name: 'Show me the numbers' }).click();
    await expect(page.getByText('Nothing has changed, and it cannot be published.')).toBeVisible();
    const numbers = page.getByRole('table', { name: 'Beside Timetable no. 1' });
    await expect(numbers.getByRole('row', { name: /^Meetings / })).toContainText('+1', { timeout: 60_000 });
    await expect(numbers.getByRole('row', { name: /^Slots / })).toContainText('+4');
    await expect(page.getByRole('button', { name: 'Publish' })).toHaveCount(0);
  });

  const dropped = await test.step('a must that was granted is taken back', async () => {
    await goTo(page, 'Timetable');
    await page.getByRole('link', { name: 'Timetable no. 1' }).click();
    const granted = page.getByRole('table', { name: 'Meetings' }).getByRole('row').nth(1);
    await expect(granted).toContainText(hub);
    const words = (await granted.textContent()) ?? '';
    const other = others.find((name) => words.includes(name)) ?? '';
    expect(other).not.toBe('');
    await goTo(page, 'Planning rules');
    await page.getByRole('tab', { name: 'Pairs' }).click();
    await page
      .getByRole('row')
      .filter({ hasText: other })
      .getByRole('button', { name: /^Remove the rule for / })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByRole('table', { name: 'Meetings you decide on' }).getByRole('row')).toHaveCount(4);
    return other;
  });

  await test.step('planning anew is a proposal with a visible difference', async () => {
    await goTo(page, 'Timetable');
    await page.getByRole('button', { name: 'Make a timetable' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make a timetable' });
    await expect(dialog.getByRole('radio', { name: /^Keep what is on the agendas/ })).toBeChecked();
    await dialog.getByRole('radio', { name: /^Plan anew/ }).click();
    await dialog.getByRole('button', { name: 'Start' }).click();
    await expect(page.getByText('Publishing this one: 1 meeting is added')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('link', { name: 'See the differences' }).click();
    await expect(stat(page, 'Added')).toHaveText('1');
    await expect(stat(page, 'Fall away')).toHaveText('1');
    const changes = page.getByRole('table', { name: 'Differences' });
    await expect(changes.getByRole('row').filter({ hasText: 'Falls away' })).toContainText(dropped);
    await publish(page, 'Publish', 'Publish now', /1 meeting is added/);
    await expect(page.getByText('On the agendas', { exact: true })).toBeVisible();
  });

  await test.step('and back to the first one', async () => {
    await goTo(page, 'Timetable');
    await expect(page.getByRole('row').filter({ hasText: 'Timetable no. 1' })).toContainText('Was published');
    await page.getByRole('link', { name: 'Timetable no. 1' }).click();
    await publish(page, 'Go back to this timetable', 'Go back to it', /1 meeting falls away/);
    await expect(page.getByText('On the agendas', { exact: true })).toBeVisible();
  });

  expectNoErrors(page);
  await page.context().close();
});

async function publish(page: Page, button: string, confirm: string, says?: RegExp): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (says) await expect(dialog).toContainText(says);
  await dialog.getByRole('button', { name: confirm }).click();
  await expect(page.getByText('The timetable is published.').first()).toBeVisible();
}
