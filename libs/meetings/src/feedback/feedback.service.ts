import { Injectable } from '@nestjs/common';
import type { Feedback, TeamNote } from '@parvis/contracts';
import { DomainError, Outbox } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import { AgendaService } from '../agenda/agenda.service.js';
import { instantText } from '../agenda/meeting.repository.js';
import { HeldRecorder } from '../attendance/held-recorder.js';

type Said = Pick<Feedback, 'rating' | 'topicIds'> & {
  /** As colleagues read it; '': they read none. */
  sharedNote: string;
};

@Injectable()
export class FeedbackService {
  constructor(
    private readonly agendas: AgendaService,
    private readonly participants: ParticipantReader,
    private readonly held: HeldRecorder,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  /** Notes are welcome at any time; a rating needs a meeting that has begun or, where both came early, taken place. */
  async set(fairId: string, userId: string, meetingId: string, feedback: Feedback): Promise<Feedback> {
    const { participant, meeting } = await this.agendas.own(fairId, userId, meetingId);
    const hasBegun = meeting.wasHeld || Date.now() >= Date.parse(meeting.startsAt);
    if (feedback.rating !== null && !hasBegun) {
      throw new DomainError('MEETING_NOT_STARTED', 'conflict', 'A meeting can be rated once it has begun');
    }
    const { rating, note, followUp, isShared, nextStep } = feedback;
    const topicIds = [...new Set(feedback.topicIds)].sort();
    const parties = await this.held.partiesOf(meetingId);
    const side = participant.companyId ?? participant.id;
    const ratedIds = parties.filter((party) => party.side !== side).map(({ participantId }) => participantId);
    // Without words there is nothing to do and no day for it.
    const nextOn = nextStep === '' ? null : feedback.nextOn;
    const isNextDone = nextStep !== '' && feedback.isNextDone;
    await this.dataSource.transaction(async (manager) => {
      const was = await this.saidOf(manager, meetingId, participant.id);
      const [{ at }]: [{ at: string }] = await manager.query(
        `insert into meetings.feedback (meeting_id, participant_id, rating, note, follow_up, is_shared, next_step, next_on, is_next_done, topic_ids)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (meeting_id, participant_id) do update
       set rating = excluded.rating, note = excluded.note, follow_up = excluded.follow_up, is_shared = excluded.is_shared,
         next_step = excluded.next_step, next_on = excluded.next_on, is_next_done = excluded.is_next_done,
         topic_ids = excluded.topic_ids, updated_at = now()
       returning to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
        [meetingId, participant.id, rating, note, followUp, isShared, nextStep, nextOn, isNextDone, topicIds],
      );
      const isNews = rating !== was.rating || topicIds.join() !== was.topicIds.join();
      if (isNews && ratedIds.length > 0)
        await this.outbox.record(manager, 'meeting.rated.v1', {
          fairId,
          meetingId,
          raterId: participant.id,
          ratedIds,
          rating,
          topicIds,
          at,
        });
      const text = isShared ? note : '';
      if (text !== was.sharedNote && participant.companyId !== null && ratedIds.length > 0)
        await this.outbox.record(manager, 'meeting.noted.v1', {
          fairId,
          meetingId,
          authorId: participant.id,
          companyId: participant.companyId,
          aboutIds: ratedIds,
          text,
          at,
        });
    });
    return { ...feedback, nextOn, isNextDone, topicIds };
  }

  /** Held back for others until the transaction ends, so that the last word about a meeting is the last event. */
  private async saidOf(manager: EntityManager, meetingId: string, participantId: string): Promise<Said> {
    // Also the first word about a meeting, so that two at once are one after the other.
    await manager.query(
      `insert into meetings.feedback (meeting_id, participant_id) values ($1, $2) on conflict do nothing`,
      [meetingId, participantId],
    );
    const [row]: Said[] = await manager.query(
      `select rating, topic_ids as "topicIds", case when is_shared then note else '' end as "sharedNote" from meetings.feedback where meeting_id = $1 and participant_id = $2 for update`,
      [meetingId, participantId],
    );
    return row ?? { rating: null, topicIds: [], sharedNote: '' };
  }

  /** Of the caller's company, without the caller's own. @throws NOT_FOUND for everyone who is not in the meeting. */
  async ofTeam(fairId: string, userId: string, meetingId: string): Promise<TeamNote[]> {
    const { participant } = await this.agendas.own(fairId, userId, meetingId);
    if (participant.companyId === null) return [];
    const notes: Omit<TeamNote, 'by'>[] = await this.dataSource.query(
      `select participant_id as "byId", note, ${instantText('updated_at')} as at from meetings.feedback
       where meeting_id = $1 and participant_id <> $2 and is_shared and note <> '' order by updated_at, participant_id`,
      [meetingId, participant.id],
    );
    const faces = await this.participants.faces(
      fairId,
      notes.map(({ byId }) => byId),
    );
    return notes.flatMap((note) => {
      const face = faces.get(note.byId);
      return face?.companyId === participant.companyId ? [{ ...note, by: `${face.firstName} ${face.lastName}` }] : [];
    });
  }
}
