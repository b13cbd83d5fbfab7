/**
 * The words of a search as `like` patterns, all of which have to match; signs that `like` knows are taken literally.
 * Accents and capitals are folded by the database, like the text that is searched.
 */
export const searchPatterns = (search: string | undefined): string[] =>
  (search ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
