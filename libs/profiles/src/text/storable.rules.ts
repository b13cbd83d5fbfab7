/** What JSON in Postgres refuses: NUL, and half of a letter that takes two UTF-16 units. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is one of the signs meant
const unstorable = /\u0000|\p{Surrogate}/gu;

/** The text without NUL, and with the usual sign for a lost letter where only half of one is left. */
export const storable = (text: string): string =>
  text.replace(unstorable, (sign) => (sign === '\u0000' ? '' : '\uFFFD'));

/** The first characters of a text, 16-bit units at most `length`; no letter is cut in halves. */
export const beginningOf = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
