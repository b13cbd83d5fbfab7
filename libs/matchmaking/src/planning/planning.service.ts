import { Injectable } from '@nestjs/common';
import type { Page, PersonLimit, PlanningRules } from '@parvis/contracts';
import { decodeCursor, notFound, Outbox, pageFrom } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { PersonLimitRepository } from './person-limit.repository.js';
import { allowedMaximum } from './person-limit.rules.js';
import { PersonLines } from './person-lines.js';
import { PlanningRulesRepository } from './planning-rules.repository.js';

/** Rules of the whole fair and limits of single people. Who can have how many meetings also decides to whom they are shown. */
@Injectable()
export class PlanningService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rules: PlanningRulesRepository,
    private readonly limits: PersonLimitRepository,
    private readonly participants: ParticipantReader,
    private readonly lines: PersonLines,
    private readonly outbox: Outbox,
  ) {}

  get(fairId: string): Promise<PlanningRules> {
    return this.rules.find(fairId);
  }

  async set(fairId: string, rules: PlanningRules): Promise<PlanningRules> {
    await this.dataSource.transaction(async (manager) => {
      await this.rules.replace(manager, fairId, rules);
      await this.outbox.record(manager, 'allocation.requested.v1', { fairId });
    });
    return rules;
  }

  /** In order of name. They are few, so they are sorted here: the names belong to another domain. */
  async listLimits(fairId: string, query: { cursor?: string; limit: number }): Promise<Page<PersonLimit>> {
    const limits = (await this.limits.all(fairId)).filter(({ min, max }) => min !== null || max !== null);
    const lineOf = await this.lines.of(limits.map((limit) => limit.participantId));
    const placeOf = ({ person }: PersonLimit) => [person.name.toLowerCase(), person.id] as const;
    const all = limits
      .map(({ participantId, min, max }) => ({ person: lineOf(participantId), min, max }))
      .sort((one, other) => compare(placeOf(one), placeOf(other)));
    const after = decodeCursor(query.cursor, 2);
    const rest = after ? all.filter((limit) => compare(placeOf(limit), [String(after[0]), String(after[1])]) > 0) : all;
    return pageFrom(rest.slice(0, query.limit + 1), query.limit, all.length, placeOf, (limit) => limit);
  }

  /** @throws NOT_FOUND */
  async setLimit(
    fairId: string,
    participantId: string,
    limit: { min: number | null; max: number | null },
  ): Promise<PersonLimit> {
    const person = await this.participants.find(fairId, participantId);
    if (!person) throw notFound('person');
    await this.dataSource.transaction(async (manager) => {
      await this.limits.setByOrganiser(manager, fairId, participantId, limit);
      await this.outbox.record(manager, 'allocation.requested.v1', { fairId });
    });
    return { person: (await this.lines.of([participantId]))(participantId), ...limit };
  }

  async ownLimit(fairId: string, userId: string): Promise<{ max: number | null; fairMax: number | null }> {
    const { id } = await this.own(fairId, userId);
    const [rules, [limit]] = await Promise.all([this.rules.find(fairId), this.limits.of([id])]);
    return { max: limit?.ownMax ?? null, fairMax: allowedMaximum(rules, limit) };
  }

  async setOwnLimit(fairId: string, userId: string, max: number | null) {
    const { id } = await this.own(fairId, userId);
    await this.dataSource.transaction(async (manager) => {
      await this.limits.setOwn(manager, fairId, id, max);
      await this.outbox.record(manager, 'allocation.requested.v1', { fairId });
    });
    return this.ownLimit(fairId, userId);
  }

  private async own(fairId: string, userId: string) {
    const own = await this.participants.byUser(fairId, userId);
    if (!own) throw notFound('profile');
    return own;
  }
}

/** By text, then by id; the same everywhere, whatever the machine's language. */
function compare([one, oneId]: readonly [string, string], [other, otherId]: readonly [string, string]): number {
  if (one !== other) return one < other ? -1 : 1;
  return oneId < otherId ? -1 : Number(oneId > otherId);
}
