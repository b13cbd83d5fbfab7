import { companyKey } from './company-key.rules.js';

describe('companyKey', () => {
  it.each([
    ['Société Générale', '  SOCIETE   generale '],
    ['Ørsted A/S', 'orsted a/s'],
    ['L’Oréal', "l'oreal"],
    ['Groß & Söhne', 'GROSS & SOHNE'],
  ])('makes %s and %s one', (one, other) => expect(companyKey(one)).toBe(companyKey(other)));
  it('keeps legal forms apart', () => expect(companyKey('NovaPack SA')).not.toBe(companyKey('NovaPack SARL')));
});
