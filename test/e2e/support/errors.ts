import { expect, type Page } from '@playwright/test';

const problems = new WeakMap<Page, string[]>();

/**
 * Chromium reports every refused request as an error; that nobody is signed in, that rules contradict, that a code or a file is wrong, is an answer. So is
 * that the browsers of tests, which keep nothing, have no push service.
 */
const isAnswer = (text: string, url: string) =>
  (text.includes('status of 401') && url.includes('/api/profiles/account')) ||
  (text.includes('status of 409') && /\/planning\/|\/check-in$/.test(url)) ||
  (text.includes('status of 422') && /\/documents\?level=|\/lead-webhooks$/.test(url)) ||
  text.includes('support the Push API in incognito mode') ||
  (text.includes('status of 403') && /\/documents\/[^/]+\/pages\//.test(url));

/** Notes what a page complains about from now on. */
export function watchForErrors(page: Page): void {
  const noted: string[] = [];
  problems.set(page, noted);
  page.on('pageerror', (error) => noted.push(`thrown: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' || isAnswer(message.text(), message.location().url)) return;
    noted.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) noted.push(`${response.status()} from ${response.url()}`);
  });
}

/** Nothing was thrown, logged as an error or answered with 5xx since the watch began or since this was last asked. */
export function expectNoErrors(page: Page): void {
  const noted = problems.get(page);
  if (!noted) throw new Error('nobody watches this page');
  expect(noted.splice(0), `errors at ${page.url()}`).toEqual([]);
}
