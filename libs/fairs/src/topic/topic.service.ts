import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type BodyOf, replaceTopics, type Topic } from '@parvis/contracts';
import { DomainError, invalid, Outbox } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { TopicRepository } from './topic.repository.js';

@Injectable()
export class TopicService {
  constructor(
    private readonly topics: TopicRepository,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  list(fairId: string): Promise<Topic[]> {
    return this.topics.list(fairId);
  }

  /** @throws TOPIC_IN_USE with the names of the topics that people refer to. */
  replace(fairId: string, { topics }: BodyOf<typeof replaceTopics>): Promise<Topic[]> {
    return this.dataSource.transaction(async (manager) => {
      await this.topics.lock(manager, fairId);
      const before = new Map((await this.topics.list(fairId, manager)).map((topic) => [topic.id, topic]));
      const wanted = topics.map((topic) => ({ ...topic, id: topic.id ?? randomUUID() }));
      assertTwoLevels(wanted);
      topics.forEach((topic, index) => {
        if (topic.id && !before.has(topic.id)) throw invalid(`topics.${index}.id`, 'unknown');
      });
      const kept = new Set(wanted.map((topic) => topic.id));
      const removed = [...before.values()].filter((topic) => !kept.has(topic.id));
      await this.topics.upsert(manager, fairId, wanted);
      await this.removeUnused(manager, fairId, removed);
      await this.outbox.record(manager, 'fair.changed.v1', { fairId });
      return this.topics.list(fairId, manager);
    });
  }

  private async removeUnused(
    manager: Parameters<TopicRepository['remove']>[0],
    fairId: string,
    removed: readonly Topic[],
  ) {
    try {
      await this.topics.remove(
        manager,
        fairId,
        removed.map((topic) => topic.id),
      );
    } catch (error) {
      // A trigger of the domain that owns the profiles refuses to lose what people have said.
      const message = (error as { detail?: string }).detail ?? '';
      if ((error as { code?: string }).code !== '23503') throw error;
      throw new DomainError('TOPIC_IN_USE', 'conflict', message, {
        details: { topics: [message] },
      });
    }
  }
}

function assertTwoLevels(topics: readonly { id: string; parentId: string | null }[]) {
  const parents = new Map(topics.map((topic) => [topic.id, topic.parentId]));
  topics.forEach((topic, index) => {
    if (topic.parentId === null) return;
    if (parents.get(topic.parentId) !== null) throw invalid(`topics.${index}.parentId`, 'not-a-main-topic');
  });
}
