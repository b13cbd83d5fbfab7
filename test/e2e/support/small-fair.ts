import { type Browser, expect, type Page } from '@playwright/test';
import { signInQuietly } from './accounts.js';
import { createFair } from './organiser.js';
import { newPerson } from './people.js';
import { unique } from './unique.js';
import { wallClock, zoneAtNoon } from './wall-clock.js';

const minute = 60_000;

export interface SmallFairPerson {
  kind: 'exhibitor' | 'visitor';
  firstName: string;
  lastName: string;
  companyName: string;
  seeks: string;
  offers: string;
}

/** Somebody of a small fair, in a browser of their own. */
export interface Attendee {
  id: string;
  name: string;
  page: Page;
}

const idOf = (fairAddress: string) => fairAddress.split('/').pop() ?? '';

/** Adds people to a new fair, opens it by inviting them, and lets each sign in and say what they seek and offer. No page is used. */
export async function letIn(
  browser: Browser,
  organiser: Page,
  fairAddress: string,
  people: readonly SmallFairPerson[],
): Promise<Attendee[]> {
  const fairId = idOf(fairAddress);
  const invited: { id: string; email: string; person: SmallFairPerson }[] = [];
  for (const person of people) {
    const { kind, firstName, lastName, companyName } = person;
    const email = `${unique(firstName.toLowerCase())}@small-fair.example`;
    const added = await organiser.request.post(`/api/profiles/${fairId}/participants`, {
      data: { kind, firstName, lastName, companyName, email },
    });
    expect(added.ok(), `adding ${firstName}`).toBe(true);
    invited.push({ id: ((await added.json()) as { id: string }).id, email, person });
  }
  const opened = await organiser.request.post(`/api/profiles/${fairId}/invitations`, { data: { to: 'not-invited' } });
  expect(opened.ok(), 'inviting').toBe(true);
  const attendees: Attendee[] = [];
  for (const { id, email, person } of invited) {
    const page = await newPerson(browser);
    await signInQuietly(page.context(), email);
    const said = await page.request.patch(`/api/profiles/${fairId}/me`, {
      data: { needText: person.seeks, offerText: person.offers, languages: ['en'], busy: [] },
    });
    expect(said.ok(), `the profile of ${person.firstName}`).toBe(true);
    attendees.push({ id, name: `${person.firstName} ${person.lastName}`, page });
  }
  return attendees;
}

/** Says a wish without a page. */
export async function wishQuietly(fairAddress: string, from: Attendee, to: Attendee, level: 'want' | 'could') {
  const said = await from.page.request.put(`/api/matchmaking/${idOf(fairAddress)}/wishes/${to.id}`, {
    data: { level },
  });
  expect(said.ok(), `${from.name} wishes to meet ${to.name}`).toBe(true);
}

/** A virtual fair of tomorrow, from noon on, and its organiser. */
export async function smallFair(browser: Browser, minutes: number): Promise<{ organiser: Page; address: string }> {
  const begins = new Date(Date.now() + 24 * 60 * minute);
  const timezoneId = zoneAtNoon(begins);
  const organiser = await newPerson(browser, { timezoneId });
  await signInQuietly(organiser.context(), `${unique('small')}@organisers.example`);
  await organiser.goto('/');
  const address = await createFair(organiser, {
    name: unique('Small Days'),
    begins: wallClock(begins, timezoneId),
    ends: wallClock(new Date(begins.getTime() + minutes * minute), timezoneId),
    slotMinutes: 15,
  });
  return { organiser, address };
}
