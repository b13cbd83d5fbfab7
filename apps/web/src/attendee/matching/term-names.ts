/** Terms of the score that the catalogue has names for. */
export const termCodes = [
  'intent',
  'own-wish',
  'their-wish',
  'met-before',
  'needs',
  'sought',
  'related',
  'words',
  'language',
  'no-language',
  'same-country',
  'same-place',
  'size',
  'stage',
  'deal-size',
  'certificates-missing',
  'exclusivity',
  'certificates',
  'show-up',
  'answers',
  'thinness',
  'selectivity',
  'popularity',
] as const;
type TermCode = (typeof termCodes)[number];

/** Whether this version of the app has a name for a term. */
export const isNamedTerm = (term: string): term is TermCode => termCodes.some((one) => one === term);
