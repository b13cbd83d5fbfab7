import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

export interface MeetingNote {
  fairId: string;
  boothId: string;
  /** Whom it is about. */
  participantId: string;
  meetingId: string;
  authorId: string;
  /** '': not shared any more. */
  text: string;
  /** As an instant. */
  at: string;
}

/** Notes of meetings that their writers share with the team of their booth. */
@Injectable()
export class MeetingNoteRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether it is news; what is older than what is known changes nothing. */
  async keep(manager: EntityManager, note: MeetingNote): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `insert into booths.meeting_note as known (fair_id, booth_id, participant_id, meeting_id, author_id, text, said_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (booth_id, participant_id, meeting_id, author_id) do update set text = excluded.text, said_at = excluded.said_at
       where known.said_at < excluded.said_at
       returning id`,
      [note.fairId, note.boothId, note.participantId, note.meetingId, note.authorId, note.text, note.at],
    );
    return rows.length > 0;
  }

  /** Newest first, 500 at most. */
  of(boothId: string, participantId: string): Promise<{ id: string; text: string; authorId: string; at: Date }[]> {
    return this.dataSource.query(
      `select id, text, author_id as "authorId", said_at as at from booths.meeting_note
       where booth_id = $1 and participant_id = $2 and text <> '' order by said_at desc, id desc limit 500`,
      [boothId, participantId],
    );
  }
}
