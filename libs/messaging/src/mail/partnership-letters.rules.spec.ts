import { locales } from '@parvis/contracts';
import { layOut } from './letter.rules.js';
import { partnershipLetter } from './partnership-letters.rules.js';

const id = '11111111-1111-4111-8111-111111111111';
const parts = {
  name: 'Ann',
  timeZone: 'Europe/Brussels',
  link: 'https://parvis.example/in',
  fair: {
    name: 'Salon',
    startsOn: '2026-11-24',
    endsOn: '2026-11-24',
    timeZone: 'Europe/Brussels',
    mode: 'virtual' as const,
    wishesCloseAt: '2026-11-23T10:00:00Z',
  },
  site: 'https://parvis.example',
};
const acts = ['proposed', 'opened', 'declined', 'step-due', 'quiet'] as const;

describe('mails about partnerships', () => {
  it.each(locales.flatMap((locale) => acts.map((act) => [locale, act] as const)))(
    'name the other side and leave no gap: %s, %s',
    (locale, act) => {
      const news = {
        partnershipId: id,
        fairId: id,
        userIds: [id],
        act,
        withName: 'Bolt Heating',
        title: 'Send the prices',
        dueOn: '2026-12-24',
      };
      const { subject, text } = layOut(partnershipLetter({ ...parts, locale, news }));
      expect(text).toContain('Bolt Heating');
      expect(subject + text).not.toMatch(/[{}]/);
      expect(text).toContain(parts.link);
      if (act === 'step-due') {
        expect(text).toContain('Send the prices');
        expect(text).toMatch(/24 (December|décembre) 2026/);
      }
    },
  );
});
