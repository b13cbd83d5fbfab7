/** Words of a sentence as they stand alone: with a capital first letter. */
export const sentenceCase = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);
