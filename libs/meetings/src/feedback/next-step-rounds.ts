import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@parvis/contracts';
import { InRounds, Outbox, Rounds } from '@parvis/platform';
import { DataSource } from 'typeorm';

const roundMs = 60_000;
const portion = 200;
/** Told from this hour of the day on, in UTC: morning in Europe and Africa, the night before in America, the afternoon in Asia. */
const fromHour = 8;

/** Reminds people of what they wanted to do after a meeting, on the day they named. In any number of processes, once each. */
@Injectable()
export class NextStepRounds extends InRounds {
  protected readonly rounds = new Rounds({ name: 'next-steps', everyMs: roundMs, round: () => this.remindAll() });

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  /** One round. A day that is changed is told anew. */
  async remindAll(): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [due]: [EventPayload<'next-step.due.v1'>[]] = await manager.query(
        `with due as (
           select f.meeting_id, f.participant_id, m.fair_id from meetings.feedback f join meetings.meeting m on m.id = f.meeting_id
           where f.next_on is not null and not f.is_next_done and f.next_told_on is distinct from f.next_on
             and f.next_on <= ((now() - make_interval(hours => $2)) at time zone 'UTC')::date
           limit $1 for update of f skip locked
         )
         update meetings.feedback f set next_told_on = f.next_on from due
         where f.meeting_id = due.meeting_id and f.participant_id = due.participant_id
         returning due.fair_id as "fairId", f.meeting_id as "meetingId", f.participant_id as "participantId",
           f.next_step as "nextStep", f.next_on::text as "nextOn"`,
        [portion, fromHour],
      );
      await this.outbox.recordAll(manager, 'next-step.due.v1', due);
    });
  }
}
