/** A word that counts: what it is compared by, and how it was written. */
export interface Word {
  key: string;
  surface: string;
}

/** Longer texts are cut: a profile is a paragraph, and the cost of an index must not depend on one person's paste. */
const MAX_WORDS = 400;

const STOP_WORDS = new Set(
  (
    'a about all also an and any are as at be been both but by can could do does etc for from get has have how if in ' +
    'into is it its just like ll look looking me more most need needs new no not of offer offering offers on one or other our ' +
    'out over own re same seek seeking should so some such than that the their them then there these they this those ' +
    'through to too up us very via want was we well were what when where which who will with would you your ' +
    'afin ai ainsi alors apres au aucun aussi autre autres aux avec avoir avons besoin besoins bien c ca car ce cela ces cet cette ceux ' +
    'cherche cherchons chez ci comme comment d dans de des donc dont du elle elles en encore entre es est et etes etre ' +
    'eu eux fait faire il ils j je jusqu l la le les leur leurs lors lui m ma mais mes moi moins mon n ne ni nos notre ' +
    'nous nouveau nouvelle offre offrons offres on ont ou par pas peu plus pour pouvoir puis qu quand que quel quelle qui ' +
    'recherche recherchons s sa sans se ses si son sont souhaite souhaitons sous sur t ta te tes toi ton tous tout toute toutes tres tu ' +
    'un une vers vos votre vous y'
  ).split(' '),
);

/** Strips diacritics and unites the spellings that decomposition leaves apart. */
function fold(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');
}

/** French and English plurals, so that `vaccins` meets `vaccin`; short words are left alone (`gaz`, `bus`, `axes`). */
function singular(key: string): string {
  return key.length > 4 && /[^s][s]$|[^x]x$/.test(key) ? key.slice(0, -1) : key;
}

/** What spellings have been found to mean, for a run over many texts: null where the word does not count. */
export type WordMemo = Map<string, Word | null>;

/** The words of a text that can tell one profile from another, in order, repetitions included. */
export function wordsOf(text: string, memo: WordMemo = new Map()): Word[] {
  const words: Word[] = [];
  for (const surface of text
    .toLowerCase()
    .normalize('NFC')
    .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
    let word = memo.get(surface);
    if (word === undefined) {
      word = toWord(surface);
      memo.set(surface, word);
    }
    if (word === null) continue;
    words.push(word);
    if (words.length === MAX_WORDS) break;
  }
  return words;
}

function toWord(surface: string): Word | null {
  const folded = fold(surface);
  if (folded.length < 2 || STOP_WORDS.has(folded) || /^\p{N}+$/u.test(folded)) return null;
  return { key: singular(folded), surface };
}
