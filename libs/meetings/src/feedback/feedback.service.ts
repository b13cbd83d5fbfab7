import { Injectable } from '@nestjs/common';
import type { Feedback } from '@parvis/contracts';
import { DomainError } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { AgendaService } from '../agenda/agenda.service.js';

@Injectable()
export class FeedbackService {
  constructor(
    private readonly agendas: AgendaService,
    private readonly dataSource: DataSource,
  ) {}

  /** Notes are welcome at any time; a rating needs a meeting that has begun or, where both came early, taken place. */
  async set(fairId: string, userId: string, meetingId: string, feedback: Feedback): Promise<Feedback> {
    const { participant, meeting } = await this.agendas.own(fairId, userId, meetingId);
    const hasBegun = meeting.wasHeld || Date.now() >= Date.parse(meeting.startsAt);
    if (feedback.rating !== null && !hasBegun) {
      throw new DomainError('MEETING_NOT_STARTED', 'conflict', 'A meeting can be rated once it has begun');
    }
    await this.dataSource.query(
      `insert into meetings.feedback (meeting_id, participant_id, rating, note, follow_up) values ($1, $2, $3, $4, $5)
       on conflict (meeting_id, participant_id) do update
       set rating = excluded.rating, note = excluded.note, follow_up = excluded.follow_up, updated_at = now()`,
      [meetingId, participant.id, feedback.rating, feedback.note, feedback.followUp],
    );
    return feedback;
  }
}
