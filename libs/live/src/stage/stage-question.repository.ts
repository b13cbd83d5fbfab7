import { Injectable } from '@nestjs/common';
import type { StageQuestionState } from '@parvis/contracts';
import { decodeCursor, invalid } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';

export interface QuestionRow {
  id: string;
  sessionId: string;
  userId: string;
  text: string;
  state: StageQuestionState;
  votes: number;
  hasVoted: boolean;
  createdAt: Date;
  /** The same to the microsecond, as Postgres writes it. */
  time: string;
}

/** Place in the list: votes, time, id. */
const Position = z.tuple([z.number().int(), z.string().max(40), z.uuid()]);
type Position = z.infer<typeof Position>;

/** @throws INVALID_INPUT for a cursor of another list. */
export function questionPositionOf(cursor: string | undefined): Position | null {
  const values = decodeCursor(cursor, 3);
  if (values === null) return null;
  const position = Position.safeParse(values);
  if (!position.success) throw invalid('cursor', 'unknown');
  return position.data;
}
export const questionPlaceOf = ({ votes, time, id }: QuestionRow) => [votes, time, id];

const columns = `q.id, q.session_id as "sessionId", q.user_id as "userId", q.text, q.state, q.votes, q.created_at as "createdAt",
  q.created_at::text as time,
  exists (select 1 from live.stage_question_vote v where v.question_id = q.id and v.user_id = $2) as "hasVoted"`;

interface QuestionList {
  sessionId: string;
  readerId: string;
  state: StageQuestionState;
  /** Only the reader's own. */
  isOwnOnly: boolean;
}

@Injectable()
export class StageQuestionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One row more than `limit`, most votes first, then the oldest. */
  page(list: QuestionList, after: Position | null, limit: number): Promise<QuestionRow[]> {
    return this.dataSource.query(
      `select ${columns} from live.stage_question q
       where q.session_id = $1 and q.state = $3 ${list.isOwnOnly ? 'and q.user_id = $2' : ''}
         and ($4::integer is null or q.votes <= $4)
         and ($4::integer is null or q.votes < $4 or (q.created_at, q.id) > ($5::timestamptz, $6::uuid))
       order by q.votes desc, q.created_at, q.id limit $7`,
      [list.sessionId, list.readerId, list.state, ...(after ?? [null, null, null]), limit + 1],
    );
  }

  async count({ sessionId, readerId, state, isOwnOnly }: QuestionList): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from live.stage_question q
       where q.session_id = $1 and q.state = $2 ${isOwnOnly ? 'and q.user_id = $3' : ''}`,
      isOwnOnly ? [sessionId, state, readerId] : [sessionId, state],
    );
    return row.count;
  }

  async find(sessionId: string, id: string, readerId: string): Promise<QuestionRow | null> {
    const [row]: QuestionRow[] = await this.dataSource.query(
      `select ${columns} from live.stage_question q where q.id = $3 and q.session_id = $1`,
      [sessionId, readerId, id],
    );
    return row ?? null;
  }

  /** Null when this person has asked `most` questions already. */
  async insert(sessionId: string, userId: string, text: string, most: number): Promise<string | null> {
    const [row]: { id: string }[] = await this.dataSource.query(
      `insert into live.stage_question (session_id, user_id, text)
       select $1, $2, $3
       where (select count(*) from live.stage_question where session_id = $1 and user_id = $2) < $4
       returning id`,
      [sessionId, userId, text, most],
    );
    return row?.id ?? null;
  }

  /** One vote a person, whatever comes at once: what is counted is the row that came or went. */
  async vote(id: string, userId: string, isFor: boolean): Promise<void> {
    const change = isFor
      ? `insert into live.stage_question_vote (question_id, user_id)
         select q.id, $2 from live.stage_question q where q.id = $1 and q.state = 'open'
         on conflict do nothing returning 1`
      : `delete from live.stage_question_vote where question_id = $1 and user_id = $2 returning 1`;
    await this.dataSource.query(
      `with changed as (${change})
       update live.stage_question set votes = votes ${isFor ? '+' : '-'} 1 where id = $1 and exists (select 1 from changed)`,
      [id, userId],
    );
  }

  async setState(id: string, state: StageQuestionState): Promise<void> {
    await this.dataSource.query(`update live.stage_question set state = $2 where id = $1`, [id, state]);
  }
}
