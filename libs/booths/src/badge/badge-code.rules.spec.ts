import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { BadgeCodes, newBadgeNumber } from './badge-code.rules.js';

describe('badge codes', () => {
  const codes = new BadgeCodes('a secret of the application, long enough');
  const fairId = randomUUID();

  it('lead back to their number, however they are typed', () => {
    const number = newBadgeNumber();
    const code = codes.codeOf(fairId, number);
    expect(code).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/);
    for (const typed of [
      code,
      code.toLowerCase(),
      code.replaceAll('-', ' '),
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ])
      expect(codes.numberOf(fairId, typed)).toBe(number);
  });

  it('are worth nothing at another fair or with another secret', () => {
    const code = codes.codeOf(fairId, newBadgeNumber());
    expect(codes.numberOf(randomUUID(), code)).toBeNull();
    expect(new BadgeCodes('another secret of the application').numberOf(fairId, code)).toBeNull();
  });

  it('refuse every slip of one character', () => {
    const code = codes.codeOf(fairId, newBadgeNumber()).replaceAll('-', '');
    fc.assert(
      fc.property(
        fc.nat({ max: code.length - 1 }),
        fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
        (at, letter) => {
          fc.pre(code[at] !== letter);
          expect(codes.numberOf(fairId, code.slice(0, at) + letter + code.slice(at + 1))).toBeNull();
        },
      ),
    );
  });

  it('refuse whatever is no code', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(codes.numberOf(fairId, text)).toBeNull()));
  });
});
