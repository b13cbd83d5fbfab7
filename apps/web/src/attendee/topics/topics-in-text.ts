import type { Topic } from '@parvis/contracts';
import { plain } from './topic-groups.js';

/** Ids of the topics that a text names in whatever language, as whole words, without heed of accents and capitals; in the taxonomy's order. */
export function topicsInText(topics: readonly Topic[], text: string): string[] {
  const words = wordsOf(text);
  if (words === '  ') return [];
  return topics
    .filter(({ names }) => Object.values(names).some((name) => name && words.includes(wordsOf(name))))
    .map(({ id }) => id);
}

/** Plain words with one space around each. */
const wordsOf = (text: string) =>
  ` ${plain(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
