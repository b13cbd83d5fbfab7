import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@parvis/contracts';
import { DataSource } from 'typeorm';

/** The latest so many ratings of a person count. */
const mostRatings = 50;

/** How people rated those whom they met. A rating serves its own author's proposals and nothing else. */
@Injectable()
export class RatingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Of two words about a meeting the later one counts, in whatever order they come. */
  async note({ meetingId, raterId, ratedIds, rating, at }: EventPayload<'meeting.rated.v1'>): Promise<void> {
    await this.dataSource.query(
      `insert into matchmaking.meeting_rating as known (rater_id, rated_id, meeting_id, rating, at)
       select $1, id, $2, $4, $5 from unnest($3::uuid[]) as rated (id)
       on conflict (rater_id, rated_id, meeting_id) do update set rating = excluded.rating, at = excluded.at where known.at < excluded.at`,
      [raterId, meetingId, ratedIds, rating, at],
    );
  }

  /** Whom a person has rated, and how at last. */
  async by(raterId: string): Promise<{ ratedId: string; rating: number }[]> {
    return this.dataSource.query(
      `select "ratedId", rating from (
         select distinct on (rated_id) rated_id as "ratedId", rating, at from matchmaking.meeting_rating
         where rater_id = $1 and rating is not null order by rated_id, at desc
       ) latest order by at desc, "ratedId" limit ${mostRatings}`,
      [raterId],
    );
  }
}
