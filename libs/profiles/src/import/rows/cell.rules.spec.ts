import { cleanCell, defused, hasMarkup, isFormula } from './cell.rules.js';

describe('cleanCell', () => {
  it.each([
    ['  two   blanks\u00a0here ', 'two blanks here'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['nul\u0000byte', 'nulbyte'],
    ['e\u0301te\u0301', 'été'],
    ['"Société ""Le Pont""; Fils"', 'Société "Le Pont"; Fils'],
    ['the "Pont"', 'the "Pont"'],
    ['-', ''],
    ['—', ''],
    ["'+33 1", '+33 1'],
    ["'s Heeren", "'s Heeren"],
  ])('reads %j as %j', (raw, text) => expect(cleanCell(raw)).toEqual({ text, hadLineBreaks: false }));

  it('joins lines, and says so', () => {
    expect(cleanCell('Ligne \r\n Coupée\u2028SA')).toEqual({ text: 'Ligne Coupée SA', hadLineBreaks: true });
    expect(cleanCell('one\ntwo', '|').text).toBe('one|two');
  });
});

describe('formulas', () => {
  it.each(['=1+1', '=HYPERLINK("x")', '+SUM(A1)', '-2+cmd|calc', '@Sheet!A1', '=cmd'])('takes %s for one', (text) =>
    expect(isFormula(text)).toBe(true),
  );
  it.each(['+32 4 123', '-5', '@parvis', 'a=b', 'R&D'])('takes %s for a text', (text) =>
    expect(isFormula(text)).toBe(false),
  );

  it.each(['=1+1', '+SUM(A1)', '-5', '@x'])('defuses %s so that it is understood again', (text) => {
    expect(defused(text)).toBe(`'${text}`);
    expect(cleanCell(defused(text)).text).toBe(text);
  });
});

describe('hasMarkup', () => {
  it.each(['<script>alert(1)</script>', 'a <b>bold</b> name', '<img src=x>', '</p>', '<!-- x -->'])(
    'sees it in %s',
    (text) => expect(hasMarkup(text)).toBe(true),
  );
  it.each(['5 < 6', 'x <- y', 'R&D > sales', '<3'])('does not see it in %s', (text) =>
    expect(hasMarkup(text)).toBe(false),
  );
});
