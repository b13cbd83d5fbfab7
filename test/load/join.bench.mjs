// From the click on "join" to the first picture of the other side, in real browsers.
import { launchBrowser } from './browser.mjs';
import { browserCookie, createMeetingNow } from './meeting.mjs';
import { ms, quantile } from './statistics.mjs';

const joins = 20;
const joinButton = { name: /^(Join the meeting|Entrer dans la réunion)$/ };

async function openRoom(browser, url, address, cookie) {
  const context = await browser.newContext();
  await context.addCookies([browserCookie(url, cookie)]);
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('button', joinButton).waitFor();
  return { context, page };
}

async function firstFrameMs(page) {
  const handle = await page.waitForFunction(() => {
    const [join] = performance.getEntriesByName('parvis:join');
    const [first] = performance.getEntriesByName('parvis:first-frame');
    return join && first ? first.startTime - join.startTime : null;
  });
  return handle.jsonValue();
}

export async function benchJoin({ url, db, secret, createFair }) {
  const { fairId } = await createFair(url, db, secret);
  const { meetingId, cookies } = await createMeetingNow(db, secret, fairId);
  const address = `${url}/fairs/${fairId}/meetings/${meetingId}/room`;
  const browser = await launchBrowser();
  try {
    const host = await openRoom(browser, url, address, cookies[0]);
    await host.page.getByRole('button', joinButton).click();
    await host.page.locator('[data-phase="live"]').waitFor();
    const times = [];
    for (let round = 0; round < joins; round++) {
      const guest = await openRoom(browser, url, address, cookies[1]);
      await guest.page.getByRole('button', joinButton).click();
      times.push(await firstFrameMs(guest.page));
      await guest.context.close();
    }
    const value = `${ms(quantile(times, 0.5))} / ${ms(quantile(times, 0.95))}`;
    return { rows: [[`join click to first decoded frame, p50 / p95 of ${joins}`, value, 'p95 800 ms']] };
  } finally {
    await browser.close();
  }
}
