import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A meeting with video and its parties. */
export interface RemoteMeeting {
  id: string;
  /** Some of them are at the fair: at a table, or at a booth. */
  isAtFair: boolean;
  partyIds: string[];
}

const columns = `m.id, m.place <> 'video' as "isAtFair",
  array(select a.participant_id from meetings.attendee a where a.meeting_id = m.id and a.part = 'party') as "partyIds"`;

@Injectable()
export class TravelRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Held meetings of a fair that were by video for somebody. */
  held(fairId: string): Promise<RemoteMeeting[]> {
    return this.dataSource.query(
      `select ${columns} from meetings.meeting m
       where m.fair_id = $1 and m.held_at is not null and m.has_video and m.status = 'scheduled'`,
      [fairId],
    );
  }

  /** Those of these people. */
  heldOf(participantIds: readonly string[]): Promise<RemoteMeeting[]> {
    return this.dataSource.query(
      `select ${columns} from meetings.meeting m
       where m.id in (select meeting_id from meetings.attendee where participant_id = any($1::uuid[]) and part = 'party')
         and m.held_at is not null and m.has_video and m.status = 'scheduled'`,
      [participantIds],
    );
  }

  /** One meeting with this person in it, held or not; null for people who are not in it. */
  async one(fairId: string, meetingId: string, participantId: string): Promise<RemoteMeeting | 'no-video' | null> {
    const [row]: (RemoteMeeting & { hasVideo: boolean })[] = await this.dataSource.query(
      `select ${columns}, m.has_video and m.status = 'scheduled' as "hasVideo" from meetings.meeting m
       join meetings.attendee mine on mine.meeting_id = m.id and mine.participant_id = $3
       where m.id = $2 and m.fair_id = $1`,
      [fairId, meetingId, participantId],
    );
    return row && !row.hasVideo ? 'no-video' : (row ?? null);
  }
}
