import { stopwords as english } from '@orama/stopwords/english';
import { stopwords as french } from '@orama/stopwords/french';
import { fold } from './fold.js';

/** What everybody's profile says of itself, and what cutting at apostrophes leaves over. */
const ENGLISH_SMALL_TALK =
  'a all also another are as can ll re ve etc get how into it just like look looking need needs new now offer offered offering ' +
  'offers one other our per please provide provides providing search searching seek seeking since still us use using via want ' +
  'wants well within without would yet';
const FRENCH_SMALL_TALK =
  'afin ainsi alors après aucun aussi autre autres autour avant avoir besoin besoins bien ca ça car cas ceux chaque cherche ' +
  'cherchons chez comme comment depuis donc dont déjà encore entre est etc être faire fait font grâce hors jusqu lors lorsqu mettre mieux ' +
  'moins ni non nouveau nouveaux nouvelle nouvelles offre offrir offrons offres permet peu plus pouvoir propose proposons puis quand ' +
  'quelqu recherche recherchons si souhaite souhaitons sous tels telle toujours tous tout toute toutes très vers via';

const stopSet = (words: readonly string[], smallTalk: string): ReadonlySet<string> =>
  new Set([...words, ...smallTalk.split(' ')].flatMap((word) => word.toLowerCase().split(/[^\p{L}]+/u)).map(fold));

/** Words that tell no profile from another, folded. */
export const stopWords = {
  english: stopSet(english, ENGLISH_SMALL_TALK),
  french: stopSet(french, FRENCH_SMALL_TALK),
};
