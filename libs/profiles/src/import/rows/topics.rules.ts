import type { ImportField } from '@parvis/contracts';
import { topicKey } from '@parvis/fairs';
import { splitEntries } from './list.rules.js';
import type { RowCells } from './row-cells.rules.js';
import type { RowProblems } from './row-problems.js';

/** What a profile may name (`ProfileChange`), and how long a topic's name may be (`Topic`). */
const mostTopics = 30;
const longestTopic = 80;

/** The topics that a cell names, each once: spellings that differ in capitals, accents or plural are one. */
export function readTopics(
  cells: RowCells,
  field: ImportField,
  isKnownTopic: (name: string) => boolean,
  problems: RowProblems,
): string[] {
  const text = cells.text(field);
  const byKey = new Map<string, string>();
  for (const name of splitEntries(text, isKnownTopic)) {
    const key = topicKey(name);
    if (key !== '' && !byKey.has(key)) byKey.set(key, name);
  }
  const topics = [...byKey.values()];
  const tooLong = topics.find((name) => name.length > longestTopic);
  if (tooLong) problems.error(cells.header(field), 'too-long', tooLong);
  if (topics.length > mostTopics) problems.error(cells.header(field), 'too-long', text);
  return topics;
}
