import { Injectable } from '@nestjs/common';
import type { ConversationKind } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

/** A conversation as one person finds it. */
export interface ConversationRow {
  id: string;
  fairId: string;
  kind: ConversationKind;
  name: string;
  createdBy: string | null;
  isAccepted: boolean;
  isDeclined: boolean;
  boothId: string | null;
  visitorId: string | null;
  assigneeId: string | null;
  /** The other one of two. */
  otherId: string | null;
  lastSeq: number;
  teamSeq: number;
  visitorSeq: number;
  lastChange: number;
  lastAt: string;
  /** The last message that this person has read. */
  readSeq: number;
  isMember: boolean;
  isOwner: boolean;
}

export interface ListedRow extends ConversationRow {
  last: {
    seq: number;
    senderId: string;
    text: string;
    isDeleted: boolean;
    isHidden: boolean;
    hasFile: boolean;
  } | null;
  at: TimePosition;
}

/** `$1` is the person. */
const columns = `c.id, c.fair_id as "fairId", c.kind, c.name, c.created_by as "createdBy", c.accepted_at is not null as "isAccepted",
  c.declined_at is not null as "isDeclined", c.booth_id as "boothId", c.visitor_id as "visitorId", c.assignee_id as "assigneeId",
  case when c.low_id = $1 then c.high_id else c.low_id end as "otherId",
  c.last_seq as "lastSeq", c.team_seq as "teamSeq", c.visitor_seq as "visitorSeq", c.last_change as "lastChange",
  to_char(c.last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastAt", coalesce(r.seq, 0) as "readSeq",
  m.participant_id is not null as "isMember", coalesce(m.is_owner, false) as "isOwner"`;
const tables = `live.conversation c
  left join live.read_mark r on r.conversation_id = c.id and r.participant_id = $1
  left join live.conversation_member m on m.conversation_id = c.id and m.participant_id = $1`;
const lastMessage = `(select jsonb_build_object('seq', l.seq, 'senderId', l.sender_id, 'text', left(l.text, 160),
    'isDeleted', l.deleted_at is not null, 'isHidden', l.hidden_at is not null, 'hasFile', l.file_id is not null)
  from live.message l where l.conversation_id = c.id and l.seq = c.last_seq) as last`;

/** What a person has in the box of his or her own: nothing that others have only begun, nothing that was declined. */
const own = `c.id in (select conversation_id from live.conversation_member where participant_id = $1)
  and (c.last_seq > 0 or c.kind = 'group' or c.created_by = $1) and (c.declined_at is null or c.created_by = $1)`;
/** `$2` is the booth. Not what a visitor has only opened. */
const ofBooth = `c.booth_id = $2 and c.kind = 'booth' and c.last_seq > 0`;
/** Whoever answers for the team has read for all of it. */
const isUnread = {
  own: 'c.last_seq > coalesce(r.seq, 0)',
  booth: 'c.last_seq > greatest(coalesce(r.seq, 0), c.team_seq)',
};

/** Conversations and who has read how far in them. */
@Injectable()
export class ConversationRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(fairId: string, id: string, participantId: string): Promise<ConversationRow | null> {
    const rows: ConversationRow[] = await this.dataSource.query(
      `select ${columns} from ${tables} where c.id = $2 and c.fair_id = $3`,
      [participantId, id, fairId],
    );
    return rows[0] ?? null;
  }

  byIds(participantId: string, ids: readonly string[]): Promise<ConversationRow[]> {
    return this.dataSource.query(`select ${columns} from ${tables} where c.id = any($2::uuid[])`, [participantId, ids]);
  }

  /** One row more than `limit`, the latest first. With a booth: its inbox. */
  list(participantId: string, boothId: string | null, after: TimePosition | null, limit: number): Promise<ListedRow[]> {
    return this.dataSource.query(
      `select ${columns}, ${lastMessage}, jsonb_build_object('time', c.last_at::text, 'id', c.id) as at from ${tables}
       where ${boothId === null ? `$2::uuid is null and ${own}` : ofBooth}
         and ($3::timestamptz is null or (c.last_at, c.id) < ($3::timestamptz, $4::uuid))
       order by c.last_at desc, c.id desc limit $5`,
      [participantId, boothId, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  async count(participantId: string, boothId: string | null): Promise<number> {
    return this.countWhere(boothId === null ? `$2::uuid is null and ${own}` : ofBooth, participantId, boothId);
  }

  async countUnread(participantId: string, boothId: string | null): Promise<number> {
    const isOwn = boothId === null;
    const condition = isOwn ? `$2::uuid is null and ${own} and ${isUnread.own}` : `${ofBooth} and ${isUnread.booth}`;
    return this.countWhere(condition, participantId, boothId);
  }

  async directOf(aId: string, bId: string): Promise<string | null> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select id from live.conversation where kind = 'direct' and low_id = least($1::uuid, $2::uuid) and high_id = greatest($1::uuid, $2::uuid)`,
      [aId, bId],
    );
    return rows[0]?.id ?? null;
  }

  async boothOf(boothId: string, visitorId: string): Promise<string | null> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select id from live.conversation where kind = 'booth' and booth_id = $1 and visitor_id = $2`,
      [boothId, visitorId],
    );
    return rows[0]?.id ?? null;
  }

  /** The conversation of these two; begun now where there is none. */
  async openDirect(fairId: string, byId: string, otherId: string, isAccepted: boolean): Promise<string> {
    const id = await this.dataSource.transaction(async (manager) => {
      const rows: { id: string }[] = await manager.query(
        `insert into live.conversation (fair_id, kind, created_by, low_id, high_id, accepted_at)
         values ($1, 'direct', $2, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), case when $4 then now() end)
         on conflict (low_id, high_id) where kind = 'direct' do nothing returning id`,
        [fairId, byId, otherId, isAccepted],
      );
      if (rows[0]) await this.addMembers(manager, rows[0].id, [byId, otherId]);
      return rows[0]?.id;
    });
    return id ?? found(await this.directOf(byId, otherId));
  }

  /** The conversation of a visitor with a booth; begun now where there is none. */
  async openBooth(fairId: string, boothId: string, visitorId: string, byId: string): Promise<string> {
    const id = await this.dataSource.transaction(async (manager) => {
      const rows: { id: string }[] = await manager.query(
        `insert into live.conversation (fair_id, kind, created_by, booth_id, visitor_id) values ($1, 'booth', $4, $2, $3)
         on conflict (visitor_id, booth_id) where kind = 'booth' do nothing returning id`,
        [fairId, boothId, visitorId, byId],
      );
      if (rows[0]) await this.addMembers(manager, rows[0].id, [visitorId]);
      return rows[0]?.id;
    });
    return id ?? found(await this.boothOf(boothId, visitorId));
  }

  async openGroup(fairId: string, byId: string, name: string, memberIds: readonly string[]): Promise<string> {
    return this.dataSource.transaction(async (manager) => {
      const [row]: [{ id: string }] = await manager.query(
        `insert into live.conversation (fair_id, kind, created_by, name) values ($1, 'group', $2, $3) returning id`,
        [fairId, byId, name],
      );
      await manager.query(
        `insert into live.conversation_member (conversation_id, participant_id, is_owner) values ($1, $2, true)`,
        [row.id, byId],
      );
      await this.addMembers(manager, row.id, memberIds);
      return row.id;
    });
  }

  async rename(id: string, name: string): Promise<void> {
    await this.dataSource.query(`update live.conversation set name = $2 where id = $1`, [id, name]);
  }

  async setAnswer(id: string, isAccepted: boolean): Promise<void> {
    await this.dataSource.query(
      `update live.conversation set accepted_at = case when $2 then coalesce(accepted_at, now()) end,
         declined_at = case when not $2 then coalesce(declined_at, now()) end where id = $1`,
      [id, isAccepted],
    );
  }

  async assign(id: string, participantId: string | null): Promise<void> {
    await this.dataSource.query(`update live.conversation set assignee_id = $2 where id = $1`, [id, participantId]);
  }

  /** False where it was as far already. No further than there are messages. */
  async markRead(id: string, participantId: string, seq: number): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `insert into live.read_mark as r (conversation_id, participant_id, seq)
         select id, $2, least($3, last_seq) from live.conversation where id = $1
       on conflict (conversation_id, participant_id) do update set seq = excluded.seq, at = now() where r.seq < excluded.seq
       returning seq`,
      [id, participantId, seq],
    );
    return rows.length > 0;
  }

  async readMarks(id: string): Promise<{ participantId: string; seq: number }[]> {
    return this.dataSource.query(
      `select participant_id as "participantId", seq from live.read_mark where conversation_id = $1 order by seq limit 600`,
      [id],
    );
  }

  async addMembers(manager: EntityManager, id: string, participantIds: readonly string[]): Promise<void> {
    await manager.query(
      `insert into live.conversation_member (conversation_id, participant_id) select $1, unnest($2::uuid[]) on conflict do nothing`,
      [id, participantIds],
    );
  }

  private async countWhere(condition: string, participantId: string, boothId: string | null): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from ${tables} where ${condition}`,
      [participantId, boothId],
    );
    return row.count;
  }
}

function found(id: string | null): string {
  if (id === null) throw new Error('the conversation has gone');
  return id;
}
