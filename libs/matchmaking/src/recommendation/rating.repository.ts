import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@parvis/contracts';
import { DataSource } from 'typeorm';

/** The latest so many ratings of a person count. */
const mostRatings = 50;

/** What a person has said of somebody whom he or she has met. */
export interface SaidOf {
  ratedId: string;
  /** Null: only topics were noted. */
  rating: number | null;
  /** Of which the rater wants more. */
  topicIds: string[];
}

/** How people rated those whom they met. A rating serves its own author's proposals and nothing else. */
@Injectable()
export class RatingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Of two words about a meeting the later one counts, in whatever order they come. */
  async note({ meetingId, raterId, ratedIds, rating, topicIds, at }: EventPayload<'meeting.rated.v1'>): Promise<void> {
    await this.dataSource.query(
      `insert into matchmaking.meeting_rating as known (rater_id, rated_id, meeting_id, rating, at, topic_ids)
       select $1, id, $2, $4, $5, $6 from unnest($3::uuid[]) as rated (id)
       on conflict (rater_id, rated_id, meeting_id) do update set rating = excluded.rating, at = excluded.at, topic_ids = excluded.topic_ids
       where known.at < excluded.at`,
      [raterId, meetingId, ratedIds, rating, at, topicIds],
    );
  }

  /** Whom a person has rated, and how at last. */
  async by(raterId: string): Promise<SaidOf[]> {
    return this.dataSource.query(
      `select "ratedId", rating, "topicIds" from (
         select distinct on (rated_id) rated_id as "ratedId", rating, topic_ids as "topicIds", at from matchmaking.meeting_rating
         where rater_id = $1 and (rating is not null or topic_ids <> '{}') order by rated_id, at desc
       ) latest order by at desc, "ratedId" limit ${mostRatings}`,
      [raterId],
    );
  }
}
