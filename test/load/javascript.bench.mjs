// What a phone has to load before the agenda can be used.
import { launchBrowser } from './browser.mjs';
import { browserCookie, createMeetingNow } from './meeting.mjs';

export async function benchJavascript({ url, db, secret, createFair }) {
  const { fairId } = await createFair(url, db, secret);
  const { cookies } = await createMeetingNow(db, secret, fairId);
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext();
    await context.addCookies([browserCookie(url, cookies[0])]);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    const scripts = new Map();
    session.on('Network.responseReceived', ({ requestId, type, response }) => {
      if (type === 'Script' || response.mimeType.includes('javascript')) scripts.set(requestId, 0);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) scripts.set(requestId, encodedDataLength);
    });
    await page.goto(`${url}/fairs/${fairId}/agenda`);
    await page.getByText('Ben Bench').first().waitFor();
    const loaded = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0);
    return { rows: [['JavaScript before the agenda is usable, gzipped', `${Math.round(loaded / 1000)} kB`, '250 kB']] };
  } finally {
    await browser.close();
  }
}
