import { Injectable } from '@nestjs/common';
import { Outbox } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { orderedPair, type Pair } from '../planning/pair.rules.js';
import { CurrentPlanRepository } from '../timetable/current-plan.repository.js';
import type { PlannedRow } from '../timetable/plan.repository.js';
import { RunRepository } from '../timetable/run.repository.js';
import { RunEffects } from '../timetable/run-effects.js';
import { type NewRepair, RepairRepository } from './repair.repository.js';
import { openSlots, repairs, restOfSlot } from './repair.rules.js';
import { RepairSource } from './repair-source.js';

export interface CancelledMeeting extends Pair {
  fairId: string;
  meetingId: string;
  startsAt: string;
  /** Absent where it is not over. */
  endsAt?: string;
  /** `moved`: it takes place at another time, or with somebody else. */
  cause: 'cancelled' | 'no-show' | 'moved';
  /** Which change of the meeting it is; absent: its end. */
  version?: number;
  /** Who was missed, where somebody was. */
  missedIds: readonly string[];
}

/**
 * Heals the timetable on the agendas. What has become free goes to the best wishes that wait; no other meeting is moved.
 * Where no timetable is published there is nothing to heal, and a fair that is not open is given nothing new.
 */
@Injectable()
export class RepairService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunRepository,
    private readonly current: CurrentPlanRepository,
    private readonly repairRepository: RepairRepository,
    private readonly source: RepairSource,
    private readonly outbox: Outbox,
    private readonly effects: RunEffects,
  ) {}

  /** A meeting that does not take place: its people and its place are free for others. */
  async meetingCancelled(meeting: CancelledMeeting): Promise<void> {
    const { fairId, cause, startsAt, endsAt, missedIds, version } = meeting;
    const pair = orderedPair(meeting);
    const eventKey = `meeting:${meeting.meetingId}${version === undefined ? '' : `:${version}`}`;
    await this.repair({ fairId, cause, startsAt, eventKey, ...pair }, async (manager, runId) => {
      const withdrawn = await this.repairRepository.withdraw(manager, runId, pair);
      const people = [pair.aId, pair.bId, ...(withdrawn?.otherIds ?? [])].filter((id) => !missedIds.includes(id));
      const { fair, slots } = await this.source.fairOf(fairId);
      if (fair.status !== 'open') return [];
      const now = Date.now();
      const hasBegun = Date.parse(startsAt) <= now;
      const freedPlaceAt =
        withdrawn && withdrawn.place !== 'video' && cause !== 'no-show' && !hasBegun ? startsAt : null;
      // Whoever waits for somebody who does not come has the rest of the slot; later times were free before.
      const isOver = endsAt !== undefined && Date.parse(endsAt) <= now;
      const rest = cause === 'no-show' && hasBegun && !isOver ? restOfSlot(slots, now) : null;
      const open = cause !== 'no-show' ? openSlots(slots, now) : rest ? [rest] : [];
      if (open.length === 0) return [];
      const focus = { fair, runId, slots, open, focusIds: people, freedAt: rest?.startsAt ?? startsAt, freedPlaceAt };
      const waiting = await this.source.waiting(manager, focus);
      // Somebody who has not come is given nothing else at that time.
      const hopeful = waiting.filter((each) => !missedIds.includes(each.aId) && !missedIds.includes(each.bId));
      return repairs(await this.source.gather(manager, focus, hopeful));
    });
  }

  /** Two who agreed after the publication: the first time at which both are free. */
  async pairAgreed(fairId: string, agreed: Pair, eventId: string): Promise<void> {
    const pair = orderedPair(agreed);
    const repair = { fairId, cause: 'late-wish' as const, startsAt: null, eventKey: `event:${eventId}`, ...pair };
    await this.repair(repair, async (manager, runId) => {
      const { fair, slots } = await this.source.fairOf(fairId);
      if (fair.status !== 'open') return [];
      const open = openSlots(slots, Date.now());
      const focus = { fair, runId, slots, open, focusIds: [pair.aId, pair.bId], freedAt: null, freedPlaceAt: null };
      const waiting = await this.repairRepository.pair(manager, runId, pair);
      return repairs(await this.source.gather(manager, focus, waiting));
    });
  }

  /** Two of a published timetable whose time was taken meanwhile: another one at which both are free. */
  async obstructed(
    fairId: string,
    runId: string,
    { startsAt, ...meeting }: Pair & { startsAt: string },
  ): Promise<void> {
    const pair = orderedPair(meeting);
    const eventKey = `obstructed:${runId}:${pair.aId}:${pair.bId}:${startsAt}`;
    const repair = { fairId, cause: 'not-free' as const, startsAt, eventKey, onlyOf: runId, ...pair };
    await this.repair(repair, async (manager) => {
      await this.repairRepository.withdraw(manager, runId, pair);
      const { fair, slots } = await this.source.fairOf(fairId);
      if (fair.status !== 'open') return [];
      const open = openSlots(slots, Date.now());
      const focus = { fair, runId, slots, open, focusIds: [pair.aId, pair.bId], freedAt: null, freedPlaceAt: null };
      const waiting = await this.repairRepository.pair(manager, runId, pair);
      return repairs(await this.source.gather(manager, focus, waiting));
    });
  }

  private async repair(
    { onlyOf, ...repair }: Omit<NewRepair, 'runId'> & { onlyOf?: string },
    work: (manager: EntityManager, runId: string) => Promise<PlannedRow[]>,
  ): Promise<void> {
    const { fairId } = repair;
    const runId = await this.dataSource.transaction(async (manager) => {
      await this.current.lock(manager, fairId);
      const run = await this.runs.published(fairId, manager);
      // Another timetable may have been published since; it has its own obstacles.
      if (!run || (onlyOf !== undefined && run.id !== onlyOf)) return null;
      // The organiser's run may have brought them together before this was handled.
      if (repair.cause === 'late-wish' && (await this.current.has(manager, run.id, repair))) return null;
      const repairId = await this.repairRepository.begin(manager, { ...repair, runId: run.id });
      if (!repairId) return null;
      const added = await work(manager, run.id);
      if (added.length > 0) {
        await this.current.add(manager, run.id, repairId, added);
        await this.outbox.record(manager, 'timetable.repaired.v1', { fairId, runId: run.id, repairId });
      }
      return run.id;
    });
    if (runId) this.effects.announce({ fairId, id: runId });
  }
}
