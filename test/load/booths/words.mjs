// A vocabulary as large as that of a real catalogue, and the same at every run: few words are in many texts, many words in few.
const onsets = ['b', 'c', 'd', 'f', 'g', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'tr', 'pl', 'st'];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ou'];
const ends = ['', 'n', 'r', 'l', 's', 't', 'ment', 'tion', 'ing', 'eur'];

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = (random, list) => list[Math.floor(random() * list.length)];

function inventWords(count, random) {
  const words = new Set();
  while (words.size < count) {
    const syllables = 1 + Math.floor(random() * 3);
    const stem = Array.from({ length: syllables }, () => pick(random, onsets) + pick(random, vowels)).join('');
    words.add(stem + pick(random, ends));
  }
  return [...words];
}

/** Words by Zipf's law: the n-th comes up 1/n as often as the first. */
export class Vocabulary {
  constructor(count, seed) {
    this.words = inventWords(count, randomOf(seed));
    let sum = 0;
    this.upTo = this.words.map((_, index) => (sum += 1 / (index + 10)));
  }

  /** One word. */
  draw(random) {
    const at = random() * this.upTo.at(-1);
    let low = 0;
    let high = this.upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.upTo[middle] < at) low = middle + 1;
      else high = middle;
    }
    return this.words[low];
  }

  text(random, words) {
    return Array.from({ length: words }, () => this.draw(random)).join(' ');
  }
}
