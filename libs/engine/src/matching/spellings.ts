import { fold } from './fold.js';
import { stemOf } from './stem.js';
import { stopWords } from './stop-words.js';

/** What a spelling may be, as bits. */
export const FRENCH_STOP = 1;
export const ENGLISH_STOP = 2;
/** Long enough to say something, and not a bare number. */
export const COUNTS = 4;

/** The spellings of words as numbers, in the order in which they were met, and what was found out about each, once. */
export class Spellings {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];
  private readonly stems: string[] = [];
  private readonly bits: number[] = [];

  /** @param surface in lower case, composed (NFC) */
  numberOf(surface: string): number {
    const known = this.numbers.get(surface);
    if (known !== undefined) return known;
    const number = this.texts.length;
    const folded = fold(surface);
    const counts = folded.length > 1 && !/^\p{N}+$/u.test(folded);
    this.numbers.set(surface, number);
    this.texts.push(surface);
    this.stems.push(counts ? stemOf(surface) : '');
    this.bits.push(
      (stopWords.french.has(folded) ? FRENCH_STOP : 0) |
        (stopWords.english.has(folded) ? ENGLISH_STOP : 0) |
        (counts ? COUNTS : 0),
    );
    return number;
  }

  surfaceOf(number: number): string {
    return this.texts[number] as string;
  }

  /** What the spelling is compared by; empty for one that does not count. */
  stemOf(number: number): string {
    return this.stems[number] as string;
  }

  /** {@link FRENCH_STOP}, {@link ENGLISH_STOP}, {@link COUNTS}. */
  bitsOf(number: number): number {
    return this.bits[number] as number;
  }
}
