import { Injectable } from '@nestjs/common';
import type { Timetable } from '@parvis/engine';
import { audience, Outbox, RealtimePublisher } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { PlanRepository, type RefusedRow } from './plan.repository.js';
import type { PreparedProblem } from './problem.rules.js';
import { type RunRecord, RunRepository } from './run.repository.js';

/** What a run leaves behind. */
@Injectable()
export class RunEffects {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunRepository,
    private readonly plans: PlanRepository,
    private readonly outbox: Outbox,
    private readonly realtime: RealtimePublisher,
  ) {}

  announceProgress({ fairId, id }: RunRecord): void {
    this.realtime.publish(audience.organisers(fairId), 'run.progress', { fairId, runId: id });
  }

  async finish(run: RunRecord, { problem, oneSided }: PreparedProblem, timetable: Timetable): Promise<void> {
    const slotOf = new Map(problem.slots.map((slot) => [slot.index, slot]));
    const meetings = timetable.meetings.flatMap(({ aId, bId, slot, table, place, value }) => {
      const times = slotOf.get(slot);
      return times
        ? [{ aId, bId, startsAt: times.startsAt, endsAt: times.endsAt, place, tableNumber: table, value }]
        : [];
    });
    const refused: RefusedRow[] = timetable.refusals.map(({ aId, bId, reason }) => ({
      aId,
      bId,
      isMutual: true,
      reason,
    }));
    await this.dataSource.transaction(async (manager) => {
      const isCounted = await this.runs.finish(manager, run.id, {
        people: timetable.stats.people,
        wishes: problem.wishes.length + oneSided.length,
        meetings: meetings.length,
        peopleWithMeeting: timetable.stats.peopleWithMeeting,
        value: timetable.value,
        bound: timetable.bound,
      });
      // Over already: cancelled, or finished by another worker; what it came to may be on the agendas.
      if (!isCounted) return;
      await this.plans.replace(manager, run.id, meetings, [...refused, ...oneSided]);
      const { fairId, id: runId, createdBy: startedBy, number } = run;
      await this.outbox.record(manager, 'run.finished.v1', { fairId, runId, startedBy, number });
    });
  }
}
