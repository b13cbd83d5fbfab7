import { expect } from '@playwright/test';
import { leaveCall, openInEnglish } from './support/call.js';
import { test } from './support/demo.js';
import { enterLounge, openLounge, signInVisitors } from './support/lounge.js';
import { expectInRoom, expectPeople } from './support/media.js';
import { expectEverybodySeenAndHeard, expectNoPictures, expectSizesOfTiles } from './support/room-look.js';

/** Four pages that all send and receive take most of two cores, so the windows are small. */
const viewport = { width: 1024, height: 700 };

test('four people in the lounge of a booth: seen, heard, directed @once', async ({ browser, demo }, {
  repeatEachIndex,
  retry,
}) => {
  test.setTimeout(150_000);
  const host = await openInEnglish(browser, demo.exhibitor);
  const buyer = await openInEnglish(browser, demo.buyer);
  const organiser = await openInEnglish(browser, demo.organiser);
  const [visitor] = await signInVisitors(organiser.request, [browser], viewport, repeatEachIndex + retry);
  if (visitor === undefined) throw new Error('nobody visits');
  const { page: guest, name: guestName } = visitor;
  for (const page of [host, buyer, organiser]) await page.setViewportSize(viewport);
  await openLounge(host, demo);

  const inside = [host, buyer, organiser];
  await test.step('three walk in, see and hear each other', async () => {
    for (const page of inside) {
      await enterLounge(page, demo);
      await expectInRoom(page);
    }
    for (const page of inside) await expectPeople(page, 3);
    for (const page of inside) await expectEverybodySeenAndHeard(page, 2);
  });

  await test.step('each is sent the size that its tiles need', async () => {
    for (const page of inside) await expectSizesOfTiles(page);
    await buyer.setViewportSize({ width: 300, height: 380 });
    await expectSizesOfTiles(buyer);
    await buyer.setViewportSize(viewport);
  });

  await test.step('whoever wants no pictures is sent none', async () => {
    await buyer.getByRole('toolbar').getByRole('button', { name: 'More' }).click();
    await buyer.getByRole('menuitem', { name: 'Receive no pictures' }).click();
    await expect(buyer.getByText('You receive voices only.')).toBeVisible();
    await expectNoPictures(buyer);
    await buyer.getByRole('toolbar').getByRole('button', { name: 'More' }).click();
    await buyer.getByRole('menuitem', { name: 'Receive pictures' }).click();
    await expectEverybodySeenAndHeard(buyer, 2);
  });

  await test.step('a raised hand is seen', async () => {
    await buyer.getByRole('button', { name: 'Raise hand' }).click();
    await host.getByRole('button', { name: 'People' }).click();
    await expect(host.getByLabel('Hand raised, number 1').first()).toBeVisible();
  });

  await test.step('the team switches a microphone off, its owner switches it on again', async () => {
    await host.getByRole('button', { name: 'Direct Damien Delvaux' }).click();
    await host.getByRole('menuitem', { name: 'Switch the microphone off' }).click();
    await expect(buyer.getByText('A moderator has switched your microphone off.').first()).toBeVisible();
    await buyer.getByRole('button', { name: 'Unmute' }).click();
    await expect(buyer.getByRole('button', { name: 'Mute', exact: true })).toBeVisible();
  });

  await test.step('the team switches a camera off, and all microphones', async () => {
    await host.getByRole('button', { name: 'Direct Damien Delvaux' }).click();
    await host.getByRole('menuitem', { name: 'Switch the camera off' }).click();
    await expect(buyer.getByText('A moderator has switched your camera off.').first()).toBeVisible();
    await buyer.getByRole('button', { name: 'Start camera' }).click();
    await expect(buyer.getByRole('button', { name: 'Stop camera' })).toBeVisible();
    await host.getByRole('button', { name: 'Mute everybody' }).click();
    await host.getByRole('dialog').getByRole('button', { name: 'Mute everybody' }).click();
    const others = inside.filter((page) => page !== host);
    for (const page of others) await page.getByRole('button', { name: 'Unmute' }).click();
    await expect(host.getByRole('button', { name: 'Mute everybody' })).toBeEnabled();
  });

  await test.step('a locked room is entered by leave of the team', async () => {
    await host.getByRole('switch', { name: 'Lock the room' }).click();
    await enterLounge(guest, demo);
    await expect(guest.getByText('You have knocked. Somebody will let you in.')).toBeVisible();
    await host.getByRole('button', { name: `Refuse ${guestName}` }).click();
    await expect(guest.getByRole('heading', { name: 'You were not let in' })).toBeVisible();
    await enterLounge(guest, demo);
    await host.getByRole('button', { name: `Let ${guestName} in` }).click();
    await expectInRoom(guest);
    for (const page of [...inside, guest]) await expectPeople(page, 4);
    await expectEverybodySeenAndHeard(guest, 3);
  });

  await test.step('the team removes somebody', async () => {
    await host.getByRole('button', { name: `Direct ${guestName}` }).click();
    await host.getByRole('menuitem', { name: 'Remove' }).click();
    await host.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect(guest.getByRole('heading', { name: 'You have been removed from this room' })).toBeVisible();
    for (const page of inside) await expectPeople(page, 3);
  });

  await leaveCall(...inside);
  await guest.context().close();
});
