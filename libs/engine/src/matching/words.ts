import { Gaps, NO_PAIR } from './gaps.js';
import { isInWords } from './letters.js';
import { COUNTS, ENGLISH_STOP, FRENCH_STOP, Spellings } from './spellings.js';
import { at } from './typed.js';

/** Longer texts are cut: a profile is a paragraph, and the cost of an index must not depend on one person's paste. */
const MAX_WORDS = 400;

/**
 * Cuts texts into the words that can tell one profile from another. What was read is in `words` and `gaps` until the next
 * text; numbers are those of `spellings` and `between`.
 */
export class TextReader {
  readonly spellings = new Spellings();
  readonly between = new Gaps();
  /** The spelling of each word, in order, repetitions included. */
  readonly words = new Int32Array(MAX_WORDS);
  /** What lies between each word and the one before; `NO_PAIR` if they are no pair. */
  readonly gaps = new Int32Array(MAX_WORDS);
  private readonly starts = new Int32Array(MAX_WORDS);
  private readonly ends = new Int32Array(MAX_WORDS);

  /**
   * Small words are those of the language whose small words the text uses more, or of both if that is undecided: `or` is gold
   * in French, `the` is tea.
   *
   * @returns how many words there are
   */
  read(text: string): number {
    if (text === '') return 0;
    const clean = text.toLowerCase().normalize('NFC');
    const { words, gaps, starts, ends, spellings } = this;
    const cut = this.cut(clean);
    let balance = 0;
    for (let i = 0; i < cut; i++) {
      const bits = spellings.bitsOf(at(words, i));
      if (bits & FRENCH_STOP) balance++;
      if (bits & ENGLISH_STOP) balance--;
    }
    const small = (balance >= 0 ? FRENCH_STOP : 0) | (balance <= 0 ? ENGLISH_STOP : 0);
    let count = 0;
    let before = NO_PAIR;
    for (let i = 0; i < cut; i++) {
      const bits = spellings.bitsOf(at(words, i));
      if ((bits & COUNTS) === 0 || (bits & small) !== 0) continue;
      gaps[count] = before === NO_PAIR ? NO_PAIR : this.between.between(clean, before, at(starts, i));
      words[count++] = at(words, i);
      before = at(ends, i);
    }
    return count;
  }

  /** Writes down all words and where they stand. */
  private cut(clean: string): number {
    const { words, starts, ends, spellings } = this;
    let count = 0;
    let start = -1;
    for (let i = 0; i <= clean.length && count < MAX_WORDS; ) {
      const code = i < clean.length ? (clean.codePointAt(i) as number) : 0;
      if (isInWords(code)) {
        if (start < 0) start = i;
      } else if (start >= 0) {
        words[count] = spellings.numberOf(clean.slice(start, i));
        starts[count] = start;
        ends[count++] = i;
        start = -1;
      }
      i += code > 0xffff ? 2 : 1;
    }
    return count;
  }
}
