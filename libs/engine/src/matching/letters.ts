const UNKNOWN = 0;
const INSIDE = 1;
const OUTSIDE = 2;
const inWords = /^[\p{L}\p{N}\p{M}]$/u;
/** What has been found of the code units of the basic plane: asking the expression for each would cost most of a build. */
const found = new Uint8Array(0x1_0000);

/** Whether a character, given as its code point, is a letter, a digit or a mark of one. */
export function isInWords(codePoint: number): boolean {
  if (codePoint >= found.length) return inWords.test(String.fromCodePoint(codePoint));
  if (found[codePoint] === UNKNOWN) found[codePoint] = inWords.test(String.fromCodePoint(codePoint)) ? INSIDE : OUTSIDE;
  return found[codePoint] === INSIDE;
}
