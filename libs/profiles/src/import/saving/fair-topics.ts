import type { Topic } from '@parvis/contracts';
import { TopicWriter, topicKey } from '@parvis/fairs';
import type { EntityManager } from 'typeorm';

/** What the organiser's page of topics can hold. */
const mostTopics = 500;

/** The topics of one fair by the words for them, extended as an import goes on. */
export class FairTopics {
  private ids = new Map<string, string>();
  private count = 0;

  constructor(
    private readonly writer: TopicWriter,
    private readonly fairId: string,
    topics: readonly Topic[],
  ) {
    this.learn(topics);
  }

  knows = (name: string): boolean => this.ids.has(topicKey(name));

  /** Ids of words, each once; words that are no topics are left out. */
  idsOf(names: readonly string[]): string[] {
    return [...new Set(names.flatMap((name) => this.ids.get(topicKey(name)) ?? []))];
  }

  /** Makes topics of words that are none yet, in the given transaction, while the taxonomy has room. */
  async extend(manager: EntityManager, names: readonly string[]): Promise<void> {
    const unknown = new Map(names.filter((name) => !this.knows(name)).map((name) => [topicKey(name), name] as const));
    const admitted = [...unknown.values()].slice(0, Math.max(0, mostTopics - this.count));
    if (admitted.length === 0) return;
    const { ids, created } = await this.writer.ensure(manager, this.fairId, admitted);
    this.ids = ids;
    this.count += created.length;
  }

  /** Forgets what it knew: after a transaction that made topics was rolled back. */
  learn(topics: readonly Topic[]): void {
    this.ids = new Map();
    this.count = topics.length;
    for (const { id, names } of topics) {
      for (const name of Object.values(names)) this.ids.set(topicKey(name), id);
    }
  }
}
