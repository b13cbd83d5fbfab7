import { type Browser, expect, type Page } from '@playwright/test';
import { signInQuietly } from './support/accounts.js';
import { openInEnglish } from './support/call.js';
import { type Demo, demoFair, test } from './support/demo.js';
import { expectNoErrors } from './support/errors.js';
import { expectPeople } from './support/media.js';
import { expectEverybodySeenAndHeard } from './support/room-look.js';

const fairId = demoFair.split('/').pop();

interface Person {
  id: string;
  lastName: string;
  email: string;
}

/** Somebody else of the team of the demo's exhibitor. */
async function teammateEmail(browser: Browser, demo: Demo): Promise<string> {
  const context = await browser.newContext({ storageState: demo.organiser, baseURL: process.env.E2E_URL });
  const boothId = demo.paths.booth.split('/').pop();
  const booth = await context.request.get(`/api/booths/${fairId}/booths/${boothId}`);
  const { team } = (await booth.json()) as { team: Person[] };
  const exhibitorId = demo.paths.person.split('/').pop();
  const mate = team.find(({ id }) => id !== exhibitorId);
  const answer = await context.request.get(`/api/profiles/${fairId}/participants`, {
    params: { search: mate?.lastName ?? '' },
  });
  const { items } = (await answer.json()) as { items: Person[] };
  await context.close();
  const found = items.find(({ id }) => id === mate?.id);
  if (!found) throw new Error('the exhibitor of the demo has no colleague');
  return found.email;
}

const goOnDuty = async (page: Page) => {
  await page.goto(`${demoFair}/duty`);
  const own = page.getByRole('switch', { name: 'I am on duty now' });
  await expect(own).toBeVisible();
  if (!(await own.isChecked())) await own.click();
  await expect(own).toBeChecked();
};

test('a visitor calls: two ring, one answers by video, the other sees who; nobody answers: a booked slot @once', async ({
  browser,
  demo,
}) => {
  test.setTimeout(180_000);
  const staff = await openInEnglish(browser, demo.exhibitor);
  const mateEmail = await teammateEmail(browser, demo);
  const mate = await openInEnglish(browser, undefined, (context) => signInQuietly(context, mateEmail));
  const visitor = await openInEnglish(browser, demo.buyer);

  await test.step('the team goes on duty, and the hall says so', async () => {
    await goOnDuty(staff);
    await goOnDuty(mate);
    await visitor.goto(`${demoFair}/hall`);
    await expect(visitor.getByText('Staffed now').first()).toBeVisible();
  });

  await test.step('a visitor is counted, agrees to be seen, and the team sees who it is within a second', async () => {
    await visitor.goto(demo.paths.booth);
    await expect(staff.getByText('1 person looks at your booth.')).toBeVisible();
    await expect(staff.getByText('1 of them does not want to be seen.')).toBeVisible();
    await visitor.getByRole('button', { name: 'Yes, show me' }).click();
    await expect(staff.getByRole('heading', { name: 'Damien Delvaux' })).toBeVisible();
  });

  await test.step('a greeting is on the page of the visitor', async () => {
    await staff.getByRole('button', { name: 'Greet Damien Delvaux' }).click();
    await staff.getByLabel('A short message on the visitor’s page').fill('Good to see you here');
    await staff.getByRole('button', { name: 'Send' }).click();
    await expect(visitor.getByText('Good to see you here')).toBeVisible();
    await visitor.getByRole('button', { name: 'Put away' }).click();
    await expect(visitor.getByText('Good to see you here')).toBeHidden();
  });

  await test.step('both ring, one answers, both see and hear each other', async () => {
    await visitor.getByRole('button', { name: 'Call the stand' }).click();
    await expect(visitor.getByText('It rings at 2 people.')).toBeVisible();
    await expect(mate.getByRole('button', { name: 'Answer' })).toBeVisible();
    await staff.getByRole('button', { name: 'Answer' }).click();
    await expect(mate.getByText(/has taken the call of Damien Delvaux/)).toBeVisible();
    for (const page of [staff, visitor]) await expectPeople(page, 2);
    for (const page of [staff, visitor]) await expectEverybodySeenAndHeard(page, 1);
  });

  await test.step('whoever leaves ends it for both', async () => {
    await staff.getByRole('button', { name: 'Leave' }).first().click();
    for (const page of [staff, visitor]) await expect(page.getByText('The call is over')).toBeVisible();
  });

  await test.step('nobody answers: a time is chosen, and a task waits for the team', async () => {
    await staff.goto(`${demoFair}/duty`);
    await visitor.goto(demo.paths.booth);
    await visitor.getByRole('button', { name: 'Call the stand' }).click();
    for (const page of [staff, mate]) await page.getByRole('button', { name: 'Decline' }).click();
    await expect(visitor.getByText('Nobody could answer')).toBeVisible();
    await visitor.getByLabel('Message for the team').fill('About spare parts');
    await visitor.getByRole('button', { name: 'Leave the message' }).click();
    await expect(staff.getByText('About spare parts')).toBeVisible();
    await visitor
      .getByRole('button', { name: /, with / })
      .first()
      .click();
    await expect(visitor.getByText('The meeting is on both agendas.')).toBeVisible();
    await expect(staff.getByRole('link', { name: 'The visitor has booked a meeting' })).toBeVisible();
    await visitor.getByRole('link', { name: 'To the meeting' }).click();
    await expect(visitor).toHaveURL(/\/meetings\//);
    await expect(visitor.getByText('Something went wrong')).toHaveCount(0);
    await staff.getByRole('button', { name: /was returned/ }).click();
    await expect(staff.getByText('No call waits to be returned.')).toBeVisible();
  });

  for (const page of [staff, mate, visitor]) {
    expectNoErrors(page);
    await page.context().close();
  }
});
