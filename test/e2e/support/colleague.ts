import type { Browser, Page } from '@playwright/test';
import { signInQuietly } from './accounts.js';
import { openInEnglish } from './call.js';
import { type Demo, demoFair } from './demo.js';

const fairId = demoFair.split('/').pop();

/** The buyer's colleague, who has been brought along to the meeting of the demo, in a browser of their own. */
export async function signInColleague(browser: Browser, demo: Demo): Promise<Page> {
  const email = await colleagueEmail(browser, demo);
  return openInEnglish(browser, undefined, (context) => signInQuietly(context, email));
}

async function colleagueEmail(browser: Browser, demo: Demo): Promise<string> {
  const read = async <Answer>(storageState: Demo['buyer'], path: string, params = {}): Promise<Answer> => {
    const context = await browser.newContext({ storageState, baseURL: process.env.E2E_URL });
    const answer = await context.request.get(path, { params });
    const body = (await answer.json()) as Answer;
    await context.close();
    return body;
  };
  const { meetings } = await read<{
    meetings: { id: string; attendees: { id: string; lastName: string; part: string }[] }[];
  }>(demo.buyer, `/api/meetings/${fairId}/agenda`);
  const guest = meetings
    .find(({ id }) => demo.paths.meeting.endsWith(id))
    ?.attendees.find(({ part }) => part === 'guest');
  const { items } = await read<{ items: { id: string; email: string }[] }>(
    demo.organiser,
    `/api/profiles/${fairId}/participants`,
    { search: guest?.lastName ?? '' },
  );
  const found = items.find(({ id }) => id === guest?.id);
  if (!found) throw new Error('nobody has been brought along to the meeting of the demo');
  return found.email;
}
