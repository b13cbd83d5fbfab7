import { expect, type Page, test } from '@playwright/test';
import { expectNoErrors, watchForErrors } from './support/errors.js';
import { expectGoodPage } from './support/page-checks.js';

const page = (content: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>Fair · Parvis</title>${head}</head><body><main><h1>Fair</h1>${content}</main></body></html>`;

const refusal = (check: Promise<void>): Promise<string> =>
  check.then(
    () => 'nothing',
    (error: Error) => error.message,
  );

async function checked(browserPage: Page, html: string): Promise<string> {
  await browserPage.setContent(html);
  return refusal(expectGoodPage(browserPage));
}

test('the checks of pages let a good page pass and see what is wrong with a bad one', async ({ page: tab }) => {
  await tab.setViewportSize({ width: 390, height: 844 });
  expect(await checked(tab, page('<p>Good</p>'))).toBe('nothing');
  expect(await checked(tab, page('<p style="width: 900px">Wide</p>'))).toContain('horizontal scroll');
  expect(await checked(tab, page('<button></button>'))).toContain('button-name');
  expect(await checked(tab, page('<p style="color: #bbb; background: #fff">Pale</p>'))).toContain('color-contrast');
  expect(await checked(tab, page('<h1>Second</h1>'))).toContain('h1 at');
  expect(await checked(tab, page('').replace('Fair · Parvis', 'Untitled'))).toContain('title at');
});

test('errors in the console and exceptions are seen', async ({ page: tab }) => {
  watchForErrors(tab);
  await tab.setContent(page('<p>Good</p>'));
  expectNoErrors(tab);
  await tab.setContent(page('<script>console.error("broken")</script>'));
  await expect(async () => expect(() => expectNoErrors(tab)).toThrow('broken')).toPass();
  await tab.setContent(page('<script>throw new Error("thrown on purpose")</script>'));
  await expect(async () => expect(() => expectNoErrors(tab)).toThrow('thrown on purpose')).toPass();
});
