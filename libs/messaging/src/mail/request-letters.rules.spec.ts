import { locales, RequestActKind } from '@parvis/contracts';
import { letterFor, requestLetter, substitutionLetter } from './request-letters.rules.js';

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
const id = '11111111-1111-4111-8111-111111111111';
const changed = {
  fairId: id,
  requestId: id,
  kind: 'meet' as const,
  act: 'sent' as const,
  participantId: id,
  byId: id,
  withId: id,
  meetingId: id,
  isMyTurn: true,
  startsAt: '2026-11-24T09:00:00Z',
  endsAt: '2026-11-24T09:30:00Z',
  expiresAt: '2026-11-23T09:00:00Z',
  message: 'Peas?',
  version: 2,
  tableNumber: 7,
  isExpected: true,
};
const acts = [...RequestActKind.options, 'taken-over' as const, 'companion' as const];
const people = { with: 'Ben, Shops', by: 'Amy, Peas', url: 'https://parvis.example/meeting', tableNumber: 7 };

describe('mails about requests', () => {
  it.each(locales.flatMap((locale) => (['meet', 'move'] as const).map((kind) => [locale, kind] as const)))(
    'say everything they promise: %s, %s',
    (locale, kind) => {
      for (const isExpected of [true, false])
        for (const act of acts) {
          const news = { ...changed, kind, act, isExpected };
          const which = letterFor(news);
          if (!which) continue;
          const letter = requestLetter({ ...parts, ...people, locale, which, changed: news });
          expect(`${letter.subject} ${letter.before.join(' ')}`).not.toMatch(/[{}]/);
          expect(letter.subject).toContain('Salon');
        }
    },
  );

  it('bring an entry for the calendar that replaces the one before, once a meeting has moved', () => {
    const news = { ...changed, kind: 'move' as const, act: 'accepted' as const, isMyTurn: false };
    const which = letterFor(news);
    const { calendar } = requestLetter({ ...parts, ...people, locale: 'fr', which: which!, changed: news });
    expect(calendar).toContain('SEQUENCE:2');
    expect(calendar).toContain(`UID:${id}@parvis`);
    expect(calendar).toContain('Table 7');
  });

  it('tell the colleague who takes over what to know, and the others who comes', () => {
    const substituted = { ...changed, goneId: id, cameId: id, note: 'Bring the list' };
    const names = { with: 'Ben', gone: 'Ann', came: 'Amy' };
    const own = substitutionLetter({ ...parts, ...names, locale: 'en', substituted });
    expect(own.before.join(' ')).toContain('Bring the list');
    const cameId = '22222222-2222-4222-8222-222222222222';
    const other = substitutionLetter({
      ...parts,
      ...names,
      locale: 'fr',
      substituted: { ...substituted, cameId, note: '' },
    });
    expect(other.subject).toContain('Amy');
  });
});
