import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

export interface UnreadRow {
  fairId: string;
  participantId: string;
  /** With something unread. */
  conversations: number;
}

/** What has been unread for a while. Older than a day it is no news any more. */
@Injectable()
export class ChatDigestRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** People in order of id, of all fairs. */
  unreadOwn(minutes: number, after: string | null, limit: number): Promise<UnreadRow[]> {
    return this.dataSource.query(
      `select c.fair_id as "fairId", m.participant_id as "participantId", count(*)::int as conversations
       from live.conversation c join live.conversation_member m on m.conversation_id = c.id
       left join live.read_mark r on r.conversation_id = c.id and r.participant_id = m.participant_id
       where c.kind <> 'room' and c.last_at > now() - interval '1 day' and c.last_at < now() - $1 * interval '1 minute'
         and c.last_seq > coalesce(r.seq, 0) and (c.declined_at is null or c.created_by = m.participant_id)
         and ($2::uuid is null or m.participant_id > $2)
       group by 1, 2 order by 2 limit $3`,
      [minutes, after, limit],
    );
  }

  /** Booths with visitors who wait for an answer, and for how long the first of them does. */
  waitingAtBooths(
    minutes: number,
  ): Promise<{ fairId: string; boothId: string; minutes: number; conversations: number }[]> {
    return this.dataSource.query(
      `select fair_id as "fairId", booth_id as "boothId", count(*)::int as conversations,
         (extract(epoch from now() - min(last_at)) / 60)::float8 as minutes
       from live.conversation where kind = 'booth' and visitor_seq > team_seq
         and last_at > now() - interval '1 day' and last_at < now() - $1 * interval '1 minute'
       group by 1, 2`,
      [minutes],
    );
  }

  /** Marks as told whoever is due, and answers these: not told yet, or told and reading since, or told yesterday. */
  async mark(manager: EntityManager, participantIds: readonly string[]): Promise<Map<string, { hasMail: boolean }>> {
    const rows: { id: string; hasMail: boolean }[] = await manager.query(
      `insert into live.chat_person as p (participant_id, told_at) select unnest($1::uuid[]), now()
       on conflict (participant_id) do update set told_at = now()
         where p.told_at is null or p.told_at < now() - interval '1 day'
           or exists (select 1 from live.read_mark r where r.participant_id = p.participant_id and r.at > p.told_at)
       returning participant_id as id, has_mail as "hasMail"`,
      [[...new Set(participantIds)].sort()],
    );
    return new Map(rows.map(({ id, hasMail }) => [id, { hasMail }]));
  }
}
