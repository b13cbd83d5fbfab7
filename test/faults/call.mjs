// Two people of a meeting in two browsers, one of them on a line that can be made bad.
import { createFair } from '../load/import.bench.mjs';
import { browserCookie, createMeetingNow } from '../load/meeting.mjs';
import { flows, received, watchMedia } from './watch.mjs';

const joinButton = { name: /^(Join the meeting|Entrer dans la réunion)$/ };

/** Opens the page of a meeting's room and waits for its button to join. */
export async function openRoom(browser, { url, address, cookie, line = null }) {
  const proxy = line === null ? undefined : { server: await line.proxy(), bypass: '<-loopback>' };
  const context = await browser.newContext({
    permissions: ['camera', 'microphone'],
    viewport: { width: 900, height: 600 },
    ...(proxy === undefined ? {} : { proxy }),
  });
  await context.addCookies([browserCookie(url, cookie)]);
  await watchMedia(context, line);
  const page = await context.newPage();
  await page.goto(address, { timeout: 90_000 });
  await page.getByRole('button', joinButton).waitFor({ timeout: 60_000 });
  return page;
}

export async function join(page) {
  await page.getByRole('button', joinButton).click();
  await page.locator('[data-phase="live"]').waitFor({ timeout: 30_000 });
}

/** The server's address of a new meeting, and who may go there. */
export async function newMeeting({ url, db, secret }) {
  const { fairId } = await createFair(url, db, secret);
  const { meetingId, cookies } = await createMeetingNow(db, secret, fairId);
  return { meetingId, cookies, address: `${url}/fairs/${fairId}/meetings/${meetingId}/room` };
}

/** What each side's page says of the call, for the message of a failure. */
export async function situation({ near, far }) {
  const looks = [near, far].map(async (page) => {
    const phase = await page.locator('[data-phase]').first().getAttribute('data-phase', { timeout: 1_000 });
    const people = await page
      .locator('[data-room-people]')
      .first()
      .getAttribute('data-room-people', { timeout: 1_000 });
    const { now, frameAt, soundAt, frames, energy, sentFrames, sentVoice, connections } = await received(page);
    const since = (at) => (at === 0 ? 'never' : `${now - at} ms ago`);
    const room = await page.evaluate(() => window.__parvisRoom?.look());
    return {
      ...{ phase, people, frames, energy, sentFrames, sentVoice, connections, room },
      ...{ picture: since(frameAt), sound: since(soundAt) },
    };
  });
  const [onLine, other] = await Promise.all(looks.map((look) => look.catch((error) => String(error))));
  return `on the bad line ${JSON.stringify(onLine)}, other side ${JSON.stringify(other)}`;
}

/** A call that stands: `near` on the line, `far` on a good one. */
export async function startCall({ url, browser, line, meeting }) {
  const common = { url, address: meeting.address };
  const far = await openRoom(browser, { ...common, cookie: meeting.cookies[0] });
  await join(far);
  const near = await openRoom(browser, { ...common, cookie: meeting.cookies[1], line });
  await join(near);
  try {
    for (const page of [far, near]) await flows(page, 30_000);
  } catch (error) {
    throw new Error(`the call has not begun to flow: ${await situation({ near, far })}`, { cause: error });
  }
  const close = async () => {
    for (const page of [near, far]) await page.context().close();
  };
  return { near, far, close };
}
