/** Words beyond these narrow nothing any more. */
const mostWords = 8;

/** The words of a search, ready for LIKE: signs that mean something there mean themselves. */
export const likeWords = (search: string | undefined): string[] =>
  (search?.split(/\s+/) ?? [])
    .filter(Boolean)
    .slice(0, mostWords)
    .map((word) => word.replace(/[\\%_]/g, '\\$&'));

/** The words of a search for full text: letters and digits only, each once. */
export const textWords = (search: string | undefined): string[] =>
  [...new Set(search?.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u) ?? [])].filter(Boolean).slice(0, mostWords);
