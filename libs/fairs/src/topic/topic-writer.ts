import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Topic } from '@parvis/contracts';
import type { EntityManager } from 'typeorm';
import { TopicRepository } from './topic.repository.js';

/** What makes two spellings one topic: no accents, capitals, doubled blanks or plural s. */
export const topicKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => (word.length > 3 ? word.replace(/(es|s)$/, '') : word))
    .join(' ');

/** Lets imports extend the taxonomy of a fair. */
@Injectable()
export class TopicWriter {
  constructor(private readonly topics: TopicRepository) {}

  /**
   * Ids of topics by `topicKey` of the given names, in any language; the ones that the fair lacks are created at the end of
   * its taxonomy with the given name in all languages. Serialised per fair until the transaction ends.
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
      const topic = { id: randomUUID(), parentId: null, names: { en: name, fr: name } };
      ids.set(key, topic.id);
      created.push(topic);
    }
    await this.topics.upsert(manager, fairId, created, known.length);
    return { ids, created };
  }
}
