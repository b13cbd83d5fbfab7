import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Topic } from '@parvis/contracts';
import type { EntityManager } from 'typeorm';
import { TopicRepository } from './topic.repository.js';
import { tradeTerms } from './trade-terms.js';

/** What makes two spellings one topic: no accents, capitals, signs, doubled blanks or plural endings (`boxes`, `emballages`, `tissus`). */
export const topicKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => (word.length > 3 ? word.replace(/(?<=...)e?[sx]?$/, '') : word))
    .join(' ');

const namesByKey = new Map(
  tradeTerms.flatMap(([en, fr]) => [en, fr].map((name) => [topicKey(name), { en, fr }] as const)),
);

/** Lets imports extend the taxonomy of a fair. */
@Injectable()
export class TopicWriter {
  constructor(private readonly topics: TopicRepository) {}

  /**
   * Ids of topics by `topicKey`, in any language; the ones that the fair lacks are created at the end of its taxonomy, common
   * trade terms with their names in both languages, others with the given name in both. Serialised per fair until the
   * transaction ends.
   */
  async ensure(
    manager: EntityManager,
    fairId: string,
    names: readonly string[],
  ): Promise<{ ids: Map<string, string>; created: Topic[] }> {
    await this.topics.lock(manager, fairId);
    const known = await this.topics.list(fairId, manager);
    const ids = new Map(
      known.flatMap((topic) => [topic.names.fr, topic.names.en].map((name) => [topicKey(name), topic.id])),
    );
    const created: Topic[] = [];
    for (const name of names) {
      const key = topicKey(name);
      if (key === '' || ids.has(key)) continue;
      const names = namesByKey.get(key) ?? { en: name, fr: name };
      const translated = ids.get(topicKey(names.en)) ?? ids.get(topicKey(names.fr));
      const topic = { id: translated ?? randomUUID(), parentId: null, names };
      for (const spelling of [key, topicKey(names.en), topicKey(names.fr)]) ids.set(spelling, topic.id);
      if (!translated) created.push(topic);
    }
    await this.topics.upsert(manager, fairId, created, known.length);
    return { ids, created };
  }
}
