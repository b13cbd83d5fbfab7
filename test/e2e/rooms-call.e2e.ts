import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { buyerName, chooseMore, closePanel, openTab, sellerName, test, tileOf } from './support/call.js';
import { expectInRoom, expectPeople, expectVideoFlows } from './support/media.js';
import { expectGoodPage } from './support/page-checks.js';
import { expectEverybodySeenAndHeard, flowOf } from './support/room-look.js';

test.setTimeout(60_000);

test('two see and hear each other, and know how much time is left @once', async ({ call, demo }) => {
  const { seller, buyer } = call;
  for (const page of [seller, buyer]) {
    await expectVideoFlows(page);
    await expect(page.getByRole('timer')).toHaveText(/^\d.* left$|^Planned time over since \d/);
    const following = await nextMeetingOf(page, demo.paths.meeting);
    const note = page.locator('[data-following]');
    if (following === null) await expect(note).toHaveCount(0);
    else await expect(note).toContainText(following);
  }
});

test('messages, a file, a hand and reactions reach the other side @once', async ({ call: { seller, buyer } }) => {
  const bytes = Buffer.from(Array.from({ length: 3_000 }, (_, index) => `${index};${(index * 37) % 101}\n`).join(''));
  await test.step('what is written is read, and counted until it is', async () => {
    const words = `The offer, as promised ${Date.now()}`;
    await openTab(seller, 'Chat');
    await seller.getByRole('textbox', { name: 'Write a message' }).fill(words);
    await seller.keyboard.press('Enter');
    await expect(buyer.getByRole('button', { name: 'Chat, 1 new message' })).toBeVisible();
    await openTab(buyer, 'Chat');
    await expect(buyer.getByText(words)).toBeVisible();
    await expectGoodPage(buyer);
  });
  await test.step('a file arrives byte for byte', async () => {
    const name = `prices-${Date.now()}.csv`;
    const choosing = seller.waitForEvent('filechooser');
    await seller.getByRole('button', { name: 'Attach files' }).click();
    await (await choosing).setFiles({ name, mimeType: 'text/csv', buffer: bytes });
    const coming = buyer.waitForEvent('download');
    await buyer.getByRole('link', { name }).click();
    expect((await readFile(await (await coming).path())).equals(bytes)).toBe(true);
    await openTab(buyer, 'About');
    await expect(buyer.locator('[data-call-files]').getByRole('link', { name })).toBeVisible();
    for (const page of [seller, buyer]) await closePanel(page);
  });
  await test.step('a raised hand is seen and lowered', async () => {
    await buyer.getByRole('button', { name: 'Raise hand' }).click();
    await expect(tileOf(seller, buyerName).getByRole('img', { name: 'Hand raised, number 1' })).toBeVisible();
    await buyer.getByRole('button', { name: 'Lower hand' }).click();
    await expect(tileOf(seller, buyerName).getByRole('img', { name: 'Hand raised, number 1' })).toHaveCount(0);
  });
  await test.step('reactions fly over the picture, by menu and by key', async () => {
    await buyer.getByRole('button', { name: 'React' }).click();
    await buyer.getByRole('menuitem', { name: 'Applause' }).click();
    await expect(tileOf(seller, buyerName).getByRole('img', { name: 'Applause' }).first()).toBeVisible();
    await buyer.keyboard.press('Escape');
    await seller.keyboard.press('2');
    await expect(tileOf(buyer, sellerName).locator('[data-reaction]').first()).toBeVisible();
  });
});

test('the microphone: by key, held to talk, with noise taken out @once', async ({ call: { seller, buyer } }) => {
  await test.step('muted, nothing is sent', async () => {
    await buyer.keyboard.press('m');
    await expect(tileOf(seller, buyerName).getByRole('img', { name: 'Microphone off' })).toBeVisible();
    await expect.poll(async () => (await flowOf(seller, 'microphone')).packets, { message: 'packets' }).toBe(0);
  });
  await test.step('the space bar is for talking while it is held', async () => {
    // A button that the keyboard has reached keeps its own space bar.
    await buyer.getByRole('heading', { level: 1 }).click();
    await buyer.keyboard.down('Space');
    await expect(buyer.getByText('You are heard while you hold the space bar')).toBeVisible();
    await expect(tileOf(seller, buyerName).getByRole('img', { name: 'Microphone off' })).toHaveCount(0);
    await expect
      .poll(async () => (await flowOf(seller, 'microphone')).energy, { message: 'energy' })
      .toBeGreaterThan(0);
    await buyer.keyboard.up('Space');
    await expect(tileOf(seller, buyerName).getByRole('img', { name: 'Microphone off' })).toBeVisible();
    await expect.poll(async () => (await flowOf(seller, 'microphone')).packets, { message: 'packets' }).toBe(0);
    await buyer.keyboard.press('m');
    await expect(tileOf(seller, buyerName).getByRole('img', { name: 'Microphone off' })).toHaveCount(0);
  });
  await test.step('with noise taken out there is still a voice', async () => {
    await openTab(buyer, 'Settings');
    await buyer.getByRole('switch', { name: 'Reduce noise' }).click();
    await expect(buyer.locator('[data-effect="noise"]')).toHaveAttribute('data-effect-state', 'on');
    await expect
      .poll(async () => (await flowOf(seller, 'microphone')).energy, { message: 'energy' })
      .toBeGreaterThan(0);
    await buyer.getByRole('switch', { name: 'Reduce noise' }).click();
    await expect(buyer.locator('[data-effect="noise"]')).toHaveAttribute('data-effect-state', 'off');
    await closePanel(buyer);
  });
});

test('keys are listed and can be switched off @once', async ({ call: { buyer } }) => {
  await buyer.keyboard.press('?');
  const list = buyer.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list.getByRole('row', { name: /^Mute M$/ })).toBeVisible();
  await expect(list.getByRole('row', { name: /^Talk while held.* Space$/ })).toBeVisible();
  await expectGoodPage(buyer);
  await list.getByRole('switch', { name: 'Single letters are shortcuts' }).click();
  await list.getByRole('button', { name: 'Close' }).click();
  await expect(list).toHaveCount(0);
  await buyer.keyboard.press('h');
  await expect(buyer.getByRole('button', { name: 'Raise hand' })).toBeVisible();
  await chooseMore(buyer, 'Keyboard shortcuts');
  await list.getByRole('switch', { name: 'Single letters are shortcuts' }).click();
  await list.getByRole('button', { name: 'Close' }).click();
  await expect(list).toHaveCount(0);
  await buyer.keyboard.press('h');
  await buyer.getByRole('button', { name: 'Lower hand' }).click();
  await expect(buyer.getByRole('button', { name: 'Raise hand' })).toBeVisible();
});

test('a small window on top of everything shows the other side and can mute @once', async ({ call: { buyer } }) => {
  const opening = buyer.waitForEvent('popup');
  await chooseMore(buyer, 'Small window on top');
  const small = await opening;
  await expect(small.getByRole('figure', { name: sellerName }).locator('video')).toBeVisible();
  await expect
    .poll(() =>
      small
        .locator('video')
        .evaluate((video) => (video as HTMLVideoElement).getVideoPlaybackQuality().totalVideoFrames),
    )
    .toBeGreaterThan(10);
  await small.getByRole('button', { name: 'Mute' }).click();
  await expect(buyer.getByRole('button', { name: 'Unmute' })).toBeVisible();
  await small.getByRole('button', { name: 'Unmute' }).click();
  await chooseMore(buyer, 'Close the small window');
  await expect.poll(() => small.isClosed()).toBe(true);
});

test('beside the picture is who the other one is and why the two match @once', async ({ call: { buyer } }) => {
  await openTab(buyer, 'About');
  const about = buyer.getByRole('tabpanel', { name: 'About' });
  await expect(about.getByRole('heading', { name: sellerName })).toBeVisible();
  const reasons = about.getByRole('region', { name: 'Why you two' });
  await expect(reasons.getByRole('listitem').first()).toBeVisible();
  await expectGoodPage(buyer);
  await about.getByRole('textbox', { name: 'My notes' }).fill('Asks for pallets of 800 kg.');
  await expect(about.locator('[data-note="saved"]')).toBeVisible();
  await about.getByRole('textbox', { name: 'My notes' }).fill('');
  await expect(about.locator('[data-note="saved"]')).toBeVisible();
  await closePanel(buyer);
});

test('what is not on the screen is not sent @once', async ({ call: { seller, buyer } }) => {
  await test.step('a page that hides the pictures gets none, but voices', async () => {
    await setHidden(buyer, true);
    await expect
      .poll(async () => (await flowOf(buyer, 'camera')).packets, { message: 'packets of pictures', timeout: 20_000 })
      .toBe(0);
    expect((await flowOf(buyer, 'microphone')).energy).toBeGreaterThan(0);
    await setHidden(buyer, false);
    await expectEverybodySeenAndHeard(buyer, 1);
  });
  await test.step('a tile that is out of sight is not sent either', async () => {
    const hidden = await buyer.addStyleTag({ content: 'figure[data-participant] { display: none !important }' });
    await expect
      .poll(async () => (await flowOf(buyer, 'camera')).packets, { message: 'packets of pictures', timeout: 20_000 })
      .toBe(0);
    await hidden.evaluate((node) => node.parentNode?.removeChild(node));
    await expectEverybodySeenAndHeard(buyer, 1);
  });
  await expectVideoFlows(seller);
});

test('leaving by accident is asked about, and leaving is not @once', async ({ call }) => {
  const { buyer } = call;
  await test.step('the button leaves without a question', async () => {
    await buyer.getByRole('button', { name: 'Leave' }).click();
    await expect(buyer.getByRole('heading', { name: 'You have left the meeting' })).toBeVisible();
    await expectPeople(call.seller, 1);
  });
  await test.step('the way out of the call by an arrow of the browser asks first', async () => {
    // By the browser's arrows, since the agenda offers no meeting that is over, which this one may be by now.
    await buyer.getByRole('link', { name: 'Back to my agenda' }).click();
    await expect(buyer.getByRole('heading', { level: 1, name: 'Agenda' })).toBeVisible();
    await buyer.goBack();
    await buyer.getByRole('button', { name: 'Join the meeting' }).click();
    await expectInRoom(buyer);
    await buyer.goForward();
    const question = buyer.getByRole('dialog', { name: 'Leave the call?' });
    await question.getByRole('button', { name: 'Stay' }).click();
    await expect(question).toHaveCount(0);
    for (const page of [call.seller, buyer]) await expectPeople(page, 2);
  });
});

/** Whom this person meets after this meeting, where it begins soon enough to be shown. */
async function nextMeetingOf(page: Page, meetingPath: string): Promise<string | null> {
  const [, , fairId, , meetingId] = meetingPath.split('/');
  const answer = await page.request.get(`/api/meetings/${fairId}/agenda`);
  const { meetings, participantId } = (await answer.json()) as {
    participantId: string;
    meetings: {
      id: string;
      status: string;
      startsAt: string;
      endsAt: string;
      attendees: { id: string; lastName: string }[];
    }[];
  };
  const current = meetings.find(({ id }) => id === meetingId);
  const [next] = meetings
    .filter(
      ({ id, status, startsAt }) => id !== meetingId && status === 'scheduled' && startsAt >= (current?.endsAt ?? ''),
    )
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  if (next === undefined || Date.parse(next.startsAt) - Date.now() > 30 * 60_000) return null;
  return next.attendees.find(({ id }) => id !== participantId)?.lastName ?? null;
}

/** As if the person had gone to another tab: headless Chromium shows every page always. */
async function setHidden(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: hidden ? 'hidden' : 'visible' });
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
}
