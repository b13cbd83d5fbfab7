import { layOut } from './letter.rules.js';
import { checkLetter, type Invitation, invitationLetter, signInLetter } from './letters.rules.js';

const invitation: Invitation = {
  locale: 'en',
  name: 'Ann Peeters',
  link: 'https://fairs.example/sign-in/link?token=a&to=%2Ffairs%2F1',
  fair: {
    name: 'Salon & Co <2026>',
    startsOn: '2026-11-24',
    endsOn: '2026-11-26',
    timeZone: 'Europe/Brussels',
    mode: 'hybrid',
    wishesCloseAt: '2026-11-20T17:00:00Z',
  },
  site: 'https://fairs.example',
  now: new Date('2026-11-01T00:00:00Z'),
};

describe('invitation', () => {
  it('names the fair, its days and the deadline on the clock of its zone', () => {
    const { subject, text } = layOut(invitationLetter(invitation));
    expect(subject).toBe('Your invitation to Salon & Co <2026>');
    expect(text).toContain('Hello Ann Peeters,');
    expect(text).toMatch(/ 24\s?–\s?26 November 2026 \(Europe\/Brussels\)/);
    expect(text).toContain('20 November 2026 at 18:00');
    expect(text).toContain(invitation.link);
  });

  it('speaks French to French readers, one day being one day', () => {
    const fair = { ...invitation.fair, endsOn: '2026-11-24' };
    const { subject, text, html } = layOut(invitationLetter({ ...invitation, locale: 'fr', fair }));
    expect(subject).toBe('Votre invitation à Salon & Co <2026>');
    expect(text).toContain('Bonjour Ann Peeters,');
    expect(text).toContain('24 novembre 2026 (Europe/Brussels)');
    expect(html).toContain('<html lang="fr">');
  });

  it('does not ask for wishes once they are closed', () => {
    const { text } = layOut(invitationLetter({ ...invitation, now: new Date('2026-11-21T00:00:00Z') }));
    expect(text).not.toContain('20 November');
    expect(text).toContain('see your agenda');
  });

  it('takes what people wrote as text in the HTML', () => {
    const { html } = layOut(invitationLetter({ ...invitation, name: '<img src=x onerror=alert(1)>' }));
    expect(html).not.toContain('<img');
    expect(html).toContain('Salon &amp; Co &lt;2026&gt;');
    expect(html).toContain('href="https://fairs.example/sign-in/link?token=a&amp;to=%2Ffairs%2F1"');
  });

  it('fetches nothing when it is opened', () => {
    const { html } = layOut(invitationLetter(invitation));
    expect(html).not.toMatch(/<(img|script|link|iframe)|url\(/);
  });

  it('keeps line breaks in a name out of the subject', () => {
    const fair = { ...invitation.fair, name: 'Fair\r\nBcc: all@fairs.example' };
    expect(layOut(invitationLetter({ ...invitation, fair })).subject).toBe(
      'Your invitation to Fair Bcc: all@fairs.example',
    );
  });
});

describe('sign-in mail', () => {
  const request = { email: 'ann@fairs.example', name: '', locale: 'fr', link: 'https://fairs.example/l' } as const;

  it('greets without a name where none is known', () => {
    const { text } = layOut(signInLetter(request, 'https://fairs.example'));
    expect(text).toMatch(/^Bonjour,\n/);
    expect(text).toContain('https://fairs.example/l');
  });
});

describe('checkLetter', () => {
  it('tells the first meeting in the zone of its reader', () => {
    const write = (locale: 'en' | 'fr') =>
      checkLetter({
        locale,
        name: 'Ada Lovelace',
        link: 'https://parvis.example/sign-in/link?token=x',
        fair: { name: 'Expo' },
        startsAt: '2026-11-24T09:00:00Z',
        timeZone: 'Europe/Paris',
        site: 'https://parvis.example',
      });
    expect(write('en').subject).toContain('Expo');
    expect(write('en').before.join(' ')).toMatch(/24 November 2026.*10:00.*Europe\/Paris/);
    expect(write('fr').before.join(' ')).toMatch(/24 novembre 2026.*10:00.*Europe\/Paris/);
  });
});
