import { readAttendance } from './attendance.rules.js';
import { readCountry } from './country.rules.js';
import { readEmail } from './email.rules.js';
import { readLanguages } from './language.rules.js';
import { splitEntries, splitList } from './list.rules.js';
import { localeOf, localeOfCountry } from './person-row.js';
import { readTimeZone } from './time-zone.rules.js';
import { readWebsite } from './website.rules.js';

describe('readCountry', () => {
  it.each(['BE', 'be', 'Be'])('takes the code %s as it is', (text) =>
    expect(readCountry(text)).toEqual({ code: 'BE', isRecognised: false }),
  );
  it.each([
    ['Belgique', 'BE'],
    ['BELGIUM', 'BE'],
    ['België', 'BE'],
    ['Belgien', 'BE'],
    ['BEL', 'BE'],
    ['Etats-Unis', 'US'],
    ['UK', 'GB'],
    ['Royaume Uni', 'GB'],
    ["Côte d'Ivoire", 'CI'],
    ['Pays-Bas', 'NL'],
    ['the Netherlands', 'NL'],
    ['Deutschland', 'DE'],
  ])('recognises %s', (text, code) => expect(readCountry(text)).toEqual({ code, isRecognised: true }));
  it.each(['ZZ', 'Atlantis', 'XX', 'EU'])('does not know %s', (text) => expect(readCountry(text)).toBeNull());
});

describe('readLanguages', () => {
  it.each([
    ['fr,en', ['fr', 'en']],
    ['FR; nl-BE | en_GB', ['fr', 'nl', 'en']],
    ['français et anglais', ['fr', 'en']],
    ['Dutch / German', ['nl', 'de']],
    ['Español', ['es']],
    ['fr en de', ['fr', 'en', 'de']],
    ['fr, FR, French', ['fr']],
    ['Chinese (Mandarin)', ['zh']],
    ['', []],
  ])('reads %j', (text, languages) => expect(readLanguages(text)).toEqual({ languages, unknown: [] }));
  it('names what it does not know and keeps the rest', () =>
    expect(readLanguages('fr, klingon, xx')).toEqual({ languages: ['fr'], unknown: ['klingon', 'xx'] }));
});

describe('readTimeZone', () => {
  it.each([
    ['Europe/Brussels', 'Europe/Brussels'],
    ['europe/brussels', 'Europe/Brussels'],
    ['Bruxelles', 'Europe/Brussels'],
    ['Sao Paulo', 'America/Sao_Paulo'],
    ['UTC', 'UTC'],
  ])('reads %s', (text, zone) => expect(readTimeZone(text)?.toLowerCase()).toBe(zone.toLowerCase()));
  it.each(['Mars/Olympus', 'GMT+25', 'somewhere'])('does not know %s', (text) => expect(readTimeZone(text)).toBeNull());
});

describe('readAttendance', () => {
  it.each([
    ['on-site', 'on_site'],
    ['Sur place', 'on_site'],
    ['À distance', 'virtual'],
    ['Online', 'virtual'],
    ['les deux', 'both'],
    ['Hybride', 'both'],
  ])('reads %s', (text, attendance) => expect(readAttendance(text)).toBe(attendance));
  it('does not know "peut-être"', () => expect(readAttendance('peut-être')).toBeNull());
});

describe('readEmail', () => {
  it.each([
    [' THOMAS@VISITORS.EXAMPLE ', 'thomas@visitors.example'],
    ['mailto:a@b.example', 'a@b.example'],
    ['Ann Peeters <ann@b.example>', 'ann@b.example'],
    ["o'neill+fair@b.example", "o'neill+fair@b.example"],
    ['søren.müller@exempel.example', 'søren.müller@exempel.example'],
  ])('reads %s', (text, email) => expect(readEmail(text)).toEqual({ email }));
  it.each(['pas-une-adresse', 'a@b', '@b.example', 'a@@b.example', 'a b@c.example', 'a..b@c.example', '???'])(
    'refuses %s',
    (text) => expect(readEmail(text)).toEqual({ code: 'email-invalid' }),
  );
  it('sees that a letter was lost', () => expect(readEmail('joao.?ukasz@b.example')).toEqual({ code: 'undecodable' }));
});

describe('lists', () => {
  it.each([
    ['a|b; c', ['a', 'b; c']],
    ['a; b, c', ['a', 'b, c']],
    ['a, b', ['a', 'b']],
    [' a || b |', ['a', 'b']],
    ['', []],
  ])('takes %j apart', (text, parts) => expect(splitList(text)).toEqual(parts));
  it('leaves an entry with a comma whole', () => {
    const isEntry = (text: string) => text === 'Food, beverages and tobacco';
    expect(splitEntries('Food, beverages and tobacco', isEntry)).toEqual(['Food, beverages and tobacco']);
    expect(splitEntries('Food, Energy', isEntry)).toEqual(['Food', 'Energy']);
  });
});

describe('readWebsite', () => {
  it.each([
    ['https://a.example/x', 'https://a.example/x'],
    ['www.a.example', 'https://www.a.example'],
  ])('reads %s', (text, address) => expect(readWebsite(text)).toBe(address));
  it.each(['javascript:alert(1)', 'ftp://a.example', 'no site', 'a'])('refuses %s', (text) =>
    expect(readWebsite(text)).toBeNull(),
  );
});

describe('language of the first mails', () => {
  it('is French for whoever names French before English', () => {
    expect([['nl', 'fr', 'en'], ['fr'], ['en', 'fr'], ['de'], []].map(localeOf)).toEqual([
      'fr',
      'fr',
      'en',
      'en',
      'en',
    ]);
  });
  it('is that of the country for an exhibitor', () => {
    expect(['BE', 'FR', 'DE', null].map(localeOfCountry)).toEqual(['fr', 'fr', 'en', 'en']);
  });
});
