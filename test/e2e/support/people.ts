import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { watchForErrors } from './errors.js';
import { exposeRoomStats } from './media.js';

/** A browser of one's own: cookies, storage, camera and microphone. Errors on its pages fail the test. */
export async function newPerson(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  await exposeRoomStats(context);
  const page = await context.newPage();
  watchForErrors(page);
  return page;
}
