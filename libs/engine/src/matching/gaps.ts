/** Between two words that are no pair. */
export const NO_PAIR = -1;

/** What may lie between the two words of a pair: small words, blanks, hyphens, apostrophes; no end of a clause. */
const WITHIN_A_PHRASE = /^[\p{L}\p{M}\s'’-]*$/u;
const LONGEST_GAP = 12;
const BLANK = ' '.charCodeAt(0);

/** What lies between the words of pairs, as numbers. */
export class Gaps {
  private readonly texts: string[] = [' '];
  private readonly numbers = new Map<string, number>([[' ', 0]]);

  /** The number of what lies between two words of a text; {@link NO_PAIR} where they are no pair. */
  between(text: string, from: number, to: number): number {
    if (to - from > LONGEST_GAP) return NO_PAIR;
    if (to - from === 1 && text.charCodeAt(from) === BLANK) return 0;
    const gap = text.slice(from, to);
    let number = this.numbers.get(gap);
    if (number === undefined) {
      number = WITHIN_A_PHRASE.test(gap) && !gap.includes('\n') ? this.add(gap.replace(/\s+/gu, ' ')) : NO_PAIR;
      this.numbers.set(gap, number);
    }
    return number;
  }

  /** As it is shown: every blank space is one blank. */
  textOf(number: number): string {
    return this.texts[number] as string;
  }

  private add(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined && known !== NO_PAIR) return known;
    const number = this.texts.push(text) - 1;
    this.numbers.set(text, number);
    return number;
  }
}
