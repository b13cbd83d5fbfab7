import { expect } from '@playwright/test';
import { type Demo, demoFair, test } from './support/demo.js';
import { expectNoErrors } from './support/errors.js';
import { expectGoodPage, openPage } from './support/page-checks.js';
import { newPerson } from './support/people.js';
import { formUnderTest } from './support/settings.js';

type Role = 'stranger' | 'organiser' | 'exhibitor' | 'buyer';

/** Every page, under each role that sees it in a way of its own. */
const pagesOf: Record<Role, (paths: Demo['paths']) => string[]> = {
  stranger: () => ['/', '/sign-in', '/sign-in?error=link', '/sign-in/link', '/mailbox', '/nowhere'],
  organiser: ({ person, booth, document, run, session }) => [
    '/',
    '/fairs/new',
    `${demoFair}/organise`,
    `${demoFair}/organise/settings`,
    `${demoFair}/organise/topics`,
    `${demoFair}/organise/people`,
    `${demoFair}/organise/import`,
    `${demoFair}/organise/matching`,
    `${demoFair}/organise/booths`,
    `${demoFair}/organise/proofs`,
    `${demoFair}/organise/venue`,
    `${demoFair}/organise/calls`,
    `${demoFair}/organise/delegations`,
    `${demoFair}/organise/appeals`,
    `${demoFair}/organise/chat`,
    `${demoFair}/organise/leads`,
    `${demoFair}/organise/planning`,
    `${demoFair}/organise/planning?tab=limits`,
    `${demoFair}/organise/planning?tab=pairs`,
    `${demoFair}/organise/planning?tab=order`,
    `${demoFair}/organise/timetable`,
    `${demoFair}/organise/timetable?tab=repairs`,
    run,
    `${run}?tab=refusals`,
    `${run}?tab=load`,
    `${run}?tab=differences`,
    `${demoFair}/stage`,
    `${demoFair}/stage/new`,
    session,
    `${session}/edit`,
    `${demoFair}/roulette`,
    `${demoFair}/directory`,
    person,
    `${demoFair}/hall`,
    booth,
    document,
  ],
  exhibitor: ({ ownBoothEditor, booth, document }) => [
    `${demoFair}/agenda`,
    `${demoFair}/matches`,
    `${demoFair}/booth`,
    `${demoFair}/leads`,
    `${demoFair}/leads/questions`,
    `${demoFair}/leads/export`,
    `${demoFair}/leads/numbers`,
    `${demoFair}/leads/webhooks`,
    `${demoFair}/scan`,
    `${demoFair}/duty`,
    `${demoFair}/own-delegations`,
    `${demoFair}/messages`,
    ownBoothEditor,
    booth,
    `${booth}/documents`,
    document,
    `${document}/readers`,
    `${booth}/proofs`,
  ],
  buyer: ({ meeting, person, booth, document, product, session, roulette }) => [
    '/',
    '/account',
    `${demoFair}/agenda`,
    `${demoFair}/agenda?view=week`,
    `${demoFair}/reminders`,
    `${demoFair}/reliability`,
    `${demoFair}/delegations`,
    meeting,
    `${meeting}/room`,
    `${demoFair}/matches`,
    `${demoFair}/wishes`,
    `${demoFair}/requests`,
    `${demoFair}/requests?box=done`,
    `${demoFair}/partnerships`,
    '/partnerships',
    person.replace('/people/', '/requests/new/'),
    `${meeting}/move`,
    `${demoFair}/profile`,
    `${demoFair}/messages`,
    `${demoFair}/badge`,
    `${demoFair}/consents`,
    `${demoFair}/directory`,
    person,
    `${demoFair}/hall`,
    booth,
    `${booth}/documents`,
    document,
    `${booth}/proofs`,
    `${demoFair}/documents`,
    `${demoFair}/catalogue`,
    `${demoFair}/catalogue?search=robot`,
    product,
    `${demoFair}/device-check`,
    `${demoFair}/stage`,
    session,
    `${demoFair}/roulette`,
    roulette,
    `${demoFair}/nowhere`,
  ],
};

const sizes = [
  { language: 'en', viewport: { width: 1440, height: 900 } },
  { language: 'fr', viewport: { width: 390, height: 844 } },
] as const;

for (const role of Object.keys(pagesOf) as Role[]) {
  for (const { language, viewport } of sizes) {
    test(`pages of the ${role}, ${language}, ${viewport.width} pixels`, async ({ browser, demo }) => {
      test.setTimeout(30_000 + 10_000 * pagesOf[role](demo.paths).length);
      const page = await newPerson(browser, {
        viewport,
        locale: language === 'fr' ? 'fr-FR' : 'en-GB',
        storageState: role === 'stranger' ? undefined : demo[role],
      });
      if (role !== 'stranger') {
        const asked = await page.request.patch('/api/profiles/account', { data: { locale: language } });
        expect(asked.ok()).toBe(true);
      }
      const paths = pagesOf[role](demo.paths);
      // Both forms serve the same pages; in the split one a look at each role's first pages shows that they are reached.
      for (const path of formUnderTest === 'split' ? paths.slice(0, 3) : paths) {
        await test.step(path, async () => {
          await openPage(page, path);
          await expect(page.locator('html')).toHaveAttribute('lang', language);
          await expectGoodPage(page);
          expectNoErrors(page);
        });
      }
      await page.context().close();
    });
  }
}
