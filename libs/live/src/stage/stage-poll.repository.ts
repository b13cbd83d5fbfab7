import { Injectable } from '@nestjs/common';
import type { StagePoll } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource } from 'typeorm';

export interface PollRow {
  id: string;
  question: string;
  state: StagePoll['state'];
  options: string[];
  /** Votes for each option. */
  tally: number[];
  ownChoice: number | null;
  time: string;
}

const columns = `p.id, p.question, p.state, p.options, p.tally, v.choice as "ownChoice", p.created_at::text as time`;
const tables = `live.stage_poll p left join live.stage_poll_vote v on v.poll_id = p.id and v.user_id = $2`;

@Injectable()
export class StagePollRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One row more than `limit`, newest first. */
  page(
    list: { sessionId: string; readerId: string; withDrafts: boolean },
    after: TimePosition | null,
    limit: number,
  ): Promise<PollRow[]> {
    return this.dataSource.query(
      `select ${columns} from ${tables}
       where p.session_id = $1 and ($3 or p.state <> 'draft')
         and ($4::timestamptz is null or (p.created_at, p.id) < ($4::timestamptz, $5::uuid))
       order by p.created_at desc, p.id desc limit $6`,
      [list.sessionId, list.readerId, list.withDrafts, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  async count(sessionId: string, withDrafts: boolean): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from live.stage_poll where session_id = $1 and ($2 or state <> 'draft')`,
      [sessionId, withDrafts],
    );
    return row.count;
  }

  async find(sessionId: string, id: string, readerId: string): Promise<PollRow | null> {
    const [row]: PollRow[] = await this.dataSource.query(
      `select ${columns} from ${tables} where p.session_id = $1 and p.id = $3`,
      [sessionId, readerId, id],
    );
    return row ?? null;
  }

  async insert(sessionId: string, question: string, options: readonly string[]): Promise<string> {
    const [row]: [{ id: string }] = await this.dataSource.query(
      `insert into live.stage_poll (session_id, question, options, tally) values ($1, $2, $3, $4) returning id`,
      [sessionId, question, options, options.map(() => 0)],
    );
    return row.id;
  }

  async setState(id: string, state: 'open' | 'closed'): Promise<void> {
    await this.dataSource.query(`update live.stage_poll set state = $2 where id = $1`, [id, state]);
  }

  /** Counts a vote while the poll is open; a second one of the same person changes nothing. */
  async vote(id: string, userId: string, choice: number): Promise<void> {
    await this.dataSource.query(
      `with added as (
         insert into live.stage_poll_vote (poll_id, user_id, choice)
         select p.id, $2, $3::integer from live.stage_poll p
         where p.id = $1 and p.state = 'open' and $3::integer < cardinality(p.options)
         on conflict do nothing returning choice
       )
       update live.stage_poll set tally[added.choice + 1] = tally[added.choice + 1] + 1 from added where id = $1`,
      [id, userId, choice],
    );
  }
}
