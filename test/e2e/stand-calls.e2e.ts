import { expect, type Page, test } from '@playwright/test';
import { signInQuietly } from './support/accounts.js';
import { publishQuietly } from './support/booth.js';
import { expectNoErrors } from './support/errors.js';
import { expectPeople } from './support/media.js';
import { createFair } from './support/organiser.js';
import { newPerson } from './support/people.js';
import { expectEverybodySeenAndHeard } from './support/room-look.js';
import { letIn } from './support/small-fair.js';
import { unique } from './support/unique.js';
import { wallClock, zoneAtNoon } from './support/wall-clock.js';

const minute = 60_000;
const team = { kind: 'exhibitor', companyName: 'Bolt Robotics', seeks: 'Buyers.', offers: 'Robots.' } as const;

/** Somebody of the team says where to be found, on the page of the stand. */
async function goOnDuty(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/duty`);
  const own = page.getByRole('switch', { name: 'I am on duty now' });
  await own.click();
  await expect(own).toBeChecked();
}

/** Notes the desktop notices and the sounds of a page that is behind another window. To be called before the page is opened. */
async function behindAnotherWindow(page: Page): Promise<void> {
  await page.context().grantPermissions(['notifications']);
  await page.addInitScript(() => {
    const noted = { notices: [] as string[], sounds: [] as AudioContext[] };
    Object.assign(window, { noted });
    document.hasFocus = () => false;
    window.Notification = class extends Notification {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        noted.notices.push(title);
      }
    };
    window.AudioContext = class extends AudioContext {
      constructor() {
        super();
        noted.sounds.push(this);
      }
    };
  });
}

const noted = (page: Page) =>
  page.evaluate(() => {
    const { notices, sounds } = (window as unknown as { noted: { notices: string[]; sounds: AudioContext[] } }).noted;
    return { notices, sounds: sounds.map(({ state }) => state) };
  });

test('a visitor calls: two ring, one answers by video, the other sees who; nobody answers: a booked slot @once', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  // A fair of its own, with slots from now on.
  const now = new Date();
  const timezoneId = zoneAtNoon(now);
  const organiser = await newPerson(browser, { timezoneId });
  await signInQuietly(organiser.context(), `${unique('calls')}@organisers.example`);
  await organiser.goto('/');
  const address = await createFair(organiser, {
    name: unique('Call Days'),
    begins: wallClock(new Date(now.getTime() - 30 * minute), timezoneId),
    ends: wallClock(new Date(now.getTime() + 150 * minute), timezoneId),
    slotMinutes: 15,
  });
  const [seller, colleague, caller] = await letIn(browser, organiser, address, [
    { ...team, firstName: 'Bruno', lastName: 'Bolt' },
    { ...team, firstName: 'Carla', lastName: 'Crane' },
    {
      kind: 'visitor',
      firstName: 'Ada',
      lastName: 'Moreau',
      companyName: 'Hotel Moreau',
      seeks: 'Robots.',
      offers: 'Rooms.',
    },
  ]);
  if (!seller || !colleague || !caller) throw new Error('nobody was let in');
  const [staff, mate, visitor] = [seller.page, colleague.page, caller.page];
  const { boothPath, productPath } = await publishQuietly(staff, address, 'Packing arm');

  await test.step('the organiser says when the hall is open', async () => {
    await organiser.goto(`${address}/organise/booths`);
    await organiser.getByLabel('Opens').fill('00:05');
    await organiser.getByLabel('Closes').fill('23:55');
    await organiser.getByRole('button', { name: 'Save the hours' }).click();
    await expect(organiser.getByText('The hours are saved.')).toBeVisible();
  });

  await test.step('the team goes on duty, and the hall says so', async () => {
    await visitor.goto(`${address}/hall?staffed=yes`);
    await expect(visitor.getByText('Nothing matches')).toBeVisible();
    await behindAnotherWindow(staff);
    await goOnDuty(staff, address);
    await goOnDuty(mate, address);
    await visitor.reload();
    await expect(visitor.getByText('Staffed now', { exact: true })).toBeVisible();
  });

  await test.step('a visitor asks both for a meeting about a product', async () => {
    await visitor.goto(productPath);
    for (const name of ['Bruno Bolt', 'Carla Crane'])
      await visitor.getByRole('button', { name: `Ask ${name} for a meeting about this product` }).click();
    await expect(visitor.getByText('You have asked for a meeting about this product.')).toHaveCount(2);
  });

  await test.step('the visitor is counted, agrees to be seen, and the team sees who it is within a second', async () => {
    await visitor.goto(boothPath);
    await expect(staff.getByText('1 person looks at your booth.')).toBeVisible();
    await expect(staff.getByText('1 of them does not want to be seen.')).toBeVisible();
    await visitor.getByRole('button', { name: 'Yes, show me' }).click();
    await expect(staff.getByRole('heading', { name: 'Ada Moreau' })).toBeVisible();
  });

  await test.step('a greeting is on the page of the visitor', async () => {
    await staff.getByRole('button', { name: 'Greet Ada Moreau' }).click();
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
    await expect.poll(() => noted(staff)).toEqual({ notices: ['Ada Moreau is calling'], sounds: ['running'] });
    await staff.getByRole('button', { name: 'Answer' }).click();
    await expect.poll(() => noted(staff)).toMatchObject({ sounds: ['closed'] });
    await expect(mate.getByText(/has taken the call of Ada Moreau/)).toBeVisible();
    for (const page of [staff, visitor]) await expectPeople(page, 2);
    for (const page of [staff, visitor]) await expectEverybodySeenAndHeard(page, 1);
  });

  await test.step('whoever leaves ends it for both', async () => {
    await staff.getByRole('button', { name: 'Leave' }).first().click();
    for (const page of [staff, visitor]) await expect(page.getByText('The call is over')).toBeVisible();
  });

  await test.step('nobody answers for 30 seconds: a time is chosen, and a task waits for the team', async () => {
    await staff.goto(`${address}/duty`);
    await visitor.goto(boothPath);
    await visitor.getByRole('button', { name: 'Call the stand' }).click();
    // Pages that are loaded anew go on ringing.
    for (const page of [staff, mate]) await page.reload();
    await expect(mate.getByRole('button', { name: 'Answer' })).toBeVisible();
    await expect(visitor.getByText('Nobody could answer')).toBeVisible({ timeout: 40_000 });
    await expect(mate.getByRole('button', { name: 'Answer' })).toBeHidden();
    await visitor.getByLabel('Message for the team').fill('About spare parts');
    await visitor.getByRole('button', { name: 'Leave the message' }).click();
    await expect(staff.getByText('About spare parts')).toBeVisible();
    await visitor
      .getByRole('button', { name: /, with / })
      .first()
      .click();
    await expect(visitor.getByText('The meeting is on both agendas.')).toBeVisible();
  });

  await test.step('the meeting says what it is about; a bell and a mail with an entry for the calendar tell of it', async () => {
    await visitor.getByRole('link', { name: 'To the meeting' }).click();
    await expect(visitor.getByRole('heading', { name: 'What it is about' })).toBeVisible();
    await expect(visitor.getByRole('link', { name: 'Packing arm' })).toBeVisible();
    await expect(visitor.getByRole('button', { name: 'Notifications, 1 unread' })).toBeVisible();
    const to = await visitor.evaluate(async () => {
      const answer = await fetch('/api/auth/get-session');
      return ((await answer.json()) as { user: { email: string } }).user.email;
    });
    const subjects = async () => {
      const answer = await visitor.request.get('/api/messaging/mailbox', { params: { to } });
      const { items } = (await answer.json()) as { items: { subject: string }[] };
      return items.map(({ subject }) => subject).join('\n');
    };
    await expect.poll(subjects).toMatch(/meeting with (Bruno Bolt|Carla Crane), Bolt Robotics/);
    // It is with whoever of the team was free, and a colleague is told so, without a way in.
    const isBrunos = (await subjects()).includes('meeting with Bruno Bolt');
    const [own, other] = isBrunos ? [staff, mate] : [mate, staff];
    for (const page of [own, other]) await page.goto(`${address}/duty`);
    await expect(other.getByText('The visitor has booked a meeting with a colleague')).toBeVisible();
    await own.getByRole('link', { name: 'The visitor has booked a meeting' }).click();
    await expect(own.getByRole('link', { name: 'Packing arm' })).toBeVisible();
  });

  await test.step('whoever returned the call says so, and it is found among those that were', async () => {
    await staff.goto(`${address}/duty`);
    await staff.getByRole('button', { name: /was returned/ }).click();
    await expect(staff.getByText('No call waits to be returned.')).toBeVisible();
    await staff.getByRole('radiogroup', { name: 'Which calls' }).getByText('Returned', { exact: true }).click();
    await expect(staff.getByText(/^Returned .* by Bruno Bolt$/)).toBeVisible();
  });

  for (const page of [staff, mate, visitor, organiser]) {
    expectNoErrors(page);
    await page.context().close();
  }
});
