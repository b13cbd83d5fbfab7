// What a phone has to load before the agenda can be used.
import { launchBrowser } from './browser.mjs';
import { browserCookie, createMeetingNow } from './meeting.mjs';

/** In the page: notes the moment at which the meeting's partner stands on it. */
function noteWhenUsable(name) {
  const observer = new MutationObserver(() => {
    if (!document.body?.textContent?.includes(name)) return;
    performance.mark('agenda-usable');
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** In the page: bytes of scripts, as they came over the line, that had arrived before the page could be used, and in all. */
function scriptBytes() {
  const [{ startTime: usable }] = performance.getEntriesByName('agenda-usable');
  const scripts = performance
    .getEntriesByType('resource')
    .filter((entry) => new URL(entry.name).pathname.endsWith('.js'));
  const sum = (entries) => entries.reduce((total, entry) => total + entry.encodedBodySize, 0);
  return { before: sum(scripts.filter((entry) => entry.responseEnd <= usable)), all: sum(scripts) };
}

const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;

export async function benchJavascript({ url, db, secret, createFair }) {
  const { fairId } = await createFair(url, db, secret);
  const { cookies } = await createMeetingNow(db, secret, fairId);
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext();
    await context.addCookies([browserCookie(url, cookies[0])]);
    const page = await context.newPage();
    await page.addInitScript(noteWhenUsable, 'Ben Bench');
    await page.goto(`${url}/fairs/${fairId}/agenda`);
    await page.getByText('Ben Bench').first().waitFor();
    await page.waitForLoadState('networkidle');
    const { before, all } = await page.evaluate(scriptBytes);
    return {
      rows: [
        ['JavaScript before the agenda is usable, gzipped', kilobytes(before), '250 kB'],
        ['  with what follows once it is (menus, socket, the room that may be joined)', kilobytes(all), ''],
      ],
    };
  } finally {
    await browser.close();
  }
}
