import { Injectable } from '@nestjs/common';
import type { Slot, Topic } from '@parvis/contracts';
import { notFound } from '@parvis/platform';
import { type FairRecord, FairRepository } from './fair/fair.repository.js';
import { type SlotSettings, slotsOf } from './slot/slots.rules.js';
import { TopicRepository } from './topic/topic.repository.js';

/** What other domains may read of fairs. */
@Injectable()
export class FairReader {
  constructor(
    private readonly fairs: FairRepository,
    private readonly topicRepository: TopicRepository,
  ) {}

  /** @throws NOT_FOUND */
  async get(fairId: string): Promise<FairRecord> {
    const fair = await this.fairs.find(fairId);
    if (!fair) throw notFound('fair');
    return fair;
  }

  /** All slots in order of time. */
  async slots(fairId: string): Promise<Slot[]> {
    return slotsOf(await this.get(fairId));
  }

  /** The slots that a fair would have with these settings, to ask what if. */
  slotsFor(settings: SlotSettings): Slot[] {
    return slotsOf(settings);
  }

  /** Ids of the fairs whose last day is at least so many days ago. */
  overFor(days: number): Promise<string[]> {
    return this.fairs.overFor(days);
  }

  /** In display order. */
  topics(fairId: string): Promise<Topic[]> {
    return this.topicRepository.list(fairId);
  }
}
