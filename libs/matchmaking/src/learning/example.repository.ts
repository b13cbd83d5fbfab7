import { Injectable } from '@nestjs/common';
import type { Example } from '@parvis/engine';
import { DataSource } from 'typeorm';

/** The latest so many are learnt from: more change nothing and cost memory. */
const mostExamples = 50_000;
/** Counting further takes seconds in a large fair. */
const mostCounted = 10_000;

/**
 * What counts as an answer to a proposal: want or could is a yes, no is a no. Without either, a meeting that the two held is a yes;
 * and a proposal that was looked at again after ten minutes or more, by somebody who has answered another one since, is a no.
 */
const answers = `
  select i.viewer_id, i.shown_id, i.features, i.propensity, i.last_at,
    coalesce(w.level <> 'no', held.yes) as said
  from matchmaking.impression i
  left join matchmaking.wish w on w.from_id = i.viewer_id and w.to_id = i.shown_id
  cross join lateral (
    select exists (
      select 1 from matchmaking.meeting_outcome own
      join matchmaking.meeting_outcome other on other.meeting_id = own.meeting_id
      where own.person_id = i.viewer_id and other.person_id = i.shown_id and own.is_held and other.is_held
    ) as yes
  ) held
  where i.fair_id = $1 and (
    w.level is not null or held.yes
    or (i.times > 1 and i.last_at >= i.first_at + interval '10 minutes' and exists (
      select 1 from matchmaking.wish o where o.from_id = i.viewer_id and o.updated_at > i.first_at)))`;

/** Proposals and what became of them. */
@Injectable()
export class ExampleRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In order of pairs. */
  async of(fairId: string): Promise<Example[]> {
    return this.dataSource.query(
      `select viewer_id as "viewerId", features, propensity, said
       from (select * from (${answers}) answered order by last_at desc, viewer_id, shown_id limit ${mostExamples}) latest
       order by viewer_id, shown_id`,
      [fairId],
    );
  }

  /** Of the first so many that are found, in no order: to tell how far a fair is, not to learn from. */
  async count(fairId: string): Promise<{ answers: number; positives: number }> {
    const [row]: [{ answers: number; positives: number }] = await this.dataSource.query(
      `select count(*)::int as answers, count(*) filter (where said)::int as positives
       from (${answers} limit ${mostCounted}) answered`,
      [fairId],
    );
    return row;
  }
}
