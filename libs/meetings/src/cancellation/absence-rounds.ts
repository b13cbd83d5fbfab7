import { Injectable } from '@nestjs/common';
import { noShowAfterMinutes } from '@parvis/contracts';
import { InRounds, Rounds } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { MeetingRepository } from '../agenda/meeting.repository.js';
import { HeldRecorder } from '../attendance/held-recorder.js';
import { CancellationRecorder } from './cancellation-recorder.js';
import { missingSide } from './no-show.rules.js';

const roundMs = 60_000;
const portion = 100;
/** What rooms tell may be on its way for so long. */
const graceMinutes = 10;

/**
 * Looks once at each call that is over and was not held: where one side waited in its room and nobody of the other came, the other has
 * missed it, also when nobody says so. At a table only people know: whoever meets there may forget to check in.
 */
@Injectable()
export class AbsenceRounds extends InRounds {
  protected readonly rounds = new Rounds({ name: 'absences', everyMs: roundMs, round: () => this.judgeAll() });

  constructor(
    private readonly dataSource: DataSource,
    private readonly meetings: MeetingRepository,
    private readonly held: HeldRecorder,
    private readonly recorder: CancellationRecorder,
  ) {
    super();
  }

  /** One round. In any number of processes, each meeting once. */
  async judgeAll(): Promise<void> {
    for (let found = portion; found === portion; ) {
      const due: { id: string; fairId: string }[] = await this.dataSource.query(
        `select id, fair_id as "fairId" from meetings.meeting
         where (judged_at is null or judged_at < upper(during)) and place = 'video' and status = 'scheduled' and held_at is null
           and upper(during) < now() - make_interval(mins => $1)
         order by upper(during) limit $2`,
        [graceMinutes, portion],
      );
      for (const { id, fairId } of due) await this.judge(fairId, id);
      found = due.length;
    }
  }

  private async judge(fairId: string, meetingId: string): Promise<void> {
    const parties = await this.held.partiesOf(meetingId);
    const missed = await this.dataSource.transaction(async (manager) => {
      // Waits for whoever writes to it, then looks again.
      const meeting = await this.meetings.lock(manager, fairId, meetingId);
      const [[judged]]: [{ id: string }[], number] = await manager.query(
        `update meetings.meeting set judged_at = now()
         where id = $1 and (judged_at is null or judged_at < upper(during)) and status = 'scheduled' and held_at is null returning id`,
        [meetingId],
      );
      if (!meeting || !judged) return null;
      const waited: { id: string; minutes: number }[] = await manager.query(
        `select a.participant_id as id, coalesce((
           select sum(extract(epoch from upper(stay) - lower(stay))) / 60
           from meetings.presence p, unnest(p.during * tstzmultirange(a.during)) stay
           where p.meeting_id = a.meeting_id and p.participant_id = a.participant_id), 0)::float as minutes
         from meetings.attendee a where a.meeting_id = $1 and a.part = 'party'`,
        [meetingId],
      );
      const minutesOf = new Map(waited.map(({ id, minutes }) => [id, minutes]));
      const hasJoined = new Map(meeting.attendees.map((attendee) => [attendee.participantId, attendee.hasJoined]));
      const missedIds = missingSide(
        parties.map(({ participantId, side }) => ({
          participantId,
          side,
          hasJoined: hasJoined.get(participantId) ?? false,
          hasWaited: (minutesOf.get(participantId) ?? 0) >= noShowAfterMinutes,
        })),
      );
      if (missedIds.length === 0) return null;
      await this.recorder.missed(manager, fairId, meeting, { missedIds, countedIds: missedIds });
      return meeting;
    });
    if (missed) await this.recorder.tell(fairId, missed);
  }
}
