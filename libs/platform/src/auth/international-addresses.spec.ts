import { asciiAlias, realAddress } from './international-addresses.js';

const aliasOf = (text: string) => `${Buffer.from(text).toString('hex')}@address.invalid`;

describe('asciiAlias and realAddress', () => {
  it('lead from an address to its alias and back, whatever its capitals', () => {
    expect(realAddress(asciiAlias('Søren.ŁUKASZ@exempel.example'))).toBe('søren.łukasz@exempel.example');
    expect(asciiAlias('ann@x.example')).toBe('ann@x.example');
    expect(realAddress('ann@x.example')).toBe('ann@x.example');
  });

  it('give no letter that only looks like an ASCII one a mailbox of its own', () => {
    expect(asciiAlias('mar\u212a@x.example')).toBe('mark@x.example');
  });

  it.each([
    'mar\u212a@x.example',
    'victim@x.example',
    'Søren@x.example',
    'a@x.example, ø@x.example',
    'ø@x.example\r\nBcc: b@x.example',
    'ø',
  ])('do not take what nobody has made for the alias of %j', (text) => {
    expect(realAddress(aliasOf(text))).toBe(aliasOf(text));
  });
});
