/** A cell's text as it is meant, and what had to be done to it. */
export interface Cell {
  text: string;
  hadLineBreaks: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: spreadsheets write vertical tabs for breaks within a cell
const lineBreaks = /\s*[\r\n\u000b\u000c\u2028\u2029]+\s*/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
const invisible = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2060\ufeff]/g;

/**
 * Cleans a cell: the apostrophe that defuses a formula and quotes around quotes go, line breaks become `lineBreak`, blanks
 * are single. A lone dash means nothing.
 */
export function cleanCell(raw: string, lineBreak = ' '): Cell {
  const visible = raw.normalize('NFC').replace(invisible, '').trim();
  const plain = unquoted(visible.replace(/^'(?=[=+\-@])/, ''));
  const hadLineBreaks = plain.search(lineBreaks) >= 0;
  const text = plain.replace(lineBreaks, lineBreak).replace(/\s+/g, ' ').trim();
  return { text: /^[-–—]$/.test(text) ? '' : text, hadLineBreaks };
}

/** A text that a program has quoted although it was quoted already. */
const unquoted = (text: string) =>
  /^"(?:[^"]|"")*"$/.test(text) && text.length > 2 ? text.slice(1, -1).replaceAll('""', '"') : text;

/** A text that a spreadsheet would compute: `=...`, or another leading sign with a call, a pipe or a sheet reference. */
export const isFormula = (text: string): boolean => /^=/.test(text) || /^[+\-@].*[(|!]/.test(text);

/** A text with HTML or XML tags. */
export const hasMarkup = (text: string): boolean => /<[a-z!/?][^<>]*>/i.test(text);

/** A text in which an encoding has lost a letter for good. */
export const hasLostLetters = (text: string): boolean => text.includes('\uFFFD');

/** A cell that no spreadsheet computes when it opens the file. `cleanCell` understands it again. */
export const defused = (raw: string): string => (/^[=+\-@\t\r]/.test(raw) ? `'${raw}` : raw);
