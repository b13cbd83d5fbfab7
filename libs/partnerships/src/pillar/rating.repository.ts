import { Injectable } from '@nestjs/common';
import { mostPoints } from '@parvis/contracts';
import { DataSource } from 'typeorm';
import type { SidedRating } from './pillar.rules.js';

@Injectable()
export class RatingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest of each pillar and side, oldest first; notes only to whoever has written them. */
  latest(partnershipId: string, userId: string): Promise<SidedRating[]> {
    return this.dataSource.query(
      `select r.id, r.score, r.word, r.by_name as "by", to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
         case when r.by_user = $2 then r.note end as note, r.pillar, r.side = self.side as "isOwn"
       from partnerships.member self
         cross join unnest('{desire,project,balance,terms}'::text[]) as of_pillar (name)
         cross join unnest('{from,to}'::text[]) as of_side (name)
         cross join lateral (
           select * from partnerships.rating
           where partnership_id = self.partnership_id and pillar = of_pillar.name and side = of_side.name
           order by at desc, id limit ${mostPoints}
         ) r
       where self.partnership_id = $1 and self.user_id = $2 order by r.at, r.id desc`,
      [partnershipId, userId],
    );
  }
}
