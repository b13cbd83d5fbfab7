import { type AccessQuestion, accessTo, accessUntil, fitsLevel, grantEnd, mayAsk } from './document-access.rules.js';

const now = new Date('2026-11-22T12:00:00Z');
const before = new Date('2026-11-22T11:59:59Z');
const after = new Date('2026-11-22T12:00:01Z');
type Change = Partial<Omit<AccessQuestion, 'document'>> & { document?: Partial<AccessQuestion['document']> };
const question = ({ document, ...rest }: Change): AccessQuestion => ({
  document: { level: 'public', isWithdrawn: false, expiresAt: null, ...document },
  grant: null,
  hasSigned: false,
  isTeam: false,
  now,
  ...rest,
});
const granted = { state: 'granted', expiresAt: null } as const;

describe('access to a document', () => {
  it.each<[string, Change, string]>([
    ['public', {}, 'open'],
    ['on request', { document: { level: 'request' } }, 'ask'],
    ['under an NDA', { document: { level: 'nda' } }, 'sign'],
    ['asked for', { document: { level: 'request' }, grant: { state: 'asked', expiresAt: null } }, 'asked'],
    ['refused', { document: { level: 'request' }, grant: { state: 'refused', expiresAt: null } }, 'refused'],
    ['granted', { document: { level: 'request' }, grant: granted }, 'open'],
    ['granted, without signature', { document: { level: 'nda' }, grant: granted }, 'sign'],
    ['signed for', { document: { level: 'nda' }, grant: granted, hasSigned: true }, 'open'],
    ['signed for, never granted', { document: { level: 'nda' }, hasSigned: true }, 'sign'],
    [
      'granted until a second ago',
      { document: { level: 'nda' }, grant: { state: 'granted', expiresAt: before }, hasSigned: true },
      'lapsed',
    ],
    [
      'granted for another second',
      { document: { level: 'nda' }, grant: { state: 'granted', expiresAt: after }, hasSigned: true },
      'open',
    ],
    ['taken back, although public', { grant: { state: 'revoked', expiresAt: null } }, 'revoked'],
    ['withdrawn', { document: { isWithdrawn: true }, grant: granted }, 'closed'],
    ['expired', { document: { expiresAt: now } }, 'closed'],
    ['not expired yet', { document: { expiresAt: after } }, 'open'],
    ['withdrawn, for the team', { document: { isWithdrawn: true, level: 'nda' }, isTeam: true }, 'open'],
  ])('of one that is %s', (_, change, access) => {
    expect(accessTo(question(change))).toBe(access);
  });

  it('ends with the earlier of two ends', () => {
    const level = 'nda' as const;
    const both = question({ document: { level, expiresAt: after }, grant: { state: 'granted', expiresAt: before } });
    expect(accessUntil(both)).toEqual(before);
    expect(accessUntil(question({ document: { level, expiresAt: after }, grant: granted }))).toEqual(after);
    expect(accessUntil(question({ grant: { state: 'granted', expiresAt: before } }))).toBeNull();
    expect(accessUntil({ ...both, isTeam: true })).toBeNull();
    expect(grantEnd(2, now)).toEqual(new Date('2026-11-24T12:00:00Z'));
    expect(grantEnd(null, now)).toBeNull();
  });

  it('is asked for once, and again when its time is over', () => {
    expect((['ask', 'lapsed'] as const).every(mayAsk)).toBe(true);
    expect((['open', 'sign', 'asked', 'refused', 'revoked', 'closed'] as const).some(mayAsk)).toBe(false);
  });

  it('is under an NDA only with pages that carry a watermark', () => {
    expect([fitsLevel('nda', null), fitsLevel('nda', 1), fitsLevel('request', null)]).toEqual([false, true, true]);
  });
});
