import { Injectable } from '@nestjs/common';
import type { AnswerOf, listReliabilityCases, QueryOf, Reliability } from '@parvis/contracts';
import { pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { AgendaService } from '../agenda/agenda.service.js';
import { CaseRepository } from './case.repository.js';
import { figureOf } from './reliability.rules.js';

/** How reliable somebody is, for that person alone. */
@Injectable()
export class ReliabilityService {
  constructor(
    private readonly agendas: AgendaService,
    private readonly participants: ParticipantReader,
    private readonly cases: CaseRepository,
  ) {}

  async of(fairId: string, userId: string): Promise<Reliability> {
    const own = await this.agendas.ownParticipant(fairId, userId);
    const [mine, fair] = await Promise.all([this.cases.tallies(fairId, own.id), this.cases.tallies(fairId, null)]);
    return {
      attendance: figureOf('attendance', mine.attendance, fair.attendance),
      answers: figureOf('answers', mine.answers, fair.answers),
    };
  }

  async list(
    fairId: string,
    userId: string,
    { cursor, limit }: QueryOf<typeof listReliabilityCases>,
  ): Promise<AnswerOf<typeof listReliabilityCases>> {
    const own = await this.agendas.ownParticipant(fairId, userId);
    const [rows, total] = await Promise.all([
      this.cases.page(own.id, timePositionOf(cursor), limit),
      this.cases.count(own.id),
    ]);
    const lines = await this.participants.lines([...new Set(rows.flatMap(({ withIds }) => withIds))]);
    return pageFrom(
      rows,
      limit,
      total,
      ({ place }) => timePlaceOf({ at: place }),
      ({ withIds, place: _place, ...row }) => ({ ...row, with: withIds.flatMap((id) => lines.get(id) ?? []) }),
    );
  }
}
