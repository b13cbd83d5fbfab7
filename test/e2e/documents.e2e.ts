import { expect, type Page } from '@playwright/test';
import { PDFDocument } from 'pdf-lib';
import { openInEnglish } from './support/call.js';
import { demoFair, test } from './support/demo.js';
import { expectNoErrors } from './support/errors.js';
import { unique } from './support/unique.js';

const fairId = demoFair.split('/').pop();

/** A PDF whose pages are blank, so that everything on them that is not white is the watermark. */
async function blankPdf(pages: number): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) pdf.addPage([595, 842]);
  return Buffer.from(await pdf.save());
}

/** Share of the pixels of the page that is shown which are not white. */
const markedShare = (page: Page, alt: string) =>
  page.getByRole('img', { name: alt }).evaluate(async (element) => {
    const picture = element as HTMLImageElement;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.naturalWidth;
    canvas.height = picture.naturalHeight;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let marked = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 245) marked += 1;
    return marked / (data.length / 4);
  });

test('a document under an NDA is refused, signed for, seen with the watermark, revoked and refused again @once', async ({
  browser,
  demo,
}) => {
  test.setTimeout(120_000);
  const title = unique('Secret plans');
  const staff = await openInEnglish(browser, demo.exhibitor);
  const buyer = await openInEnglish(browser, demo.buyer);
  const boothId = demo.paths.booth.split('/').pop();
  let documentId = '';
  const readPage = (reader: Page, page: number) =>
    reader.request.get(`/api/booths/${fairId}/booths/${boothId}/documents/${documentId}/pages/${page}`);

  await test.step('the team adds it; what does not belong is refused with the reason', async () => {
    await staff.goto(`${demo.paths.booth}/documents`);
    await staff.getByRole('radio', { name: 'Under an NDA' }).check();
    const choose = async (files: { name: string; mimeType: string; buffer: Buffer }[]) => {
      const asked = staff.waitForEvent('filechooser');
      await staff.getByRole('button', { name: 'Choose a file' }).click();
      await (await asked).setFiles(files);
    };
    await choose([
      { name: 'prices.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b') },
      { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\x90\0\x03\0\0\0\x04\0', 'latin1') },
      { name: 'film.zip', mimeType: 'application/zip', buffer: Buffer.alloc(20 * 1024 * 1024 + 1) },
      { name: `${title}.pdf`, mimeType: 'application/pdf', buffer: await blankPdf(2) },
    ]);
    await expect(staff.getByRole('link', { name: title, exact: true })).toBeVisible();
    const refused = staff.getByRole('list', { name: 'Files on their way' }).getByRole('listitem');
    await expect(refused).toHaveCount(3);
    await expect(refused.filter({ hasText: 'prices.csv' })).toContainText('can carry a watermark');
    await expect(refused.filter({ hasText: 'plan.pdf' })).toContainText('This kind of file');
    await expect(refused.filter({ hasText: 'film.zip' })).toContainText('20 MB at most');
    for (const name of ['prices.csv', 'plan.pdf', 'film.zip'])
      await staff.getByRole('button', { name: `Put away ${name}` }).click();
    await expect(refused).toHaveCount(0);
  });

  await test.step('a visitor finds it on the booth, and cannot read it', async () => {
    await buyer.goto(demo.paths.booth);
    await buyer.getByRole('link', { name: title, exact: true }).click();
    await expect(buyer.getByRole('heading', { name: 'Sign to read' })).toBeVisible();
    documentId = buyer.url().split('/').pop() ?? '';
    expect((await readPage(buyer, 1)).status()).toBe(403);
    await buyer.getByRole('button', { name: 'Sign and read' }).click();
    await expect(buyer.getByText('Type your name.')).toBeVisible();
    await expect(buyer.getByText('Tick the box if you agree.')).toBeVisible();
    expect((await readPage(buyer, 1)).status()).toBe(403);
  });

  await test.step('signed for, it is seen with the name burnt in', async () => {
    await buyer.getByLabel('Your name').fill('Damien Delvaux');
    await buyer.getByLabel('I have read the agreement').check();
    await buyer.getByRole('button', { name: 'Sign and read' }).click();
    await expect(buyer.getByRole('img', { name: `“${title}”, page 1 of 2` })).toBeVisible();
    expect(await markedShare(buyer, `“${title}”, page 1 of 2`)).toBeGreaterThan(0.01);
    await buyer.getByRole('button', { name: 'Next page' }).click();
    await expect(buyer.getByRole('img', { name: `“${title}”, page 2 of 2` })).toBeVisible();
    const download = buyer.waitForEvent('download');
    await buyer.getByRole('link', { name: 'Record of your signature' }).click();
    expect((await download).suggestedFilename()).toMatch(/^agreement-/);
    // What can be read is bound to the session: the same address is nothing to somebody without one.
    const stranger = await browser.newContext({ baseURL: process.env.E2E_URL });
    expect((await stranger.request.get((await readPage(buyer, 1)).url())).status()).toBe(401);
    await stranger.close();
  });

  await test.step('the team sees who read what, and takes it back', async () => {
    await staff.getByRole('link', { name: `Who reads “${title}”` }).click();
    await expect(staff.getByText('Signed as “Damien Delvaux”')).toBeVisible();
    await expect(staff.getByRole('table', { name: 'Access log' }).getByText('Page 2, version 1')).toBeVisible();
    await staff.getByRole('button', { name: 'Change what Damien Delvaux may do' }).click();
    await staff.getByRole('button', { name: 'Take access back from Damien Delvaux' }).click();
    await expect(staff.getByText('Taken back')).toBeVisible();
  });

  await test.step('the page goes from the screen at once, and the reader learns why', async () => {
    await expect(buyer.getByText('The team of the booth has taken your access back.')).toBeVisible();
    await expect(buyer.getByRole('img', { name: title })).toHaveCount(0);
    expect((await readPage(buyer, 1)).status()).toBe(403);
  });

  await test.step('the reader sees the own log, the team a lead with the document in its timeline', async () => {
    await buyer.goto(`${demoFair}/documents`);
    await expect(buyer.getByRole('table', { name: 'What you have read' }).getByText(title).first()).toBeVisible();
    let leadId = '';
    const timeline = async () => {
      const leads = await staff.request.get(`/api/booths/${fairId}/leads`, { params: { search: 'Delvaux' } });
      leadId = ((await leads.json()) as { items: { id: string }[] }).items[0]?.id ?? '';
      return (await staff.request.get(`/api/booths/${fairId}/leads/${leadId}`)).text();
    };
    await expect.poll(timeline).toContain(title);
    await staff.goto(`${demoFair}/leads/${leadId}`);
    await expect(staff.getByRole('region', { name: 'What happened' }).getByText(title)).toBeVisible();
  });

  for (const page of [staff, buyer]) {
    expectNoErrors(page);
    await page.context().close();
  }
});
