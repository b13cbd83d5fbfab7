import { Injectable } from '@nestjs/common';
import { FairReader } from '@parvis/fairs';
import { ParticipantReader } from '@parvis/profiles';
import type { EntityManager } from 'typeorm';
import { PlanningReader } from '../planning/planning-reader.js';
import { PairRepository } from '../timetable/pair.repository.js';
import { RepairRepository, type WaitingPair } from './repair.repository.js';
import type { RepairParts } from './repair.rules.js';

export interface RepairFocus {
  fairId: string;
  runId: string;
  focusIds: readonly string[];
  /** Where a place has become free; anybody may take it. */
  freedPlaceAt: string | null;
  now: number;
}

/** Gathers what a repair needs: only what is around the people concerned, never the whole fair. */
@Injectable()
export class RepairSource {
  constructor(
    private readonly repairs: RepairRepository,
    private readonly pairs: PairRepository,
    private readonly planning: PlanningReader,
    private readonly fairs: FairReader,
    private readonly participants: ParticipantReader,
  ) {}

  /** The pairs who might meet now that these people, or a place, have become free. */
  async waiting(manager: EntityManager, { runId, focusIds, freedPlaceAt }: RepairFocus): Promise<WaitingPair[]> {
    const around = await this.repairs.around(manager, runId, focusIds);
    if (freedPlaceAt === null) return around;
    const known = new Set(around.map(({ aId, bId }) => `${aId} ${bId}`));
    const others = await this.repairs.withoutPlace(manager, runId);
    return [...around, ...others.filter(({ aId, bId }) => !known.has(`${aId} ${bId}`))];
  }

  async gather(
    manager: EntityManager,
    waiting: readonly WaitingPair[],
    { fairId, runId, focusIds, freedPlaceAt, now }: RepairFocus,
  ): Promise<RepairParts> {
    const hopeful = waiting.filter(({ aLevel, bLevel }) => aLevel && bLevel && aLevel !== 'no' && bLevel !== 'no');
    const ids = new Set([...focusIds, ...hopeful.flatMap(({ aId, bId }) => [aId, bId])]);
    const [fair, planning, cancelled] = await Promise.all([
      this.fairs.get(fairId),
      this.planning.load(fairId, [...ids]),
      this.pairs.cancelled(fairId, manager),
    ]);
    for (const rule of planning.pairRules) {
      if (rule.kind !== 'must' || !(focusIds.includes(rule.aId) || focusIds.includes(rule.bId))) continue;
      for (const id of [rule.aId, rule.bId, ...rule.otherIds]) ids.add(id);
    }
    const ordered = planning.precedences.flatMap(({ first, next }) => [first.aId, first.bId, next.aId, next.bId]);
    const own = await this.repairs.meetingsOf(manager, runId, [...new Set([...ids, ...ordered])]);
    const around = own.flatMap(({ aId, bId, otherIds }) => [aId, bId, ...otherIds]);
    const people = await this.participants.planningPeople(fairId, [...new Set([...ids, ...around])]);
    const current = [...own];
    if (fair.mode !== 'virtual') {
      const isOwn = new Set(own.map(({ aId, bId }) => `${aId} ${bId}`));
      const companies = [...new Set(people.flatMap(({ companyId }) => companyId ?? []))];
      const since = new Date(now - 3_600_000).toISOString();
      const places = await this.repairs.meetingsAtPlaces(manager, runId, since, companies);
      current.push(...places.filter(({ aId, bId }) => !isOwn.has(`${aId} ${bId}`)));
    }
    const slots = this.fairs.slotsFor(fair);
    return { fair, slots, people, waiting, cancelled, planning, current, focusIds, freedPlaceAt, now };
  }
}
