import fc from 'fast-check';
import { partsOf } from './links.rules.js';

const links = (text: string) => partsOf(text).flatMap(({ href }) => href ?? []);

describe('partsOf', () => {
  it.each([
    ['see https://example.org/a?b=1#c.', ['https://example.org/a?b=1#c']],
    ['(http://example.org/x), and https://example.com!', ['http://example.org/x', 'https://example.com/']],
    ['https://en.wikipedia.org/wiki/Fair_(trade)', ['https://en.wikipedia.org/wiki/Fair_(trade)']],
    ['javascript:alert(1) data:text/html,x ftp://x.org', []],
    ['https://bank.example@evil.example/', []],
    ['no link', []],
  ])('finds what can be opened in %j', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it('loses no sign, and opens nothing but web pages', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.constantFrom('https://', 'http://a', ')', '.', ' javascript:x'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join(' ');
        expect(
          partsOf(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
        for (const href of links(text)) expect(href).toMatch(/^https?:\/\//);
      }),
    );
  });
});
