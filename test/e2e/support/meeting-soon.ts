import { type APIResponse, type Browser, expect } from '@playwright/test';
import { signInQuietly } from './accounts.js';
import { newPerson } from './people.js';
import { type Attendee, letIn } from './small-fair.js';
import { unique } from './unique.js';
import { wallClock, zoneAtNoon } from './wall-clock.js';

/** Whoever calls a stand where nobody is can choose a time from ten minutes on; rooms open fifteen minutes before. */
const minutesAhead = 13;
const slotMinutes = 30;

export interface MeetingSoon {
  /** The address of its page. */
  path: string;
  exhibitor: Attendee;
  visitor: Attendee;
  /** Of the visitor's company, brought along. */
  colleague: Attendee;
}

/**
 * A meeting by video that begins in twelve to thirteen minutes unless told when, in a fair of its own: its room is open and it has not
 * begun. No page is used.
 */
export async function meetingSoon(
  browser: Browser,
  begins = new Date(Date.now() + minutesAhead * 60_000),
): Promise<MeetingSoon> {
  const organiser = await newPerson(browser);
  await signInQuietly(organiser.context(), `${unique('soon')}@organisers.example`);
  const timeZone = zoneAtNoon(begins);
  const [first, last] = [begins, new Date(begins.getTime() + slotMinutes * 60_000)].map((at) =>
    wallClock(at, timeZone),
  );
  const fair = await answerOf<{ id: string }>(
    organiser.request.post('/api/fairs', {
      data: {
        name: unique('Soon'),
        startsOn: first?.day,
        endsOn: first?.day,
        timeZone,
        languages: ['en'],
        mode: 'virtual',
        dayStartsAt: first?.time,
        dayEndsAt: last?.time,
        slotMinutes,
        breakMinutes: 0,
        tables: 0,
        wishesCloseAt: begins.toISOString(),
      },
    }),
  );
  const said = { seeks: 'Partners.', offers: 'Robots.' };
  const hotel = { kind: 'visitor', companyName: 'Hotel Moreau', ...said } as const;
  const [exhibitor, visitor, colleague] = await letIn(browser, organiser, `/fairs/${fair.id}`, [
    { kind: 'exhibitor', firstName: 'Bruno', lastName: 'Bolt', companyName: 'Bolt Robotics', ...said },
    { ...hotel, firstName: 'Ada', lastName: 'Moreau' },
    { ...hotel, firstName: 'Amy', lastName: 'Moreau' },
  ]);
  if (!exhibitor || !visitor || !colleague) throw new Error('nobody was let in');
  await organiser.context().close();
  const path = `/fairs/${fair.id}/meetings/${await bookMissedCall(fair.id, exhibitor, visitor)}`;
  await answerOf(visitor.page.request.put(`/api/meetings${path.replace('/fairs', '')}/guests/${colleague.id}`));
  return { path, exhibitor, visitor, colleague };
}

async function bookMissedCall(fairId: string, exhibitor: Attendee, visitor: Attendee): Promise<string> {
  const { id: boothId } = await answerOf<{ id: string }>(exhibitor.page.request.get(`/api/booths/${fairId}/own`));
  const booth = `/api/booths/${fairId}/booths/${boothId}`;
  const { revision } = await answerOf<{ revision: number }>(exhibitor.page.request.get(`${booth}/draft`));
  await answerOf(exhibitor.page.request.post(`${booth}/publication`, { data: { revision } }));
  const { request } = visitor.page;
  const call = await answerOf<{ id: string }>(
    request.post(`/api/live/${fairId}/booths/${boothId}/calls`, { data: { message: '' } }),
  );
  const missed = `/api/live/${fairId}/stand-calls/${call.id}`;
  const [slot] = await answerOf<{ startsAt: string; with: { id: string } }[]>(request.get(`${missed}/slots`));
  const booked = await answerOf<{ meetingId: string | null }>(
    request.post(`${missed}/booking`, { data: { startsAt: slot?.startsAt, withId: slot?.with.id } }),
  );
  return booked.meetingId ?? '';
}

async function answerOf<Answer>(asking: Promise<APIResponse>): Promise<Answer> {
  const answer = await asking;
  expect(answer.ok(), answer.url()).toBe(true);
  const text = await answer.text();
  return (text === '' ? null : JSON.parse(text)) as Answer;
}
