import { Injectable } from '@nestjs/common';
import type { Slot } from '@parvis/contracts';
import { FairReader, type FairRecord } from '@parvis/fairs';
import { ParticipantReader } from '@parvis/profiles';
import type { EntityManager } from 'typeorm';
import { withBooked, withoutBooked } from '../booked/booked.rules.js';
import { BookedTimes } from '../booked/booked-times.js';
import { type Planning, PlanningReader } from '../planning/planning-reader.js';
import { FairTables } from '../table/fair-tables.js';
import { PairRepository } from '../timetable/pair.repository.js';
import type { PlannedRow } from '../timetable/plan.repository.js';
import { RepairRepository, type WaitingPair } from './repair.repository.js';
import type { RepairParts } from './repair.rules.js';

export interface RepairFocus {
  fair: FairRecord;
  runId: string;
  slots: readonly Slot[];
  /** Where something can be put. */
  open: readonly Slot[];
  /** Who has become free, or would like to meet. */
  focusIds: readonly string[];
  /** When the people have become free; null: they were free all along. */
  freedAt: string | null;
  /** Where a place has become free; anybody may take it. */
  freedPlaceAt: string | null;
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
    private readonly booked: BookedTimes,
    private readonly tables: FairTables,
  ) {}

  async fairOf(fairId: string): Promise<{ fair: FairRecord; slots: Slot[] }> {
    const fair = await this.fairs.get(fairId);
    return { fair, slots: this.fairs.slotsFor(fair) };
  }

  /** The pairs who might meet now that these people, or a place, have become free. */
  async waiting(manager: EntityManager, { runId, focusIds, freedPlaceAt }: RepairFocus): Promise<WaitingPair[]> {
    const around = await this.repairs.around(manager, runId, focusIds);
    if (freedPlaceAt === null) return around;
    const known = new Set(around.map(({ aId, bId }) => `${aId} ${bId}`));
    const others = await this.repairs.withoutPlace(manager, runId);
    return [...around, ...others.filter(({ aId, bId }) => !known.has(`${aId} ${bId}`))];
  }

  async gather(manager: EntityManager, focus: RepairFocus, waiting: readonly WaitingPair[]): Promise<RepairParts> {
    const { fair, runId, slots, focusIds, freedPlaceAt } = focus;
    const hopeful = waiting.filter(({ aLevel, bLevel }) => aLevel && bLevel && aLevel !== 'no' && bLevel !== 'no');
    const asked = [...new Set([...focusIds, ...hopeful.flatMap(({ aId, bId }) => [aId, bId])])];
    const [planning, cancelled, ofFocus, booked] = await Promise.all([
      this.planning.load(fair.id, asked),
      this.pairs.cancelled(fair.id, manager),
      this.repairs.meetingsOf(manager, runId, focusIds),
      this.booked.ahead(fair.id),
    ]);
    const open = worthwhile(focus, planning);
    // A slot that has begun is known to the timetable by its start, not by the time from which it is free.
    const whole = slots.filter((slot) => open.some((each) => each.index === slot.index));
    const times = freeTimes(whole, ofFocus, focusIds, freedPlaceAt);
    const ids = new Set([...focusIds, ...(await this.repairs.freeAt(manager, runId, asked, times))]);
    for (const rule of planning.pairRules) {
      if (rule.kind !== 'must' || !(focusIds.includes(rule.aId) || focusIds.includes(rule.bId))) continue;
      for (const id of [rule.aId, rule.bId, ...rule.otherIds]) ids.add(id);
    }
    const ordered = planning.precedences.flatMap(({ first, next }) => [first.aId, first.bId, next.aId, next.bId]);
    const current = await this.repairs.meetingsOf(manager, runId, [...new Set([...ids, ...ordered])]);
    const around = current.flatMap(({ aId, bId, otherIds }) => [aId, bId, ...otherIds]);
    const people = await this.participants.planningPeople(fair.id, [...new Set([...ids, ...around])]);
    const companies = [...new Set(people.flatMap(({ companyId }) => companyId ?? []))];
    const places = fair.mode === 'virtual' ? [] : await this.repairs.placesAt(manager, runId, times, companies);
    return {
      fair,
      slots,
      open,
      people: withBooked(people, booked),
      // Pairs that were asked about because of a no, or of a demand, stay.
      waiting: withoutBooked(waiting, booked).filter(({ aId, bId }) => ids.has(aId) && ids.has(bId)),
      cancelled,
      planning,
      current,
      places,
      closedTables: fair.mode === 'virtual' ? [] : (await this.tables.limits(fair.id, fair, open)).closed,
      focusIds,
      freedPlaceAt,
    };
  }
}

/**
 * The slots to look at. Where nobody is held back by a limit or an order, two who could meet at another time do so already: then
 * only the time that has become free counts.
 */
function worthwhile(
  { open, focusIds, freedAt }: RepairFocus,
  { rules, limits, precedences }: Planning,
): readonly Slot[] {
  const isLimited =
    [rules.maxMeetings, rules.maxPerDay, rules.restAfter, rules.lunch].some((rule) => rule !== null) ||
    focusIds.some((id) => limits.has(id)) ||
    precedences.length > 0;
  if (freedAt === null || isLimited) return open;
  return open.filter(
    ({ startsAt, endsAt }) => Date.parse(startsAt) <= Date.parse(freedAt) && Date.parse(freedAt) < Date.parse(endsAt),
  );
}

/** Starts of the open slots in which one of the people has no meeting, or a place has become free. */
function freeTimes(
  open: readonly Slot[],
  meetings: readonly PlannedRow[],
  focusIds: readonly string[],
  freedPlaceAt: string | null,
): string[] {
  const busy = new Set(
    meetings.flatMap(({ aId, bId, otherIds, startsAt }) =>
      [aId, bId, ...otherIds].map((id) => `${Date.parse(startsAt)} ${id}`),
    ),
  );
  const freed = freedPlaceAt === null ? null : Date.parse(freedPlaceAt);
  return open.flatMap(({ startsAt }) => {
    const at = Date.parse(startsAt);
    return at === freed || focusIds.some((id) => !busy.has(`${at} ${id}`)) ? [startsAt] : [];
  });
}
