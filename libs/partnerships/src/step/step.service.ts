import { Injectable } from '@nestjs/common';
import {
  type addPartnershipStep,
  type BodyOf,
  Day,
  Id,
  type listPartnershipSteps,
  type PartnershipStep,
  type QueryOf,
} from '@parvis/contracts';
import { DomainError, decodeCursor, invalid, notFound, pageFrom } from '@parvis/platform';
import type { EntityManager } from 'typeorm';
import { type Standing, StandingRepository, workers } from '../space/standing.repository.js';
import { StepRepository } from './step.repository.js';

type Body = BodyOf<typeof addPartnershipStep>;
/** More than any two companies plan. */
const mostSteps = 1000;

/** Milestones and tasks. */
@Injectable()
export class StepService {
  constructor(
    private readonly steps: StepRepository,
    private readonly standings: StandingRepository,
  ) {}

  async list(partnershipId: string, userId: string, { cursor, limit, done }: QueryOf<typeof listPartnershipSteps>) {
    await this.standings.of(partnershipId, userId);
    const isDone = done === 'yes';
    const [rows, total] = await Promise.all([
      this.steps.list(partnershipId, isDone, placeOf(cursor), limit + 1),
      this.steps.count(partnershipId, isDone),
    ]);
    return pageFrom(
      rows,
      limit,
      total,
      ({ place, item }) => [place, item.id],
      ({ item }): PartnershipStep => item,
    );
  }

  add(partnershipId: string, userId: string, body: Body): Promise<PartnershipStep> {
    return this.work(partnershipId, userId, async (manager) => {
      await this.check(manager, partnershipId, body);
      if ((await this.steps.size(manager, partnershipId)) >= mostSteps)
        throw new DomainError('CONFLICT', 'conflict', `At most ${mostSteps} steps`);
      return this.steps.add(manager, partnershipId, body);
    });
  }

  change(partnershipId: string, userId: string, id: string, body: Body): Promise<PartnershipStep> {
    return this.work(partnershipId, userId, async (manager) => {
      await this.check(manager, partnershipId, body);
      return this.steps.change(manager, partnershipId, id, body);
    });
  }

  remove(partnershipId: string, userId: string, id: string): Promise<void> {
    return this.standings.change(partnershipId, userId, workers, async (manager) => {
      if (!(await this.steps.remove(manager, partnershipId, id))) throw notFound('step');
    });
  }

  private work(
    partnershipId: string,
    userId: string,
    work: (manager: EntityManager, standing: Standing) => Promise<PartnershipStep | undefined>,
  ): Promise<PartnershipStep> {
    return this.standings.change(partnershipId, userId, workers, async (manager, standing) => {
      const step = await work(manager, standing);
      if (!step) throw notFound('step');
      return step;
    });
  }

  private async check(manager: EntityManager, partnershipId: string, { whoId }: Body) {
    if (whoId !== null && !(await this.steps.isMember(manager, partnershipId, whoId)))
      throw invalid('whoId', 'unknown');
  }
}

/** A day or an instant, as Postgres writes them, and an id. */
function placeOf(cursor: string | undefined): readonly [string, string] | null {
  const values = decodeCursor(cursor, 2);
  if (values === null) return null;
  const [place, id] = values;
  const isPlace = typeof place === 'string' && Day.safeParse(place.slice(0, 10)).success && /^[\d:. +-]+$/.test(place);
  if (!isPlace || !Id.safeParse(id).success) throw invalid('cursor', 'unknown');
  return [place, String(id)];
}
