import { expect, type Page, test } from '@playwright/test';
import { signInQuietly } from './support/accounts.js';
import { answerOf } from './support/answer.js';
import { expectNoErrors } from './support/errors.js';
import { expectInRoom, expectPeople, expectVideoFlows, joinRoom } from './support/media.js';
import { expectGoodPage, openPage } from './support/page-checks.js';
import { newPerson } from './support/people.js';
import { letIn, wishQuietly } from './support/small-fair.js';
import { unique } from './support/unique.js';
import { wallClock, zoneAtNoon } from './support/wall-clock.js';

const minute = 60_000;
/** One slot, so that whoever waits for somebody else has to wait for it to become free. */
const slotMinutes = 30;

// It takes five minutes, for a meeting begins when it begins, and three minutes have to be waited: on request only.
test('somebody does not come, and the rest of the time goes to who else wanted to meet @heavy @once', async ({
  browser,
}) => {
  test.setTimeout(9 * minute);
  const organiser = await newPerson(browser);
  await signInQuietly(organiser.context(), `${unique('no-show')}@organisers.example`);
  const begins = new Date(Math.ceil((Date.now() + 1.2 * minute) / minute) * minute);
  const fairId = await newFair(organiser, begins);
  const fair = `/fairs/${fairId}`;
  const said = { seeks: 'Partners.', offers: 'Robots.' };
  const [waiting, missing, second] = await letIn(browser, organiser, fair, [
    { kind: 'exhibitor', firstName: 'Bruno', lastName: 'Bolt', companyName: 'Bolt Robotics', ...said },
    { kind: 'visitor', firstName: 'Ada', lastName: 'Moreau', companyName: 'Hotel Moreau', ...said },
    { kind: 'visitor', firstName: 'Cleo', lastName: 'Novak', companyName: 'Novak Foods', ...said },
  ]);
  if (!waiting || !missing || !second) throw new Error('nobody was let in');

  await test.step('a timetable brings the better pair together', async () => {
    for (const [other, level] of [
      [missing, 'want'],
      [second, 'could'],
    ] as const) {
      await wishQuietly(fair, waiting, other, level);
      await wishQuietly(fair, other, waiting, level);
    }
    const runs = `/api/matchmaking/${fairId}/runs`;
    const { id } = await answerOf<{ id: string }>(organiser.request.post(runs, { data: { keeps: 'nothing' } }));
    await expect
      .poll(async () => (await answerOf<{ status: string }>(organiser.request.get(`${runs}/${id}`))).status)
      .toBe('finished');
    await answerOf(organiser.request.post(`${runs}/${id}/publish`, { data: {} }));
    await openPage(waiting.page, `${fair}/agenda`);
    await expect(waiting.page.getByRole('main').getByText('Ada Moreau').first()).toBeVisible();
    await expect(waiting.page.getByText('Cleo Novak')).toHaveCount(0);
  });

  await test.step('one waits in the room, and says that nobody has come', async () => {
    await waiting.page.getByRole('link', { name: 'Join' }).first().click();
    await joinRoom(waiting.page);
    const report = waiting.page.getByRole('button', { name: 'They have not come' });
    await expect(report).toBeVisible({ timeout: 6 * minute });
    await report.click();
    await waiting.page.getByRole('button', { name: 'Yes, nobody has come' }).click();
  });

  await test.step('the rest of the time goes to the one who wanted to meet as well, at once', async () => {
    for (const [{ page }, name] of [
      [waiting, 'Cleo Novak'],
      [second, 'Bruno Bolt'],
    ] as const) {
      await openPage(page, `${fair}/agenda`);
      await expect(page.getByRole('main').getByText(name).first()).toBeVisible({ timeout: 30_000 });
    }
    await expectGoodPage(waiting.page);
    for (const { page } of [waiting, second]) {
      await page.getByRole('link', { name: 'Join' }).first().click();
      await joinRoom(page);
    }
    for (const { page } of [waiting, second]) {
      await expectInRoom(page);
      await expectPeople(page, 2);
      await expectVideoFlows(page);
    }
  });

  await test.step('who was missed reads it, and can object', async () => {
    await openPage(missing.page, `${fair}/reliability`);
    await expect(missing.page.getByText('Bruno Bolt').first()).toBeVisible();
    await expect(missing.page.getByRole('button', { name: /object/i }).first()).toBeVisible();
  });

  for (const page of [waiting.page, missing.page, second.page]) {
    expectNoErrors(page);
    await page.context().close();
  }
});

/** A virtual fair of one slot. */
async function newFair(organiser: Page, begins: Date): Promise<string> {
  const timeZone = zoneAtNoon(begins);
  const first = wallClock(begins, timeZone);
  const { id } = await answerOf<{ id: string }>(
    organiser.request.post('/api/fairs', {
      data: {
        name: unique('No-shows'),
        startsOn: first.day,
        endsOn: first.day,
        timeZone,
        languages: ['en'],
        mode: 'virtual',
        dayStartsAt: first.time,
        dayEndsAt: wallClock(new Date(begins.getTime() + slotMinutes * minute), timeZone).time,
        slotMinutes,
        breakMinutes: 0,
        tables: 0,
        wishesCloseAt: begins.toISOString(),
      },
    }),
  );
  return id;
}
