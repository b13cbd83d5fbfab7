import { Injectable } from '@nestjs/common';
import { Outbox } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import type { EntityManager } from 'typeorm';

/** People told in one event. */
const portion = 1000;

/** Tells people that their agenda has changed, however many they are. */
@Injectable()
export class AgendaNews {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly outbox: Outbox,
  ) {}

  async record(
    manager: EntityManager,
    { fairId, runId, cause }: { fairId: string; runId: string; cause: 'published' | 'repaired' },
    participantIds: readonly string[],
  ): Promise<void> {
    const userIds = [...(await this.participants.userIds(participantIds)).values()];
    const portions = Array.from({ length: Math.ceil(userIds.length / portion) }, (_, index) => ({
      fairId,
      runId,
      cause,
      userIds: userIds.slice(index * portion, (index + 1) * portion),
    }));
    await this.outbox.recordAll(manager, 'agendas.published.v1', portions);
  }
}
