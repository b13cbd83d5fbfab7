import { Injectable } from '@nestjs/common';
import type { Page, Roulette, RouletteContent } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { invalid, notFound, pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { rouletteNotOpen } from './roulette.errors.js';
import { RouletteRepository, type RouletteRow } from './roulette.repository.js';
import { RouletteSchedule } from './roulette-schedule.js';

@Injectable()
export class RouletteService {
  constructor(
    private readonly roulettes: RouletteRepository,
    private readonly fairs: FairReader,
    private readonly schedule: RouletteSchedule,
  ) {}

  async list(fairId: string, query: { cursor?: string; limit: number }): Promise<Page<Roulette>> {
    const [rows, total] = await Promise.all([
      this.roulettes.page(fairId, timePositionOf(query.cursor), query.limit),
      this.roulettes.count(fairId),
    ]);
    return pageFrom(rows, query.limit, total, ({ time, id }) => timePlaceOf({ at: { time, id } }), toRoulette);
  }

  async create(fairId: string, content: RouletteContent): Promise<Roulette> {
    await this.assertTopics(fairId, content);
    return this.get(fairId, await this.roulettes.insert(fairId, content));
  }

  async update(fairId: string, id: string, content: RouletteContent): Promise<Roulette> {
    await Promise.all([this.get(fairId, id), this.assertTopics(fairId, content)]);
    if (!(await this.roulettes.update(id, content))) throw rouletteNotOpen();
    await this.schedule.soon(fairId, id);
    return this.get(fairId, id);
  }

  async close(fairId: string, id: string): Promise<Roulette> {
    await this.get(fairId, id);
    await this.roulettes.close(id);
    await this.schedule.soon(fairId, id);
    return this.get(fairId, id);
  }

  private async get(fairId: string, id: string): Promise<Roulette> {
    const row = await this.roulettes.find(fairId, id);
    if (!row) throw notFound('roulette');
    return toRoulette(row);
  }

  private async assertTopics(fairId: string, { topicIds }: RouletteContent): Promise<void> {
    if (topicIds.length === 0) return;
    const known = new Set((await this.fairs.topics(fairId)).map(({ id }) => id));
    if (!topicIds.every((id) => known.has(id))) throw invalid('topicIds', 'unknown');
  }
}

const toRoulette = (row: RouletteRow): Roulette => ({
  id: row.id,
  title: row.title,
  topicIds: row.topicIds,
  roundMinutes: row.roundMinutes,
  rematchHours: row.rematchHours,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  state: row.state,
  waiting: row.waiting,
  talks: row.talks,
});
