import { stemmer as englishStem } from '@orama/stemmers/english';
import { stemmer as frenchStem } from '@orama/stemmers/french';
import { fold } from './fold.js';

/** Shorter stems say too little to be told apart. */
const SHORTEST_STEM = 4;

/**
 * What a word is compared by. The French and the English stemmer both try, and the shorter stem wins: profiles are too
 * short to tell their language safely, many mix the two, and so `logistique` meets `logistics` and `qualité` meets
 * `quality`. Never shown to people.
 *
 * @param surface in lower case, composed (NFC)
 */
export function stemOf(surface: string): string {
  const folded = fold(surface);
  if (folded.length < SHORTEST_STEM || /\p{N}/u.test(folded)) return folded;
  const french = bare(fold(frenchStem(surface)));
  const english = bare(fold(englishStem(surface)));
  if (french === english) return french;
  const [shorter, longer] = [french, english].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)) as [
    string,
    string,
  ];
  if (shorter.length >= SHORTEST_STEM) return shorter;
  return longer.length >= SHORTEST_STEM ? longer : folded;
}

/** The two stemmers end the same stem in `y`, `i`, `e` or nothing. */
function bare(stem: string): string {
  return stem.length > SHORTEST_STEM ? stem.replace(/[eiy]$/, '') : stem;
}
