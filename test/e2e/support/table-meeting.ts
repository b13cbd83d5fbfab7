import { randomUUID } from 'node:crypto';
import type { Browser } from '@playwright/test';
import { signInQuietly } from './accounts.js';
import { answerOf } from './answer.js';
import { newPerson } from './people.js';
import { type Attendee, letIn } from './small-fair.js';
import { unique } from './unique.js';
import { wallClock, zoneAtNoon } from './wall-clock.js';

const minute = 60_000;
const slotMinutes = 15;
/** Requests propose nothing sooner than in ten minutes. */
const noticeMs = 10.2 * minute;

export interface TableMeeting {
  /** The address of its fair. */
  fair: string;
  /** The address of its page. */
  path: string;
  /** What opens the screen of its table. */
  screenUrl: string;
  exhibitor: Attendee;
  visitor: Attendee;
}

/** A meeting at a table that begins in ten to eleven minutes, in a fair of its own: in a minute at most one can check in. No page is used. */
export async function tableMeeting(browser: Browser, mode: 'on_site' | 'hybrid' = 'on_site'): Promise<TableMeeting> {
  const organiser = await newPerson(browser);
  await signInQuietly(organiser.context(), `${unique('table')}@organisers.example`);
  const begins = new Date(Math.ceil((Date.now() + noticeMs) / minute) * minute);
  const timeZone = zoneAtNoon(begins);
  const first = wallClock(begins, timeZone);
  const { id: fairId } = await answerOf<{ id: string }>(
    organiser.request.post('/api/fairs', {
      data: {
        name: unique('Tables'),
        startsOn: first.day,
        endsOn: first.day,
        timeZone,
        languages: ['en'],
        mode,
        dayStartsAt: first.time,
        dayEndsAt: wallClock(new Date(begins.getTime() + 4 * slotMinutes * minute), timeZone).time,
        slotMinutes,
        breakMinutes: 0,
        tables: 2,
        wishesCloseAt: begins.toISOString(),
      },
    }),
  );
  const fair = `/fairs/${fairId}`;
  const said = { seeks: 'Partners.', offers: 'Robots.' };
  const [exhibitor, visitor] = await letIn(browser, organiser, fair, [
    { kind: 'exhibitor', firstName: 'Bruno', lastName: 'Bolt', companyName: 'Bolt Robotics', ...said },
    { kind: 'visitor', firstName: 'Ada', lastName: 'Moreau', companyName: 'Hotel Moreau', ...said },
  ]);
  if (!exhibitor || !visitor) throw new Error('nobody was let in');
  for (const { page } of [exhibitor, visitor])
    await answerOf(page.request.patch(`/api/profiles/${fairId}/me`, { data: { attendance: 'on_site' } }));
  const startsAt = begins.toISOString();
  const request = await answerOf<{ id: string }>(
    visitor.page.request.post(`/api/meetings/${fairId}/requests`, {
      data: {
        clientKey: randomUUID(),
        toId: exhibitor.id,
        reason: 'buy',
        message: 'We look for robots for twelve hotels.',
        times: [startsAt],
      },
    }),
  );
  const accepted = `/api/meetings/${fairId}/requests/${request.id}/accept`;
  await answerOf(exhibitor.page.request.post(accepted, { data: { startsAt } }));
  const agenda = await answerOf<{ meetings: { id: string }[] }>(
    visitor.page.request.get(`/api/meetings/${fairId}/agenda`),
  );
  const { items } = await answerOf<{ items: { screenUrl: string }[] }>(
    organiser.request.get(`/api/meetings/${fairId}/tables`),
  );
  await organiser.context().close();
  const screenUrl = items[0]?.screenUrl ?? '';
  return { fair, screenUrl, path: `${fair}/meetings/${agenda.meetings[0]?.id ?? ''}`, exhibitor, visitor };
}
