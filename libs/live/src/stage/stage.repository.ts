import { Injectable } from '@nestjs/common';
import type { LocalText, StagePart, StageSessionContent, StageState } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

export interface StageRow {
  id: string;
  fairId: string;
  title: LocalText;
  description: LocalText;
  startsAt: Date;
  endsAt: Date;
  state: StageState;
  liveAt: Date | null;
  overAt: Date | null;
  isRecordingPublished: boolean;
}
export interface StagePersonRow {
  sessionId: string;
  participantId: string;
  part: StagePart;
}

const columns = `s.id, s.fair_id as "fairId", s.title, s.description, s.starts_at as "startsAt", s.ends_at as "endsAt", s.state,
  s.live_at as "liveAt", s.over_at as "overAt", s.recording_published_at is not null as "isRecordingPublished"`;

@Injectable()
export class StageRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One row more than `limit`, in order of time. */
  page(fairId: string, after: TimePosition | null, limit: number): Promise<(StageRow & { time: string })[]> {
    return this.dataSource.query(
      `select ${columns}, s.starts_at::text as time from live.stage_session s
       where s.fair_id = $1 and ($2::timestamptz is null or (s.starts_at, s.id) > ($2::timestamptz, $3::uuid))
       order by s.starts_at, s.id limit $4`,
      [fairId, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  async count(fairId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from live.stage_session where fair_id = $1`,
      [fairId],
    );
    return row.count;
  }

  /** With the part that a participant has in it, in one query. */
  async find(
    fairId: string,
    id: string,
    participantId: string | null = null,
  ): Promise<(StageRow & { part: StagePart | null }) | null> {
    const [row]: (StageRow & { part: StagePart | null })[] = await this.dataSource.query(
      `select ${columns}, p.part from live.stage_session s
       left join live.stage_person p on p.session_id = s.id and p.participant_id = $3
       where s.id = $1 and s.fair_id = $2`,
      [id, fairId, participantId],
    );
    return row ?? null;
  }

  /** Nobody changes it until the transaction ends. */
  async hold(manager: EntityManager, id: string): Promise<StageRow | null> {
    const [row]: StageRow[] = await manager.query(
      `select ${columns} from live.stage_session s where s.id = $1 for share`,
      [id],
    );
    return row ?? null;
  }

  people(sessionIds: readonly string[]): Promise<StagePersonRow[]> {
    return this.dataSource.query(
      `select session_id as "sessionId", participant_id as "participantId", part from live.stage_person
       where session_id = any($1::uuid[]) order by session_id, position`,
      [sessionIds],
    );
  }

  async insert(manager: EntityManager, fairId: string, content: StageSessionContent): Promise<string> {
    const [row]: [{ id: string }] = await manager.query(
      `insert into live.stage_session (fair_id, title, description, starts_at, ends_at) values ($1, $2, $3, $4, $5) returning id`,
      [fairId, content.title, content.description, content.startsAt, content.endsAt],
    );
    await this.setPeople(manager, row.id, content.people);
    return row.id;
  }

  /** False when the session is over or cancelled. */
  async update(manager: EntityManager, id: string, content: StageSessionContent): Promise<boolean> {
    const [, updated]: [unknown[], number] = await manager.query(
      `update live.stage_session set title = $2, description = $3, starts_at = $4, ends_at = $5
       where id = $1 and state in ('planned', 'live')`,
      [id, content.title, content.description, content.startsAt, content.endsAt],
    );
    if (updated > 0) await this.setPeople(manager, id, content.people);
    return updated > 0;
  }

  /** False when it is no longer in the state from which it was to go. */
  async move(manager: EntityManager, id: string, from: StageState, to: StageState): Promise<boolean> {
    const [, moved]: [unknown[], number] = await manager.query(
      `update live.stage_session set state = $3, live_at = case when $3 = 'live' then now() else live_at end,
         over_at = case when $3 in ('over', 'cancelled') then now() else over_at end
       where id = $1 and state = $2`,
      [id, from, to],
    );
    return moved > 0;
  }

  async publishRecording(id: string, isPublished: boolean): Promise<void> {
    await this.dataSource.query(
      `update live.stage_session set recording_published_at = case when $2 then coalesce(recording_published_at, now()) end where id = $1`,
      [id, isPublished],
    );
  }

  private async setPeople(manager: EntityManager, id: string, people: StageSessionContent['people']): Promise<void> {
    await manager.query(`delete from live.stage_person where session_id = $1`, [id]);
    await manager.query(
      `insert into live.stage_person (session_id, participant_id, part, position)
       select $1, item.id, item.part, item.position from unnest($2::uuid[], $3::text[]) with ordinality as item (id, part, position)`,
      [id, people.map(({ participantId }) => participantId), people.map(({ part }) => part)],
    );
  }
}
