import { type Browser, expect, type Page } from '@playwright/test';
import { openInEnglish } from './support/call.js';
import { test } from './support/demo.js';
import { expectNoErrors } from './support/errors.js';
import { enterLounge, openLounge, signInVisitors } from './support/lounge.js';
import { expectInRoom, expectPeople, limitCamera } from './support/media.js';
import { cameras, lookIntoRoom, withLook } from './support/room-look.js';

const viewport = { width: 480, height: 360 };

test('six people in three browsers: as many as fit are seen, whoever speaks is heard, one leaves, one reloads @heavy', async ({
  browser,
  demo,
  playwright,
}, { project }) => {
  test.setTimeout(150_000);
  const { launchOptions } = project.use;
  // Six cameras with large pictures, thirty a second, are more than two cores carry.
  const args = [...(launchOptions?.args ?? []), '--use-fake-device-for-media-stream=device-count=3,fps=5'];
  const browsers: Browser[] = [];
  for (let count = 0; count < 3; count += 1)
    browsers.push(await playwright.chromium.launch({ ...launchOptions, args }));
  const [first = browser, second = browser, third = browser] = browsers;
  const host = await openInEnglish(first, demo.exhibitor);
  const buyer = await openInEnglish(second, demo.buyer);
  const organiser = await openInEnglish(third, demo.organiser);
  const visitors = (await signInVisitors(organiser.request, browsers, viewport, 5)).map(({ page }) => page);
  const everybody = [host, buyer, organiser, ...visitors];
  await openLounge(host, demo);

  await test.step('they walk in, and each sees and hears the others', async () => {
    for (const page of everybody) {
      await page.setViewportSize(viewport);
      await limitCamera(page, { width: 640, height: 360 });
      await enterLounge(page, demo);
      await expectInRoom(page);
    }
    for (const page of everybody) await expectPeople(page, 6);
    for (const page of everybody) await expectShownAreSent(page);
  });

  await test.step('nobody is sent a larger picture than a small tile needs', async () => {
    for (const page of everybody) {
      await expect
        .poll(async () => Math.max(...(await flowing(page)).map(({ width }) => width ?? 0)), {
          message: 'widest picture',
        })
        .toBeLessThanOrEqual(320);
    }
  });

  await test.step('the only one whose microphone is on is heard by all', async () => {
    const listeners = everybody.slice(1);
    for (const page of listeners) await page.keyboard.press('m');
    for (const page of listeners) await expectOneVoice(page);
  });

  await test.step('with nobody new speaking the others are on the next page, and are sent once it is turned', async () => {
    const before = await shownOthers(buyer);
    await buyer.getByRole('button', { name: 'Next page' }).click();
    // One other, where the own tile is the second one of that page.
    await expectShownAreSent(buyer, 1);
    const after = await shownOthers(buyer);
    expect(new Set([...before, ...after]).size, 'different people').toBe(5);
    await buyer.getByRole('button', { name: 'Previous page' }).click();
    await expectShownAreSent(buyer);
  });

  await test.step('one leaves, five go on', async () => {
    const [leaver, ...others] = [...everybody].reverse();
    await leaver?.getByRole('button', { name: 'Leave' }).click();
    for (const page of others) await expectPeople(page, 5);
    for (const page of others) await expectShownAreSent(page);
  });

  await test.step('one reloads and is back', async () => {
    await buyer.reload();
    await expectInRoom(buyer);
    await expectPeople(buyer, 5);
    await expectShownAreSent(buyer);
    await expectPeople(host, 5);
  });

  for (const page of everybody) expectNoErrors(page);
  for (const each of browsers) await each.close();
});

/** Who is on the screen now, beside the person whose screen it is. */
const shownOthers = (page: Page): Promise<string[]> =>
  page
    .locator('figure[data-participant]:not([data-self])')
    .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-participant') ?? ''));

/** The pictures of which frames come, five a second. */
async function flowing(page: Page) {
  const before = new Map(
    (await cameras(page)).map(({ participantId, framesDecoded }) => [participantId, framesDecoded]),
  );
  await page.waitForTimeout(1_500);
  return (await cameras(page)).filter(({ participantId, framesDecoded }) => {
    return framesDecoded > (before.get(participantId) ?? 0) + 2;
  });
}

/** Exactly those who are on a small screen are sent to it, and so many of them are there. */
async function expectShownAreSent(page: Page, least = 2): Promise<void> {
  await withLook(page, () =>
    expect(async () => {
      const [sent, shown] = [await flowing(page), await shownOthers(page)];
      expect(shown.length).toBeGreaterThanOrEqual(least);
      expect(sent.map(({ participantId }) => participantId).sort()).toEqual(shown.sort());
    }).toPass({ timeout: 30_000 }),
  );
}

/** One voice grows, and the others, which are off, do not. */
async function expectOneVoice(page: Page): Promise<void> {
  const energies = async () =>
    new Map(
      (await lookIntoRoom(page))
        .filter(({ source }) => source === 'microphone')
        .map(({ participantId, audioEnergy }) => [participantId, audioEnergy]),
    );
  await expect
    .poll(
      async () => {
        const before = await energies();
        await page.waitForTimeout(1_500);
        return [...(await energies())].filter(([id, energy]) => energy > (before.get(id) ?? 0)).length;
      },
      { message: 'voices that grow', timeout: 20_000 },
    )
    .toBe(1);
}
