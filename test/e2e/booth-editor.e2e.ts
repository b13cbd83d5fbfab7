import { deflateSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { signInQuietly } from './support/accounts.js';
import { expectNoErrors } from './support/errors.js';
import { createFair } from './support/organiser.js';
import { expectGoodPage, openPage } from './support/page-checks.js';
import { newPerson } from './support/people.js';
import { letIn } from './support/small-fair.js';
import { unique } from './support/unique.js';
import { wallClock, zoneAtNoon } from './support/wall-clock.js';

const minute = 60_000;

/** A picture of one colour, larger than anything it is used for. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(body.length + 8);
    frame.writeUInt32BE(data.length, 0);
    body.copy(frame, 4);
    frame.writeUInt32BE(crc32(body), body.length + 4);
    return frame;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x70)]);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

async function crop(page: Page, button: string, width: number, height: number): Promise<void> {
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await chosen).setFiles({ name: 'photo.png', mimeType: 'image/png', buffer: png(width, height) });
  const dialog = page.getByRole('dialog', { name: 'Choose what is shown' });
  await dialog.getByRole('button', { name: 'Use this part' }).click();
  await expect(dialog).toHaveCount(0);
}

const kept = (page: Page) => expect(page.locator('[data-draft="kept"]')).toBeVisible();

/** Where the booth of somebody's company is. */
async function ownBooth(page: Page): Promise<string> {
  const [fair = ''] = /\/fairs\/[^/]+/.exec(page.url()) ?? [];
  const answer = await page.request.get(`/api/booths/${fair.split('/').pop()}/own`);
  return `${fair}/hall/${((await answer.json()) as { id: string }).id}`;
}

async function addProduct(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a product' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit product' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(
    page.getByRole('list', { name: 'Products and services' }).getByText(name, { exact: true }),
  ).toBeVisible();
}

test('a booth is built from nothing, kept by itself, published and found @once', async ({ browser }) => {
  test.setTimeout(180_000);
  const begins = new Date(Date.now() + 24 * 60 * minute);
  const timezoneId = zoneAtNoon(begins);
  const organiser = await newPerson(browser, { timezoneId });
  await signInQuietly(organiser.context(), `${unique('booths')}@organisers.example`);
  await organiser.goto('/');
  const address = await createFair(organiser, {
    name: unique('Booth Days'),
    begins: wallClock(begins, timezoneId),
    ends: wallClock(new Date(begins.getTime() + 60 * minute), timezoneId),
    slotMinutes: 15,
  });
  const person = { seeks: 'Buyers.', offers: 'Robots.' };
  const [seller, visitor] = await letIn(browser, organiser, address, [
    { kind: 'exhibitor', firstName: 'Bruno', lastName: 'Bolt', companyName: 'Bolt Robotics', ...person },
    { kind: 'visitor', firstName: 'Ada', lastName: 'Moreau', companyName: 'Hotel Moreau', ...person },
  ]);
  if (!seller || !visitor) throw new Error('nobody was let in');
  const { page } = seller;

  await test.step('the organiser gives a package and a place', async () => {
    await openPage(organiser, `${address}/organise/booths`);
    await organiser.getByRole('group', { name: 'S, small' }).getByLabel('Products').fill('2');
    await organiser.getByRole('button', { name: 'Save changes' }).click();
    await organiser.getByRole('button', { name: 'Package and place of Bolt Robotics' }).click();
    const dialog = organiser.getByRole('dialog', { name: 'Bolt Robotics' });
    await dialog.getByLabel('Hall').fill('Hall 3');
    await dialog.getByLabel('Stand').fill('C7');
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await expect(organiser.getByText('Hall 3 · C7')).toBeVisible();
    await expectGoodPage(organiser);
  });

  await test.step('logo and banner are cropped from any picture, texts are written in both languages', async () => {
    await openPage(page, `${address}/booth`);
    await crop(page, 'Add a logo', 900, 300);
    await crop(page, 'Add a banner', 2400, 1600);
    await page.getByLabel('One line about you').fill('Robots that pack');
    await page.getByRole('radiogroup', { name: 'Language you write in' }).getByText('Français').click();
    await page.getByLabel('One line about you').fill('Des robots qui emballent');
    await page.getByRole('button', { name: 'Undo the last change' }).click();
    await expect(page.getByLabel('One line about you')).toHaveValue('');
    await page.getByLabel('One line about you').fill('Des robots qui emballent');
    await page.getByRole('radiogroup', { name: 'Language you write in' }).getByText('English').click();
    await expect(page.getByLabel('One line about you')).toHaveValue('Robots that pack');
    await page.getByLabel('Address of a film').fill('https://vimeo.com/76979871');
    await kept(page);
    await expectGoodPage(page);
  });

  await test.step('products are added up to what the package holds, illustrated, and put in order by keyboard', async () => {
    await addProduct(page, 'Gripper');
    await addProduct(page, 'Packing arm');
    await expect(page.getByRole('button', { name: 'Add a product' })).toBeDisabled();
    await page.getByRole('button', { name: 'Edit Packing arm' }).click();
    await crop(page, 'Add a picture', 1600, 1600);
    await page.getByRole('dialog', { name: 'Edit product' }).getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Move Packing arm up' }).focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('list', { name: 'Products and services' });
    await expect(list.getByRole('listitem').first()).toContainText('Packing arm');
    await kept(page);
  });

  await test.step('products are dragged with the pointer, too', async () => {
    const list = page.getByRole('list', { name: 'Products and services' });
    const grip = page.getByRole('button', { name: 'Move Packing arm', exact: true });
    await grip.scrollIntoViewIfNeeded();
    const [from, to] = [await grip.boundingBox(), await list.getByRole('listitem').last().boundingBox()];
    if (!from || !to) throw new Error('nothing to drag');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2 + 12);
    await page.mouse.move(from.x + from.width / 2, to.y + to.height * 0.8, { steps: 8 });
    await page.mouse.up();
    await expect(list.getByRole('listitem').first()).toContainText('Gripper');
    await expect(list.getByRole('listitem').last()).toContainText('Packing arm');
    await kept(page);
  });

  await test.step('whoever writes at the same time is asked whose words are to stay', async () => {
    // On a page of its own: to be refused is a line in the console.
    const other = await organiser.context().newPage();
    await openPage(other, `${await ownBooth(page)}/edit`);
    await page.getByLabel('One line about you').fill('Robots that pack fast');
    await kept(page);
    await other.getByLabel('One line about you').fill('Robots for everybody');
    await expect(other.getByText('Somebody else has changed this booth')).toBeVisible();
    await other.getByRole('button', { name: 'Take their version' }).click();
    await expect(other.getByLabel('One line about you')).toHaveValue('Robots that pack fast');
    await other.getByLabel('One line about you').fill('Robots that pack gently');
    await kept(other);
    await page.getByLabel('One line about you').fill('Robots that pack');
    await page.getByRole('button', { name: 'Go on with mine' }).click();
    await kept(page);
    await other.close();
    await page.reload();
    await expect(page.getByLabel('One line about you')).toHaveValue('Robots that pack');
  });

  await test.step('nothing is lost while the line is gone', async () => {
    await page.route('**/draft', (route) => route.abort());
    await page.getByRole('textbox', { name: 'About us' }).fill('We build robots that pack anything.');
    await expect(page.locator('[data-draft="failed"]')).toBeVisible();
    await page.unroute('**/draft');
    await kept(page);
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'About us' })).toHaveValue('We build robots that pack anything.');
  });

  await test.step('visitors see all of it once it is published, and nothing before', async () => {
    await openPage(visitor.page, `${address}/catalogue?search=packing`);
    await expect(visitor.page.getByText('Nothing matches')).toBeVisible();
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByText('Visitors now see your booth like this.')).toBeVisible();
    await visitor.page.reload();
    await visitor.page.getByRole('link', { name: 'Packing arm' }).click();
    await expect(visitor.page.getByRole('heading', { level: 1, name: 'Packing arm' })).toBeVisible();
    const picture = visitor.page.getByAltText('Packing arm, picture 1');
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200);
    await expectGoodPage(visitor.page);
    await visitor.page.getByRole('link', { name: 'Bolt Robotics' }).click();
    await expect(visitor.page.getByText('We build robots that pack anything.')).toBeVisible();
    await expect(visitor.page.getByText('Hall 3 · C7')).toBeVisible();
    await expect(visitor.page.getByRole('button', { name: 'Play the film' })).toBeVisible();
    await expectGoodPage(visitor.page);
    expectNoErrors(visitor.page);
    expectNoErrors(organiser);
  });
});
