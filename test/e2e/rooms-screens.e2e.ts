import { type Browser, expect, type Page } from '@playwright/test';
import {
  buyerName,
  type Call,
  closePanel,
  enterMeeting,
  leaveCall,
  openTab,
  sellerName,
  test,
  tileOf,
} from './support/call.js';
import { signInColleague } from './support/colleague.js';
import type { Demo } from './support/demo.js';
import { expectInRoom, expectPeople } from './support/media.js';
import { expectGoodPage } from './support/page-checks.js';
import { expectEverybodySeenAndHeard, flowOf, videoCodecs } from './support/room-look.js';

test.setTimeout(90_000);

// The first one: whoever has been inside may come back through a lock.
test('a locked meeting is entered by leave of one of its two sides @once', async ({ browser, call, demo }) => {
  const { seller } = call;
  const colleague = await signInColleague(browser, demo);
  await test.step('one side locks it', async () => {
    await openTab(seller, 'People');
    await seller.getByRole('switch', { name: 'Lock the room' }).click();
    await expect(seller.getByRole('switch', { name: 'Lock the room' })).toBeChecked();
    await closePanel(seller);
  });
  await test.step('whoever comes has to ask', async () => {
    await colleague.goto(`${demo.paths.meeting}/room`);
    await colleague.getByRole('button', { name: 'Join the meeting' }).click();
    await expect(colleague.getByText('You have asked to come in')).toBeVisible();
    await expect(seller.locator('[data-knocks="1"]')).toContainText('asks to come in');
    await expectPeople(seller, 2);
  });
  await test.step('and is let in', async () => {
    await seller.locator('[data-knocks]').getByRole('button', { name: 'Let in' }).click();
    await expectInRoom(colleague);
    await expectPeople(seller, 3);
    await openTab(seller, 'People');
    await seller.getByRole('switch', { name: 'Lock the room' }).click();
    await expect(seller.getByRole('switch', { name: 'Lock the room' })).not.toBeChecked();
    await closePanel(seller);
  });
  await leave(colleague, call);
});

test('three in a meeting: who is large, who speaks, two shared screens with sound @once', async ({
  browser,
  call,
  demo,
}) => {
  const { seller, buyer } = call;
  const colleague = await enterAsColleague(browser, demo);
  const all = [seller, buyer, colleague];
  for (const page of all) await expectPeople(page, 3);
  await expectEverybodySeenAndHeard(colleague, 2);

  await test.step('whoever speaks is named, and large where one wants that', async () => {
    // All three beep once a second: only one of them is to be heard.
    for (const page of [seller, colleague]) await page.keyboard.press('m');
    await expect(colleague.getByText(`${buyerName} is speaking`, { exact: true })).toBeVisible();
    await colleague.keyboard.press('g');
    await expect(tileOf(colleague, buyerName)).toHaveAttribute('data-rank', 'speaker');
    await expect.poll(() => widthOf(colleague, buyerName)).toBeGreaterThan((await widthOf(colleague, sellerName)) * 2);
    await seller.keyboard.press('m');
  });

  await test.step('a pinned person stays large', async () => {
    await colleague.getByRole('button', { name: `Keep ${sellerName} large` }).click();
    await expect(tileOf(colleague, sellerName)).toHaveAttribute('data-rank', 'pinned');
    await expect.poll(() => widthOf(colleague, sellerName)).toBeGreaterThan((await widthOf(colleague, buyerName)) * 2);
    await colleague.getByRole('button', { name: `No longer keep ${sellerName} large` }).click();
    await colleague.keyboard.press('g');
    await expect(colleague.locator('[data-layout="grid"]')).toBeVisible();
  });

  await test.step('a shared screen is seen large, and heard', async () => {
    await share(seller);
    await expect(screenOf(colleague, sellerName)).toBeVisible();
    await expect.poll(async () => (await flowOf(colleague, 'screen')).frames).toBeGreaterThan(2);
    await expect.poll(async () => (await flowOf(colleague, 'screen-audio')).energy).toBeGreaterThan(0);
  });

  await test.step('it can be made larger, and fill the display', async () => {
    const screen = screenOf(colleague, sellerName);
    await screen.getByRole('button', { name: 'Zoom in' }).click();
    await expect(screen).toHaveAttribute('data-zoomed', 'true');
    await screen.getByRole('button', { name: 'Zoom out' }).click();
    await expect(screen).not.toHaveAttribute('data-zoomed');
    await screen.getByRole('button', { name: 'Full screen' }).click();
    await expect.poll(() => fullScreen(colleague)).toBe(`Screen of ${sellerName}`);
    await screen.getByRole('button', { name: 'End full screen' }).click();
    await expect.poll(() => fullScreen(colleague)).toBe(null);
    await colleague.keyboard.press('f');
    await expect.poll(() => fullScreen(colleague)).toBe(`Screen of ${sellerName}`);
    await colleague.keyboard.press('f');
    await expect.poll(() => fullScreen(colleague)).toBe(null);
  });

  await test.step('of two screens the newer one is shown, the other is a press away', async () => {
    await share(buyer);
    await expect(screenOf(colleague, buyerName)).toBeVisible();
    await expect(screenOf(colleague, sellerName)).toHaveCount(0);
    await colleague.getByRole('button', { name: `Screen of ${sellerName}` }).click();
    await expect(screenOf(colleague, sellerName)).toBeVisible();
    await expect(screenOf(seller, buyerName)).toBeVisible();
    for (const page of [colleague, seller]) await expectGoodPage(page);
    for (const page of [buyer, seller]) await page.getByRole('button', { name: 'Stop sharing' }).first().click();
    await expect(colleague.locator('[data-screen-of]')).toHaveCount(0);
    await expectEverybodySeenAndHeard(colleague, 2);
  });
  await leave(colleague, call);
});

test('a browser without VP8 is seen and sees: the room changes to a codec that all have @once', async ({
  browser,
  call,
  demo,
}) => {
  const { seller, buyer } = call;
  for (const page of [seller, buyer]) await expect.poll(() => videoCodecs(page, 'outbound-rtp')).toEqual(['VP8']);
  const colleague = await enterAsColleague(browser, demo, withoutVp8);
  for (const page of [seller, buyer, colleague]) {
    await expectPeople(page, 3);
    await expect.poll(() => videoCodecs(page, 'outbound-rtp'), { timeout: 20_000 }).toEqual(['VP9']);
    await expectEverybodySeenAndHeard(page, 2);
  }
  expect(await videoCodecs(colleague, 'inbound-rtp')).toEqual(['VP9']);
  await leave(colleague, call);
  for (const page of [seller, buyer]) {
    await expect.poll(() => videoCodecs(page, 'outbound-rtp'), { timeout: 20_000 }).toEqual(['VP8']);
    await expectEverybodySeenAndHeard(page, 1);
  }
});

const screenOf = (page: Page, name: string) => page.getByRole('figure', { name: `Screen of ${name}` });
const widthOf = async (page: Page, name: string) => (await tileOf(page, name).boundingBox())?.width ?? 0;
const fullScreen = (page: Page) => page.evaluate(() => document.fullscreenElement?.getAttribute('aria-label') ?? null);

async function share(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share screen' }).click();
  await expect(page.getByText('You are sharing your screen')).toBeVisible();
}

/** The buyer's colleague comes in, too. */
async function enterAsColleague(browser: Browser, demo: Demo, before: (() => void) | null = null): Promise<Page> {
  const page = await signInColleague(browser, demo);
  if (before) await page.addInitScript(before);
  await enterMeeting(page, demo);
  return page;
}

async function leave(colleague: Page, { seller, buyer }: Call): Promise<void> {
  await leaveCall(colleague);
  for (const page of [seller, buyer]) await expectPeople(page, 2);
}

/** Runs in the page: this browser offers no VP8 for pictures, neither to send nor to receive. */
function withoutVp8(): void {
  const { getCapabilities } = RTCRtpSender;
  RTCRtpSender.getCapabilities = (kind) => {
    const all = getCapabilities.call(RTCRtpSender, kind);
    return all && { ...all, codecs: all.codecs.filter(({ mimeType }) => mimeType !== 'video/VP8') };
  };
  const { addTransceiver } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.addTransceiver = function (this: RTCPeerConnection, ...of) {
    const transceiver = addTransceiver.apply(this, of);
    const kind = typeof of[0] === 'string' ? of[0] : of[0].kind;
    if (kind === 'video') {
      const all = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
      transceiver.setCodecPreferences(all.filter(({ mimeType }) => mimeType !== 'video/VP8'));
    }
    return transceiver;
  };
}
