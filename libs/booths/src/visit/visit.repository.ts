import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

export interface VisitRow {
  id: string;
  fairId: string;
  boothId: string;
  participantId: string;
  userId: string;
  lineId: string;
}

/** Who comes back within so long is still on the same visit: a page that is loaded again, a line that broke. */
const breakMinutes = 2;
/** As many old ones as one statement deletes. */
const portion = 10_000;
const columns = `id, fair_id as "fairId", booth_id as "boothId", participant_id as "participantId", user_id as "userId", line_id as "lineId"`;

@Injectable()
export class VisitRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Begins a visit or goes on with one. True where somebody new is there. */
  async come(manager: EntityManager, visit: Omit<VisitRow, 'id'>): Promise<boolean> {
    const { fairId, boothId, participantId, userId, lineId } = visit;
    await manager.query(`select pg_advisory_xact_lock(hashtext($1))`, [`visit:${boothId}:${participantId}`]);
    const [open]: [{ id: string; wasLeft: boolean }[]] = await manager.query(
      `update booths.visit v set line_id = $3, left_at = null
       from (select id, left_at is not null as was_left from booths.visit where booth_id = $1 and participant_id = $2
             and (left_at is null or left_at > clock_timestamp() - interval '${breakMinutes} minutes')
             order by started_at desc limit 1) last
       where v.id = last.id returning v.id, last.was_left as "wasLeft"`,
      [boothId, participantId, lineId],
    );
    if (open[0]) return open[0].wasLeft;
    await manager.query(
      `insert into booths.visit (fair_id, booth_id, participant_id, user_id, line_id) values ($1, $2, $3, $4, $5)`,
      [fairId, boothId, participantId, userId, lineId],
    );
    return true;
  }

  /** Ends what this line looked at, apart from one booth; answers what that was. */
  async leave(
    lineId: string,
    userId: string | null,
    { only = null, butNot = null }: { only?: string | null; butNot?: string | null } = {},
  ): Promise<VisitRow[]> {
    const [rows]: [VisitRow[]] = await this.dataSource.query(
      `update booths.visit set left_at = clock_timestamp()
       where line_id = $1 and left_at is null and ($2::uuid is null or user_id = $2) and ($3::uuid is null or booth_id = $3)
         and ($4::uuid is null or booth_id <> $4) returning ${columns}`,
      [lineId, userId, only, butNot],
    );
    return rows;
  }

  /** Deletes all of these fairs, in portions, so that nobody waits for it. */
  async forget(fairIds: readonly string[]): Promise<void> {
    for (const fairId of fairIds)
      for (let gone = portion; gone === portion; ) {
        const [, count]: [unknown, number] = await this.dataSource.query(
          `delete from booths.visit where id in (
             select v.id from booths.booth b join booths.visit v on v.booth_id = b.id where b.fair_id = $1 limit ${portion})`,
          [fairId],
        );
        gone = count;
      }
  }

  /** Of those who agree to be seen, the visits of which nobody was told yet; from now on they are told. */
  async toTell(manager: EntityManager, participantId: string): Promise<(VisitRow & { at: string })[]> {
    const [rows]: [(VisitRow & { at: Date })[]] = await manager.query(
      `update booths.visit set told_at = clock_timestamp()
       where participant_id = $1 and left_at is null and told_at is null
         and exists (select 1 from booths.visibility where participant_id = $1 and is_visible)
       returning ${columns}, started_at as at`,
      [participantId],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** Visits that are on, a portion in order of id. */
  openAfter(id: string | null, limit: number): Promise<VisitRow[]> {
    return this.dataSource.query(
      `select ${columns} from booths.visit where left_at is null and ($1::uuid is null or id > $1) order by id limit $2`,
      [id, limit],
    );
  }

  /** Who is at a booth and seen, the first to come first, 200 at most; how many are there unseen, and all visits so far. */
  async now(boothId: string): Promise<{
    seen: { participantId: string; since: Date; visits: number }[];
    unseen: number;
    visits: number;
  }> {
    const [seen, [counts]]: [
      { participantId: string; since: Date; visits: number }[],
      [{ unseen: number; visits: number }],
    ] = await Promise.all([
      this.dataSource.query(
        `select v.participant_id as "participantId", v.started_at as since,
           (select count(*)::int from booths.visit o where o.participant_id = v.participant_id and o.booth_id = v.booth_id) as visits
         from booths.visit v join booths.visibility c on c.participant_id = v.participant_id and c.is_visible
         where v.booth_id = $1 and v.left_at is null order by v.started_at, v.id limit 200`,
        [boothId],
      ),
      this.dataSource.query(
        `select count(*)::int as visits, (count(*) filter (where v.left_at is null and c.is_visible is distinct from true))::int as unseen
         from booths.visit v left join booths.visibility c on c.participant_id = v.participant_id where v.booth_id = $1`,
        [boothId],
      ),
    ]);
    return { seen, ...counts };
  }

  async isSeenAt(boothId: string, participantId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from booths.visit v join booths.visibility c on c.participant_id = v.participant_id and c.is_visible
       where v.booth_id = $1 and v.participant_id = $2 and v.left_at is null`,
      [boothId, participantId],
    );
    return rows.length > 0;
  }

  async visibility(participantId: string): Promise<boolean | null> {
    const [row]: { isVisible: boolean }[] = await this.dataSource.query(
      `select is_visible as "isVisible" from booths.visibility where participant_id = $1`,
      [participantId],
    );
    return row?.isVisible ?? null;
  }

  async setVisibility(
    manager: EntityManager,
    fairId: string,
    participantId: string,
    isVisible: boolean,
  ): Promise<void> {
    await manager.query(
      `insert into booths.visibility (fair_id, participant_id, is_visible) values ($1, $2, $3)
       on conflict (participant_id) do update set is_visible = excluded.is_visible, decided_at = now()`,
      [fairId, participantId, isVisible],
    );
  }

  /** Booths that this person looks at now. */
  async boothsOf(participantId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select booth_id as id from booths.visit where participant_id = $1 and left_at is null`,
      [participantId],
    );
    return rows.map(({ id }) => id);
  }
}
