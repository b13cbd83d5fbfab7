import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { type Demo, demoFair, test } from './support/demo.js';
import { expectNoErrors } from './support/errors.js';
import { expectInRoom, expectPeople } from './support/media.js';
import { newPerson } from './support/people.js';
import { expectEverybodySeenAndHeard, lookIntoRoom } from './support/room-look.js';

/** Pages that all send and receive take most of two cores, so the windows are small. */
const viewport = { width: 900, height: 640 };
const fairId = demoFair.split('/').pop();
const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

async function open(browser: Browser, storageState: BrowserContextOptions['storageState']): Promise<Page> {
  const page = await newPerson(browser, { storageState, viewport });
  expect((await page.request.patch('/api/profiles/account', { data: { locale: 'en' } })).ok()).toBe(true);
  return page;
}

async function create(organiser: Page, path: string, data: object): Promise<string> {
  const answer = await organiser.request.post(`/api/live/${fairId}/${path}`, { data });
  expect(answer.ok(), path).toBe(true);
  return ((await answer.json()) as { id: string }).id;
}

const idIn = (path: string) => path.split('/').pop() ?? '';

async function end(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    expectNoErrors(page);
    await page.context().close();
  }
}

async function planSession(organiser: Page, { paths }: Demo): Promise<string> {
  return create(organiser, 'stage/sessions', {
    title: { en: 'Less plastic', fr: 'Moins de plastique' },
    startsAt: hoursFromNow(0.1),
    endsAt: hoursFromNow(1),
    people: [{ participantId: idIn(paths.person), part: 'speaker' }],
  });
}

test('a stage: back stage, live, a question that is voted for, a viewer invited up, the end @once', async ({
  browser,
  demo,
}) => {
  const [organiser, speaker, viewer] = [
    await open(browser, demo.organiser),
    await open(browser, demo.exhibitor),
    await open(browser, demo.buyer),
  ];
  const path = `${demoFair}/stage/${await planSession(organiser, demo)}`;
  const question = 'What does it cost in small runs?';

  await test.step('questions are asked beforehand, and voted for', async () => {
    await viewer.goto(path);
    await expect(viewer.getByText('This session has not begun.')).toBeVisible();
    await viewer.getByLabel('Your question').fill(question);
    await viewer.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(viewer.getByText('Asked by you')).toBeVisible();
    await speaker.goto(path);
    await speaker.getByRole('button', { name: 'Vote for this question, 0 votes so far' }).click();
    await expect(viewer.getByRole('button', { name: 'Vote for this question, 1 vote so far' })).toBeVisible();
  });

  await test.step('those of the session meet back stage', async () => {
    await organiser.goto(path);
    for (const page of [speaker, organiser]) {
      await page.getByRole('button', { name: 'Go back stage' }).click();
      await page.getByRole('button', { name: 'Go in' }).click();
      await expectInRoom(page);
    }
    await expectPeople(speaker, 2);
    await expect(viewer.locator('[data-phase]')).toHaveCount(0);
  });

  await test.step('it goes live: the viewer is let in, and sees and hears both', async () => {
    await organiser.getByRole('button', { name: 'Go live' }).click();
    await expectInRoom(viewer);
    await expectEverybodySeenAndHeard(viewer, 2);
    await expect(viewer.locator('figure[data-self]')).toHaveCount(0);
    await expect(viewer.getByRole('button', { name: 'Unmute' })).toHaveCount(0);
    await expect(organiser.getByText('1 viewer', { exact: true })).toBeVisible();
    const seen = new Set((await lookIntoRoom(organiser)).map(({ participantId }) => participantId));
    expect(seen.size, 'the organiser receives the speaker alone').toBe(1);
  });

  await test.step('the question is a tab away', async () => {
    await viewer.getByRole('button', { name: 'Questions' }).click();
    await expect(viewer.getByText(question)).toBeVisible();
  });

  await test.step('a viewer with a hand up is invited and is seen and heard', async () => {
    await viewer.getByRole('button', { name: 'Raise hand' }).click();
    await organiser.getByRole('button', { name: 'People' }).click();
    await organiser.getByRole('button', { name: 'Invite Damien Delvaux to speak' }).click();
    await expectEverybodySeenAndHeard(speaker, 2);
    await expect(viewer.locator('figure[data-self]')).toBeVisible();
  });

  await test.step('... and is sent back among the viewers', async () => {
    await organiser.getByRole('button', { name: 'Direct Damien Delvaux' }).click();
    await organiser.getByRole('menuitem', { name: 'Send back to the audience' }).click();
    await expect(viewer.locator('figure[data-self]')).toHaveCount(0);
    await expect(organiser.getByText('1 viewer', { exact: true })).toBeVisible();
    await expectEverybodySeenAndHeard(viewer, 2);
  });

  await test.step('the end for everybody is the end of the session', async () => {
    await organiser.getByRole('button', { name: 'End for everybody' }).click();
    await organiser.getByRole('dialog').getByRole('button', { name: 'End the session' }).click();
    for (const page of [organiser, speaker, viewer]) {
      await expect(page.getByText('Over', { exact: true }).first()).toBeVisible();
      await expect(page.locator('[data-phase]')).toHaveCount(0);
    }
    await expect(organiser.getByRole('switch', { name: 'Published' })).not.toBeChecked();
  });
  await end(organiser, speaker, viewer);
});

test('speed networking: two who wait are brought together, both want more, both stay in touch @once', async ({
  browser,
  demo,
}) => {
  const organiser = await open(browser, demo.organiser);
  const rouletteId = await create(organiser, 'roulettes', {
    title: { en: 'Express', fr: 'Express' },
    roundMinutes: 2,
    startsAt: hoursFromNow(-0.1),
    endsAt: hoursFromNow(1),
  });
  await end(organiser);
  const both = [await open(browser, demo.exhibitor), await open(browser, demo.buyer)] as const;
  const [exhibitor, buyer] = both;

  await test.step('they see and hear each other', async () => {
    for (const page of both) {
      await page.goto(`${demoFair}/roulette/${rouletteId}`);
      await page.getByRole('button', { name: 'Find somebody' }).click();
    }
    for (const page of both) await expectPeople(page, 2);
    for (const page of both) await expectEverybodySeenAndHeard(page, 1);
  });

  await test.step('the talk is longer once both have asked', async () => {
    await exhibitor.getByRole('button', { name: 'One more round' }).click();
    await expect(exhibitor.getByRole('button', { name: 'One more round', pressed: true })).toBeVisible();
    await expect(buyer.getByRole('button', { name: 'One more round', pressed: false })).toBeVisible();
    await buyer.getByRole('button', { name: 'One more round' }).click();
    for (const page of both) await expect(page.getByText('Both wanted more: the talk is longer.')).toBeVisible();
  });

  await test.step('both say that they stay in touch, and learn of it afterwards', async () => {
    await exhibitor.getByRole('button', { name: 'Stay in touch' }).click();
    await expect(exhibitor.getByRole('button', { name: 'Stay in touch', pressed: true })).toBeVisible();
    await exhibitor.getByRole('button', { name: 'Leave' }).click();
    await expect(buyer.getByRole('heading', { name: 'How was it?' })).toBeVisible();
    await expect(buyer.getByText(/want to stay in touch\./)).toHaveCount(0);
    await buyer.getByRole('button', { name: 'Stay in touch' }).click();
    await expect(buyer.getByText('You and Élodie Renard want to stay in touch.')).toBeVisible();
    await buyer.getByRole('link', { name: 'Profile and wish to meet' }).first().click();
    await expect(buyer.getByRole('heading', { level: 1, name: 'Élodie Renard' })).toBeVisible();
    await exhibitor.goto(`${demoFair}/roulette`);
    await expect(
      exhibitor.getByRole('listitem').filter({ hasText: 'Damien Delvaux' }).getByText('In touch').first(),
    ).toBeVisible();
  });
  await end(...both);
});

test('a lounge where visitors knock: closed, opened, let in, with a chat @once', async ({ browser, demo }) => {
  const [host, visitor] = [await open(browser, demo.exhibitor), await open(browser, demo.buyer)];
  const boothId = idIn(demo.paths.booth);
  const closed = await host.request.put(`/api/live/${fairId}/lounges/${boothId}`, {
    data: { isOpen: false, asksToKnock: false },
  });
  expect(closed.ok()).toBe(true);

  await test.step('the team opens it', async () => {
    await visitor.goto(demo.paths.booth);
    await expect(visitor.getByText('The lounge is closed.')).toBeVisible();
    await host.goto(demo.paths.booth);
    for (const name of ['Visitors knock', 'Open']) {
      await host.getByRole('switch', { name }).click();
      await expect(host.getByRole('switch', { name })).toBeChecked();
    }
    await host.getByRole('link', { name: 'Enter the lounge' }).click();
    await host.getByRole('button', { name: 'Go in' }).click();
    await expectInRoom(host);
  });

  await test.step('a visitor knocks, and is let in', async () => {
    await visitor.getByRole('link', { name: 'Knock' }).click();
    await visitor.getByRole('button', { name: 'Go in' }).click();
    await expect(visitor.getByText('You have knocked. Somebody will let you in.')).toBeVisible();
    await host.getByRole('button', { name: 'Let in', exact: true }).click();
    for (const page of [host, visitor]) await expectPeople(page, 2);
    await expectEverybodySeenAndHeard(visitor, 1);
  });

  await test.step('they write to each other', async () => {
    const words = `Good morning at ${new Date().toISOString()}`;
    await visitor.getByRole('button', { name: 'Chat' }).click();
    await visitor.getByRole('textbox', { name: 'Write a message' }).fill(words);
    await visitor.getByRole('button', { name: 'Send', exact: true }).click();
    await host.getByRole('button', { name: 'Chat' }).click();
    await expect(host.getByText(words)).toBeVisible();
  });

  await test.step('the visitor leaves, and the booth counts one person less', async () => {
    await visitor.getByRole('button', { name: 'Leave' }).click();
    await expectPeople(host, 1);
    await visitor.getByRole('link', { name: 'To the booth' }).click();
    await expect(visitor.getByText('1 person is in the lounge')).toBeVisible();
  });
  await end(host, visitor);
});
