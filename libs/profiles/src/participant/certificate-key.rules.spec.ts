import { certificateKey, certificateKeyring } from './certificate-key.rules.js';

describe('certificateKey', () => {
  it.each([
    ['ISO 9001', 'iso9001'],
    ['iso-9001', 'iso9001'],
    ['ISO 9001:2015', 'iso9001'],
    ['NF EN ISO 9001 (2015)', 'iso9001'],
    ['DIN EN ISO 14001-2015', 'iso14001'],
    ['ISO/IEC 27001', 'iso27001'],
    ['ISO 2015', 'iso2015'],
    ['B Corp™', 'bcorp'],
    ['Ecolabel européen', 'ecolabeleuropeen'],
    ['Изо 9001', 'изо9001'],
  ])('takes %s as %s', (written, key) => expect(certificateKey(written)).toBe(key));

  it('keeps different standards apart', () => {
    const written = ['ISO 9001', 'ISO 9002', 'EN 9001', 'ISO 22000', 'FSSC 22000', 'isolated 1'];
    expect(certificateKeyring()(written)).toHaveLength(written.length);
  });

  it('leaves out what says nothing, and repetitions, list by list', () => {
    const keysOf = certificateKeyring();
    for (const _ of [1, 2]) expect(keysOf(['ISO 9001', '--', '', 'iso 9001:2008'])).toEqual(['iso9001']);
    expect(keysOf([])).toEqual([]);
  });
});
