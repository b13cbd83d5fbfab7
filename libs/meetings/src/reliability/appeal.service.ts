import { Injectable } from '@nestjs/common';
import type { AnswerOf, appealCase, BodyOf, decideAppeal, listAppeals, QueryOf } from '@parvis/contracts';
import { DomainError, notFound, Outbox, pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { AgendaService } from '../agenda/agenda.service.js';
import { AppealRepository } from './appeal.repository.js';

/** Asking the organiser to let a case count no more. */
@Injectable()
export class AppealService {
  constructor(
    private readonly agendas: AgendaService,
    private readonly participants: ParticipantReader,
    private readonly appeals: AppealRepository,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND for what is no case of the caller's or was kept, ALREADY_APPEALED */
  async appeal(fairId: string, userId: string, body: BodyOf<typeof appealCase>): Promise<void> {
    const own = await this.agendas.ownParticipant(fairId, userId);
    const by = (await this.participants.lines([own.id])).get(own.id)?.name ?? '';
    const result = await this.dataSource.transaction(async (manager) => {
      const added = await this.appeals.add(manager, fairId, own.id, body);
      if (added === 'added') await this.outbox.record(manager, 'decision.awaited.v1', { fairId, what: 'appeal', by });
      return added;
    });
    if (result === 'unknown') throw notFound('case');
    if (result === 'twice') throw new DomainError('ALREADY_APPEALED', 'conflict', 'A case is appealed once');
  }

  async list(
    fairId: string,
    { state, cursor, limit }: QueryOf<typeof listAppeals>,
  ): Promise<AnswerOf<typeof listAppeals>> {
    const [rows, total] = await Promise.all([
      this.appeals.page(fairId, state === 'open', timePositionOf(cursor), limit),
      this.appeals.count(fairId, state === 'open'),
    ]);
    const ids = rows.flatMap(({ withIds, participantId }) => [...withIds, participantId]);
    const lines = await this.participants.lines([...new Set(ids)]);
    return pageFrom(
      rows,
      limit,
      total,
      ({ place }) => timePlaceOf({ at: place }),
      ({ id, kind, caseId, at, appeal, participantId, withIds }) => ({
        ...appeal,
        id,
        kind,
        caseId,
        at,
        by: lines.get(participantId) ?? { id: participantId, name: '', companyName: '' },
        with: withIds.flatMap((each) => lines.get(each) ?? []),
      }),
    );
  }

  /** @throws NOT_FOUND, APPEAL_DECIDED */
  async decide(fairId: string, appealId: string, userId: string, body: BodyOf<typeof decideAppeal>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const decided = await this.appeals.decide(manager, fairId, appealId, userId, body);
      if (decided === undefined) throw notFound('appeal');
      if (decided === null) throw new DomainError('APPEAL_DECIDED', 'conflict', 'It was decided before');
      const { participantId, meetingId } = decided;
      const told = (await this.participants.userIds([participantId])).get(participantId);
      if (told)
        await this.outbox.record(manager, 'appeal.decided.v1', {
          fairId,
          participantId,
          userId: told,
          meetingId,
          ...body,
        });
    });
  }
}
