import fc from 'fast-check';
import { disposition, endingOf, harmlessName } from './file-name.rules.js';

describe('harmlessName', () => {
  it.each([
    ['offer 2027.pdf', 'pdf', 'offer 2027.pdf'],
    ['../../etc/passwd', 'txt', 'passwd.txt'],
    ['C:\\Users\\me\\plan.docx', 'docx', 'plan.docx'],
    ['invoice.exe.PDF', 'pdf', 'invoice.exe.pdf'],
    ['.htaccess', 'txt', 'file.txt'],
    ['\u202Efdp.exe', 'zip', 'fdp.zip'],
    ['Übersicht – 日本.png', 'webp', 'Übersicht 日本.webp'],
    ['"><script>.csv', 'csv', 'script.csv'],
    ['', 'pdf', 'file.pdf'],
  ])('makes %j into a name', (given, ending, expected) => {
    expect(harmlessName(given, ending)).toBe(expected);
  });

  it('never holds a slash, a control sign or a quotation mark, and is never long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = harmlessName(given, 'pdf');
        expect(name).not.toMatch(/[\p{C}/\\"<>:|?*]/u);
        expect([...name].length).toBeLessThanOrEqual(124);
        expect(name).toMatch(/^[^.].*\.pdf$/u);
      }),
    );
  });
});

describe('disposition', () => {
  it('tells old clients a plain name and new ones the real one', () => {
    expect(disposition('attachment', "l'été.pdf")).toBe(
      `attachment; filename="l'_t_.pdf"; filename*=UTF-8''l%27%C3%A9t%C3%A9.pdf`,
    );
  });
});

it('finds an ending', () => {
  expect(endingOf('a.b.TXT')).toBe('txt');
  expect(endingOf('none')).toBe('');
});
