import { expect, type Page, test } from '@playwright/test';
import { completeProfile, wish } from './support/attendee.js';
import { expectNoErrors } from './support/errors.js';
import { expectInRoom, expectPeople, expectVideoFlows, joinRoom } from './support/media.js';
import { createFair, goTo, inviteAll, sampleFile, startImport, stat, uploadSpreadsheet } from './support/organiser.js';
import { newPerson } from './support/people.js';
import { signInByInvitation, signInByLink } from './support/sign-in.js';
import { unique } from './support/unique.js';
import { wallClock, zoneAtNoon } from './support/wall-clock.js';

const minute = 60_000;
const buyer = { email: 'amelie.dubois0@visitors.example', name: 'Amélie Dubois', jobTitle: 'Head of purchasing' };
const seller = { email: 'contact@mosanpackbv.example', name: 'Contact MosanPack BV' };

test('from a spreadsheet to a video meeting', async ({ browser }) => {
  test.setTimeout(300_000);
  const timezoneId = zoneAtNoon(new Date());
  const [organiser, amelie, mosan] = await Promise.all([
    newPerson(browser, { timezoneId }),
    newPerson(browser, { timezoneId: 'America/Sao_Paulo' }),
    newPerson(browser, { timezoneId: 'Europe/Amsterdam' }),
  ]);
  const everyone = [organiser, amelie, mosan];
  const fairName = unique('Food and Energy Days');

  await test.step('the organiser signs in by a mailed link', async () => {
    await organiser.goto('/');
    await organiser.getByRole('link', { name: 'Sign in' }).first().click();
    await signInByLink(organiser, `${unique('organiser')}@journey.example`);
    await expect(organiser.getByRole('link', { name: 'Create a fair' }).first()).toBeVisible();
  });

  // The first slot begins in ten minutes, so its room is open already.
  const begins = new Date(Date.now() + 11 * minute);
  const fairAddress = await test.step('and creates a fair of today', () =>
    createFair(organiser, {
      name: fairName,
      begins: wallClock(begins, timezoneId),
      ends: wallClock(new Date(begins.getTime() + 45 * minute), timezoneId),
      slotMinutes: 15,
    }));

  await test.step('imports exhibitors and participants', async () => {
    await uploadSpreadsheet(organiser, 'Exhibitors', sampleFile('exhibitors.csv'));
    await startImport(organiser);
    await expect(stat(organiser, 'New')).toHaveText('120');
    await expect(stat(organiser, 'Refused')).toHaveText('0');
    await uploadSpreadsheet(organiser, 'Visitors', sampleFile('participants.csv'));
    await startImport(organiser);
    await expect(stat(organiser, 'New')).toHaveText('480');
    await expect(stat(organiser, 'Refused')).toHaveText('0');
    await uploadSpreadsheet(organiser, 'Visitors', sampleFile('participants.csv'));
    await startImport(organiser);
    await expect(stat(organiser, 'New')).toHaveText('0');
    await expect(stat(organiser, 'Unchanged')).toHaveText('480');
  });

  await test.step('and invites them', () => inviteAll(organiser));

  await test.step('two of them sign in from their mails and complete their profiles', async () => {
    await signInByInvitation(amelie, buyer.email, fairName);
    await completeProfile(amelie, {
      jobTitle: buyer.jobTitle,
      seeks: 'Solar panels and heat pumps for twelve food plants, with maintenance.',
      offers: 'A framework contract of three years.',
    });
    await signInByInvitation(mosan, seller.email, fairName);
    await completeProfile(mosan, {
      jobTitle: 'Sales director',
      seeks: 'Food plants that want to leave gas behind.',
      offers: 'Solar panels and heat pumps, planned, built and maintained.',
      language: 'English',
    });
  });

  await test.step('one finds the other in the directory', async () => {
    await goTo(amelie, 'Directory');
    await amelie.getByLabel('Search people').fill('MosanPack BV');
    await expect(amelie.getByRole('heading', { level: 2, name: seller.name })).toBeVisible();
    await wish(amelie, seller.name, 'Want');
  });

  await test.step('who finds the first among the recommendations', async () => {
    await goTo(mosan, 'Matches');
    // There are several people of that name, even in one company.
    const card = mosan.getByRole('listitem').filter({ hasText: buyer.jobTitle });
    await expect(card.getByRole('heading', { level: 2, name: buyer.name })).toBeVisible();
    await wish(card, buyer.name, 'Want');
  });

  await test.step('both wait at their agenda', async () => {
    for (const page of [amelie, mosan]) {
      await goTo(page, 'Agenda');
      await expect(page.getByRole('heading', { level: 1, name: 'Agenda' })).toBeVisible();
      await expect(page.getByRole('link', { name: 'Join' })).toHaveCount(0);
      await page.evaluate(() => Object.assign(window, { wasNotReloaded: true }));
    }
  });

  await test.step('the organiser makes a timetable and publishes it', async () => {
    await goTo(organiser, 'Timetable');
    await organiser.getByRole('button', { name: 'Make a timetable' }).click();
    await expect(organiser.getByText('Only organisers can see this timetable.')).toBeVisible({ timeout: 60_000 });
    await expect(stat(organiser, 'Wished pairs')).toHaveText('1');
    const planned = organiser.getByRole('table', { name: 'Meetings' }).getByRole('row');
    await expect(planned).toHaveCount(2);
    await expect(planned.last()).toContainText(buyer.name);
    await expect(planned.last()).toContainText(seller.name);
    await expect(planned.last()).toContainText(wallClock(begins, timezoneId).time);
    await organiser.getByRole('button', { name: 'Publish', exact: true }).click();
    await organiser.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click();
    await expect(organiser.getByText('The timetable is published.')).toBeVisible();
  });

  await test.step('both agendas show it without a reload', async () => {
    for (const [page, other] of [
      [amelie, seller.name],
      [mosan, buyer.name],
    ] as const) {
      await expect(page.getByRole('region', { name: 'Next meeting' }).getByText(other)).toBeVisible({
        timeout: 30_000,
      });
      expect(await page.evaluate(() => 'wasNotReloaded' in window)).toBe(true);
    }
  });

  await test.step('they call each other', async () => {
    for (const page of [amelie, mosan]) await enterRoom(page);
    for (const page of [amelie, mosan]) {
      await expectPeople(page, 2);
      await expectVideoFlows(page);
    }
  });

  await test.step('one reloads and is back', async () => {
    await amelie.reload();
    await expectInRoom(amelie);
    for (const page of [amelie, mosan]) {
      await expectPeople(page, 2);
      await expectVideoFlows(page);
    }
  });

  await test.step('they leave, rate and note', async () => {
    for (const page of [amelie, mosan]) await leaveAndRate(page);
  });

  await test.step('what was noted is kept', async () => {
    await amelie.reload();
    await expect(amelie.getByRole('textbox', { name: 'Note' })).toHaveValue('Send the plans of the Lyon plant.');
    await expect(amelie.getByRole('radio', { name: '4 stars' })).toBeChecked();
    await expect(amelie.getByRole('switch', { name: 'Follow up after the fair' })).toBeChecked();
  });

  await test.step('the organiser sees how far people have got', async () => {
    await organiser.goto(`${fairAddress}/organise`);
    const row = (name: string) =>
      organiser.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd');
    await expect(row('Invited').getByText('600', { exact: true })).toBeVisible();
    for (const stage of [
      'Signed in',
      'Completed their profile',
      'Said whom they want to meet',
      'Have a meeting',
      'Met somebody',
    ]) {
      await expect(row(stage).getByText('2', { exact: true })).toBeVisible();
    }
    await expect(organiser.getByText('1 of 1 meetings have taken place.')).toBeVisible();
  });

  for (const page of everyone) {
    expectNoErrors(page);
    await page.context().close();
  }
});

async function enterRoom(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Next meeting' }).getByRole('link', { name: 'Join' }).click();
  await expect(page.getByRole('heading', { name: 'Before you go in' })).toBeVisible();
  for (const way of ['UDP open', 'TCP open']) {
    await expect(page.getByRole('listitem').filter({ hasText: way })).toBeVisible({ timeout: 30_000 });
  }
  // How good it is depends on what else the machine does.
  await expect(page.getByText(/^(Very good: enough for video|Good enough for video|Enough for voices)/)).toBeVisible({
    timeout: 30_000,
  });
  await joinRoom(page);
}

async function leaveAndRate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('heading', { name: 'You have left the meeting' })).toBeVisible();
  await page.getByRole('link', { name: 'Rate it and note what you agreed' }).click();
  await page.getByRole('radio', { name: '4 stars' }).check();
  await page.getByRole('textbox', { name: 'Note' }).fill('Send the plans of the Lyon plant.');
  await page.getByRole('switch', { name: 'Follow up after the fair' }).check();
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
}
