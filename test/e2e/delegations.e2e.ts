import { expect, type Page, test } from '@playwright/test';
import { expectNoErrors } from './support/errors.js';
import { expectGoodPage, openPage } from './support/page-checks.js';
import { letIn, smallFair } from './support/small-fair.js';

/** What somebody sees within this time after it happened happens before their eyes. */
const soon = { timeout: 10_000 };
const said = { seeks: 'Shops for frozen peas.', offers: 'Frozen peas.' };

test('a delegation books and cancels in the name of whoever has granted it @once', async ({ browser }) => {
  test.setTimeout(120_000);
  const { organiser, address } = await smallFair(browser, 120);
  const [lead, member, other] = await letIn(browser, organiser, address, [
    { kind: 'visitor', firstName: 'Lea', lastName: 'Roy', companyName: 'Chamber of Québec', ...said },
    { kind: 'visitor', firstName: 'Ann', lastName: 'Poirier', companyName: 'Peas of the North', ...said },
    { kind: 'exhibitor', firstName: 'Ben', lastName: 'Shaw', companyName: 'Shaw Shops', ...said },
  ]);
  if (!lead || !member || !other) throw new Error('three people are needed');

  await test.step('the organiser names who leads it', async () => {
    await openPage(organiser, `${address}/organise/delegations`);
    await organiser.getByRole('button', { name: 'New delegation' }).first().click();
    await organiser.getByRole('textbox', { name: 'Name', exact: true }).fill('Québec at the fair');
    await organiser.getByRole('combobox', { name: 'Kind' }).fill('Trade mission');
    await choose(organiser, 'Lead', 'Lea', /^Lea Roy/);
    await organiser.getByRole('button', { name: 'Save' }).click();
    await expect(organiser.getByText('Led by Lea Roy')).toBeVisible();
  });

  await test.step('its lead invites, and sees nothing before it is granted', async () => {
    const { page } = lead;
    await openPage(page, `${address}/delegations`);
    await expect(page).toHaveURL(/\/delegations\/[\w-]+$/);
    await expect(page.getByText('No agenda is open to you yet')).toBeVisible();
    await page.getByRole('tab', { name: 'Members' }).click();
    await choose(page, 'Person or company', 'Ann', /^Ann Poirier/);
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(page.getByText(/has not granted anything/)).toBeVisible();
  });

  await test.step('the member grants both', async () => {
    const { page } = member;
    await openPage(page, `${address}/own-delegations`);
    for (const what of ['See my agenda', 'Book for me']) {
      await page.getByRole('checkbox', { name: what }).click();
      await expect(page.getByText(`${what}: since`)).toBeVisible();
    }
    await expectGoodPage(page);
  });

  await test.step('the lead asks somebody in the member’s name', async () => {
    const { page } = lead;
    await page.getByRole('tab', { name: 'Agendas' }).click();
    await page.getByRole('link', { name: 'Find a meeting for Ann' }).click();
    await choose(page, 'With whom?', 'Ben', /^Ben Shaw/);
    await page.getByRole('link', { name: 'Choose times' }).click();
    await expect(page.getByText('In the name of Ann Poirier')).toBeVisible();
    await page.getByRole('combobox', { name: 'What for' }).click();
    await page.getByRole('option', { name: 'Sell', exact: true }).click();
    await page.getByRole('textbox', { name: 'Message' }).fill('Ann makes frozen peas and looks for shops.');
    await page
      .getByRole('group', { name: /^Up to/ })
      .getByRole('checkbox')
      .first()
      .check();
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Send' }).click();
  });

  await test.step('the other side reads who asks for whom, and agrees', async () => {
    const { page } = other;
    await expect
      .poll(async () => (await page.request.get(`/api/meetings/${fairOf(address)}/requests?box=to-answer`)).json())
      .toMatchObject({ items: [{}] });
    await openPage(page, `${address}/requests`);
    await page.getByRole('link', { name: 'Answer', exact: true }).click();
    await expect(page.getByText('By Lea Roy of Québec at the fair, for Ann Poirier').first()).toBeVisible();
    await page.getByRole('button', { name: 'Take this time' }).first().click();
    await page.getByRole('button', { name: 'Yes, agreed' }).click();
    await expect(page.getByText(/^Agreed: /)).toBeVisible();
  });

  await test.step('the lead wants to move it, then cancels it; the member is told, and can end it all', async () => {
    await openPage(lead.page, new URL(lead.page.url()).pathname.replace(/\/for\/.*/, ''));
    const agenda = lead.page.getByRole('region', { name: 'Ann Poirier' });
    await expect(agenda.getByText('Ben Shaw, Shaw Shops')).toBeVisible();
    await agenda.getByRole('button', { name: 'Move the meeting with Ben Shaw' }).click();
    const moving = lead.page.getByRole('dialog');
    await moving
      .getByRole('group', { name: /^Up to/ })
      .getByRole('checkbox')
      .first()
      .check();
    await expectGoodPage(lead.page);
    await moving.getByRole('button', { name: 'Send' }).click();
    await expect(moving).toBeHidden();
    await expect
      .poll(async () =>
        (await other.page.request.get(`/api/meetings/${fairOf(address)}/requests?box=to-answer`)).json(),
      )
      .toMatchObject({ items: [{ kind: 'move', onBehalf: { leadName: 'Lea Roy' } }] });
    await agenda.getByRole('button', { name: 'Cancel the meeting with Ben Shaw' }).click();
    await lead.page.getByRole('dialog').getByRole('button', { name: 'Cancel the meeting' }).click();
    await expect(agenda.getByText('No meetings ahead')).toBeVisible();
    await openPage(other.page, `${address}/agenda`);
    await expect(other.page.getByText('Done by Lea Roy of Québec at the fair.').first()).toBeVisible();
    const { page } = member;
    await openPage(page, `${address}/agenda`);
    await page.getByRole('button', { name: /^Notifications/ }).click();
    await expect(page.getByText(/Lea Roy.*cancelled/).first()).toBeVisible(soon);
    await openPage(page, `${address}/own-delegations`);
    await page.getByRole('button', { name: 'Leave the delegation' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Leave the delegation' }).click();
    await expect(page.getByText('Ended', { exact: true })).toBeVisible();
    await openPage(lead.page, new URL(lead.page.url()).pathname);
    await expect(lead.page.getByText('No agenda is open to you yet')).toBeVisible();
  });

  for (const page of [organiser, lead.page, member.page, other.page]) {
    expectNoErrors(page);
    await page.context().close();
  }
});

const fairOf = (address: string) => address.split('/').pop();

/** Types into a search of people, and takes the one who is found. */
async function choose(page: Page, label: string, typed: string, found: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(typed);
  await page.getByRole('option', { name: found }).click();
}
